//! Made-up people, places and companies. Numbers have valid check digits; identity numbers use sequence numbers from
//! 900, so that they belong to nobody.

use beian_core::identifier::{organisation, person};

/// A small generator of random numbers (SplitMix64): the same seed draws the same specimens on every machine.
pub struct Random(u64);

impl Random {
    /// A generator with a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, inclusive.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + (self.next() % u64::from(high - low + 1)) as u32
    }

    /// A number from `low` up to but excluding `high`.
    pub fn real(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// One of several items; there must be at least one.
    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.between(0, from.len() as u32 - 1) as usize]
    }
}

/// A day as year, month, day.
pub type Day = (u32, u32, u32);

pub fn compact((year, month, day): Day) -> String {
    format!("{year:04}{month:02}{day:02}")
}

pub fn day(random: &mut Random, from: u32, to: u32) -> Day {
    (random.between(from, to), random.between(1, 12), random.between(1, 28))
}

pub struct Person {
    pub name: String,
    pub nation: &'static str,
    pub man: bool,
    pub birth: Day,
    pub address: String,
    pub number: String,
}

const NAMES: [(&str, &str); 24] = [
    ("样本张三", "汉"),
    ("欧阳赟翀", "汉"),
    ("王喆", "汉"),
    ("李堃", "满"),
    ("闫䶮", "汉"),
    ("买买提·艾山江", "维吾尔"),
    ("阿依古丽·吐尔逊", "维吾尔"),
    ("迪丽拜尔·阿布都热合曼", "维吾尔"),
    ("扎西顿珠", "藏"),
    ("巴图·苏和", "蒙古"),
    ("司徒嘉懿", "汉"),
    ("赵嬿", "回"),
    ("陈昉", "土家"),
    ("周玥彤", "汉"),
    ("邓镕", "壮"),
    ("上官婉婧", "汉"),
    ("朴志勋", "朝鲜"),
    ("马晓燕", "回"),
    ("刘一", "汉"),
    ("龙阿朵", "苗"),
    ("沈璟", "汉"),
    ("尉迟骁", "汉"),
    ("曾祥瑞", "侗"),
    ("罗桑益西", "藏"),
];

const PLACES: [(&str, &str); 12] = [
    ("110108", "北京市海淀区样本路"),
    ("310115", "上海市浦东新区样张大道"),
    ("440305", "广东省深圳市南山区示例街道虚构社区测试路"),
    ("610125", "陕西省西安市鄠邑区样本镇假想村"),
    ("650104", "新疆维吾尔自治区乌鲁木齐市新市区示例北路"),
    ("540102", "西藏自治区拉萨市城关区样本街"),
    ("330106", "浙江省杭州市西湖区虚构街道样张弄"),
    ("420106", "湖北省武汉市武昌区示例大街"),
    ("510107", "四川省成都市武侯区虚拟东路"),
    ("230102", "黑龙江省哈尔滨市道里区样本二道街"),
    ("350203", "福建省厦门市思明区示例里"),
    ("450103", "广西壮族自治区南宁市青秀区民族大道"),
];

const DETAILS: [&str; 6] =
    ["{n}号", "{n}号{m}室", "{n}弄{m}号", "{n}号院{m}号楼3单元{n}室", "{n}号附{m}号", "第{m}组{n}号"];

pub fn address(random: &mut Random) -> (String, String) {
    let (code, place) = PLACES[random.between(0, PLACES.len() as u32 - 1) as usize];
    let (n, m) = (random.between(1, 1999).to_string(), random.between(1, 32).to_string());
    let detail = random.pick(&DETAILS).replace("{n}", &n).replace("{m}", &m);
    (code.to_owned(), format!("{place}{detail}"))
}

pub fn person(random: &mut Random) -> Person {
    let (name, nation) = NAMES[random.between(0, NAMES.len() as u32 - 1) as usize];
    let (code, address) = address(random);
    let birth = day(random, 1955, 2004);
    let man = random.between(0, 1) == 1;
    Person { name: name.to_owned(), nation, man, birth, address, number: number(random, &code, birth, man) }
}

/// An identity number with a valid check character.
pub fn number(random: &mut Random, region: &str, birth: Day, man: bool) -> String {
    let sequence = random.between(0, 49) * 2 + u32::from(man) + 900;
    let digits = format!("{region}{}{:03}", compact(birth), sequence.min(999));
    format!("{digits}{}", person::check_character(&digits))
}

/// A credit code with valid check characters; `beginning` is the code of the authority and the kind.
pub fn credit_code(random: &mut Random, beginning: &str, region: &str) -> String {
    let letters: Vec<char> = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().collect();
    let mut inner = String::from("MA");
    for _ in 0..6 {
        inner.push(letters[random.between(0, 30) as usize]);
    }
    let code = format!("{beginning}{region}{inner}{}", organisation::organisation_code_check(&inner));
    format!("{code}{}", organisation::credit_code_check(&code))
}

pub struct Company {
    pub name: String,
    pub code: String,
    pub kind: &'static str,
    pub representative: String,
    pub address: String,
    pub scope: String,
    pub capital: &'static str,
    pub established: Day,
}

const CITIES: [&str; 6] = ["北京", "上海", "深圳市", "成都", "乌鲁木齐", "杭州"];
const WORDS: [&str; 8] = ["样本", "示例云帆", "虚构星河", "测试鑫淼", "样张璟元", "假想垚鑫", "示例禾苗", "样本九州"];
/// A kind of subject: how its names end, its type, and how its codes begin.
pub struct Trade {
    ends: &'static [&'static str],
    kinds: &'static [&'static str],
    code: &'static str,
}

pub const COMPANIES: Trade = Trade {
    ends: &[
        "网络科技有限公司",
        "信息技术（集团）股份有限公司",
        "餐饮管理有限公司",
        "文化传媒有限责任公司",
        "电子商务有限公司",
        "教育咨询有限公司",
    ],
    kinds: &[
        "有限责任公司",
        "有限责任公司(自然人独资)",
        "有限责任公司(自然人投资或控股)",
        "股份有限公司(非上市、自然人投资或控股)",
    ],
    code: "91",
};
pub const SHOPS: Trade =
    Trade {
        ends: &["小吃店", "便利店", "服装商行", "美发工作室"], kinds: &["个体工商户"], code: "92"
    };
pub const BRANCHES: Trade = Trade {
    ends: &["网络科技有限公司样本分公司", "餐饮管理有限公司第二分公司"],
    kinds: &["有限责任公司分公司", "其他有限责任公司分公司(自然人独资)"],
    code: "91",
};
pub const COOPERATIVES: Trade =
    Trade {
        ends: &["果蔬种植专业合作社", "养殖农民专业合作社"], kinds: &["农民专业合作社"], code: "93"
    };
pub const PARTNERSHIPS: Trade = Trade {
    ends: &["企业管理中心（有限合伙）", "会计咨询事务所（普通合伙）"],
    kinds: &["有限合伙企业", "普通合伙企业"],
    code: "91",
};

const SCOPES: [&str; 5] = [
    "软件开发；信息技术咨询服务；技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广。",
    "一般项目：食品销售（仅销售预包装食品）；餐饮管理；会议及展览服务。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
    "互联网销售；日用百货销售；服装服饰批发；货物进出口；技术进出口。",
    "许可项目：广播电视节目制作经营。一般项目：组织文化艺术交流活动；广告设计、代理；数字内容制作服务；市场营销策划；企业形象策划；礼仪服务。",
    "教育咨询服务（不含涉许可审批的教育培训活动）；翻译服务；办公用品销售。",
];
const CAPITALS: [&str; 5] = ["壹佰万元整", "人民币伍拾万元整", "100万元人民币", "壹仟贰佰万元整", "5000万元人民币"];

pub fn company(random: &mut Random, trade: &Trade) -> Company {
    let owner = person(random);
    let (region, address) = address(random);
    Company {
        name: format!("{}{}{}", random.pick(&CITIES), random.pick(&WORDS), random.pick(trade.ends)),
        code: credit_code(random, trade.code, &region),
        kind: random.pick(trade.kinds),
        representative: owner.name,
        address,
        scope: random.pick(&SCOPES).to_owned(),
        capital: random.pick(&CAPITALS),
        established: day(random, 2001, 2024),
    }
}
