//! People whom a text addresses by what they want or lack instead of a name: 想学的来, 走不开的喊我.

use super::cues::Cues;
use super::{PhrasePlace, Text};

/// Stands for such an address in a list of words.
pub const CALLER: &str = "#caller";

/// Number of words of a clause that may precede the verb of wanting: 谁想学的.
const BEFORE: usize = 2;

impl Text {
    /// The people whom the text addresses in this way, each with the place of the words.
    pub fn callers(&self) -> impl Iterator<Item = (&'static str, PhrasePlace)> {
        let cues = Cues::built_in();
        let word = |at: usize| self.words.get(at).map_or("", |word| &self.characters[word.range.clone()]);
        let clause = |at: usize| self.words.get(at).map(|word| word.clause);
        let begins = move |at: usize| (1..=BEFORE).any(|back| at < back || clause(at - back) != clause(at));
        let wants = (0..self.words.len()).filter(move |at| begins(*at) && cues.wants.contains(word(*at)));
        let callers = wants.filter_map(move |first| {
            let rest = (first + 1..self.words.len()).take_while(|at| clause(*at) == clause(first));
            let last = rest.skip(1).find(|at| word(*at) == "的")?;
            let heard = clause(last + 1) != clause(first) || cues.heeds.contains(word(last + 1));
            heard.then_some(PhrasePlace { first, last })
        });
        let whoever = (1..self.words.len())
            .filter(move |at| word(*at) == "的" && clause(*at - 1) == clause(*at) && clause(*at + 1) == clause(*at));
        let whoever = whoever.filter(move |at| cues.comes.contains(word(at + 1)));
        let whoever = whoever.map(|at| PhrasePlace { first: at - 1, last: at });
        callers.chain(whoever).map(|place| (CALLER, place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn callers(text: &str) -> Vec<String> {
        let text = Text::read(text);
        text.callers().map(|(_, place)| text.phrase_at(place).to_owned()).collect()
    }

    #[test]
    fn whoever_wants_or_lacks_something_is_called() {
        assert_eq!(callers("想学剪纸的，周末过来"), ["想学剪纸的"]);
        assert_eq!(callers("缺棉鞋的寄来地址"), ["缺棉鞋的"]);
        assert_eq!(callers("不会填表的找我"), ["不会填表的"]);
        assert_eq!(callers("说明书看不懂的发来"), ["懂的"]);
    }

    #[test]
    fn what_is_wanted_calls_nobody() {
        assert_eq!(callers("想看的电影清单"), Vec::<String>::new());
        assert_eq!(callers("自己种的菜什么时候能摘"), Vec::<String>::new());
    }
}
