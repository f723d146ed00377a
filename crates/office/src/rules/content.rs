//! Themes in name and remark that a platform or bureau asks about, each with its own remedy.

use crate::filing::path::{APPLET_REMARK, SUBJECT_NAME};
use crate::finding::{Declaration, Finding, of_source};
use crate::language::Text;
use crate::reference::Reference;
use crate::reference::subject::FOREIGN;
use crate::reference::themes::{Theme, ThemeName, Who};

use super::case::ThemeMention;
use super::rule::{FORM, text};
use super::{Case, Rule, Topic};

const FIELDS: &[&str] = &[
    field!("facts.applet_name"),
    field!("icp_applets.base_info"),
    field!("icp_subject.base_info"),
    field!("icp_materials.applets_other_materials"),
];

/// A theme for which no permit exists.
const fn without_permit(name: &'static str) -> Declaration {
    Rule::warning(name).prevents(&["TC-PERSON-BUSINESS"]).reads(FIELDS)
}

/// A theme with a pre-approval item.
const fn permitted(name: &'static str) -> Declaration {
    Rule::warning(name).prevents(&["TC-PERSON-BUSINESS", "TC-PREAPPROVAL"]).reads(FIELDS)
}

rules! {
    const SELLING: Rule = without_permit("content-selling");
    const COMMISSIONS: Rule = without_permit("content-commissions");
    const INTERACTION: Rule = permitted("content-interaction");
    const ACCOUNTS: Rule = without_permit("content-accounts");
    const AI: Rule = without_permit("content-ai");
    const LIVE: Rule = permitted("content-live");
    const MEDIA: Rule = permitted("content-media");
    const READING_ALOUD: Rule = permitted("content-reading-aloud");
    const NOVELS: Rule = permitted("content-novels");
    const NEWS: Rule = permitted("content-news");
    const MEDICINE: Rule = permitted("content-medicine");
    const CLINIC: Rule = permitted("content-clinic");
    const TUTORING: Rule = permitted("content-tutoring");
    const EDUCATION: Rule = permitted("content-education");
    const FINANCE: Rule = permitted("content-finance");
    const VIRTUAL: Rule = without_permit("content-virtual");
    const LOTTERY: Rule = without_permit("content-lottery");
    const BLIND_BOX: Rule = without_permit("content-blind-box");
    const RIDE: Rule = permitted("content-ride");
    const RELIGION: Rule = permitted("content-religion");
    const FORTUNE: Rule = without_permit("content-fortune");
    const TOBACCO: Rule = without_permit("content-tobacco");
    const GAMES: Rule = permitted("content-games");
    const RECRUITMENT: Rule = without_permit("content-recruitment");
    const DEVICE: Rule = without_permit("content-device");
    const CHARITY: Rule = without_permit("content-charity");
    const INSTITUTION: Rule = without_permit("content-institution");
    const MAPS: Rule = without_permit("content-maps");
    const WORDING: Rule = without_permit("content-wording").prevents(&["UC-NAME-PERSONAL", "TC-PERSON-BUSINESS"]);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// The rule of a theme.
const fn rule(about: ThemeName) -> Rule {
    match about {
        ThemeName::Selling => SELLING,
        ThemeName::Commissions => COMMISSIONS,
        ThemeName::Interaction => INTERACTION,
        ThemeName::Accounts => ACCOUNTS,
        ThemeName::Ai => AI,
        ThemeName::Live => LIVE,
        ThemeName::Media => MEDIA,
        ThemeName::ReadingAloud => READING_ALOUD,
        ThemeName::Novels => NOVELS,
        ThemeName::News => NEWS,
        ThemeName::Medicine => MEDICINE,
        ThemeName::Clinic => CLINIC,
        ThemeName::Tutoring => TUTORING,
        ThemeName::Education => EDUCATION,
        ThemeName::Finance => FINANCE,
        ThemeName::Virtual => VIRTUAL,
        ThemeName::Lottery => LOTTERY,
        ThemeName::BlindBox => BLIND_BOX,
        ThemeName::Ride => RIDE,
        ThemeName::Religion => RELIGION,
        ThemeName::Fortune => FORTUNE,
        ThemeName::Tobacco => TOBACCO,
        ThemeName::Games => GAMES,
        ThemeName::Recruitment => RECRUITMENT,
        ThemeName::Device => DEVICE,
        ThemeName::Charity => CHARITY,
        ThemeName::Institution => INSTITUTION,
        ThemeName::Maps => MAPS,
        ThemeName::Wording => WORDING,
    }
}

/// Catalogue key of the messages about a theme.
pub(crate) fn theme_key(about: ThemeName) -> String {
    format!("finding-{}", rule(about).name)
}

/// Sources of the themes behind the rule called `name`, with their dates, each once.
pub fn sources<'a>(name: &str, reference: &'a Reference) -> Vec<(&'a str, &'a str)> {
    let themes = reference.themes.all().iter().filter(|theme| rule(theme.id).name == name);
    let mut sources: Vec<(&str, &str)> = Vec::new();
    for concern in themes.flat_map(|theme| &theme.concerns) {
        let source = (concern.source.as_str(), concern.date.as_str());
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for ThemeMention { path, mention, concern } in theme_mentions(case) {
        let mut finding = rule(mention.theme.id).on(path).from_source(&concern.source);
        finding.level = concern.level;
        let who = if case.is_individual() { "individual" } else { "organisation" };
        let words = mention.words.join("、");
        let finding = finding.with("words", text(words)).with("who", text(who));
        let finding = finding.with("source", of_source(&concern.source));
        found.push(match &concern.material {
            Some(place) => finding.wants(place, &mention.theme.approvals),
            None => finding,
        });
    }
}

/// The themes mentioned in name and remark that concern this subject, except those covered by a declared pre-approval,
/// by the statement that the theme asks for, or by the subject's own public business.
pub(super) fn theme_mentions<'c, 'a>(case: &'c Case<'a>) -> &'c [ThemeMention<'a>] {
    case.theme_mentions.get_or_init(|| concerning_mentions(case))
}

fn concerning_mentions<'a>(case: &Case<'a>) -> Vec<ThemeMention<'a>> {
    let Some(who) = who(case) else { return Vec::new() };
    let (name_path, name) = case.applet_name();
    // The subject's name says nothing about what the mini program does.
    let subject = case.value(SUBJECT_NAME);
    let without_subject = |remark: String| if subject.is_empty() { remark } else { remark.replace(&subject, "") };
    let remark = if case.asks(APPLET_REMARK) { without_subject(case.value(APPLET_REMARK)) } else { String::new() };
    let declared = case.declared_items();
    let mut concerning = Vec::new();
    for (path, content) in [(name_path, name), (APPLET_REMARK, remark)] {
        for mention in case.reference.themes.mentions(&Text::read(&content)) {
            let theme = mention.theme;
            let approved = who != Who::Individual && theme.approvals.iter().any(|code| declared.contains(code));
            let Some(concern) = theme.concern(who, case.province()) else { continue };
            let stated = concern.material.as_deref().is_some_and(|place| case.filing.has(place));
            let out_of_place = path == name_path && !theme.in_name;
            // Individuals describe commercial services by hints; an organisation names them openly.
            let mere_hint = mention.hinted && who != Who::Individual;
            if !(approved || stated || out_of_place || mere_hint || is_own_business(case, theme)) {
                concerning.push(ThemeMention { path, mention, concern });
            }
        }
    }
    concerning
}

fn who(case: &Case<'_>) -> Option<Who> {
    case.nature().map(|nature| match nature {
        _ if case.is_individual() => Who::Individual,
        FOREIGN => Who::Foreign,
        _ => Who::Organisation,
    })
}

/// Pre-approval items of the themes that are the subject's own business.
pub(super) fn own_business(case: &Case<'_>) -> Vec<i64> {
    let own = case.reference.themes.all().iter().filter(|theme| is_own_business(case, theme));
    own.flat_map(|theme| theme.approvals.iter().copied()).collect()
}

/// Whether a theme is the subject's own purpose: teaching for a school, charity for a foundation.
fn is_own_business(case: &Case<'_>, theme: &Theme) -> bool {
    let own = case.own_business.get_or_init(|| {
        let name = case.value(SUBJECT_NAME);
        let is_own = |theme: &&Theme| case.nature().is_some_and(|nature| theme.is_own_business(nature, &name));
        case.reference.themes.all().iter().filter(is_own).map(|theme| theme.id).collect()
    });
    own.contains(&theme.id)
}
