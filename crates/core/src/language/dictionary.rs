//! The dictionary, and the segmentation of a run of Chinese characters into its most likely words.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words with twice the natural logarithm of their frequency: general words, and words specific to filings.
const FILES: [&str; 2] =
    [include_str!("../../../../assets/language/words.txt"), include_str!("../../../../assets/language/own.txt")];
/// Natural logarithm of the number of words in the corpus of the frequencies.
const COUNTED: f32 = 17.9;

struct Dictionary {
    /// Negative logarithm of the probability of each word.
    costs: HashMap<&'static str, f32>,
    /// Length of the longest word in characters.
    longest: usize,
}

/// Loaded on first use, not when the program starts.
static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut costs = HashMap::with_capacity(90_000);
    for line in FILES.iter().flat_map(|file| file.lines()) {
        let mut words = line.split(' ');
        let level: Option<f32> = words.next().and_then(|level| level.parse().ok());
        let cost = COUNTED - level.unwrap_or_default() / 2.;
        costs.extend(words.map(|word| (word, cost)));
    }
    let longest = costs.keys().map(|word| word.chars().count()).max().unwrap_or(1);
    Dictionary { costs, longest }
});

/// Whether the dictionary contains `word`.
pub(super) fn has(word: &str) -> bool {
    DICTIONARY.costs.contains_key(word)
}

/// Splits a run of Chinese characters into words so that the product of their probabilities is highest; returns the
/// byte range of each, in order. A character that belongs to no word is a word by itself.
pub(super) fn cut(run: &str) -> Vec<Range<usize>> {
    let dictionary = &*DICTIONARY;
    let places: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let count = places.len() - 1;
    // The lowest cost from each position to the end, and where the first word of that segmentation ends.
    let mut best = vec![(0., count); count + 1];
    for from in (0..count).rev() {
        let ends = from + 1..=count.min(from + dictionary.longest);
        let ways = ends.filter_map(|end| {
            let known = dictionary.costs.get(&run[places[from]..places[end]]).copied();
            let cost = known.or((end == from + 1).then_some(COUNTED))?;
            Some((cost + best[end].0, end))
        });
        best[from] = ways.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0., count));
    }
    let mut words = Vec::new();
    let mut from = 0;
    while from < count {
        let end = best[from].1;
        words.push(places[from]..places[end]);
        from = end;
    }
    words
}
