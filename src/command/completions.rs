//! `beian completions`: shell completions, generated from the table of commands.

use std::fmt::Write;

use super::CommandOutcome;
use super::arguments::{self, CommandArguments};
use super::console::{self, Refusal};

/// Supported shells.
const SHELLS: [&str; 3] = ["bash", "fish", "zsh"];

/// The completion script of one of the [`SHELLS`].
fn script(shell: &str) -> Option<String> {
    match shell {
        "bash" => Some(bash()),
        "fish" => Some(fish()),
        "zsh" => Some(zsh()),
        _ => None,
    }
}

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let shell = arguments.operands.first().map(|operand| operand.to_string_lossy()).unwrap_or_default();
    let Some(script) = script(&shell) else {
        return Err(Refusal::new("completions-shell", &[("shell", &shell), ("allowed", &SHELLS.join(", "))]));
    };
    console::print(script.trim_end()).map(|()| CommandOutcome::Clear)
}

fn commands() -> String {
    arguments::table().map(|(name, _)| name).collect::<Vec<_>>().join(" ")
}

/// Option names as typed.
fn dashed(names: &[&str]) -> String {
    names.iter().map(|name| format!("--{name}")).collect::<Vec<_>>().join(" ")
}

/// Options that take a word from a list, each once, with the words.
fn lists() -> Vec<(&'static str, String)> {
    let mut names: Vec<&str> = arguments::table().flat_map(|(_, options)| options).collect();
    names.sort_unstable();
    names.dedup();
    let words = names.into_iter().map(|name| (name, arguments::choices(name).join(" ")));
    words.filter(|(_, words)| !words.is_empty()).collect()
}

fn bash() -> String {
    let mut script = String::from(
        "_beian() {\n  local word=${COMP_WORDS[COMP_CWORD]} options=\"--demo --help --version --library --lang\"\n",
    );
    script.push_str("  case ${COMP_WORDS[COMP_CWORD - 1]} in\n");
    for (name, words) in lists() {
        let _ = writeln!(script, "    --{name}) COMPREPLY=($(compgen -W \"{words}\" -- \"$word\")); return ;;");
    }
    script.push_str("  esac\n  case ${COMP_WORDS[1]} in\n");
    for (name, options) in arguments::table() {
        let _ = writeln!(script, "    {name}) options=\"{}\" ;;", dashed(&options));
    }
    let _ = writeln!(script, "    *) [ \"$COMP_CWORD\" -gt 1 ] || options=\"{} $options\" ;;\n  esac", commands());
    script.push_str("  COMPREPLY=($(compgen -W \"$options\" -- \"$word\") $(compgen -f -- \"$word\"))\n}\n");
    script.push_str("complete -o filenames -F _beian beian\n");
    script
}

fn zsh() -> String {
    format!("#compdef beian\nautoload -Uz bashcompinit && bashcompinit\n{}", bash())
}

fn fish() -> String {
    let mut script = format!("complete -c beian -n __fish_use_subcommand -a \"{}\"\n", commands());
    for (name, options) in arguments::table() {
        for option in options {
            let words = arguments::choices(option).join(" ");
            let list = if words.is_empty() { String::new() } else { format!(" -xa \"{words}\"") };
            let _ = writeln!(script, "complete -c beian -n \"__fish_seen_subcommand_from {name}\" -l {option}{list}");
        }
    }
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_is_completed() {
        for shell in SHELLS {
            let script = script(shell).unwrap();
            for (name, options) in arguments::table() {
                assert!(script.contains(name), "{shell}: {name}");
                assert!(options.iter().all(|option| script.contains(option)), "{shell}: {name}");
            }
            assert!(script.contains("id_card_front"), "{shell}");
        }
    }
}
