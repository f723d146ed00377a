//! Several answers of the platform to one version: kept in the order in which they came, as an object of `answers_kept`;
//! one alone is kept as it is.

use serde_json::{Value, json};

use super::by_hand::ByHand;

/// Under which name several are kept.
const KEPT: &str = "answers_kept";

/// The answers that are kept as `kept`, in the order in which they came.
pub fn each(kept: &Value) -> Vec<&Value> {
    match kept.get(KEPT).and_then(Value::as_array) {
        Some(answers) => answers.iter().collect(),
        None if kept.is_null() => Vec::new(),
        None => vec![kept],
    }
}

/// What is kept once `answer` came in; `None` where it was there before, whatever the user has said of it since.
pub fn added(kept: &Value, answer: &Value) -> Option<Value> {
    let before = each(kept);
    let known = before.iter().any(|known| ByHand::split_from(known).0 == ByHand::split_from(answer).0);
    (!known).then(|| together(before.into_iter().chain([answer]).cloned().collect()))
}

/// What is kept once `answer` was taken away, whatever the user has said of it since.
pub fn without(kept: &Value, answer: &Value) -> Value {
    let others = each(kept).into_iter().filter(|known| ByHand::split_from(known).0 != ByHand::split_from(answer).0);
    together(others.cloned().collect())
}

/// What is kept once each answer was changed.
pub fn changed(kept: &Value, change: impl Fn(&Value) -> Value) -> Value {
    together(each(kept).into_iter().map(change).collect())
}

fn together(mut answers: Vec<Value>) -> Value {
    if answers.len() > 1 { json!({ KEPT: answers }) } else { answers.pop().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::super::PlatformAnswer;
    use super::*;

    #[test]
    fn answers_add_up_and_each_goes_alone() {
        let [one, other] = ["1、请修改小程序备注", "2、请补充营业执照"].map(|text| Value::String(text.to_owned()));
        let first = added(&Value::Null, &one).unwrap();
        assert_eq!(first, one, "one alone is kept as it is");
        let both = added(&first, &other).unwrap();
        assert_eq!(each(&both), [&one, &other]);
        assert_eq!(added(&both, &one), None, "the same is not kept twice");
        let handled = changed(&both, |stored| PlatformAnswer::handle(stored, "请修改小程序备注", true));
        assert_eq!(added(&handled, &one), None);
        assert_eq!(without(&without(&handled, &one), &other), Value::Null);
        assert_eq!(ByHand::split_from(&without(&handled, &one)).0, &other);
    }
}
