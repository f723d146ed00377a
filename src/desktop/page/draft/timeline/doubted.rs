//! What makes an event doubtful before it is recorded, in words.

use chrono::NaiveDateTime;

use super::adding::Adding;
use super::reply::Mending;
use super::{OpenDraft, TimelinePage};
use crate::desktop::words::{Words, shortened};
use crate::finding::Finding;
use crate::package::answer::said;
use crate::progress::Happening;
use crate::workflow::{self, Doubt, Readiness};

/// Maximum number of points listed, and maximum width in columns of one without a field.
const POINTS: usize = 4;
const POINT: usize = 40;

impl TimelinePage {
    /// What makes the event of the form doubtful. Editing one that is recorded is not asked about.
    pub(super) fn doubted(&self, adding: &Adding, open: &OpenDraft<'_>, words: Words) -> Vec<String> {
        let time = adding.time().filter(|_| adding.instead_of.is_none());
        time.map(|time| self.doubts(adding.happening, time, open, words)).unwrap_or_default()
    }

    /// What makes an event at `time` doubtful, in words.
    pub(super) fn doubts(
        &self,
        happening: Happening,
        time: NaiveDateTime,
        open: &OpenDraft<'_>,
        words: Words,
    ) -> Vec<String> {
        let points = self.open_points(open);
        let readiness = Readiness { state: open.state, open_reasons: points.len(), stale: open.stale };
        let doubts = workflow::doubts(happening, time, &self.events, readiness).into_iter();
        doubts
            .map(|doubt| match doubt {
                Doubt::OpenReasons => named(&points, words),
                doubt => words.get(doubt.key()),
            })
            .collect()
    }

    /// Whether something is left to do before the filing is submitted.
    pub fn is_unfinished(&self, time: NaiveDateTime, open: &OpenDraft<'_>, words: Words) -> bool {
        !self.doubts(Happening::Submitted, time, open, words).is_empty()
    }

    /// The reasons of the last refusal that have not been dealt with.
    fn open_points<'a>(&'a self, open: &OpenDraft<'a>) -> Vec<&'a Finding> {
        let refused = self.refused(open.filing, &open.services.reference).into_iter();
        refused.filter(|(_, mending)| *mending == Mending::Open).map(|(point, _)| point).collect()
    }
}

/// The open reasons of a refusal: their number, and what the first ones are about.
fn named(points: &[&Finding], words: Words) -> String {
    let mut names: Vec<String> = Vec::new();
    for point in points {
        let name = if point.field.is_empty() { shortened(said(point), POINT) } else { words.label(&point.field) };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let key = if names.len() > POINTS { "progress-open-points-more" } else { "progress-open-points" };
    names.truncate(POINTS);
    words.put(key, &[("count", &points.len().to_string()), ("names", &names.join(&words.get("app-check-and")))])
}
