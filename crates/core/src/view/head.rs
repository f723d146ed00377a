//! The title of a subject's head on its certificate (`assets/filing/heads.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::i18n::Head;

/// A row of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadRow {
    head: Head,
    natures: Vec<i64>,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    goes_on: Vec<String>,
}

impl HeadRow {
    fn fits(&self, nature: i64, name: &str) -> bool {
        let ended = || self.ends.iter().any(|end| name.ends_with(end.as_str()));
        let goes_on = |word: &String| {
            let rest = name.rsplit_once(word.as_str()).map_or("", |(_, rest)| rest);
            !rest.is_empty() && !rest.starts_with(['（', '('])
        };
        let named = || ended() || self.goes_on.iter().any(goes_on);
        self.natures.contains(&nature) && (self.ends.is_empty() && self.goes_on.is_empty() || named())
    }
}

#[derive(Deserialize)]
struct File {
    head: Vec<HeadRow>,
}

static ROWS: LazyLock<Vec<HeadRow>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("../../../../assets/filing/heads.toml"))
        .map(|file| file.head)
        .unwrap_or_default()
});

/// Title of the head of a subject with this nature and name that is not a sole proprietor.
pub(super) fn head_of(nature: i64, name: &str) -> Head {
    ROWS.iter().find(|row| row.fits(nature, name)).map_or_else(Head::default, |row| row.head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_subject_has_its_word() {
        for (nature, name, head) in [
            (4, "样本示例网络科技有限公司", Head::Legal),
            (4, "样本示例餐饮管理有限公司第二分公司", Head::Branch),
            (4, "样本示例餐饮管理有限公司滨江路店", Head::Branch),
            (4, "样本银行股份有限公司示例支行", Head::Branch),
            (4, "样本会计师事务所（特殊普通合伙）示例分所", Head::Branch),
            (4, "样本示例集团有限公司示例有限公司", Head::Legal),
            (4, "样本示例有限公司（台港澳合资）", Head::Legal),
            (4, "样本示例企业管理中心（有限合伙）", Head::Partner),
            (4, "样本示例设计室(普通合伙)", Head::Partner),
            (4, "样本示例食品厂（个人独资）", Head::Investor),
            (4, "样本示例种植专业合作社", Head::Legal),
            (4, "样本株式会社示例代表处", Head::Representative),
            (16, "样本协会（示例国）北京代表处", Head::Representative),
            (16, "样本示例基金会", Head::Chief),
            (2, "示例市样本局", Head::Chief),
            (11, "样本律师事务所示例分所", Head::Chief),
            (18, "示例市样本公证处", Head::Chief),
            (3, "示例市样本中学", Head::Legal),
            (6, "示例市样本协会", Head::Legal),
        ] {
            assert_eq!(head_of(nature, name), head, "{name}");
        }
    }
}
