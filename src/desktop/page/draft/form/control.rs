//! The view of a form page: one control per question.

use iced::widget::Id;
use iced::widget::{Column, Row, column, container, row, text, text_editor};
use iced::{Center, Element, Fill};

use super::super::answers::{self, Answers, is_certified};
use super::super::handed_in::OtherAnswers;
use super::super::prefill::offers;
use super::super::rehearsal::{PLACE, RehearsalPanel};
use super::super::section::Section;
use super::super::slot;
use super::super::taking::differing;
use super::super::{notes::Notes, pictures::Pictures};
use super::choice::Ask;
use super::layout::{FormBlock, FormItem, may_vary};
use super::width::{CHOSEN, NUMERAL, width_of};
use super::{APPROVALS, Form, Message, SERVICES};
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::date::{self, date};
use crate::desktop::widget::evidence::is_cut_wrongly;
use crate::desktop::widget::field::{FormRow, field, fixed, line, note, row_id};
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::photograph::photograph;
use crate::desktop::widget::{button, caption, heading, hint};
use crate::desktop::words::Words;
use crate::filing::field::{Format, Shape};
use crate::filing::path::{PRINCIPAL, item};
use crate::filing::{Kind, field as table, parse_date};
use crate::i18n;
use crate::identifier::grouped;
use crate::package::letters::Letter;
use crate::reference::Reference;
use crate::rules::{Evidence, REMARK_CHARACTERS};
use crate::view::certificate;

/// Length of a mobile number.
const MOBILE: usize = 11;
/// Length of the numbers of persons and organisations.
pub(super) const NUMBER: usize = 18;

/// Minimum logical width of the window for two pictures side by side, including longer labels.
const PAIRED: f32 = 1100.0;

/// Maximum length of a year in days.
const LONG_YEAR: i64 = 366;
/// From this number of days on, the remaining validity is given in years.
const FAR: i64 = 2 * LONG_YEAR;

/// Everything that the controls show.
pub struct FormPage<'a> {
    /// The form's own state.
    pub form: &'a Form,
    /// The answers.
    pub answers: &'a Answers,
    /// Findings by field; empty until the section was checked.
    pub notes: &'a Notes,
    /// Needed letters that are missing.
    pub letters: &'a [Letter],
    /// The pictures.
    pub pictures: &'a Pictures,
    /// The rehearsal of the face check.
    pub rehearsal: &'a RehearsalPanel,
    /// The tables.
    pub reference: &'a Reference,
    /// The answers that others have of the filing.
    pub other_answers: OtherAnswers<'a>,
    /// Texts, clock, width.
    pub context: Context,
}

impl<'a> FormPage<'a> {
    /// The blocks of a section.
    pub fn view(&self, section: Section) -> Element<'a, Message> {
        let (blocks, left_out) = self.form.blocks(section, self.answers.filing(), |path| self.notes.is_wrong(path));
        let shown = blocks.iter().filter(|block| !block.items.is_empty()).map(|block| self.block(block));
        let left_out = (left_out > 0).then(|| {
            let words = self.words();
            let show = button::inline("form/whole", words.get("app-form-whole"), Message::WholePressed);
            let key = match &self.other_answers.filed {
                _ if blocks.iter().all(|block| block.items.is_empty()) => "app-form-all-left-out",
                Some(_) => "app-form-left-out",
                None => "app-form-left-out-unknown",
            };
            row![hint(words.count(key, left_out)), show].spacing(gap::ONE).align_y(Center)
        });
        Column::with_children(shown).push(left_out).spacing(40).into()
    }

    pub(super) fn words(&self) -> Words {
        self.context.words
    }

    /// The hint of a field; a special one for deregistrations or individuals, if it exists and applies.
    fn hint_of(&self, path: &str) -> Option<String> {
        let words = self.words();
        let own = |of: &str, applies: bool| applies.then(|| words.of_field(path, &format!("hint-{of}"))).flatten();
        own("cancel", self.answers.filing().kind() == Kind::Cancel)
            .or_else(|| own("individual", self.answers.is_individual()))
            .or_else(|| words.of_field(path, "hint"))
    }

    fn block(&self, block: &FormBlock) -> Element<'a, Message> {
        let words = self.words();
        let key = format!("app-form-{}", block.heading);
        let about = format!("{key}-about");
        let about = words.has(&about).then(|| hint(words.get(&about)));
        let begin = block.person.filter(|_| self.form.knows_somebody()).map(|base| {
            let asked = Message::Asked(Ask::Person(base.to_owned()));
            button::inline(format!("{base}/persons"), words.get("app-persons-begin"), asked)
        });
        // A block with a single question needs no heading for it.
        let single = matches!(block.items.as_slice(), [FormItem::Field(_) | FormItem::Kind]) && about.is_none();
        let alone = single && !may_vary(block, self.answers.filing());
        let head = (!alone || begin.is_some()).then(|| {
            let name = Row::new().push(heading(words.get(&key)).width(Fill)).push(begin).align_y(Center);
            column![name].push(about).spacing(gap::HALF)
        });
        let mut content = Column::new().push(head).spacing(20).width(Fill);
        for item in &block.items {
            content = content.push(self.item(item)).push(self.photograph(item));
        }
        content.into()
    }

    /// How to photograph a certificate, below its place until the first picture is there: the button for taking it does
    /// not move when the drawings disappear.
    fn photograph(&self, item: &FormItem) -> Option<Element<'a, Message>> {
        let of_certificate = match item {
            FormItem::Pair(..) => true,
            FormItem::Field(path) => path == field!("icp_subject.organize_info.certificate_photo"),
            _ => false,
        };
        let asked = of_certificate && self.answers.filing().media().is_empty();
        asked.then(|| photograph(if self.context.is_narrow() { 2 } else { 4 }, self.words()))
    }

    fn item(&self, item: &FormItem) -> Element<'a, Message> {
        match item {
            FormItem::Field(path) => self.question(path),
            FormItem::Kind => self.kind(),
            FormItem::Certified => self.certified(),
            FormItem::Region => self.region(),
            FormItem::Approvals => self.approvals(),
            FormItem::Mirror(base) => self.mirror(base),
            FormItem::Rehearsal => {
                let card = self.rehearsal.view(&self.context).map(Message::Slot);
                field(self.words().label(PLACE), card).mark(Some(self.words().get("app-optional"))).into()
            }
            FormItem::Pair(front, back) => {
                let pair = [self.media(front), self.media(back)];
                if self.context.width < PAIRED {
                    Column::with_children(pair).spacing(gap::TWO).into()
                } else {
                    Row::with_children(pair).spacing(gap::TWO).into()
                }
            }
        }
    }

    /// The control of the field at `path`.
    pub fn question(&self, path: &str) -> Element<'a, Message> {
        let Some(row) = table::at(path) else { return text(path.to_owned()).into() };
        match (row.value, row.table.as_deref(), row.format) {
            (Shape::Media, ..) => self.media(path),
            (Shape::MediaList, ..) => self.media_list(path),
            (Shape::Flag, ..) => self.flag(path),
            (Shape::NumberList, ..) => self.services(),
            (Shape::TextList, ..) => self.changed(path),
            (Shape::Number, Some("subject_types"), _) => self.code(path, Ask::Nature),
            (Shape::Number, Some("certificate_types"), _) => self.code(path, Ask::Certificate(path.to_owned())),
            (Shape::Number, ..) if row.choices.is_empty() => self.number(path),
            (Shape::Number, ..) => self.short_list(path, &row.choices),
            (_, _, Some(Format::Date | Format::Validity)) => self.date(path, row.format == Some(Format::Validity)),
            (_, _, Some(Format::Paragraph)) => self.paragraph(path),
            _ => self.line(path),
        }
    }

    /// The frame of a question: label, hint and findings.
    fn frame(&self, path: &str, control: impl Into<Element<'a, Message>>) -> FormRow<'a, Message> {
        let words = self.words();
        let optional = Notes::is_optional(path).then(|| words.get("app-optional"));
        field(words.label(path), control)
            .of(path)
            .mark(optional)
            .hint(self.hint_of(path))
            .was(self.other_answers.was(path, self.answers.filing(), self.reference, words))
            .aside(self.read(path))
            .notes(self.notes.at(path))
            .cures(self.cures(&[path]))
    }

    fn line(&self, path: &str) -> Element<'a, Message> {
        let value = self.answers.filing().get(path).and_then(|value| value.as_str()).unwrap_or_default();
        let target = path.to_owned();
        let input = line(path, "", value, self.notes.blocks(path), move |text| Message::Typed(target.clone(), text));
        let typed = value.chars().filter(|sign| sign.is_alphanumeric()).count();
        let counter = self.length(path).filter(|_| typed > 0).map(|length| {
            let said =
                if typed == length { grouped(value, self.is_credit_code(path)) } else { format!("{typed} / {length}") };
            (said, Tone::Plain)
        });
        match width_of(path) {
            Fill => self.frame(path, input).counter(counter).into(),
            // Beside a field that is narrower than its row, the count is in the row.
            narrow => {
                let beside = counter.map(|(said, _)| caption(said));
                self.frame(path, Row::new().push(input.width(narrow)).push(beside).spacing(12).align_y(Center)).into()
            }
        }
    }

    /// Length of a number whose length is fixed; `None` for other answers.
    fn length(&self, path: &str) -> Option<usize> {
        let (base, key) = path.rsplit_once('.')?;
        let filing = self.answers.filing();
        let is_phone = table::at(path).is_some_and(|row| row.format == Some(Format::Phone));
        match (key, filing.number(&format!("{base}.certificate_type"))) {
            // A non-mobile telephone may be a landline, whose length depends on its area.
            _ if is_phone => (key == "mobile" || filing.text(path).starts_with('1')).then_some(MOBILE),
            ("certificate_number", Some(certificate::ID_CARD | certificate::BUSINESS_LICENCE)) => Some(NUMBER),
            _ => None,
        }
    }

    /// Whether the number at `path` is to be a credit code, as the type of its certificate says.
    fn is_credit_code(&self, path: &str) -> bool {
        let base = path.strip_suffix(".certificate_number");
        let kind = base.and_then(|base| self.answers.filing().number(&format!("{base}.certificate_type")));
        kind == Some(certificate::BUSINESS_LICENCE)
    }

    fn number(&self, path: &str) -> Element<'a, Message> {
        let value = self.answers.filing().number(path).map(|number| number.to_string()).unwrap_or_default();
        let target = path.to_owned();
        let input = line(path, "", &value, self.notes.blocks(path), move |text| Message::Counted(target.clone(), text))
            .width(NUMERAL);
        self.frame(path, input).into()
    }

    fn paragraph(&self, path: &str) -> Element<'a, Message> {
        let words = self.words();
        let target = path.to_owned();
        let Some(editor) = self.form.editor(path) else { return text(path.to_owned()).into() };
        let input = text_editor(editor)
            .id(Id::from(path.to_owned()))
            .on_action(move |action| Message::Edited(target.clone(), action))
            .min_height(96.0)
            .padding([8.0, 12.0])
            .size(size::BODY)
            .line_height(READING)
            .style(style::editor(self.notes.blocks(path)));
        let counter = (path == field!("icp_applets.base_info.comment")).then(|| {
            let count = self.answers.filing().text(path).chars().count();
            let tone = if count == 0 || REMARK_CHARACTERS.contains(&count) { Tone::Plain } else { Tone::Bad };
            let (least, most) = (REMARK_CHARACTERS.start().to_string(), REMARK_CHARACTERS.end().to_string());
            let values = [("count", count.to_string()), ("least", least), ("most", most)];
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            (words.put("app-counter", &values), tone)
        });
        self.frame(path, input).counter(counter).into()
    }

    /// A date.
    pub fn date(&self, path: &str, may_be_unlimited: bool) -> Element<'a, Message> {
        let words = self.words();
        let kept = self.answers.filing().text(path);
        let target = path.to_owned();
        let beside = parse_date(kept).and_then(|date| {
            let day = date::shown(kept);
            // A date typed in another notation is shown as it was understood.
            let understood = self.form.typed(path).is_some_and(|typed| typed != day).then_some(day);
            let left = may_be_unlimited.then(|| match date::days_until(date, self.context.today()) {
                left @ FAR.. => words.count("app-years-left", (left / LONG_YEAR) as usize),
                left @ 0.. => words.count("app-days-left", left as usize),
                past => words.count("app-days-over", past.unsigned_abs() as usize),
            });
            let said: Vec<String> = understood.into_iter().chain(left).collect();
            (!said.is_empty()).then(|| said.join("·"))
        });
        let unlimited = may_be_unlimited.then(|| words.get("app-unlimited"));
        let invalid = self.notes.blocks(path);
        let input = date(path, "YYYY-MM-DD", kept, self.form.typed(path), invalid, unlimited, move |text| {
            Message::Dated(target.clone(), text)
        });
        // Beside the field: a line below it would push the next fields down while the date is typed.
        let input = Row::new().push(input).push(beside.map(caption)).spacing(12).align_y(Center);
        self.frame(path, input).into()
    }

    fn flag(&self, path: &str) -> Element<'a, Message> {
        let words = self.words();
        let choices = [(true, words.get("app-yes")), (false, words.get("app-no"))];
        let target = path.to_owned();
        let control = button::segments(path, choices, self.answers.filing().flag(path), move |flag| {
            Message::Flagged(target.clone(), flag)
        });
        self.frame(path, control).below(self.set_aside(path).or_else(|| self.inferred(path))).into()
    }

    fn kind(&self) -> Element<'a, Message> {
        let words = self.words();
        let kinds = Kind::ALL.into_iter().map(|kind| (kind, words.get(&format!("app-kind-{}", kind.name()))));
        let control = button::segments("kind", kinds, Some(self.answers.filing().kind()), Message::KindChosen);
        let about = words.get(&format!("app-kind-{}-about", self.answers.filing().kind().name()));
        field(words.get("app-form-kind"), control).below(Some(about)).into()
    }

    /// A code from a table, chosen in a dialog.
    fn code(&self, path: &str, ask: Ask) -> Element<'a, Message> {
        let words = self.words();
        let code = self.answers.filing().number(path);
        let name = code.map(|code| match ask {
            Ask::Nature => self.reference.subject_types.get(code).map(|nature| nature.name(words.0).to_owned()),
            _ => self.reference.certificate_types.get(code).map(|kind| kind.name(words.0).to_owned()),
        });
        let name = name.map(|name| name.unwrap_or_else(|| code.map(|code| code.to_string()).unwrap_or_default()));
        let opener = container(self.opener(path, name, ask)).max_width(CHOSEN);
        self.frame(path, opener).below(self.set_aside(path)).into()
    }

    /// A button that looks like a field and opens a dialog.
    fn opener(&self, path: &str, value: Option<String>, ask: Ask) -> Element<'a, Message> {
        let words = self.words();
        let label = words.label(path);
        let face = match value {
            Some(value) => text(value).size(size::BODY).line_height(1.4),
            None => text(words.get("app-choose")).size(size::BODY).line_height(1.4).style(style::faint),
        };
        let content = row![face.width(Fill), icon::CHEVRON_DOWN.view().style(style::faint)].align_y(Center);
        let message = Message::Asked(ask);
        let button = iced::widget::button(content)
            .padding([8.0, 12.0])
            .width(Fill)
            .style(style::picker(self.notes.blocks(path)))
            .on_press(message.clone());
        Focus::new(path.to_owned(), label, button, Some(message)).into()
    }

    /// Whether a certification is submitted with the filing.
    fn certified(&self) -> Element<'a, Message> {
        let words = self.words();
        let choices = [(true, words.get("app-yes")), (false, words.get("app-no"))];
        let along = is_certified(self.answers.filing());
        let control = button::segments("certified", choices, Some(along), Message::CertifiedChosen);
        field(words.get("app-certified"), control).below(along.then(|| words.get("app-certified-below"))).into()
    }

    /// A code from a list so short that all choices are shown.
    fn short_list(&self, path: &str, codes: &[i64]) -> Element<'a, Message> {
        let words = self.words();
        let chosen = self.answers.filing().number(path);
        let options = codes.iter().map(|&code| {
            let label = i18n::choice(words.0, path, code).unwrap_or_else(|| code.to_string());
            let about = i18n::choice_about(words.0, path, code);
            let message = Message::Coded(path.to_owned(), code);
            button::option(format!("{path}/{code}"), None, label, about, chosen == Some(code), Some(message))
        });
        self.frame(path, Column::with_children(options).spacing(gap::ONE)).into()
    }

    fn region(&self) -> Element<'a, Message> {
        let words = self.words();
        let base = field!("icp_subject.base_info");
        let [province, city, district] = ["province", "city", "district"].map(|key| format!("{base}.{key}"));
        let filing = self.answers.filing();
        let (one, two, three) = (filing.text(&province), filing.text(&city), filing.text(&district));
        let names = self.reference.regions.names(one, two, three).join(" ");
        let value = (!names.is_empty()).then_some(names);
        let mut notes = self.notes.at(&province);
        notes.extend(self.notes.at(&city));
        notes.extend(self.notes.at(&district));
        let was = self.other_answers.other(&[&province, &city, &district], filing).map(|(other, key)| {
            let [one, two, three] = [&province, &city, &district].map(|path| other.text(path));
            words.put(key, &[("value", &self.reference.regions.names(one, two, three).join(" "))])
        });
        let registered = answers::as_registered(filing, &self.reference.regions);
        let registered = (!registered.is_empty()).then(|| {
            let values = registered.into_iter().map(|(path, value)| (path, value.into())).collect();
            button::secondary("region/registered", words.get("app-region-registered"))
                .icon(icon::WAND_SPARKLES)
                .aside()
                .press(Message::Cured(values))
                .into()
        });
        field(words.get("app-region"), container(self.opener(&province, value, Ask::Region)).max_width(CHOSEN))
            .of(&province)
            .was(was)
            .hint(self.hint_of(&province))
            .notes(notes)
            .cures(registered.into_iter().chain(self.cures(&[&province, &city, &district])).collect())
            .into()
    }

    fn services(&self) -> Element<'a, Message> {
        let words = self.words();
        let chosen = self.answers.filing().numbers(SERVICES);
        let mut list = Column::new().spacing(gap::ONE);
        for id in &chosen {
            let contents = &self.reference.service_contents;
            let name = contents.title(*id, words.0).unwrap_or_else(|| id.to_string());
            let group = contents.group_of(*id).map(|group| caption(group.name(words.0).to_owned()));
            let remove = button::icon(
                format!("{SERVICES}/remove-{id}"),
                words.get("app-remove"),
                icon::X,
                Some(Message::ServiceRemoved(*id)),
            );
            let face =
                row![column![text(name).size(size::BODY)].push(group).spacing(2).width(Fill), remove].align_y(Center);
            list = list.push(container(face).padding(iced::Padding::from([6.0, 12.0]).right(6.0)).style(style::card));
        }
        let key = if chosen.is_empty() { "app-services-choose" } else { "app-services-change" };
        let choose =
            button::secondary(SERVICES, words.get(key)).icon(icon::LAYERS).press(Message::Asked(Ask::Services));
        self.frame(SERVICES, list.push(choose)).into()
    }

    fn changed(&self, path: &str) -> Element<'a, Message> {
        let words = self.words();
        let chosen = self.answers.filing().list(path).iter().filter_map(|value| value.as_str());
        let chips: Vec<Element<'a, Message>> =
            chosen.map(|path| badge(Tone::Accent, None, words.label(path))).collect();
        let choose = button::secondary(path, words.get("app-changed-choose"))
            .icon(icon::LIST_CHECKS)
            .press(Message::Asked(Ask::Changed));
        let mut content = Column::new().spacing(gap::ONE);
        if !chips.is_empty() {
            content = content.push(Row::with_children(chips).spacing(6).wrap().vertical_spacing(6));
        }
        self.frame(path, content.push(choose)).into()
    }

    fn approvals(&self) -> Element<'a, Message> {
        let words = self.words();
        let details = self.answers.filing().list(APPROVALS);
        let none = self.reference.pre_approvals.none();
        let mut list = Column::new().spacing(gap::TWO);
        let mut excluded = false;
        for (index, detail) in details.iter().enumerate() {
            let code = detail.get("type").and_then(serde_json::Value::as_i64).unwrap_or_default();
            excluded |= code == none;
            list = list.push(self.approval(index, code, code == none));
        }
        let add = (!excluded).then(|| {
            button::secondary(APPROVALS, words.get("app-approvals-add"))
                .icon(icon::PLUS)
                .press(Message::Asked(Ask::Approval))
        });
        let none = details.is_empty().then(|| {
            button::secondary(format!("{APPROVALS}/none"), words.get("app-approvals-none"))
                .icon(icon::CHECK)
                .press(Message::ApprovalsExcluded)
        });
        let buttons = Row::new().push(none).push(add).spacing(gap::ONE);
        self.frame(APPROVALS, list.push(buttons)).into()
    }

    fn approval(&self, index: usize, code: i64, none: bool) -> Element<'a, Message> {
        let words = self.words();
        let known = self.reference.pre_approvals.get(code);
        let name = known.map_or_else(|| code.to_string(), |approval| approval.name(words.0).to_owned());
        let about = known.map(|approval| approval.document(words.0).to_owned()).filter(|text| !text.is_empty());
        let base = item(APPROVALS, index);
        let remove = button::icon(
            format!("{base}/remove"),
            words.get("app-remove"),
            icon::X,
            Some(Message::ApprovalRemoved(index)),
        );
        let head = row![column![text(name).size(size::BODY)].push(about.map(caption)).spacing(2).width(Fill), remove]
            .align_y(Center);
        let mut content = column![head].spacing(gap::TWO);
        content =
            content.extend(self.notes.at(&base).into_iter().chain(self.notes.at(&format!("{base}.type"))).map(note));
        if !none {
            content = content.push(self.line(&format!("{base}.code"))).push(self.media(&format!("{base}.media")));
        }
        // Without further questions it looks like a chosen service.
        let padding = if none { iced::Padding::from([6.0, 12.0]).right(6.0) } else { iced::Padding::new(gap::TWO) };
        container(content).padding(padding).style(style::card).into()
    }

    /// The slot of a picture.
    pub fn media(&self, path: &str) -> Element<'a, Message> {
        self.place(path, self.words().label(path))
    }

    /// The slots of a list of pictures, with one more while there is room.
    fn media_list(&self, path: &str) -> Element<'a, Message> {
        let places = table::places(self.answers.filing(), path);
        let places = places.into_iter().map(|place| self.place(&place, String::new()));
        self.frame(path, Column::with_children(places).spacing(gap::ONE)).into()
    }

    /// The slot of a picture, with this label.
    pub fn place(&self, path: &str, label: String) -> Element<'a, Message> {
        let (filing, name) = (self.answers.filing(), self.answers.filing().text(path).to_owned());
        let evidence = self.pictures.evidence(path, &name);
        // Findings on an earlier picture are not shown while this one is inspected.
        let judged = name.is_empty() || evidence.is_some();
        let offered = match evidence {
            Some(Evidence::Seen { reading: Some(reading), .. }) => {
                offers(path, reading, filing).iter().filter(|offer| offer.current.is_empty()).count()
            }
            _ => 0,
        };
        let against = self.notes.against(path, evidence, filing);
        let original = answers::original(filing, &name).filter(|_| is_cut_wrongly(&against)).map(str::to_owned);
        let place = slot::SlotPlace {
            path: path.to_owned(),
            label,
            hint: self.hint_of(path),
            name,
            offered,
            against,
            uncut: original,
            instead: self.pictures.instead(path, filing),
            split: self.pictures.split(path, filing).map(|split| split.count()),
            differing: differing(path, filing, self.pictures, self.notes).len(),
            notes: self.notes.at(path),
            letter: self.letters.iter().find(|letter| letter.belongs_at(path)),
        }
        .view(self.pictures, &self.context);
        let confirmation = if judged { self.confirmation(path) } else { None };
        let place = Column::new().push(place.map(Message::Slot)).push(confirmation).spacing(gap::HALF);
        container(place).id(row_id(path)).into()
    }

    /// A person's answers, shown as they are derived from those of another role.
    fn mirror(&self, base: &str) -> Element<'a, Message> {
        let words = self.words();
        let filing = self.answers.filing();
        let keys = [
            "name",
            "certificate_number",
            "certificate_validity_date_start",
            "certificate_validity_date_end",
            "mobile",
            "email",
            "emergency_contact",
        ];
        let rows = keys.into_iter().map(|key| {
            let path = format!("{base}.{key}");
            let value = date::shown(filing.text(&path));
            let value = if value.is_empty() { words.get("app-unanswered") } else { value };
            let was = self.other_answers.was(&path, filing, self.reference, words);
            field(words.label(&path), fixed(value)).was(was).into()
        });
        let there = Message::ShowPressed(person_field!(PRINCIPAL, "name"));
        let change =
            button::secondary(format!("{base}/change"), words.get("app-mirror-change")).icon(icon::PENCIL).press(there);
        Column::with_children(rows).push(row![change]).spacing(gap::TWO).into()
    }
}
