"""The reference of the command line, written from its parsers."""

from __future__ import annotations

import argparse

from timeline.cli.main import parser

HEAD = """# Command line

<!-- written by GOLDEN=write pytest tests/docs/test_reference.py -->

Written from the program itself; `timeline COMMAND --help` says the same. What a command
prints on stdout is data, on stderr is everything else. `--db URL` may stand before the
command or behind it: a path or a database URL ([settings and exit codes](settings.md)).

| command | does |
| --- | --- |
"""


def commands_page() -> str:
    """Write every command with its arguments and options as Markdown."""
    top = parser()
    verbs = _subparsers(top)
    helps = {each.dest: each.help or "" for each in verbs._choices_actions}
    listed = "".join(
        f"| [`{name}`](#timeline-{name}) | {_cell(helps[name])} |\n"
        for name in verbs.choices
    )
    told = (_command(name, declared) for name, declared in verbs.choices.items())
    return f"{HEAD}{listed}\n" + "\n".join(told)


def _command(name: str, declared: argparse.ArgumentParser, level: int = 2) -> str:
    inner = [
        each
        for each in declared._actions
        if isinstance(each, argparse._SubParsersAction)
    ]
    rows = [each for each in declared._actions if _is_told(each)]
    text = f"{'#' * level} timeline {name}\n\n{_sentence(declared.description or '')}\n"
    if rows:
        text += "\n| argument | does |\n| --- | --- |\n"
        text += "".join(f"| {_argument(each)} | {_help(each)} |\n" for each in rows)
    for each in inner:
        for sub, parsed in each.choices.items():
            text += f"\n{_command(f'{name} {sub}', parsed, level + 1)}"
    return text


def _is_told(action: argparse.Action) -> bool:
    return action.dest not in ("help", "db") and not isinstance(
        action, argparse._SubParsersAction
    )


def _argument(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else ""
    if not action.option_strings:
        name = value or action.dest
        many = {"+": f"{name}…", "*": f"[{name}…]", "?": f"[{name}]"}
        return f"`{many.get(str(action.nargs), name)}`"
    if action.nargs == 0:
        value = ""
    elif action.choices and not value:
        value = "|".join(map(str, action.choices))
    elif not value:
        value = action.dest.upper()
    named = ", ".join(f"{each} {value}".rstrip() for each in action.option_strings)
    return f"`{_cell(named)}`"


def _help(action: argparse.Action) -> str:
    said = _cell(action.help or "")
    plain: tuple[object, ...] = (None, "", [], 0, argparse.SUPPRESS)
    if action.nargs != 0 and "default" not in said and action.default not in plain:
        said += f" (default: {action.default})"
    if action.required and action.option_strings:
        said += " (required)"
    return said.strip()


def _subparsers(
    top: argparse.ArgumentParser,
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    (found,) = (
        each for each in top._actions if isinstance(each, argparse._SubParsersAction)
    )
    return found


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _cell(text: str) -> str:
    """Escape what would end a cell of a table, or begin markup."""
    plain = text.replace("%%", "%").replace("|", "\\|")
    return plain.replace("*", "\\*").replace("<", "&lt;")
