//! Answers that were set aside: what became of them is reported when it happens, and stays at the question that brings
//! them back.

use iced::Task;

use super::form::control::FormPage;
use super::{Action, DraftPage, Message};
use crate::desktop::words::Words;
use crate::workflow::{aside_of_manager, aside_of_natures};

/// Maximum number of fields named at a question.
const NAMED: usize = 4;

impl DraftPage {
    /// `action`, and the report of what was set aside by what led to it.
    pub(super) fn report_set_aside(&mut self, action: Action, words: Words) -> Action {
        let Some(count) = self.answers.take_set_aside() else { return action };
        match (action, self.step()) {
            (Action::Run(task), Some(step)) => {
                let report = Message::Undoable(step, words.count("app-set-aside", count));
                Action::Run(Task::batch([task, Task::done(report)]))
            }
            (action, _) => action,
        }
    }
}

impl FormPage<'_> {
    /// What is set aside because of the answer at `path`, and how it comes back.
    pub(super) fn set_aside(&self, path: &str) -> Option<String> {
        let (words, filing) = (self.context.words, self.answers.filing());
        if path == field!("facts.manager_is_principal") {
            let aside = aside_of_manager(filing);
            let names = names(&aside, words);
            return (!aside.is_empty()).then(|| words.put("app-aside-manager", &[("names", &names)]));
        }
        let lines = aside_of_natures(filing).into_iter().filter_map(|(nature, aside)| {
            let nature = self.reference.subject_types.get(nature)?.name(words.0);
            Some(words.put("app-aside-nature", &[("nature", nature), ("names", &names(&aside, words))]))
        });
        let lines: Vec<String> = lines.collect();
        (path == field!("icp_subject.base_info.type") && !lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// The labels of the fields at `paths`, of many only the first.
fn names(paths: &[&str], words: Words) -> String {
    let named: Vec<String> = paths.iter().take(NAMED).map(|path| words.label(path)).collect();
    let key = if paths.len() > NAMED { "app-aside-names-more" } else { "app-aside-names" };
    let names = named.join(&words.get("app-check-and"));
    words.put(key, &[("names", &names), ("count", &paths.len().to_string())])
}
