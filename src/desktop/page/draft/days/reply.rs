//! The platform's answer to what was submitted: pasted, kept with the draft, shown entry by entry.

use iced::widget::{Column, column, container, text};
use iced::{Element, Fill, Task};

use super::Subject;
use crate::desk;
use crate::desktop::background;
use crate::desktop::icon;
use crate::desktop::theme::{BOLD, size, space as gap, style};
use crate::desktop::tools::Tools;
use crate::desktop::widget::{body, button, hairline, heading, hint};
use crate::desktop::words::Words;
use crate::finding::Finding;
use crate::package::answer::Answer;

/// State of the panel.
#[derive(Default)]
pub struct Reply {
    /// What was refused; `None` while no answer is known.
    refused: Option<Vec<Finding>>,
}

/// What happened in the panel.
#[derive(Debug, Clone)]
pub enum Message {
    /// Take the answer from the clipboard.
    PastePressed,
    /// What the clipboard holds.
    Pasted(Option<String>),
    /// The answer was read; `None` where the draft has none.
    Read(Result<Option<Vec<Finding>>, String>),
}

/// What the section has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Say what went wrong.
    Failed(String),
}

impl Reply {
    /// Reads the answer that is kept with a draft.
    pub fn load(tools: &Tools, id: &str, words: Words) -> Task<Message> {
        let (tools, id) = (tools.clone(), id.to_owned());
        background(move || {
            let versions = tools.library.versions(&id).map_err(|error| error.message(words.0));
            let kept = versions.map(|versions| versions.into_iter().find_map(|version| version.answer));
            let read = |answer: serde_json::Value| Answer::from_json(&answer.to_string(), &tools.reference).ok();
            Message::Read(kept.map(|answer| answer.and_then(read).map(|answer| answer.findings)))
        })
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, subject: &Subject<'_>, words: Words) -> Action {
        match message {
            Message::PastePressed => Action::Run(iced::clipboard::read().map(Message::Pasted)),
            Message::Pasted(pasted) => {
                let (tools, id) = (subject.tools.clone(), subject.id.to_owned());
                let name = words.get("progress-reply");
                Action::Run(background(move || {
                    let answer = Answer::from_json(&pasted.unwrap_or_default(), &tools.reference)
                        .map_err(|error| desk::answer_error(&error, words.0));
                    Message::Read(answer.and_then(|answer| {
                        desk::keep_answer(&tools.library, &id, &name, &answer.whole)
                            .map_err(|error| error.message(words.0))?;
                        Ok(Some(answer.findings))
                    }))
                }))
            }
            Message::Read(Ok(refused)) => {
                self.refused = refused;
                Action::None
            }
            Message::Read(Err(error)) => Action::Failed(error),
        }
    }

    /// The panel.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let paste = button::secondary("reply/paste", words.get("progress-reply-paste"))
            .icon(icon::INBOX)
            .press(Message::PastePressed);
        let mut content =
            column![heading(words.get("progress-reply")), hint(words.get("progress-reply-about"))].spacing(12);
        if let Some(refused) = &self.refused {
            let mut list = Column::new();
            for (index, finding) in refused.iter().enumerate() {
                if index > 0 {
                    list = list.push(hairline());
                }
                let place =
                    (!finding.field.is_empty()).then(|| text(words.label(&finding.field)).size(size::BODY).font(BOLD));
                let entry = Column::new().push(place).push(body(finding.message(words.0))).spacing(2);
                list = list.push(container(entry).padding([8.0, 0.0]).width(Fill));
            }
            if refused.is_empty() {
                list = list.push(body(words.get("command-answer-none")));
            }
            content = content.push(container(list).padding([8.0, 16.0]).width(Fill).style(style::card));
        }
        content.push(paste).spacing(gap::ONE).into()
    }
}
