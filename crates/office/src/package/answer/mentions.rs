//! What a reason mentions that its cause and cure repeat: the words it points at (“论坛”, 含国家字样, 带了协会两个字) and
//! whether it speaks of an individual.

use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};

use super::tables::words;

const QUOTES: [(char, char); 5] = [('“', '”'), ('「', '」'), ('『', '』'), ('‘', '’'), ('"', '"')];
/// Characters of the longest quotation that is a word pointed at, and no sentence.
const MAX_QUOTED_CHARS: usize = 12;
/// Characters of the longest word that is pointed at without quotes.
const MAX_WORD_CHARS: usize = 6;
/// How a text stands without a word where the catalogue asks for one.
const NONE: &str = "none";

/// What one reason mentions.
pub(super) struct Mentions {
    /// The words it points at, joined by 、; empty where it points at none.
    words: String,
    individual: bool,
}

impl Mentions {
    /// What `said`, with its quotes, mentions.
    pub fn of(said: &str) -> Self {
        let quoted = quoted(said);
        let words = if quoted.is_empty() { marked(said).unwrap_or_default().to_owned() } else { quoted.join("、") };
        Self { words, individual: said.contains("个人") }
    }

    /// Arguments of the texts on the field at `field`.
    pub fn arguments(&self, language: Language, field: &str) -> Arguments {
        let words = if self.words.is_empty() { NONE } else { &self.words };
        let who = if self.individual { "individual" } else { "other" };
        let text = |text: &str| Argument::Text(text.to_owned());
        Arguments::from([
            ("field".to_owned(), Argument::Text(i18n::label(language, field))),
            ("words".to_owned(), text(words)),
            ("who".to_owned(), text(who)),
        ])
    }
}

/// The short quotations in `said`, each once, but not what stands after the name of a field, which is what was entered.
/// A quotation may have lost its first or last mark where the sentence was cut.
fn quoted(said: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for (open, close) in QUOTES {
        let mut rest = said;
        if open != close {
            let first = rest.find(close).filter(|end| !rest[..*end].contains(open));
            rest = first.map_or(rest, |end| {
                found.extend(Some(&rest[..end]));
                &rest[end + close.len_utf8()..]
            });
        }
        while let Some((before, after)) = rest.split_once(open) {
            let (inside, next) = after.split_once(close).unwrap_or((after, ""));
            if !words().enters.iter().any(|word| before.ends_with(word.as_str())) {
                found.push(inside);
            }
            rest = next;
        }
    }
    let mut once: Vec<&str> = Vec::new();
    for word in found {
        let short = (1..=MAX_QUOTED_CHARS).contains(&word.chars().count());
        if short && !once.contains(&word) {
            once.push(word);
        }
    }
    once
}

/// The word before 字样 or 两个字 and after 含 or 带有.
fn marked(said: &str) -> Option<&str> {
    words().word_ends.iter().find_map(|mark| {
        let before = said.split_once(mark.as_str())?.0.trim_end_matches(['这', '的', '等', '那']);
        let starts = words().word_begins.iter().filter_map(|begin| Some(before.rfind(begin.as_str())? + begin.len()));
        let word = before.get(starts.max()?..)?.trim();
        let plain = !word.contains(['，', ',', '。', '；', '、']);
        (plain && (1..=MAX_WORD_CHARS).contains(&word.chars().count())).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_pointed_at_are_found() {
        for (said, word) in [
            ("名称含“国家”字样", "国家"),
            ("名称含国家字样，请修改", "国家"),
            ("名字带了协会两个字", "协会"),
            ("名称不能包含“公司、商行、门店”等词语", "公司、商行、门店"),
            ("名称含“工作室", "工作室"),
            ("备注里不要写“最好”“第一”", "最好、第一"),
            ("名称过于宽泛", ""),
            ("小程序名称“样本铺子”不合规", ""),
            ("备注“为用户提供方便快捷的各类服务”太空", ""),
        ] {
            assert_eq!(Mentions::of(said).words, word, "{said}");
        }
    }
}
