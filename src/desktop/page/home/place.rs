//! Saves the state of the list when it is left, and restores it.

use super::filter::Filter;
use super::rows::ListView;
use super::{Action, Home, ListOrder};

/// State of the list when it was left, for coming back.
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
    /// The state of the list.
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

    /// Restores the state of the list.
    pub(super) fn resume(&mut self, place: ListPlace) {
        let ListPlace { query, order, filter, filtering, marked, view } = place;
        (self.query, self.order, self.filter, self.filtering, self.view) = (query, order, filter, filtering, view);
        self.choice.marked = marked;
    }

    /// Opens a draft, and marks it for coming back.
    pub(super) fn open(&mut self, id: String) -> Action {
        self.choice.marked = Some(id.clone());
        Action::Open(id)
    }
}
