//! What stands beside an answer and comes and goes with it: cures, links, and where it was read. Tab reaches these after
//! the answers, so that its order stays the same while one types.

use iced::widget::row;
use iced::{Center, Element};

use super::super::answers;
use super::control::FormPage;
use super::{Message, control};
use crate::desktop::icon;
use crate::desktop::theme::{space as gap, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::button;
use crate::reference::subject::ENTERPRISE;
use crate::view::View;

/// Length of a credit code.
const CODE: usize = control::NUMBER;

impl<'a> FormPage<'a> {
    /// Buttons that cure the findings on the fields at `paths`, and links to where else these are dealt with.
    pub(super) fn cures(&self, paths: &[&str]) -> Vec<Element<'a, Message>> {
        let cures = paths.iter().flat_map(|path| self.notes.cures(path).iter().map(move |cure| (path, cure)));
        let buttons = cures.enumerate().map(|(index, (path, cure))| {
            button::secondary(format!("{path}/cure-{index}"), self.words().said(cure.label(self.words().0)))
                .icon(icon::WAND_SPARKLES)
                .aside()
                .press(Message::Cured(cure.answers.clone()))
                .into()
        });
        let links = paths.iter().flat_map(|path| [self.rival(path), self.confirmation(path)]).flatten();
        buttons.chain(links).collect()
    }

    /// The link to the field on another page in which the mistake may be as well.
    fn rival(&self, path: &str) -> Option<Element<'a, Message>> {
        let rival = self.notes.rival(path)?;
        let label = self.words().put("app-form-rival", &[("field", &self.words().label(rival))]);
        Some(button::aside(format!("{path}/rival"), label, Message::ShowPressed(rival.to_owned())))
    }

    /// The link to where the finding on the field at `path` is confirmed.
    pub(super) fn confirmation(&self, path: &str) -> Option<Element<'a, Message>> {
        let row = self.notes.asks(path)?.to_owned();
        let label = self.words().get("app-check-confirm-there");
        Some(button::aside(format!("{path}/confirm"), label, Message::ConfirmPressed(row)))
    }

    /// A note that an answer was read from a scan, and a button to mark it as looked over. What was marked on this page
    /// keeps its line, so that nothing moves under the pointer.
    pub(super) fn read(&self, path: &str) -> Option<Element<'a, Message>> {
        let words = self.words();
        if !answers::read(self.answers.filing()).iter().any(|read| read == path) {
            let done = || badge(Tone::Good, Some(icon::CHECK), words.get("app-read-verified"));
            return self.form.was_looked_over(path).then(done);
        }
        let mark = badge(Tone::Accent, Some(icon::WAND_SPARKLES), words.get("app-read-mark"));
        let message = Message::LookedOver(path.to_owned());
        let done = button::aside(format!("{path}/looked-over"), words.get("app-read-done"), message);
        Some(row![mark, done].spacing(gap::ONE).align_y(Center).into())
    }

    /// What the program goes by while the question at `path` is not answered.
    pub(super) fn inferred(&self, path: &str) -> Option<String> {
        let filing = self.answers.filing();
        let view = View::new(filing);
        let asked = path == field!("facts.sole_proprietor") && filing.flag(path).is_none();
        let code = view.value(field!("icp_subject.organize_info.certificate_number"));
        let known = asked && view.nature() == Some(ENTERPRISE) && code.chars().count() == CODE;
        let key = if view.is_sole_proprietor() { "app-inferred-proprietor" } else { "app-inferred-company" };
        known.then(|| self.words().get(key))
    }
}
