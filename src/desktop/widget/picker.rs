//! A dialog for choosing one or several entries of a long table: search, groups, steps, keys.

use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use super::field::line;
use super::shortcut::KeyCommand;
use super::{button, caption, empty_state, heading, scroll};
use crate::desktop::icon;
use crate::desktop::theme::{READING, size, space as gap, style};
use crate::desktop::words::Words;
use crate::language::pinyin;

/// Maximum number of entries shown at once; more than anyone reads, few enough to lay out quickly.
const MAX_ENTRIES: usize = 120;
/// Id of the search field.
pub const SEARCH: &str = "picker/search";
const LIST: &str = "picker/list";

/// One entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PickerItem {
    /// Its code in the filing.
    pub value: String,
    /// Its label.
    pub label: String,
    /// A line of description.
    pub detail: String,
    /// Heading of its group.
    pub group: String,
    /// Further names.
    pub names: Vec<String>,
    /// Whether it opens a further step instead of being a choice.
    pub leads_on: bool,
    /// The codes that it stands for together; none for a single choice.
    pub members: Vec<String>,
}

/// Minimum length in characters of a name that is searched inside the query (小吃 in 小吃店).
const MIN_NAME_CHARS: usize = 2;

impl PickerItem {
    /// Whether it matches `query`: every word is contained in a text of the entry, or the query is one of its names in
    /// characters, pinyin or initials.
    fn is_sought(&self, query: &str) -> bool {
        let texts = [&self.label, &self.detail, &self.group, &self.value].map(|text| text.to_lowercase());
        let stands = |word: &str| texts.iter().any(|text| text.contains(word));
        query.split_whitespace().all(stands)
            || pinyin::means(query, self.label.split(' '))
            || self.name_sought(query).is_some()
    }

    /// The further name that matches.
    fn name_sought(&self, query: &str) -> Option<&str> {
        let is_sought = |name: &&String| {
            let name = name.to_lowercase();
            name.contains(query)
                || (name.chars().count() >= MIN_NAME_CHARS && is_in(&name, query))
                || (!query.starts_with(&name) && pinyin::means(query, [name.as_str()]))
        };
        self.names.iter().find(is_sought).map(String::as_str)
    }

    /// Whether `query` is exactly its label or one of its names.
    fn is_called(&self, query: &str) -> bool {
        std::iter::once(&self.label).chain(&self.names).any(|name| name.to_lowercase() == query)
    }
}

/// Whether `query` holds `name`; one in Latin letters has to be a whole word, as "ai" also stands in "waimai".
fn is_in(name: &str, query: &str) -> bool {
    let mut words = query.split(|sign: char| !sign.is_ascii_alphanumeric());
    if name.is_ascii() { words.any(|word| word == name) } else { query.contains(name) }
}

/// The dialog's state.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    /// Its title.
    pub title: String,
    /// Entries to browse.
    pub items: Vec<PickerItem>,
    /// Entries to search; the browsed ones where empty.
    pub pool: Vec<PickerItem>,
    /// Steps already taken: code and label.
    pub trail: Vec<(String, String)>,
    /// Chosen codes.
    pub chosen: Vec<String>,
    /// Maximum number of choices; with one, a choice closes the dialog.
    pub most: usize,
    query: String,
    cursor: usize,
}

/// Messages of the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The search changed.
    Searched(String),
    /// An entry was pressed.
    Pressed(PickerItem),
    /// A step of the trail was pressed: go back to before it.
    Back(usize),
    /// An arrow key.
    Moved(bool),
    /// Enter: choose the marked entry.
    Entered,
    /// Several were chosen: done.
    Finished,
    /// Closed without an answer.
    Closed,
}

/// What the page has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Take the codes and close.
    Choose(Vec<String>),
    /// Show the entries below an entry.
    Enter(PickerItem),
    /// Show the step with this number again.
    Return(usize),
    /// Scroll the marked entry into view.
    Reveal,
    /// Close.
    Close,
}

impl Picker {
    /// A dialog for choosing one of `items`.
    pub fn one(title: String, items: Vec<PickerItem>, chosen: Option<String>) -> Self {
        let cursor = items.iter().position(|item| Some(&item.value) == chosen.as_ref()).unwrap_or_default();
        Self { title, items, chosen: chosen.into_iter().collect(), most: 1, cursor, ..Self::default() }
    }

    /// A dialog for choosing up to `most` of `items`.
    pub fn several(title: String, items: Vec<PickerItem>, chosen: Vec<String>, most: usize) -> Self {
        Self { title, items, chosen, most, ..Self::default() }
    }

    /// Shows other entries, with an empty search.
    pub fn show(&mut self, items: Vec<PickerItem>) {
        self.cursor = items.iter().position(|item| self.chosen.contains(&item.value)).unwrap_or_default();
        self.items = items;
        self.query.clear();
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Searched(query) => {
                self.query = query;
                self.cursor = 0;
                Action::None
            }
            Message::Pressed(item) => self.press(item),
            Message::Back(step) => Action::Return(step),
            Message::Moved(down) => {
                let last = self.found().len().min(MAX_ENTRIES).saturating_sub(1);
                self.cursor = if down { (self.cursor + 1).min(last) } else { self.cursor.saturating_sub(1) };
                Action::Reveal
            }
            Message::Entered => {
                let marked = self.found().get(self.cursor).map(|item| (*item).clone());
                marked.map_or(Action::None, |item| self.press(item))
            }
            Message::Finished => Action::Choose(self.chosen.clone()),
            // Ticked entries are chosen, however the dialog is closed.
            Message::Closed if self.most > 1 => Action::Choose(self.chosen.clone()),
            Message::Closed => Action::Close,
        }
    }

    fn press(&mut self, item: PickerItem) -> Action {
        if item.leads_on {
            return Action::Enter(item);
        }
        if self.most == 1 {
            return Action::Choose(vec![item.value]);
        }
        if !item.members.is_empty() {
            let all = self.is_chosen(&item);
            self.chosen.retain(|value| !item.members.contains(value));
            if !all {
                self.chosen.extend(item.members);
                self.chosen.truncate(self.most);
            }
        } else if let Some(at) = self.chosen.iter().position(|value| *value == item.value) {
            let _ = self.chosen.remove(at);
        } else if self.chosen.len() < self.most {
            self.chosen.push(item.value);
        }
        Action::None
    }

    /// Whether an entry is chosen: one that stands for several, when all of them are.
    fn is_chosen(&self, item: &PickerItem) -> bool {
        if item.members.is_empty() {
            self.chosen.contains(&item.value)
        } else {
            item.members.iter().all(|member| self.chosen.contains(member))
        }
    }

    /// The message for a key of the dialog.
    pub fn key(command: KeyCommand) -> Option<Message> {
        match command {
            KeyCommand::Down => Some(Message::Moved(true)),
            KeyCommand::Up => Some(Message::Moved(false)),
            KeyCommand::Close | KeyCommand::Continue => Some(Message::Closed),
            _ => None,
        }
    }

    /// Focuses the search field and scrolls the marked entry into view.
    pub fn focus<M: Send + 'static>(&self) -> Task<M> {
        scroll::focus(SEARCH).chain(self.reveal())
    }

    /// Scrolls the marked entry into view.
    pub fn reveal<M: Send + 'static>(&self) -> Task<M> {
        self.found().get(self.cursor).map_or_else(Task::none, |item| scroll::reveal(entry_id(item)))
    }

    /// The search text, normalised.
    fn sought(&self) -> String {
        self.query.trim().to_lowercase()
    }

    /// The entries that match the search, exact matches first.
    fn found(&self) -> Vec<&PickerItem> {
        let query = self.sought();
        if query.is_empty() {
            return self.items.iter().collect();
        }
        let items = if self.pool.is_empty() { &self.items } else { &self.pool };
        let mut found: Vec<&PickerItem> = items.iter().filter(|item| item.is_sought(&query)).collect();
        // What begins with the query comes before what is meant by it otherwise.
        let begins = |item: &PickerItem| item.label.to_lowercase().split(' ').any(|word| word.starts_with(&query));
        found.sort_by_key(|item| (!item.is_called(&query), !begins(item)));
        found
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let close = button::icon("picker/close", words.get("app-close"), icon::X, Some(Message::Closed));
        let head = row![heading(&self.title), space().width(Fill), close].align_y(Center);
        let search = line(SEARCH, &words.get("app-picker-search"), &self.query, false, Message::Searched)
            .on_submit(Message::Entered);
        let found = self.found();
        let list: Element<'_, Message> = if found.is_empty() {
            let about = words.get("app-picker-none-about");
            empty_state::empty(icon::SEARCH, words.get("app-picker-none"), about, Vec::new())
        } else {
            scroll::list(LIST, container(self.list(&found, words)).padding([4.0, 12.0])).height(Fill).into()
        };
        let mut content = column![container(column![head, search].spacing(12)).padding([16.0, 20.0])];
        if !self.trail.is_empty() {
            content = content.push(container(self.trail()).padding([0.0, 20.0]));
        }
        content = content.push(container(list).height(Fill));
        if self.most > 1 {
            content = content.push(super::hairline()).push(container(self.foot(words)).padding([12.0, 20.0]));
        }
        container(content).width(560).height(580).into()
    }

    fn list<'a>(&'a self, found: &[&'a PickerItem], words: Words) -> Column<'a, Message> {
        let query = self.sought();
        let mut list = Column::new().spacing(2);
        let mut group = "";
        for (index, item) in found.iter().take(MAX_ENTRIES).enumerate() {
            if item.group != group {
                group = &item.group;
                list = list.push(container(caption(group)).padding(iced::Padding::from([4.0, 12.0]).top(12.0)));
            }
            let name = if query.is_empty() { None } else { item.name_sought(&query) };
            list = list.push(self.entry(item, name, index == self.cursor));
        }
        if found.len() > MAX_ENTRIES {
            list = list.push(container(caption(words.get("app-picker-more"))).padding([8.0, 12.0]));
        }
        list
    }

    /// An entry; `name` is the further name by which it was found.
    fn entry<'a>(&'a self, item: &'a PickerItem, name: Option<&'a str>, marked: bool) -> Element<'a, Message> {
        let chosen = self.is_chosen(item);
        let full = self.most > 1 && self.chosen.len() >= self.most && !chosen;
        let label = Row::new()
            .push(text(&item.label).size(size::BODY).line_height(READING))
            .push(name.map(caption))
            .spacing(gap::ONE)
            .align_y(Center);
        let lines = Column::new()
            .push(label)
            .push(
                (!item.detail.is_empty())
                    .then(|| text(&item.detail).size(size::CAPTION).line_height(1.5).style(style::soft)),
            )
            .width(Fill);
        let mark = match (self.most > 1, chosen, item.leads_on) {
            (true, true, _) => Some(icon::SQUARE_CHECK),
            (true, false, _) => Some(icon::SQUARE),
            (false, _, true) => Some(icon::CHEVRON_RIGHT),
            (false, true, false) => Some(icon::CHECK),
            (false, false, false) => None,
        };
        let content = Row::new().push(lines).push(mark.map(icon::Icon::view)).spacing(12).align_y(Center);
        let press = (!full).then(|| Message::Pressed(item.clone()));
        let row = button::list_row(entry_id(item), item.label.clone(), content, chosen, press);
        container(row).padding(1).style(style::marked(marked)).into()
    }

    fn trail(&self) -> Element<'_, Message> {
        let steps = self.trail.iter().enumerate().map(|(step, (_, label))| {
            let back = button::link(format!("picker/trail-{step}"), label.clone()).press(Message::Back(step));
            row![back, icon::CHEVRON_RIGHT.sized(14.0).style(style::faint)].align_y(Center).into()
        });
        row(steps).spacing(2).align_y(Center).into()
    }

    fn foot(&self, words: Words) -> Element<'_, Message> {
        let numbers = [("chosen", self.chosen.len().to_string()), ("most", self.most.to_string())];
        let values: Vec<(&str, &str)> = numbers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let done = button::primary("picker/done", words.get("app-picker-done")).press(Message::Finished);
        // A limit that nobody can reach is not mentioned.
        let items = if self.pool.is_empty() { &self.items } else { &self.pool };
        let limited = items.iter().filter(|item| item.members.is_empty()).count() > self.most;
        let key = if limited { "app-picker-count" } else { "app-picker-chosen" };
        row![super::hint(words.put(key, &values)), space().width(Fill), done].spacing(gap::TWO).align_y(Center).into()
    }
}

/// Id of an entry.
fn entry_id(item: &PickerItem) -> String {
    format!("picker/{}", item.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(value: &str, label: &str) -> PickerItem {
        PickerItem { value: value.to_owned(), label: label.to_owned(), ..PickerItem::default() }
    }

    #[test]
    fn search_then_enter_takes_the_marked_entry() {
        let mut picker = Picker::one(String::new(), vec![item("1", "营业执照"), item("2", "身份证")], None);
        let _ = picker.update(Message::Searched("身份".to_owned()));
        assert_eq!(picker.update(Message::Entered), Action::Choose(vec!["2".to_owned()]));
    }

    #[test]
    fn the_mark_begins_at_the_answer() {
        let items = vec![item("1", "营业执照"), item("2", "身份证")];
        let mut picker = Picker::one(String::new(), items, Some("2".to_owned()));
        assert_eq!(picker.update(Message::Moved(false)), Action::Reveal);
        assert_eq!(picker.update(Message::Entered), Action::Choose(vec!["1".to_owned()]));
    }

    #[test]
    fn no_more_than_allowed_can_be_chosen() {
        let items: Vec<PickerItem> = (0..4).map(|number| item(&number.to_string(), "x")).collect();
        let mut picker = Picker::several(String::new(), items.clone(), Vec::new(), 2);
        for item in &items {
            assert_eq!(picker.update(Message::Pressed(item.clone())), Action::None);
        }
        assert_eq!(picker.chosen, ["0", "1"]);
        let _ = picker.update(Message::Pressed(items[0].clone()));
        assert_eq!(picker.update(Message::Finished), Action::Choose(vec!["1".to_owned()]));
    }

    #[test]
    fn an_entry_that_stands_for_several_chooses_them_all_or_none() {
        let whole = PickerItem { members: vec!["1".to_owned(), "2".to_owned()], ..item("all", "x") };
        let items = vec![whole.clone(), item("1", "a"), item("2", "b"), item("3", "c")];
        let mut picker = Picker::several(String::new(), items.clone(), vec!["2".to_owned()], 4);
        let press = |picker: &mut Picker, item: &PickerItem| picker.update(Message::Pressed(item.clone()));
        let _ = press(&mut picker, &whole);
        assert!(picker.is_chosen(&whole) && picker.chosen == ["1", "2"]);
        let _ = press(&mut picker, &items[1]);
        assert!(!picker.is_chosen(&whole) && picker.chosen == ["2"]);
        let _ = press(&mut picker, &whole);
        let _ = press(&mut picker, &items[3]);
        let _ = press(&mut picker, &whole);
        assert_eq!(picker.update(Message::Finished), Action::Choose(vec!["3".to_owned()]));
    }

    #[test]
    fn an_entry_is_found_by_what_else_it_is_called_and_by_pinyin() {
        let called = |value: &str, label: &str, names: &[&str]| PickerItem {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            ..item(value, label)
        };
        let items = vec![
            called("1", "宠物", &["宠物美容"]),
            called("2", "点餐", &["小吃", "奶茶"]),
            called("3", "丽人", &["美容", "酒"]),
            called("4", "浙江省 杭州市 西湖区", &[]),
            called("5", "软件", &["AI"]),
        ];
        let mut picker = Picker::one(String::new(), items, None);
        for (typed, first) in [
            ("小吃店", Some("2")),
            ("xiaochi", Some("2")),
            ("nc", Some("2")),
            ("diancan", Some("2")),
            ("美容", Some("3")),
            ("宠物美容", Some("1")),
            ("酒店", None),
            ("waimai", None),
            ("ai", Some("5")),
            ("AI画图", Some("5")),
            ("xhq", Some("4")),
            ("浙江省杭州市西湖区文三路", Some("4")),
        ] {
            let _ = picker.update(Message::Searched(typed.to_owned()));
            let chosen = first.map_or(Action::None, |value| Action::Choose(vec![value.to_owned()]));
            assert_eq!(picker.update(Message::Entered), chosen, "{typed}");
        }
    }

    #[test]
    fn the_cursor_stays_inside_the_list() {
        let mut picker = Picker::one(String::new(), vec![item("1", "a"), item("2", "b")], None);
        for _ in 0..5 {
            let _ = picker.update(Message::Moved(true));
        }
        assert_eq!(picker.update(Message::Entered), Action::Choose(vec!["2".to_owned()]));
        let _ = picker.update(Message::Searched("nothing".to_owned()));
        assert_eq!(picker.update(Message::Entered), Action::None);
    }
}
