//! `beian manual`: the manual page in roff, generated from the help texts of all commands.

use std::fmt::Write;

use super::CommandOutcome;
use super::arguments::{self, CommandArguments};
use super::console::{self, Refusal};
use crate::i18n::{self, Language};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    console::print(page(arguments.language()).trim_end()).map(|()| CommandOutcome::Clear)
}

fn page(language: Language) -> String {
    let mut page = format!(".TH BEIAN 1 \"\" \"{}\"\n", crate::workflow::PROGRAM);
    section(&mut page, "beian", &i18n::text(language, "command-help"));
    for (name, _) in arguments::table() {
        section(&mut page, &format!("beian {name}"), &i18n::text(language, &format!("command-help-{name}")));
    }
    page
}

/// A heading and a preformatted text.
fn section(page: &mut String, title: &str, text: &str) {
    let _ = writeln!(page, ".SH \"{title}\"\n.nf");
    for line in text.lines() {
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        // In roff a line that begins with a dot or an apostrophe is a request.
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        let _ = writeln!(page, "{guard}{line}");
    }
    page.push_str(".fi\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_option_of_its_command() {
        for language in Language::ALL {
            for (name, options) in arguments::table() {
                let help = i18n::text(language, &format!("command-help-{name}"));
                let everywhere = i18n::text(language, "command-help");
                let said = |option: &&str| {
                    help.contains(&format!("--{option}")) || everywhere.contains(&format!("--{option}"))
                };
                let missing: Vec<&str> = options.into_iter().filter(|option| !said(option)).collect();
                assert_eq!(missing, Vec::<&str>::new(), "{name} {}", language.tag());
            }
        }
    }

    #[test]
    fn no_text_is_a_request() {
        let mut page = String::new();
        section(&mut page, "x", ".SH a\n'b\n--c \\d");
        assert_eq!(page, ".SH \"x\"\n.nf\n\\&.SH a\n\\&'b\n\\-\\-c \\ed\n.fi\n");
    }
}
