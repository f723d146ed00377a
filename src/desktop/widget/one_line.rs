//! A single-line text that is truncated with … at the width of its space.

use iced::advanced::text::{Alignment, Paragraph as _, Renderer as _, Shaping, Text, Wrapping, paragraph};
use iced::advanced::widget::{Operation, Tree, text, tree};
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::{Element, Fill, Font, Length, Rectangle, Renderer, Shrink, Size, Theme, alignment};

use crate::desktop::theme::READING;

type Paragraph = <Renderer as iced::advanced::text::Renderer>::Paragraph;

/// `content` with font size `size` in logical pixels, full width, truncated at a character if it is longer.
pub fn one_line<'a, Message: 'a>(
    content: String,
    size: f32,
    style: impl Fn(&Theme) -> text::Style + 'a,
) -> Element<'a, Message> {
    Element::new(OneLine { content, size, style: Box::new(style) })
}

struct OneLine<'a> {
    content: String,
    size: f32,
    style: Box<dyn Fn(&Theme) -> text::Style + 'a>,
}

/// The shown part of a text at a width.
#[derive(Default)]
struct FittedText {
    content: String,
    /// In logical pixels; `None` before the first layout.
    width: Option<f32>,
    text: String,
    paragraph: paragraph::Plain<Paragraph>,
}

impl<Message> Widget<Message, Theme, Renderer> for OneLine<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<FittedText>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(FittedText::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Fill, Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let width = limits.width(Fill).max().width;
        let (size, font) = (self.size, renderer.default_font());
        let shown = tree.state.downcast_mut::<FittedText>();
        if shown.content != self.content || shown.width != Some(width) {
            let fits = |content: &str| Paragraph::with_text(line(content, size, font)).min_width() <= width;
            shown.text = fitted(&self.content, fits);
            shown.content.clone_from(&self.content);
            shown.width = Some(width);
        }
        let _ = shown.paragraph.update(line(&shown.text, size, font));
        layout::Node::new(Size::new(width, shown.paragraph.min_bounds().height))
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let shown = tree.state.downcast_ref::<FittedText>();
        text::draw(renderer, style, layout.bounds(), shown.paragraph.raw(), (self.style)(theme), viewport);
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, _: &Renderer, operation: &mut dyn Operation) {
        operation.text(None, layout.bounds(), &tree.state.downcast_ref::<FittedText>().text);
    }
}

/// `content` on one line, however long.
fn line(content: &str, size: f32, font: Font) -> Text<&str, Font> {
    Text {
        content,
        bounds: Size::INFINITE,
        size: size.into(),
        line_height: READING.into(),
        font,
        align_x: Alignment::Default,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::default(),
        wrapping: Wrapping::None,
    }
}

/// The longest beginning of `content` that `fits` with … appended; all of it if that fits.
fn fitted(content: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(content) {
        return content.to_owned();
    }
    let cut = |end: usize| format!("{}…", content[..end].trim_end());
    let ends: Vec<usize> = content.char_indices().map(|(end, _)| end).collect();
    let fitting = ends.partition_point(|end| fits(&cut(*end)));
    cut(ends[fitting.saturating_sub(1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_ends_with_a_sign_at_a_character() {
        let columns = |most: usize| move |text: &str| text.chars().count() <= most;
        assert_eq!(fitted("样本公司", columns(4)), "样本公司");
        assert_eq!(fitted("样本公司", columns(3)), "样本…");
        assert_eq!(fitted("样本 公司", columns(4)), "样本…");
        assert_eq!(fitted("样本", columns(0)), "…");
        assert_eq!(fitted("", columns(0)), "");
    }
}
