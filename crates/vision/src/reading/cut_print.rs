//! Print of a certificate that the border of the picture cuts off, although no edge of the paper is visible there.
//!
//! Nothing is printed within half a character of the edge of the paper. A label whose first characters are outside the
//! picture is recognised by the rest of it, which then begins at the border.

use super::Certificate;
use super::form::LabelledPage;
use super::page::{TextGlyph, TextPage};
use super::sheet::PageFrame;
use super::words::labels;

/// Minimum distance of print from the edge of its paper, in sizes of its characters.
const MIN_PRINT_MARGIN: f32 = 0.5;
/// Confidence above which a character is print; the pattern of a frame at the border is read with less.
const PRINT: f32 = 0.9;
/// Minimum number of characters by which the rest of a label is recognised.
const MIN_LABEL_REST: usize = 2;

/// Whether a label or a value of a certificate reaches the border of the picture.
pub(crate) fn runs_out(sheet: &PageFrame<'_>, page: &TextPage, certificate: Certificate) -> bool {
    let at_border = |glyph: &TextGlyph| {
        let (margin, [x, y]) = ((0.5 + MIN_PRINT_MARGIN) * glyph.size, glyph.centre);
        sheet.runs_out(page.quad([x - margin, y - margin, x + margin, y + margin]))
    };
    let cut = |glyph: &TextGlyph| glyph.confidence > PRINT && at_border(glyph);
    LabelledPage::new(page, certificate).claimed().iter().any(cut)
        || page.rows.iter().any(|row| row.first().is_some_and(at_border) && begins_within_label(row, certificate))
}

/// Whether a row begins with the end of a label, possibly after one character that was misread because it is cut.
fn begins_within_label(row: &[TextGlyph], certificate: Certificate) -> bool {
    let begins = |row: &[TextGlyph], spelling: &str| {
        let rest = |from: usize| spelling.chars().skip(from);
        let left = spelling.chars().count();
        (1..=left.saturating_sub(MIN_LABEL_REST)).any(|from| {
            row.len() >= left - from
                && rest(from).zip(row).all(|(wanted, glyph)| glyph.character == wanted && glyph.confidence > PRINT)
        })
    };
    let rows = [Some(row), row.get(1..)];
    let mut spellings = labels(certificate).iter().flat_map(|label| &label.spellings);
    spellings.any(|spelling| rows.into_iter().flatten().any(|row| begins(row, spelling)))
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::super::page::TextLine;
    use super::*;

    /// Whether labels that begin `left` pixels right of the border of a picture of 800 × 600 run out of it.
    fn runs_out_of(labels: &[&str], left: f32) -> bool {
        let pixels = RgbImage::from_pixel(800, 600, Rgb([255; 3]));
        let row = |(at, label): (usize, &&str)| TextLine::written(label, [left, 100.0 + 60.0 * at as f32], 30.0, 0.99);
        let lines: Vec<TextLine> = labels.iter().enumerate().map(row).collect();
        let page = TextPage::new(&lines, 800.0, 600.0);
        PageFrame::whole_picture(&pixels).is_some_and(|sheet| runs_out(&sheet, &page, Certificate::BusinessLicence))
    }

    #[test]
    fn labels_at_the_border_are_cut_and_those_with_a_margin_are_not() {
        let labels = ["名称样本科技有限公司", "法定代表人样本张三", "经营范围软件开发"];
        assert!(runs_out_of(&labels, 0.0) && runs_out_of(&labels, 12.0) && runs_out_of(&labels, -10.0));
        assert!(!runs_out_of(&labels, 18.0) && !runs_out_of(&labels, 90.0));
    }

    #[test]
    fn what_is_left_of_a_label_tells_that_it_is_cut() {
        for rest in ["定代表人样本张三", "经定代表人样本张三", "营范围软件开发", "日期2019年03月05日"]
        {
            assert!(runs_out_of(&[rest], 4.0), "{rest}");
            assert!(!runs_out_of(&[rest], 40.0), "{rest}");
        }
        assert!(!runs_out_of(&["软件开发销售服务"], 4.0), "text of no label may be another document's");
    }

    #[test]
    fn values_at_the_right_border_are_cut() {
        let long = "经营范围软件开发软件销售软件咨询软件服务软件培训软";
        assert!(runs_out_of(&[long], 40.0));
        assert!(!runs_out_of(&[&long[..60]], 40.0));
    }
}
