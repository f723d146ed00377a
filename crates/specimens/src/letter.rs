//! Signed letters and pre-approval licences.

use std::collections::BTreeMap;

use beian_vision::scan::Slot;

use super::Specimen;
use super::canvas::{BLACK, Canvas, Fonts};
use super::fiction::{COMPANIES, Random, compact, company, day, person};
use super::sheet::{sheet, spread, stamp, written};

const INK: [u8; 3] = [28, 36, 92];

/// A letter, signed and scanned: with or without seal, with or without handwriting.
pub fn letter(random: &mut Random, fonts: &Fonts) -> Specimen {
    let (of, who) = (company(random, &COMPANIES), person(random));
    let title = random.pick(&[
        "小程序备案负责人授权书",
        "互联网信息服务备案承诺书",
        "授权委托书",
        "网站备案信息真实性承诺书",
        "互联网信息服务备案真实性责任书",
    ]);
    let mut canvas = Canvas::new(1240, 1754, [253, 253, 251]);
    let font = &fonts.text;
    canvas.centred(&fonts.bold, title, 620.0, 190.0, 44.0, 4.0, BLACK);
    canvas.text(font, "致：样本省通信管理局（样本 无效）", 130.0, 300.0, 28.0, 0.0, BLACK);
    let body = format!(
        "　　{}授权{}（身份证号码：{}）为我单位小程序备案的负责人，办理备案的相关事宜。我单位承诺所提交的资料真实、准确、完整。",
        of.name, who.name, who.number
    );
    let y = canvas.paragraph(font, &body, [130.0, 370.0], 980.0, 28.0, 52.0) + 70.0;
    canvas.text(font, "　　特此授权。", 130.0, y, 28.0, 0.0, BLACK);
    let (sealed, signed) = (random.between(0, 2) > 0, random.between(0, 2) > 0);
    let y = y + 210.0;
    canvas.text(font, "单位名称（盖章）：", 560.0, y, 28.0, 0.0, BLACK);
    let label = random.pick(&["负责人签名：", "被授权人（签字）：", "承诺人（亲笔签名）："]);
    let end = canvas.text(font, label, 560.0, y + 90.0, 28.0, 0.0, BLACK);
    let date = day(random, 2023, 2026);
    canvas.text(font, &format!("日期：{}", written(date)), 560.0, y + 180.0, 28.0, 0.0, BLACK);
    if signed {
        scribble(&mut canvas, random, [end + 16.0, y + 88.0]);
    }
    if sealed {
        stamp(&mut canvas, fonts, 800.0, y, "样本公章");
    }
    let truth = BTreeMap::from([
        ("title", title.to_owned()),
        ("signed_on", compact(date)),
        ("seal", sealed.to_string()),
        ("signature", signed.to_string()),
    ]);
    Specimen { slot: Slot::Letter, picture: canvas.picture, truth }
}

/// A handwritten name of three characters.
fn scribble(canvas: &mut Canvas, random: &mut Random, [x, y]: [f32; 2]) {
    for character in 0..3 {
        let left = x + character as f32 * 52.0;
        for _ in 0..6 {
            let mut at = [left + random.real(0.0, 42.0), y + random.real(-22.0, 22.0)];
            for _ in 0..3 {
                let to = [at[0] + random.real(-12.0, 20.0), at[1] + random.real(-14.0, 14.0)];
                canvas.stroke(at, to, 1.7, INK);
                at = to;
            }
        }
    }
}

/// Title, label of the number, prefix of the number, label of the holder, label and text of what is licensed.
const APPROVALS: [(&str, &str, &str, &str, [&str; 2]); 5] = [
    ("增值电信业务经营许可证", "经营许可证编号", "样B2-2023", "公司名称", ["业务种类", "信息服务业务"]),
    ("网络文化经营许可证", "编号", "样网文〔2024〕", "单位名称", ["经营范围", "利用信息网络经营演出剧目"]),
    ("出版物经营许可证", "证号", "新出发样零字第", "单位名称", ["经营范围", "图书、报刊零售"]),
    ("食品经营许可证", "许可证编号", "JY1110108", "经营者名称", ["经营项目", "预包装食品销售"]),
    ("人力资源服务许可证", "编号", "11010823", "机构名称", ["服务范围", "职业中介活动"]),
];

/// A pre-approval licence (前置审批).
pub fn pre_approval(random: &mut Random, fonts: &Fonts) -> Specimen {
    let of = company(random, &COMPANIES);
    let (title, number_label, beginning, holder, licensed) =
        APPROVALS[random.between(0, APPROVALS.len() as u32 - 1) as usize];
    let end = if beginning.ends_with('第') { "号" } else { "" };
    let number = format!("{beginning}{:06}{end}", random.between(1, 999_999));
    let (from, authority) = (day(random, 2021, 2025), "样本省示例管理局");
    let until = (from.0 + 5, from.1, from.2);
    let mut canvas = sheet(1485, 1050);
    canvas.centred(&fonts.bold, title, 742.0, 150.0, 60.0, 12.0, BLACK);
    canvas.centred(&fonts.text, "样本 无效", 742.0, 220.0, 26.0, 2.0, [196, 36, 36]);
    let rows = [
        (number_label, number.clone()),
        (holder, of.name.clone()),
        ("法定代表人", of.representative.clone()),
        ("住所", of.address.clone()),
        (licensed[0], licensed[1].to_owned()),
        ("有效期限", format!("自{}至{}", written(from), written(until))),
        ("发证机关", authority.to_owned()),
    ];
    let mut y = 310.0;
    for (label, value) in rows {
        canvas.text(&fonts.text, &spread(label), 130.0, y, 28.0, 2.0, BLACK);
        y = canvas.paragraph(&fonts.text, &value, [400.0, y], 660.0, 28.0, 42.0) + 66.0;
    }
    stamp(&mut canvas, fonts, 1250.0, 840.0, "样本许可机关");
    let truth = BTreeMap::from([
        ("title", title.to_owned()),
        ("number", number),
        ("name", of.name),
        ("legal_representative", of.representative),
        ("address", of.address),
        ("valid_from", compact(from)),
        ("valid_until", compact(until)),
        ("authority", authority.to_owned()),
    ]);
    Specimen { slot: Slot::PreApproval, picture: canvas.picture, truth }
}
