//! Connected areas of a mask: what they are made of, without parts too thin to count.

/// `mask` without parts thinner than `size` pixels, an odd number: whatever no square of that side fits into.
pub(super) fn opened(mask: &[bool], width: usize, size: usize) -> Vec<bool> {
    let height = mask.len() / width.max(1);
    let thinned = windows(&windows(mask, width, height, size, true), height, width, size, true);
    windows(&windows(&thinned, width, height, size, false), height, width, size, false)
}

/// For every pixel whether all (or any) of the `size` pixels around it in its row are set; rows and columns exchanged.
///
/// Beyond the border nothing is set.
fn windows(mask: &[bool], width: usize, height: usize, size: usize, all: bool) -> Vec<bool> {
    let mut turned = vec![false; mask.len()];
    let half = size / 2;
    for (y, row) in mask.chunks_exact(width.max(1)).enumerate() {
        let mut count = row.iter().take(half).filter(|set| **set).count();
        for x in 0..width {
            count += usize::from(row.get(x + half).copied().unwrap_or_default());
            count -= usize::from(x.checked_sub(half + 1).is_some_and(|gone| row[gone]));
            turned[x * height + y] = if all { count == size } else { count > 0 };
        }
    }
    turned
}

/// The 4-connected areas of `mask`, each as the places of its pixels.
pub(super) fn components(mask: &[bool], width: usize) -> Vec<Vec<usize>> {
    let mut open = mask.to_vec();
    let mut found = Vec::new();
    for start in 0..open.len() {
        if !std::mem::take(&mut open[start]) {
            continue;
        }
        let mut pixels = vec![start];
        let mut next = 0;
        while let Some(&at) = pixels.get(next) {
            next += 1;
            let column = at % width;
            let neighbours = [
                (column > 0).then(|| at - 1),
                (column + 1 < width).then_some(at + 1),
                at.checked_sub(width),
                (at + width < open.len()).then_some(at + width),
            ];
            for neighbour in neighbours.into_iter().flatten() {
                if std::mem::take(&mut open[neighbour]) {
                    pixels.push(neighbour);
                }
            }
        }
        found.push(pixels);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mask of rows of `#` and anything else.
    fn mask(rows: &[&str]) -> Vec<bool> {
        rows.iter().flat_map(|row| row.bytes().map(|byte| byte == b'#')).collect()
    }

    #[test]
    fn thin_parts_go_and_thick_ones_keep_their_shape() {
        let before = mask(&["######..", "######..", "######..", "...#....", "...#.###", ".....###", ".....###"]);
        let after = mask(&["######..", "######..", "######..", "........", ".....###", ".....###", ".....###"]);
        assert_eq!(opened(&before, 8, 3), after);
        assert!(opened(&before, 8, 5).iter().all(|set| !set));
        assert!(opened(&[], 8, 3).is_empty());
    }

    #[test]
    fn areas_meet_along_sides_not_at_corners() {
        let mask = mask(&["##..", "#.#.", "#.##"]);
        let sizes: Vec<usize> = components(&mask, 4).iter().map(Vec::len).collect();
        assert_eq!(sizes, [4, 3]);
    }
}
