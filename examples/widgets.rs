//! Draws the pieces that pages are built from, in both themes: `cargo run --example widgets [FOLDER]`; see `docs/ui.md`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use beian_desk::desktop::icon;
use beian_desk::desktop::theme::style::Tone;
use beian_desk::desktop::theme::{self, font_files, palette, space, style};
use beian_desk::desktop::widget::badge::badge;
use beian_desk::desktop::widget::banner::banner;
use beian_desk::desktop::widget::date::date;
use beian_desk::desktop::widget::empty_state::empty;
use beian_desk::desktop::widget::field::{FieldNote, field, fixed, line};
use beian_desk::desktop::widget::question::question;
use beian_desk::desktop::widget::{body, button, caption, hairline, heading, hint, title};
use iced::widget::{Row, column, container, row};
use iced::{Element, Fill, Size, Task, Theme};
use image::{DynamicImage, RgbaImage};

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

/// Nothing on the page does anything; typed text is thrown away.
#[derive(Debug, Clone)]
struct Nothing;

fn main() -> Anything<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned()));
    std::fs::create_dir_all(&folder)?;
    if let Ok(mut fonts) = iced_test::renderer::graphics::text::font_system().write() {
        for file in font_files() {
            fonts.load_font(file.into());
        }
    }
    draw(&palette::light(), &folder.join("widgets-light.png"))?;
    draw(&palette::dark(), &folder.join("widgets-dark.png"))
}

fn draw(theme: &Theme, path: &Path) -> Anything<()> {
    let program =
        iced::application(|| ((), Task::none()), |(): &mut (), _: Nothing| {}, page).settings(iced::Settings {
            default_font: theme::FONT,
            default_text_size: theme::size::BODY.into(),
            ..iced::Settings::default()
        });
    let shot = iced_test::screenshot(&program, theme, Size::new(1180.0, 840.0), 1.0, Duration::from_millis(300));
    let pixels = RgbaImage::from_raw(shot.size.width, shot.size.height, shot.rgba.to_vec()).ok_or("pixels")?;
    DynamicImage::from(pixels).into_rgb8().save(path)?;
    Ok(())
}

fn page((): &()) -> Element<'_, Nothing> {
    let columns = row![
        card(column![words(), hairline(), buttons(), hairline(), badges(), hairline(), choices()]),
        card(column![form(), hairline(), banners()]),
        column![
            card(column![question(
                "永久删除“样本商城”？".into(),
                "草稿和它的图片会从资料库里抹去，无法恢复。".into(),
                ("取消".into(), Nothing),
                ("永久删除".into(), Nothing),
            )]),
            card(column![empty(icon::INFO, "还没有草稿".into(), "新建一份，或把材料包拖进窗口".into(), vec![])]),
        ]
        .spacing(space::TWO),
    ];
    container(columns.spacing(space::TWO)).padding(space::THREE).style(style::ground).center_x(Fill).height(Fill).into()
}

fn card(content: iced::widget::Column<'static, Nothing>) -> Element<'static, Nothing> {
    container(content.spacing(space::TWO)).padding(space::THREE).width(Fill).style(style::card).into()
}

fn words() -> Element<'static, Nothing> {
    column![
        title("页面标题 22"),
        heading("卡片标题 16"),
        body("正文 14：答案只保存在这台电脑上。"),
        hint("提示 13：说明要写什么，不写句号"),
        caption("图注 12：12 / 50"),
    ]
    .spacing(space::ONE)
    .into()
}

fn buttons() -> Element<'static, Nothing> {
    Row::with_children([
        button::primary("primary", "继续").press(Nothing).into(),
        button::secondary("secondary", "选择图片").press(Nothing).into(),
        button::quiet("quiet", "以后再填").press(Nothing).into(),
        button::link("link", "查看").press(Nothing).into(),
        button::labelled("danger", "删除", style::danger).press(Nothing).into(),
        button::primary("disabled", "导出").into(),
    ])
    .spacing(space::ONE)
    .wrap()
    .into()
}

fn badges() -> Element<'static, Nothing> {
    Row::with_children([
        badge(Tone::Good, Some(icon::CIRCLE_CHECK), "符合要求"),
        badge(Tone::Warn, Some(icon::TRIANGLE_ALERT), "可能被驳回"),
        badge(Tone::Bad, Some(icon::CIRCLE_X), "会被驳回"),
        badge(Tone::Accent, None, "进行中"),
        badge(Tone::Plain, None, "样本"),
    ])
    .spacing(space::ONE)
    .wrap()
    .into()
}

fn choices() -> Element<'static, Nothing> {
    let kinds = ["新增", "变更", "注销"].map(str::to_owned).into_iter().enumerate();
    column![
        button::segments("kind", kinds, Some(0), |_| Nothing),
        button::option("option", Some(icon::INFO), "企业", Some("公司、个体工商户".into()), true, Some(Nothing)),
        button::option("other", Some(icon::INFO), "个人", Some("以自己的名义备案".into()), false, Some(Nothing)),
    ]
    .spacing(space::ONE)
    .into()
}

fn form() -> Element<'static, Nothing> {
    let wrong = FieldNote {
        tone: Tone::Bad, text: "手机号码少一位".into(), fix: Some("填写 11 位的手机号码".into())
    };
    column![
        field("主体名称", line("name", "", "样本科技有限公司", false, |_| Nothing)).hint(Some("与营业执照一致".into())),
        field("手机号码", line("mobile", "", "1390000000", true, |_| Nothing)).notes(vec![wrong]),
        field("备注", line("remark", "", "为样本公司的客户提供记账工具", false, |_| Nothing))
            .mark(Some("选填".into()))
            .counter(Some(("14 / 200".into(), Tone::Plain))),
        field("证件有效期至", date("date", "2030-01-31", "长期", None, false, Some("长期".into()), |_| Nothing)),
        field("小程序", fixed("样本记账")),
    ]
    .spacing(space::TWO)
    .into()
}

fn banners() -> Element<'static, Nothing> {
    let all = [Tone::Good, Tone::Warn, Tone::Bad].into_iter().zip(["材料包已导出", "还有 2 项待您确认", "无法保存"]);
    let banners = all.map(|(tone, what)| banner(tone, what, Some("原因和办法写在这里".into()), vec![]));
    iced::widget::Column::with_children(banners).spacing(space::ONE).into()
}
