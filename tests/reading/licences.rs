//! Fields of business licences from lines of text at their positions.

use beian_desk::identifier::organisation::credit_code_check;
use beian_desk::reading::{Certificate, SURE, TextLine, TextPage, certificate};
use beian_desk::scan::Slot;

use super::lines;

#[test]
fn a_speck_between_the_halves_of_a_label_is_no_value() {
    let lines = [
        ("营业执照", [400.0, 40.0]),
        ("类", [100.0, 200.0]),
        ("1", [152.0, 200.0]),
        ("型", [169.0, 200.0]),
        ("有限责任公司", [240.0, 200.0]),
    ]
    .map(|(text, at)| TextLine::written(text, at, 25.0, 0.98));
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(fields["kind"].value, "有限责任公司");
}

#[test]
fn a_colon_between_the_items_of_a_scope_is_a_semicolon() {
    let lines = lines(&[
        ("营业执照", [400.0, 40.0]),
        ("经营范围", [100.0, 200.0]),
        ("一般项目：软件销售：广告制作；翻译服务。许可项目：食品销售：餐饮服务。", [240.0, 200.0]),
    ]);
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), None);
    let scope = "一般项目：软件销售；广告制作；翻译服务。许可项目：食品销售；餐饮服务。";
    assert_eq!(fields["business_scope"].value, scope);
    assert!(fields["business_scope"].confidence < SURE);
}

#[test]
fn a_colon_behind_an_item_that_heads_a_list_stays_and_leaves_doubt() {
    let read = |said: &str| {
        let scope = &licence(&[("经营范围", said)], &[])["business_scope"];
        (scope.value.clone(), scope.confidence >= SURE)
    };
    let scope = "样本锻件制造，机械零部件加工，销售：锻件、铸件。";
    assert_eq!(read(scope), (scope.to_owned(), false));
    let scope = "销售：锻件、铸件；货物进出口。";
    assert_eq!(read(scope), (scope.to_owned(), true));
}

#[test]
fn text_right_of_a_value_in_the_row_below_is_not_its_end() {
    let lines = lines(&[
        ("营业执照", [400.0, 40.0]),
        ("经营范围", [100.0, 200.0]),
        ("软件销售；广告制作；翻译服务；会议服务；", [240.0, 200.0]),
        ("礼仪服务。", [240.0, 240.0]),
        ("登记机", [640.0, 280.0]),
    ]);
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(fields["business_scope"].value, "软件销售；广告制作；翻译服务；会议服务；礼仪服务。");
}

#[test]
fn a_doubtful_character_of_a_name_is_the_one_that_names_have() {
    let named = |confidence: f32| {
        let mut lines =
            lines(&[("营业执照", [400.0, 40.0]), ("名称", [100.0, 200.0]), ("样本赞祥餐饮有限公司", [240.0, 200.0])]);
        let doubtful = &mut lines[2].glyphs[2];
        (doubtful.confidence, doubtful.others) = (confidence, vec!['赟']);
        let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), None);
        (fields["name"].value.clone(), fields["name"].confidence >= SURE)
    };
    assert_eq!(named(0.6), ("样本赟祥餐饮有限公司".to_owned(), false));
    assert_eq!(named(0.97), ("样本赞祥餐饮有限公司".to_owned(), true));
}

#[test]
fn a_box_before_a_value_is_none_of_it() {
    let lines = lines(&[("营业执照", [400.0, 40.0]), ("类型", [100.0, 200.0]), ("☑有限责任公司", [240.0, 200.0])]);
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(fields["kind"].value, "有限责任公司");
}

/// The fields of a one-column licence with a value for each label, and with additional lines.
fn licence(values: &[(&str, &str)], more: &[(&str, [f32; 2])]) -> certificate::Fields {
    let mut page = lines(&[("营业执照", [400.0, 40.0])]);
    for (at, (label, value)) in values.iter().enumerate() {
        let y = 200.0 + at as f32 * 60.0;
        page.extend(lines(&[(label, [100.0, y]), (value, [340.0, y])]));
    }
    page.extend(lines(more));
    certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence)).1
}

#[test]
fn a_licence_of_the_old_form_has_a_registration_number() {
    let old = licence(
        &[("注册号", "110108000000016"), ("名称", "样本示例商贸有限公司"), ("成立日期", "二〇一〇年十月廿三日")],
        &[],
    );
    assert_eq!(old["registration_number"].value, "110108000000016");
    assert!(old["registration_number"].confidence >= SURE);
    assert_eq!((old["established"].value.as_str(), old.contains_key("credit_code")), ("20101023", false));
    // A number whose check fails is offered, but never sure; beside a code of 18 characters it is ignored.
    assert!(licence(&[("注册号", "110108000000017")], &[])["registration_number"].confidence < SURE);
    let new = licence(&[("统一社会信用代码", "91350100M000100Y43"), ("注册号", "110108000000016")], &[]);
    assert!(!new.contains_key("registration_number"));
}

#[test]
fn what_is_left_of_a_credit_code_is_no_registration_number() {
    let misread = licence(&[("统一社会信用代码", "9110108000000016")], &[]);
    assert!(misread["credit_code"].confidence < SURE && !misread.contains_key("registration_number"));
    // The first characters of a code, under a label that was lost.
    assert!(
        !licence(&[("名称", "样本示例商贸有限公司")], &[("911101080000004", [300.0, 120.0])])
            .contains_key("registration_number")
    );
    let unlabelled = licence(&[("名称", "样本示例商贸有限公司")], &[("110108000000016", [300.0, 120.0])]);
    assert_eq!(unlabelled["registration_number"].value, "110108000000016");
}

#[test]
fn a_value_that_breaks_its_grammar_is_unsure() {
    let sure = |label: &str, field: &str, value: &str| licence(&[(label, value)], &[])[field].confidence >= SURE;
    for (label, field, right, wrong) in [
        ("注册资本", "registered_capital", "壹佰万元整", "样本市实行注册资本认缴登记制"),
        ("注册资本", "registered_capital", "人民币50.0000万元整", "详见章程"),
        ("法定代表人", "legal_representative", "欧阳样本", "样本张三李四王五"),
        ("经营者", "legal_representative", "买买提·艾山江", "甲"),
        ("名称", "name", "样本示例商贸有限公司", "样本示例商贸有限"),
        ("名称", "name", "样本示例企业管理中心（有限合伙）", "样本示例商贸注册资本有限公司"),
        ("类型", "kind", "有限责任公司(自然人投资或控股)", "有限责仕公司"),
        ("住所", "address", "北京市海淀区样本路1号", "样本路1号"),
        ("住所", "address", "深圳市南山区样本路1号", "深圳市南山区样本路1号仅供备案使用"),
    ] {
        assert!(sure(label, field, right), "{right}");
        assert!(!sure(label, field, wrong), "{wrong}");
    }
}

#[test]
fn the_end_of_an_address_is_no_sure_name() {
    let sure = |name: &str| licence(&[("名称", name)], &[])["name"].confidence >= SURE;
    assert!(!sure("地下样本89号铺") && !sure("样本路12号食品店"));
    assert!(sure("样本市第一号铺子食品店") && sure("样本89号仓库餐饮有限公司"));
}

#[test]
fn full_stops_between_the_rooms_of_an_address_are_the_commas_of_a_list() {
    let read = |address: &str| {
        let address = &licence(&[("住所", address)], &[])["address"];
        (address.value.clone(), address.confidence >= SURE)
    };
    let doubtful = |read: &str| (format!("北京市海淀区样本路{read}"), false);
    assert_eq!(read("北京市海淀区样本路1层5、6.7、8号"), doubtful("1层5、6、7、8号"));
    assert_eq!(read("北京市海淀区样本路160、161.162号"), doubtful("160、161、162号"));
    for whole in ["样本路5、6、7号", "样本路3.5公里处", "样本线K12.300米", "样本路88号A.B座"] {
        let whole = format!("北京市海淀区{whole}");
        assert_eq!(read(&whole), (whole, true));
    }
}

#[test]
fn a_kind_whose_last_bracket_is_hidden_is_closed_and_unsure() {
    let kind = &licence(&[("类型", "有限责任公司(自然人投资或控股")], &[])["kind"];
    assert_eq!((kind.value.as_str(), kind.confidence >= SURE), ("有限责任公司（自然人投资或控股）", false));
}

#[test]
fn a_stamp_at_the_beginning_of_a_row_makes_the_value_unsure() {
    let read = |stamp: &str| {
        let mut page = lines(&[("营业执照", [400.0, 40.0]), ("住所", [100.0, 200.0]), ("三单元502室", [240.0, 236.0])]);
        page.push(TextLine::written("北京市海淀区样本路九百九十九号院11号楼", [240.0, 200.0], 25.0, 0.98));
        page.push(TextLine::written(stamp, [205.0, 236.0], 35.0, 0.98));
        let fields = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence)).1;
        (fields["address"].value.ends_with("楼三单元502室"), fields["address"].confidence >= SURE)
    };
    assert_eq!(read(""), (true, true));
    assert!(!read("证").1);
}

#[test]
fn what_is_laid_over_the_end_of_a_name_is_none_of_it() {
    let read = |name: &str| {
        let name = &licence(&[("名称", name)], &[])["name"];
        (name.value.clone(), name.confidence >= SURE)
    };
    assert_eq!(read("样本示例网络有限公司供有示范网页"), ("样本示例网络有限公司".to_owned(), false));
    assert_eq!(read("样本示例文化传播工作室人"), ("样本示例文化传播工作室".to_owned(), false));
    assert_eq!(read("样本示例网络有限公"), ("样本示例网络有限公司".to_owned(), false));
    assert_eq!(read("样本示例网络有限公司样本分公司"), ("样本示例网络有限公司样本分公司".to_owned(), true));
}

#[test]
fn a_region_one_character_off_is_unsure_and_put_right_where_that_was_seen() {
    let read = |others: &[char]| {
        let mut page = lines(&[
            ("营业执照", [400.0, 40.0]),
            ("住所", [100.0, 200.0]),
            ("广东省深训市南山区样本路1号", [240.0, 200.0]),
        ]);
        page[2].glyphs[4].others = others.to_vec();
        let (_, fields) = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence));
        (fields["address"].value.clone(), fields["address"].confidence >= SURE)
    };
    assert_eq!(read(&[]), ("广东省深训市南山区样本路1号".to_owned(), false));
    assert_eq!(read(&['圳']), ("广东省深圳市南山区样本路1号".to_owned(), false));
}

#[test]
fn regions_that_there_are_or_were_and_zones_are_right() {
    let sure = |address: &str| licence(&[("住所", address)], &[])["address"].confidence >= SURE;
    for misread in ["广东省深圳市南川区样本路1号", "浙江省台州市淑江区样本街道1号", "深训市南山区样本路1号"]
    {
        assert!(!sure(misread), "{misread}");
    }
    for right in [
        "山东省青岛市即墨市样本路1号",
        "郑州市高新区样本街1号",
        "宁波市镇海区样本街道样本路1号",
        "山东省潍坊市滨海经济开发区样本路1号",
        "广东省东莞市样本镇样本路1号",
    ] {
        assert!(sure(right), "{right}");
    }
}

#[test]
fn text_of_no_label_beside_or_below_a_value_makes_it_unsure() {
    let values = [("名称", "样本示例商贸有限公司"), ("住所", "北京市海淀区样本路1号"), ("法定代表人", "样本张三")];
    let address = |more: &[(&str, [f32; 2])]| licence(&values, more)["address"].confidence >= SURE;
    assert!(address(&[]));
    assert!(!address(&[("三层", [720.0, 260.0])]), "behind it in its row");
    assert!(!address(&[("三层", [480.0, 292.0])]), "below it, not where a row begins");
    assert!(address(&[("三层", [640.0, 900.0])]), "far away");
    assert!(address(&[("注册资本", [720.0, 260.0]), ("壹佰万元整", [860.0, 260.0])]), "another label and its value");
}

#[test]
fn a_value_printed_higher_than_its_label_is_not_the_end_of_the_one_above() {
    let fields = licence(
        &[("名称", "样本示例商贸有限公司")],
        &[
            ("住所", [100.0, 260.0]),
            ("大连市甘井子区样本路136号", [260.0, 246.0]),
            ("法定代表人姓名", [100.0, 300.0]),
            ("样本张三", [280.0, 284.0]),
        ],
    );
    assert_eq!(fields["address"].value, "大连市甘井子区样本路136号");
    assert_eq!(fields["legal_representative"].value, "样本张三");
}

#[test]
fn a_paragraph_around_the_height_of_its_label_is_whole() {
    let rows = [
        ("北京市海淀区样本路之一号一至二层（之", [340.0, 251.0]),
        ("二层自编二房）", [340.0, 279.0]),
        ("样本张三", [340.0, 308.0]),
    ];
    let mut page = lines(&[
        ("营业执照", [400.0, 40.0]),
        ("类型", [100.0, 215.0]),
        ("有限责任公司", [340.0, 215.0]),
        ("住所", [100.0, 266.0]),
        ("法定代表人", [100.0, 310.0]),
    ]);
    page.extend(rows.map(|(text, at)| TextLine::written(text, at, 20.0, 0.98)));
    let (_, fields) = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence));
    assert_eq!(fields["address"].value, "北京市海淀区样本路之一号一至二层（之二层自编二房）");
    assert_eq!(
        (fields["kind"].value.as_str(), fields["legal_representative"].value.as_str()),
        ("有限责任公司", "样本张三")
    );
}

#[test]
fn a_character_that_two_regions_read_is_one() {
    let address = |again: f32| {
        licence(&[("住所", "北京市海淀区样本路8号")], &[("一楼店面", [340.0, 240.0]), ("一", [340.0 + again, 240.0])])
    };
    for again in [0.0, 8.0, 20.0] {
        assert_eq!(address(again)["address"].value, "北京市海淀区样本路8号一楼店面", "{again}");
    }
}

#[test]
fn the_badly_read_rest_of_a_cut_character_is_left_out_and_leaves_doubt() {
    let read = |confidence: f32| {
        let mut page =
            lines(&[("营业执照", [400.0, 40.0]), ("名称", [100.0, 200.0]), ("赣州样本篷布有限公司", [240.0, 200.0])]);
        page.push(TextLine::written("章", [226.0, 200.0], 25.0, confidence));
        let fields = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence)).1;
        (fields["name"].value.clone(), fields["name"].confidence >= SURE)
    };
    assert_eq!(read(0.59), ("赣州样本篷布有限公司".to_owned(), false));
    assert_eq!(read(0.98), ("章赣州样本篷布有限公司".to_owned(), false));
}

#[test]
fn the_serial_number_of_a_licence_is_no_credit_code() {
    const SERIAL: &str = "12000066620220104";
    let serial = format!("{SERIAL}{}", credit_code_check(SERIAL));
    let fields = licence(&[("名称", "样本示例商贸有限公司")], &[("编号", [700.0, 120.0]), (&serial, [800.0, 120.0])]);
    assert!(!fields.contains_key("credit_code"), "{serial}");
    let fields = licence(&[("统一社会信用代码", "91350100M000100Y43")], &[(&serial, [800.0, 120.0])]);
    assert_eq!(fields["credit_code"].value, "91350100M000100Y43");
}

#[test]
fn one_of_equal_digits_that_was_lost_is_put_back_and_leaves_doubt() {
    const BEGINNING: &str = "91500000MA0001237";
    let code = format!("{BEGINNING}{}", credit_code_check(BEGINNING));
    let read = |said: &str| {
        let code = &licence(&[("统一社会信用代码", said)], &[])["credit_code"];
        (code.value.clone(), code.confidence >= SURE)
    };
    assert_eq!(read(&code), (code.clone(), true));
    assert_eq!(read(&code.replacen("00000", "0000", 1)), (code.clone(), false));
    assert_ne!(read(&code.replacen("12", "1", 1)).0, code, "a digit that stands alone is lost for good");
}

#[test]
fn a_code_is_put_right_where_its_two_checks_allow_one_way_only() {
    const CODE: &str = "91350100M000100Y43";
    let read = |wrong: &[(usize, char, &str)]| {
        let mut page =
            lines(&[("营业执照", [400.0, 40.0]), ("统一社会信用代码", [100.0, 200.0]), (CODE, [340.0, 200.0])]);
        for (at, character, others) in wrong {
            let glyph = &mut page[2].glyphs[*at];
            (glyph.character, glyph.confidence, glyph.others) = (*character, 0.6, others.chars().collect());
        }
        let (_, fields) = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence));
        (fields["credit_code"].value.clone(), fields["credit_code"].confidence >= SURE)
    };
    assert_eq!(read(&[]), (CODE.to_owned(), true));
    assert_eq!(read(&[(3, '8', "56"), (15, 'V', "WY")]), (CODE.to_owned(), false));
    assert_ne!(read(&[(3, '8', "6"), (15, 'V', "W")]).0, CODE, "what nobody held for possible is not made up");
}

#[test]
fn a_code_that_only_its_last_check_proves_is_unsure() {
    const BEGINNING: &str = "91500000MA0001234";
    let code = format!("{BEGINNING}{}", credit_code_check(BEGINNING));
    let read = &licence(&[("统一社会信用代码", &code)], &[])["credit_code"];
    assert_eq!((read.value.as_str(), read.confidence >= SURE), (code.as_str(), false));
}

#[test]
fn the_number_of_a_file_below_the_name_is_none_of_it() {
    let fields = licence(
        &[("名称", "样本示例研究所（普通合伙）")],
        &[
            ("注册号", [700.0, 190.0]),
            ("110108000000016", [800.0, 190.0]),
            ("档案号", [700.0, 222.0]),
            ("3702032815918", [800.0, 222.0]),
        ],
    );
    assert_eq!(fields["name"].value, "样本示例研究所（普通合伙）");
    assert_eq!(fields["registration_number"].value, "110108000000016");
}

#[test]
fn the_misread_second_half_of_a_label_is_no_part_of_its_value() {
    let read = |half: &str, at: f32| {
        let mut page = lines(&[("营业执照", [400.0, 40.0])]);
        for (label, value, y) in [("成立日期", "2019年03月05日", 320.0), ("注册资本", "壹佰万元整", 380.0)]
        {
            page.extend(lines(&[(label, [100.0, y]), (value, [340.0, y])]));
        }
        page.extend(lines(&[("名", [100.0, 200.0]), (half, [at, 200.0]), ("稳州样本珠宝有限公司", [260.0, 200.0])]));
        licence_of(&page)["name"].value.clone()
    };
    let end = lines(&[("注册资本", [100.0, 380.0])])[0].glyphs[3].centre[0] - 12.5;
    assert_eq!(read("称", end), "稳州样本珠宝有限公司");
    assert_eq!(read("稳", end), "稳州样本珠宝有限公司");
    assert_eq!(read("稳", end + 30.0), "稳稳州样本珠宝有限公司", "where no label ends");
}

#[test]
fn a_value_a_little_above_its_label_has_its_first_character() {
    let mut page = lines(&[("营业执照", [400.0, 40.0]), ("住所", [100.0, 200.0])]);
    page.push(TextLine::written("北京市海淀区样本路1号", [149.0, 184.0], 20.0, 0.98));
    assert_eq!(licence_of(&page)["address"].value, "北京市海淀区样本路1号");
}

#[test]
fn the_tight_rows_of_a_paragraph_around_its_label_are_all_of_it() {
    let read = |pitch: f32| {
        let mut page = lines(&[("营业执照", [400.0, 40.0]), ("住所", [100.0, 200.0])]);
        for (at, row) in ["北京市海淀区样本路之一号一至二层虚构商业", "区7号楼46号"].iter().enumerate()
        {
            page.push(TextLine::written(row, [340.0, 203.0 + (at as f32 - 1.0) * pitch], 20.0, 0.98));
        }
        licence_of(&page)["address"].value.clone()
    };
    for pitch in [11.0, 14.0, 24.0] {
        assert_eq!(read(pitch), "北京市海淀区样本路之一号一至二层虚构商业区7号楼46号", "{pitch}");
    }
}

#[test]
fn a_short_row_below_the_height_of_its_label_is_not_the_whole_value() {
    let read = |above: &str| {
        let mut page = lines(&[
            ("营业执照", [400.0, 40.0]),
            ("字号名称", [100.0, 200.0]),
            ("注册号", [660.0, 169.0]),
            ("110108000000016", [760.0, 169.0]),
            ("经营者姓名", [100.0, 260.0]),
            ("样本张三", [340.0, 260.0]),
        ]);
        let rows = [(above, [340.0, 169.0]), ("地下八九号样本店", [340.0, 204.5])];
        page.extend(rows.map(|(text, at)| TextLine::written(text, at, 20.0, 0.98)));
        let (_, fields) = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence));
        (fields["name"].value.clone(), fields["registration_number"].value.clone())
    };
    let number = "110108000000016".to_owned();
    let whole = "样本市样本路八十三号样本广场地下八九号样本店".to_owned();
    assert_eq!(read("样本市样本路八十三号样本广场"), (whole, number.clone()));
    assert_eq!(read("样本"), ("地下八九号样本店".to_owned(), number), "too short for the row above");
}

#[test]
fn a_legal_form_one_character_off_is_unsure_and_put_right_where_that_was_seen() {
    let read = |name: &str, others: &str| {
        let mut page = lines(&[("营业执照", [400.0, 40.0]), ("名称", [100.0, 200.0]), (name, [340.0, 200.0])]);
        for glyph in page[2].glyphs.iter_mut().filter(|glyph| glyph.character == '很') {
            glyph.others = others.chars().collect();
        }
        let name = &licence_of(&page)["name"];
        (name.value.clone(), name.confidence >= SURE)
    };
    assert_eq!(read("样本租赁有很公司", "限根"), ("样本租赁有限公司".to_owned(), false));
    assert_eq!(read("样本租赁有很公司样本分公司", "限"), ("样本租赁有限公司样本分公司".to_owned(), false));
    assert_eq!(read("样本租赁有很公司", ""), ("样本租赁有很公司".to_owned(), false));
    assert_eq!(read("样本很好有限公司", "限"), ("样本很好有限公司".to_owned(), true));
}

#[test]
fn an_address_whose_label_was_not_read_is_offered_and_unsure() {
    let read = |row: &str, x: f32| {
        let values = [("名称", "样本示例商贸有限公司"), ("类型", "有限责任公司")];
        let fields = licence(&values, &[(row, [x, 310.0]), ("成立日期", [100.0, 360.0])]);
        fields.get("address").map(|address| (address.value.clone(), address.confidence >= SURE))
    };
    let address = "北京市海淀区样本路1号";
    for address in [address, "北京市海淀区样本路25号101房", "北京市海淀区样本镇样本街"] {
        assert_eq!(read(address, 340.0), Some((address.to_owned(), false)), "{address}");
    }
    assert_eq!(read("北京市海淀区样本镇样本村便利店", 340.0), None, "a shop");
    assert_eq!(read(address, 600.0), None, "where no value begins");
    assert_eq!(read("北京市海淀区样本街道市场监督管理局", 340.0), None, "who registers");
    assert_eq!(read("北京市海淀区样本路贸易有限公司", 340.0), None, "an organisation");
}

#[test]
fn a_licence_whose_title_was_half_read_is_known_by_what_only_licences_say() {
    let known = |rows: &[&str]| {
        let placed: Vec<(&str, [f32; 2])> =
            rows.iter().enumerate().map(|(at, row)| (*row, [100.0, 200.0 + at as f32 * 60.0])).collect();
        certificate::parse(&TextPage::new(&lines(&placed), 1050.0, 1485.0), Some(Slot::BusinessLicence)).0
    };
    let printed = ["营业执", "注册号110108000000016", "组成形式个人经营", "经营范围软件销售"];
    assert_eq!(known(&printed), Certificate::BusinessLicence);
    assert_ne!(known(&["许可证", "经营范围食品销售"]), Certificate::BusinessLicence);
}

fn licence_of(page: &[TextLine]) -> certificate::Fields {
    certificate::parse(&TextPage::new(page, 1050.0, 1485.0), Some(Slot::BusinessLicence)).1
}

#[test]
fn a_row_below_a_short_row_of_an_address_may_be_another_value() {
    let scope = ("经营范围", "软件开发；信息系统集成服务；日用百货销售。");
    let address = |first: &str, second: &str| {
        let rows = [("住所", [100.0, 320.0]), (first, [340.0, 320.0]), (second, [340.0, 370.0])];
        let address = licence(&[("名称", "样本示例商贸有限公司"), scope], &rows)["address"].clone();
        (address.value, address.confidence >= SURE)
    };
    // The label 经营者 was lost under a watermark.
    assert!(!address("北京市海淀区样本路1号", "样本甲").1);
    let (value, sure) = address("北京市海淀区样本路一百二十三号示例大厦东区", "二十层");
    assert_eq!((value.as_str(), sure), ("北京市海淀区样本路一百二十三号示例大厦东区二十层", true));
}
