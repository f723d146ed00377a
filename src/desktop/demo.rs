//! Sample drafts for a demonstration and for pictures of the window. Every name and number in them is invented.

use crate::filing::{Filing, Kind, UNLIMITED};
use crate::store::{Library, StoreError};

/// Fills an empty library with sample drafts. Says the id of the fullest.
///
/// # Errors
/// [`StoreError`] as the library reports it.
pub fn fill(library: &Library) -> Result<String, StoreError> {
    let _ = library.create(&Filing::new(Kind::Cancel))?;
    let _ = library.create(&individual())?;
    let enterprise = library.create(&enterprise())?;
    Ok(enterprise.id)
}

fn texts(filing: &mut Filing, answers: &[(&str, &str)]) {
    for (path, text) in answers {
        filing.set(path, *text);
    }
}

/// An enterprise whose legal representative is responsible for everything.
fn enterprise() -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set("icp_subject.base_info.type", 4);
    texts(
        &mut filing,
        &[
            ("icp_subject.base_info.name", "深圳市样本科技有限公司"),
            ("icp_subject.base_info.province", "440000"),
            ("icp_subject.base_info.city", "440300"),
            ("icp_subject.base_info.district", "440305"),
            ("icp_subject.base_info.address", "样本路1号2栋301室"),
            ("icp_subject.organize_info.certificate_number", "91440300MA5EXAMP1E"),
            ("icp_subject.organize_info.certificate_address", "广东省深圳市南山区样本路1号2栋301室"),
            ("facts.subject_certificate_valid_until", UNLIMITED),
            ("icp_subject.principal_info.name", "样本一"),
            ("icp_subject.principal_info.mobile", "13800000000"),
            ("icp_subject.principal_info.email", "yangben@example.com"),
            ("icp_subject.principal_info.certificate_validity_date_start", "20180312"),
            ("icp_subject.principal_info.certificate_validity_date_end", "20380312"),
            ("facts.applet_name", "样本点餐"),
            ("facts.account_subject_name", "深圳市样本科技有限公司"),
            ("icp_applets.base_info.comment", "为样本餐厅的顾客提供到店扫码点餐、排队取号和会员积分查询。"),
        ],
    );
    filing.set("icp_subject.organize_info.certificate_type", 1);
    filing.set("icp_subject.principal_info.certificate_type", 2);
    filing.set("facts.principal_is_legal_representative", true);
    filing.set("icp_applets.base_info.nrlx_details[0].type", 24);
    filing
}

/// An individual who has only begun.
fn individual() -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set("icp_subject.base_info.type", 5);
    texts(&mut filing, &[("icp_subject.base_info.name", "样本二"), ("facts.applet_name", "样本读书笔记")]);
    filing
}
