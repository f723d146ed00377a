//! Whether a remark is vague: judges what it says about the mini program, not how.

use std::collections::{BTreeMap, BTreeSet};

use crate::identifier::contact::is_han;
use crate::language::Text;
use crate::reference::words::{List, WordTable};

/// Minimum number of different characters in a meaningful remark.
const FEWEST_CHARACTERS: usize = 12;
/// Minimum number of characters in its different meaningful words: three words of two.
const FEWEST_TELLING: usize = 6;
/// The same if it contains a stock phrase that people use when they do not know what to write.
const FEWEST_TELLING_BESIDE_PHRASES: usize = 8;
/// Length in characters of a phrase whose third occurrence counts as repetition.
const PHRASE: usize = 5;
/// Minimum number of list items that make a remark a business scope.
const FEWEST_MEMBERS: usize = 3;

/// Whether a remark does not say what the mini program does, or only repeats the subject's registered business scope.
pub(super) fn is_vague(words: &WordTable, remark: &str, scope: &str) -> bool {
    let different: BTreeSet<char> = remark.chars().filter(|character| is_han(*character)).collect();
    if different.len() < FEWEST_CHARACTERS || repeats(remark) {
        return true;
    }
    let text = Text::read(remark);
    let least = if words.found(List::Vague, &text).is_empty() { FEWEST_TELLING } else { FEWEST_TELLING_BESIDE_PHRASES };
    meaningful_chars(words, &text) < least || is_scope(words, &text, remark, scope)
}

/// Number of characters in the different meaningful words of the text.
fn meaningful_chars(words: &WordTable, text: &Text) -> usize {
    let hollow: BTreeSet<&str> = words.list(List::Hollow).iter().map(String::as_str).collect();
    let meaningful: BTreeSet<&str> = text.words().filter(|word| !hollow.contains(word)).collect();
    meaningful.iter().map(|word| word.chars().count()).sum()
}

/// Whether a remark is padded by repetition: [`PHRASE`] characters in a row occur three times in it.
fn repeats(remark: &str) -> bool {
    let characters: Vec<char> = remark.chars().collect();
    let mut seen: BTreeMap<&[char], usize> = BTreeMap::new();
    characters.windows(PHRASE).any(|phrase| {
        let times = seen.entry(phrase).or_default();
        *times += 1;
        *times > 2
    })
}

/// Whether a remark is a business scope: it calls itself so, or lists trades as the register does without naming any
/// users.
fn is_scope(words: &WordTable, text: &Text, remark: &str, scope: &str) -> bool {
    if ["经营范围", "一般项目", "许可项目"].iter().any(|heading| text.asserts(heading)) {
        return true;
    }
    let members = remark.split(['；', ';', '、', '，', ',', '。', '：', ':', '（', '）']).map(str::trim);
    let members: Vec<&str> = members.filter(|member| !member.is_empty()).collect();
    let registered = |member: &&&str| {
        let copied = member.chars().count() > PHRASE && scope.contains(**member);
        copied || words.list(List::Registered).iter().any(|ending| member.ends_with(ending.as_str()))
    };
    let listed = members.iter().filter(registered).count();
    listed >= FEWEST_MEMBERS && listed * 4 >= members.len() * 3 && words.found(List::Audience, text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Reference;

    fn vague(remark: &str) -> bool {
        is_vague(&Reference::built_in().words, remark, "软件开发；信息系统集成服务；日用品销售")
    }

    #[test]
    fn empty_phrases_are_vague() {
        for remark in [
            "本小程序为公司官方小程序，主要用于公司日常业务和服务客户。",
            "提供优质服务，满足广大用户的各种需求，欢迎使用本小程序。",
            "个人小程序，仅供个人学习测试使用，没有其他用途。",
            "用于宣传公司品牌和产品，提升企业形象，为客户提供便利。",
            "备案使用备案使用备案使用备案使用备案使用",
            "先把备案办下来，功能到时候再定，目前还在想。",
            "暂时没有确定做什么，先注册一个名字放着。",
            "先占个名字，等过审了再慢慢往里加东西。",
        ] {
            assert!(vague(remark), "{remark}");
        }
    }

    #[test]
    fn a_scope_of_business_is_vague() {
        for remark in [
            "样例公司经营范围：软件开发；信息技术咨询服务；计算机系统服务；企业管理咨询。",
            "软件开发、信息系统集成服务、日用品销售、办公用品销售、技术推广服务。",
        ] {
            assert!(vague(remark), "{remark}");
        }
    }

    #[test]
    fn functions_are_not_vague_whatever_the_style() {
        for remark in [
            "供客户查看菜单、预约到店、查询积分。",
            "录入单词、随机抽查、统计背诵天数，仅供学习使用。",
            "欢迎使用！顾客可以排队取号、点餐和开发票，优质服务等您来。",
            "员工提交请假申请，部门经理审批，行政查询考勤记录。",
            "背唐诗用的卡片，看上半句想下半句。",
            "先扫码占座，吃完再结账，座位不够时可以排号。",
            "提供软件开发进度查询、维修服务预约、日用品销售门店地址，供客户使用。",
        ] {
            assert!(!vague(remark), "{remark}");
        }
    }
}
