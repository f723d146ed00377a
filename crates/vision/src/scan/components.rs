//! Connected components of a mask, and its morphological opening.

/// `mask` without parts thinner than `size` pixels: only areas into which a square of that side fits remain.
pub(super) fn opened(mask: &[bool], width: usize, size: usize) -> Vec<bool> {
    // Unset padding right of every row and below the last ends the squares at the border.
    let stride = width + size - 1;
    let rows = mask.len() / width.max(1);
    let mut squares = vec![false; (rows + size - 1) * stride];
    for (target, row) in squares.chunks_exact_mut(stride).zip(mask.chunks_exact(width.max(1))) {
        target[..width].copy_from_slice(row);
    }
    // First the upper left pixels of the squares that fit (erosion), then all their pixels (dilation).
    for step in [1, stride] {
        for _ in 1..size {
            let ahead = squares[step..].to_vec();
            squares.iter_mut().zip(&ahead).for_each(|(set, ahead)| *set &= *ahead);
        }
    }
    for step in [1, stride] {
        for _ in 1..size {
            let before = squares.clone();
            squares[step..].iter_mut().zip(&before).for_each(|(set, before)| *set |= *before);
        }
    }
    squares.chunks_exact(stride).take(rows).flat_map(|row| &row[..width]).copied().collect()
}

/// The 4-connected components of `mask`, each as the indices of its pixels.
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

    /// A mask from rows in which `#` is set.
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
