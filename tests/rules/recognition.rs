//! How well the themes of invented remarks are recognised, and the document that says so.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

use beian_desk::filing::Filing;
use beian_desk::finding::Level::Notice;
use beian_desk::finding::{Finding, Name};
use beian_desk::reference::Reference;
use beian_desk::reference::themes::ThemeName;
use serde::Deserialize;

use super::support::{enterprise, individual, review};
use super::{REMARK, remarked};

/// Invented remarks of one kind.
#[derive(Deserialize)]
pub(crate) struct Group {
    pub(crate) who: String,
    pub(crate) about: Vec<String>,
    #[serde(default)]
    may: Vec<String>,
    pub(crate) texts: Vec<String>,
}

pub(crate) const MADE_UP: &str = include_str!("../language/remarks.toml");

/// Texts written after the word lists were finished, with their first results, before any adjustment for them.
const LATER: [(&str, &str, &str); 15] = [
    (
        "oblique.toml",
        include_str!("../language/oblique.toml"),
        "told 27 of 55, ordinary texts without a warning 39 of 40",
    ),
    ("plain.toml", include_str!("../language/plain.toml"), "told 60 of 64, ordinary texts without a warning 32 of 32"),
    (
        "trades.toml",
        include_str!("../language/trades.toml"),
        "told 78 of 93, ordinary texts without a warning 86 of 95",
    ),
    (
        "spoken.toml",
        include_str!("../language/spoken.toml"),
        "told 240 of 417, ordinary texts without a warning 215 of 224",
    ),
    (
        "errands.toml",
        include_str!("../language/errands.toml"),
        "told 15 of 34, ordinary texts without a warning 22 of 24",
    ),
    ("deals.toml", include_str!("../language/deals.toml"), "told 9 of 59, ordinary texts without a warning 25 of 26"),
    (
        "favours.toml",
        include_str!("../language/favours.toml"),
        "told 9 of 22, ordinary texts without a warning 9 of 10",
    ),
    (
        "hints.toml",
        include_str!("../language/hints.toml"),
        "told 22 of 119, ordinary texts without a warning 112 of 118",
    ),
    (
        "whispers.toml",
        include_str!("../language/whispers.toml"),
        "told 7 of 60, ordinary texts without a warning 37 of 40",
    ),
    (
        "murmurs.toml",
        include_str!("../language/murmurs.toml"),
        "told 26 of 43, ordinary texts without a warning 25 of 28",
    ),
    (
        "dealings.toml",
        include_str!("../language/dealings.toml"),
        "told 41 of 120, ordinary texts without a warning 115 of 120",
    ),
    (
        "asides.toml",
        include_str!("../language/asides.toml"),
        "told 86 of 132, ordinary texts without a warning 99 of 116",
    ),
    (
        "riddles.toml",
        include_str!("../language/riddles.toml"),
        "told 31 of 84, ordinary texts without a warning 42 of 50",
    ),
    (
        "sayings.toml",
        include_str!("../language/sayings.toml"),
        "told 36 of 72, ordinary texts without a warning 21 of 24",
    ),
    (
        "glances.toml",
        include_str!("../language/glances.toml"),
        "told 34 of 93, ordinary texts without a warning 34 of 36",
    ),
];

pub(crate) fn groups(text: &str) -> Vec<Group> {
    #[derive(Deserialize)]
    struct File {
        group: Vec<Group>,
    }
    let file: File = toml::from_str(text).unwrap();
    file.group
}

/// The scores of a file's texts, which are assigned alternately to the `parts`.
fn scores<const PARTS: usize>(text: &str) -> [Score; PARTS] {
    let mut scores = std::array::from_fn(|_| Score::default());
    let groups = groups(text);
    let texts = groups.iter().flat_map(|group| group.texts.iter().map(move |text| (group, text)));
    for (number, (group, text)) in texts.enumerate() {
        scores[number % PARTS].add(group, text);
    }
    scores
}

/// Whether finding `theme` covers `other`, which says the same.
fn covers(theme: &str, other: &str) -> bool {
    let plain = |name: &str| name.replace('-', "").to_lowercase();
    let same = |id: &ThemeName, name: &str| plain(&id.to_string()) == plain(name);
    let mut rows = Reference::built_in().themes.all().iter().filter(|row| same(&row.id, theme));
    rows.any(|row| row.covers.iter().any(|id| same(id, other)))
}

/// The filings into which the remarks are inserted, an individual's and a company's, with the rules that they raise
/// anyway.
static BASES: LazyLock<[(Filing, Vec<Name>); 2]> = LazyLock::new(|| {
    [individual(), enterprise()].map(|base| {
        let calm = review(&base).findings.into_iter().map(|finding| finding.rule).collect();
        (base, calm)
    })
});

/// How well the remarks of one half are recognised.
#[derive(Default)]
struct Score {
    /// By theme: recognised, expected, and recognised in texts about something else.
    themes: BTreeMap<String, (usize, usize, usize)>,
    /// Ordinary texts without a warning or error on name, remark and services; and their total.
    quiet: (usize, usize),
}

impl Score {
    fn add(&mut self, group: &Group, text: &str) {
        let (base, calm) = &BASES[usize::from(group.who != "individual")];
        let review = review(&remarked(base.clone(), text));
        let found = review.findings.iter().filter(|finding| !calm.contains(&finding.rule));
        let found: Vec<&Finding> = found.filter(|finding| finding.rule != "remark-length").collect();
        let loud = |finding: &&&Finding| finding.level < Notice && finding.field == REMARK;
        if group.about.is_empty() {
            self.quiet.0 += usize::from(!found.iter().any(|finding| loud(&finding)));
            self.quiet.1 += 1;
        }
        let told = |about: &String| {
            let mut themes = found.iter().filter_map(|finding| finding.rule.strip_prefix("content-"));
            themes.any(|theme| theme == about || covers(theme, about))
        };
        for about in &group.about {
            let row = self.themes.entry(about.clone()).or_default();
            row.0 += usize::from(told(about));
            row.1 += 1;
        }
        for finding in found.iter().filter(loud) {
            let theme = finding.rule.strip_prefix("content-").unwrap_or(&finding.rule).to_owned();
            if !group.about.contains(&theme) && !group.may.contains(&theme) {
                self.themes.entry(theme).or_default().2 += 1;
            }
        }
    }

    fn told(&self) -> (usize, usize) {
        self.themes.values().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1))
    }
}

/// `docs/remarks.md` as generated by the code.
fn document(looked_at: &Score, unseen: &Score, later: &[Score]) -> String {
    let mut document = String::from(
        "# How made-up remarks are read\n\n\
         Made from `tests/language/remarks.toml`; `BLESS=1 cargo test --test rules remarks_are_read` writes it anew, and the \
         same test fails while it is not current. The texts were written before the words of `assets/reference/themes.toml`, by \
         the same hand. Texts of even position were looked at while the words were chosen, those of odd position were not; so \
         the second half shows how far the words carry beyond the texts they were chosen on, not how strangers write.\n\n\
         A theme is told when a finding of its own stands at the remark; a false alarm is a warning about a theme that the text \
         is not about and cannot be argued to be about.\n\n\
         | theme | looked at: told | false alarms | not looked at: told | false alarms |\n|---|---|---|---|---|\n",
    );
    let names: std::collections::BTreeSet<&String> = looked_at.themes.keys().chain(unseen.themes.keys()).collect();
    for name in names {
        let row = |score: &Score| score.themes.get(name).copied().unwrap_or_default();
        let ((told, of, wrong), (also_told, also_of, also_wrong)) = (row(looked_at), row(unseen));
        let _ = writeln!(document, "| {name} | {told} / {of} | {wrong} | {also_told} / {also_of} | {also_wrong} |");
    }
    let line = |score: &Score| {
        let (told, quiet) = (score.told(), score.quiet);
        format!("told {} of {}, ordinary texts without a warning {} of {}", told.0, told.1, quiet.0, quiet.1)
    };
    let _ = write!(document, "\nLooked at: {}.\nNot looked at: {}.\n", line(looked_at), line(unseen));
    document.push_str(
        "\nFurther texts were written once the words stood, and read before anything was done for them. Then the words of \
         their kinds were added, so that the second figure of each shows no more than that nothing was lost since.\n\n\
         | texts | read the first time | read now |\n|---|---|---|\n",
    );
    for ((file, _, first), score) in LATER.iter().zip(later) {
        let _ = writeln!(document, "| `tests/language/{file}` | {first} | {} |", line(score));
    }
    document.push_str(COSTS);
    document
}

/// The cost of recognition, measured by hand.
const COSTS: &str = "\n## What it costs\n\n\
    `cargo bench --bench review` on 9039c6b, two cores of a server that did other work beside (load 1.2): a whole review \
    without pictures takes 0.28 ms (individual) to 0.35 ms (enterprise). Once in a process, and not before something is \
    reviewed: the dictionary (594 kB of text in the program), the themes' words and the catalogues with the first review, \
    14 ms and 3.9 MB of memory; the tables of `assets/reference/` before it, 19 ms and 7.3 MB. Since then the themes' words \
    have grown by a quarter; in a build for development, where nothing is optimised, all texts of `tests/language/` were read \
    in 3.3 s, on 332964a in 3.0 s.\n";

/// Whether a line of the document counts fewer texts as right than the same line did before. Lines about other texts, or
/// about another number of them, cannot be compared.
fn is_worse(line: &str, before: &str) -> bool {
    let numbers = |line: &str| -> Vec<usize> {
        line.split(|sign: char| !sign.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
    };
    let (now, then) = (numbers(line), numbers(before));
    let ([.., told, of, quiet, ordinary], [.., told_then, of_then, quiet_then, ordinary_then]) = (&now[..], &then[..])
    else {
        return false;
    };
    let same = line.split("told").next() == before.split("told").next() && (of, ordinary) == (of_then, ordinary_then);
    same && (told < told_then || quiet < quiet_then)
}

#[test]
fn a_line_that_got_worse_is_noticed() {
    let line =
        |told, quiet| format!("| `a.toml` | told 1 of 9, ordinary 1 of 9 | told {told} of 9, ordinary {quiet} of 9 |");
    assert!(is_worse(&line(7, 9), &line(8, 9)) && is_worse(&line(9, 8), &line(8, 9)));
    assert!(!is_worse(&line(8, 9), &line(8, 9)) && !is_worse(&line(9, 9), &line(8, 8)));
    assert!(!is_worse(&line(7, 9), &line(8, 9).replace("of 9 |", "of 8 |")), "other texts");
}

#[test]
fn remarks_are_read_and_the_document_says_how_well() {
    let (later, [looked_at, unseen]) = std::thread::scope(|scope| {
        let threads: Vec<_> = LATER.iter().map(|(_, text, _)| scope.spawn(|| scores::<1>(text))).collect();
        let later: Vec<Score> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
        (later, scores(MADE_UP))
    });
    let document = document(&looked_at, &unseen, &later);
    println!("{document}");
    for score in later.iter().chain([&looked_at, &unseen]) {
        let ((told, of), (quiet, ordinary)) = (score.told(), score.quiet);
        assert!(told * 10 >= of * 9, "told {told} of {of}");
        assert!(quiet * 20 >= ordinary * 19, "quiet {quiet} of {ordinary}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/remarks.md");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, before) in document.lines().zip(kept.lines()).filter(|(line, _)| line.contains("told ")) {
        assert!(!is_worse(line, before), "{before}\nwas better than\n{line}");
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &document).unwrap();
        return;
    }
    assert!(kept == document, "docs/remarks.md is not current: BLESS=1 cargo test --test rules remarks_are_read");
}
