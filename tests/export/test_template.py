"""A user's own template: what it may name, what it may not do, where it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.export.made import article, event, mention, varied
from timeline.errors import UsageError
from timeline.export.formats import About
from timeline.export.template import Template

if TYPE_CHECKING:
    from pathlib import Path


def by(folder: Path, text: str, name: str = "brief.md") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return "".join(Template(path).document(varied(), About("A <quay>")))


def test_a_template_names_events_their_dates_and_their_numbered_sources(
    tmp_path: Path,
) -> None:
    text = (
        "{{ title }}\n{% for event in events[:2] %}\n"
        "{{ event.date | label }}: {{ event.title | markdown }}"
        "{% for each in event.mentions %} [{{ numbers[each.article.id] }}]"
        " {{ each | why }}{% endfor +%}\n{% endfor %}\n{{ sources | length }}\n"
    )
    lines = by(tmp_path, text).splitlines()
    assert lines[:2] == [
        "A <quay>",
        "23 October 2024: The navy sent sailors [1] “Wednesday” read as 2024-10-23 "
        "(weekday.past from 2024-10-25, header)",
    ]
    assert lines[2].startswith(r"early June 2024: \*\*bold\*\* and")
    assert lines[-1] == str(len(varied()))


@pytest.mark.parametrize("name", ["a.html", "a.html.j2", "A.HTM", "a.xml.jinja"])
def test_what_html_shows_is_escaped(tmp_path: Path, name: str) -> None:
    assert by(tmp_path, "{{ title }}", name) == "A &lt;quay&gt;"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("one\n{% for event in events %}\n", 2, "Unexpected end of template"),
        ("one\ntwo\n{{ no_such }}\n", 3, "'no_such' is undefined"),
        ("{{ title }}\n{{ events[0].no_such }}\n", 2, "no_such"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ title.__class__.__mro__ }}", 1, "unsafe"),
        ("\n\n{% include '/etc/hostname' %}", 3, "no loader"),
        ("{{ events.clear() }}", 1, "is unsafe"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    with pytest.raises(UsageError, match=f"brief.md, line {line}: .*{what}"):
        by(tmp_path, text)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot read .*none\.md"):
        Template(tmp_path / "none.md")


def test_an_export_by_a_template_counts_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "titles.txt"
    path.write_text("{% for event in events %}{{ event.title }}\n{% endfor %}")
    told = [event("It rained", mention(1, "It rained.", article()))]
    assert "".join(Template(path).document(told, About())) == "It rained\n"
