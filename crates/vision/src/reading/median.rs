//! The median of weighted values.

/// The weighted median: the smallest value at which the cumulative weight exceeds half of the total; `None` without
/// values.
pub(crate) fn weighted_median(values: impl Iterator<Item = (f32, f32)>) -> Option<f32> {
    let mut sorted: Vec<(f32, f32)> = values.collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let half = sorted.iter().map(|(_, weight)| weight).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    let middle = sorted.iter().find(|(_, weight)| {
        passed += weight;
        passed > half
    });
    middle.or(sorted.last()).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::weighted_median;

    #[test]
    fn weight_decides() {
        assert_eq!(weighted_median([(3.0, 1.0), (1.0, 1.0), (2.0, 1.0)].into_iter()), Some(2.0));
        assert_eq!(weighted_median([(3.0, 5.0), (1.0, 1.0), (2.0, 1.0)].into_iter()), Some(3.0));
        assert_eq!(weighted_median(std::iter::empty()), None);
    }
}
