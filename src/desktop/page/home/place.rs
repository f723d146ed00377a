//! How the list was left, and that it is so again.

use super::filter::Filter;
use super::rows::ListView;
use super::{Action, Home, ListOrder};

/// How the list was left, to be as it was when one comes back.
#[derive(Debug, Clone, Default)]
pub struct ListPlace {
    query: String,
    order: ListOrder,
    filter: Filter,
    filtering: bool,
    marked: Option<String>,
    view: ListView,
}

impl Home {
    /// How the list is left.
    pub fn place(&self) -> ListPlace {
        ListPlace {
            query: self.query.clone(),
            order: self.order,
            filter: self.filter.clone(),
            filtering: self.filtering,
            marked: self.choice.marked.clone(),
            view: self.view,
        }
    }

    /// Brings the list to where it was left.
    pub(super) fn resume(&mut self, place: ListPlace) {
        let ListPlace { query, order, filter, filtering, marked, view } = place;
        (self.query, self.order, self.filter, self.filtering, self.view) = (query, order, filter, filtering, view);
        self.choice.marked = marked;
    }

    /// Opens a draft, and marks it for when one comes back.
    pub(super) fn open(&mut self, id: String) -> Action {
        self.choice.marked = Some(id.clone());
        Action::Open(id)
    }
}
