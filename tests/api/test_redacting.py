"""Taking an article down: no word of it is left, and all else stays as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.api.takedown import COURIER, HARBOUR, WORDS, redact
from timeline import Filters, Timeline, verify
from timeline.errors import (
    CorrectionError,
    KeyUsedError,
    NotFoundError,
    StoreError,
)
from timeline.project.tables import CHRONOLOGY_TABLES, keys
from timeline.store.guards import guards_aside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Tell
    from timeline.query.values import Event


def everything(tl: Timeline, as_of: int | None = None) -> str:
    """All that a store tells, in lower case."""
    events = tl.events(as_of=as_of, retracted=True)
    told = [tl.to_jsonl(events), tl.to_markdown(events)]
    told += [repr(tl.lines(Filters(retracted=True), as_of=as_of))]
    told += [repr(tl.articles(as_of=as_of)), repr(list(tl.log()))]
    return "\n".join(told).lower()


def tables(tl: Timeline) -> dict[str, list[dict[str, object]]]:
    """Every row of the read tables, but for the numbers that only order them."""
    with tl._log.reading() as connection:
        return {
            table.name: sorted(
                (
                    {name: row[name] for name in row if name != "row_id"}
                    for row in connection.execute(sa.select(table)).mappings()
                ),
                key=repr,
            )
            for table in (*CHRONOLOGY_TABLES, keys)
        }


def mentions_of(events: list[Event], article: str) -> Iterator[tuple[object, ...]]:
    for event in events:
        for each in event.mentions:
            if each.article.id == article:
                rule = each.timex.rule if each.timex else None
                yield (
                    event.id,
                    each.id,
                    each.start,
                    each.end,
                    each.date,
                    each.role,
                    rule,
                )


def test_the_words_are_there_before(tl: Timeline, harbour: str) -> None:
    told = everything(tl)
    assert [word for word in WORDS if word not in told] == []


def test_no_word_is_told_any_more_now_or_as_of_before(
    tl: Timeline, harbour: str
) -> None:
    positions = [entry.position for commit in tl.log() for entry in commit.entries]
    redact(tl, harbour)
    for as_of in (None, *positions):
        told = everything(tl, as_of)
        assert [word for word in WORDS if word in told] == []
    assert not any(tl.events(text=word) for word in WORDS)


def test_an_entry_that_somebody_else_redacted_is_damage(
    tl: Timeline, harbour: str
) -> None:
    forged = "INSERT INTO redactions SELECT 2, hash, 3 FROM commits WHERE id = 1"
    with tl._log.engine.begin() as connection, guards_aside(connection):
        connection.exec_driver_sql(forged)
    before = everything(tl)

    with pytest.raises(StoreError, match=f"article {harbour} cannot be taken down"):
        redact(tl, harbour)

    assert everything(tl) == before


def test_every_line_keeps_its_event_day_role_rule_and_place(
    tl: Timeline, harbour: str
) -> None:
    before = list(mentions_of(tl.events(), harbour))
    redact(tl, harbour)
    assert list(mentions_of(tl.events(), harbour)) == before
    assert before


def test_what_the_article_was_is_still_known(tl: Timeline, harbour: str) -> None:
    before = tl.article(harbour).ref
    redact(tl, harbour)
    after = tl.article(harbour)
    assert after.ref.redacted
    assert not before.redacted
    assert after.ref.title == "[redacted]"
    for name in ("path", "publisher", "url", "published", "sha256", "revision"):
        assert getattr(after.ref, name) == getattr(before, name)
    assert after.takedown
    assert (after.takedown.author, after.takedown.reason) == ("Ada", "court order 12")


def test_an_event_that_another_article_tells_too_takes_its_words(
    tl: Timeline, harbour: str
) -> None:
    (shared,) = [event for event in tl.events() if len(event.mentions) > 1]
    redact(tl, harbour)
    after = tl.event(shared.id)
    assert [each.is_redacted for each in after.mentions] == [True, False]
    assert "Aurora off Velmora" in after.title
    assert after.where == after.mentions[1].where


def test_other_articles_stay_as_they_were(tl: Timeline, harbour: str) -> None:
    (other,) = [each.ref.id for each in tl.articles() if each.ref.id != harbour]
    text = tl.text(tl.article(other).ref.sha256)
    before = list(mentions_of(tl.events(), other))
    redact(tl, harbour)
    assert list(mentions_of(tl.events(), other)) == before
    assert tl.text(tl.article(other).ref.sha256) == text


def test_the_export_says_so(tl: Timeline, harbour: str) -> None:
    redact(tl, harbour)
    flags = {
        mention["article"]["id"]: mention["article"]["redacted"]
        for line in tl.to_jsonl(tl.events()).splitlines()
        for mention in json.loads(line)["mentions"]
    }
    assert flags.pop(harbour) is True
    assert list(flags.values()) == [False]


def test_the_text_is_gone(tl: Timeline, harbour: str) -> None:
    sha256 = tl.article(harbour).ref.sha256
    assert redact(tl, harbour).texts == 1
    with pytest.raises(NotFoundError, match="taken down"):
        tl.text(sha256)


def test_the_log_is_whole_and_the_read_tables_are_what_it_gives(
    tl: Timeline, tell: Tell, harbour: str
) -> None:
    redact(tl, harbour)
    tell("review", COURIER)
    url = tl._log.engine.url.render_as_string(hide_password=False)
    assert verify(url).problems == ()


def test_every_revision_is_taken_down(tl: Timeline, tell: Tell, harbour: str) -> None:
    tell("harbour", HARBOUR.replace("Brimwaller", "Brimwaller and a yawlsnatcher"))
    done = redact(tl, harbour)
    assert done.texts == 2
    words = (*WORDS, "yawlsnatcher")
    assert [word for word in words if word in everything(tl)] == []


def test_a_text_that_another_article_has_too_is_kept(
    tl: Timeline, tell: Tell, tmp_path: Path
) -> None:
    first = tell("harbour", HARBOUR)
    tell("courier", COURIER)
    shared = (tmp_path / "harbour.txt").read_text("utf-8")
    tell("harbour", "The port was closed on Monday.")
    (tmp_path / "courier.txt").write_text(shared, encoding="utf-8")
    (again,) = tl.ingest(tmp_path / "courier.txt").articles
    assert again.outcome == "revised"
    assert first.article
    assert again.article
    assert again.article.id != first.article.id

    done = redact(tl, first.article.id)

    assert done.texts == 1  # of the second revision
    assert "Brimwaller" in tl.text(again.article.sha256)
    assert "Brimwaller" in tl.to_jsonl(tl.events())


def test_the_read_tables_are_those_of_a_rebuild(
    tl: Timeline, tell: Tell, harbour: str
) -> None:
    redact(tl, harbour)
    tell("review", COURIER.replace("found", "have found"))
    tl.redate(tl.lines()[0].id, "2024-06", reason="the council's minutes")
    before = tables(tl)
    tl.rebuild()
    assert tables(tl) == before


def test_what_is_told_later_still_joins_an_event_with_a_line_taken_down(
    tl: Timeline, tell: Tell, harbour: str
) -> None:
    redact(tl, harbour)
    joined = tell("review", COURIER.replace("Divers busy", "Back at sea"))
    assert joined.merged == 2


def test_the_matchers_reasons_that_quote_it_go_too(tl: Timeline, tell: Tell) -> None:
    tell("harbour", "Divers found the wreck of the Brimwaller in August.")
    tell("courier", "Divers found the wreck of the Ostrander in August.")
    (reason,) = {each.why for event in tl.events() for each in event.maybe_same}
    assert "brimwaller" in reason
    for article in tl.articles():
        redact(tl, article.ref.id)
        whys = {each.why for event in tl.events() for each in event.maybe_same}
        assert whys == {"[redacted]"}


def test_what_people_wrote_is_left_and_listed(tl: Timeline, harbour: str) -> None:
    of_it, other = (
        next(event for event in tl.events() if event.mentions[0].article.id == wanted)
        for wanted in (
            harbour,
            *(each.ref.id for each in tl.articles() if each.ref.id != harbour),
        )
    )
    noted = tl.annotate(of_it.id, "Quillfeather rang us")
    tl.annotate(other.id, "not about it")
    undone = tl.undo(tl.redate(of_it.id, "2020", reason="a misprint").commit)
    done = redact(tl, harbour)
    assert done.left == (noted.commit, undone.commit - 1, undone.commit)
    assert [note.text for note in tl.event(of_it.id).notes] == ["Quillfeather rang us"]


def test_a_redated_line_keeps_its_date(tl: Timeline, harbour: str) -> None:
    event = next(e for e in tl.events() if e.mentions[0].article.id == harbour)
    tl.redate(event.id, "1999", reason="a misprint")
    redact(tl, harbour)
    (moved,) = tl.events("1999", "1999", certainly=True)
    assert moved.id == event.id


@pytest.mark.parametrize("how", ["first digits", "path", "whole id"])
def test_it_is_found_by_id_and_by_path(tl: Timeline, harbour: str, how: str) -> None:
    path = tl.article(harbour).ref.path
    wanted = {"first digits": harbour[:6], "path": path, "whole id": harbour}[how]
    assert redact(tl, wanted).article == harbour


@pytest.mark.parametrize("wanted", ["", "0000", "nowhere.txt"])
def test_an_article_that_is_not_there_is_refused(
    tl: Timeline, harbour: str, wanted: str
) -> None:
    with pytest.raises(NotFoundError, match=r"no such article: .+; expected .+; list"):
        redact(tl, wanted)


def test_a_takedown_needs_a_reason(tl: Timeline, harbour: str) -> None:
    before = everything(tl)
    with pytest.raises(CorrectionError, match=r"no reason is given; expected .+; add"):
        tl.redact(harbour, reason=" ")
    assert everything(tl) == before


def test_taking_down_twice_is_refused(tl: Timeline, harbour: str) -> None:
    redact(tl, harbour)
    commits = len(list(tl.log()))
    with pytest.raises(
        CorrectionError, match=r"taken down already, by Ada at .+: court"
    ):
        redact(tl, harbour)
    assert len(list(tl.log())) == commits


def test_a_takedown_cannot_be_undone(tl: Timeline, harbour: str) -> None:
    done = redact(tl, harbour)
    with pytest.raises(CorrectionError, match=rf"commit {done.commit} took an article"):
        tl.undo(done.commit)


def test_the_same_text_is_refused_wherever_it_lies(
    tl: Timeline, tell: Tell, harbour: str, tmp_path: Path
) -> None:
    redact(tl, harbour)
    commits = len(list(tl.log()))
    copy = tmp_path / "copy.txt"
    copy.write_text((tmp_path / "harbour.txt").read_text("utf-8"), encoding="utf-8")
    results = [*tl.ingest([tmp_path / "harbour.txt", copy]).articles]
    results += tl.ingest(copy, date="2024-01-01").articles
    assert [each.outcome for each in results] == ["redacted"] * 3
    assert {each.takedown.reason for each in results if each.takedown} == {
        "court order 12"
    }
    assert len(list(tl.log())) == commits


def test_another_text_in_its_place_is_a_new_article(
    tl: Timeline, tell: Tell, harbour: str
) -> None:
    redact(tl, harbour)
    new = tell("harbour", "The quay was opened on Monday.")
    assert new.outcome == "new"
    assert new.article
    assert new.article.id != harbour
    assert len(list(tl.articles())) == 3
    assert redact(tl, new.article.path).article == new.article.id


def test_what_the_command_cannot_reach_is_told(
    tl: Timeline, harbour: str, tmp_path: Path
) -> None:
    remains = "\n".join(redact(tl, harbour).remains)
    assert str(tmp_path / "harbour.txt") in remains
    for what in ("exports", "version control"):
        assert what in remains


def test_a_takedown_that_fails_leaves_everything(tl: Timeline, harbour: str) -> None:
    before = everything(tl)
    with tl._log.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE proj_keys")  # so that the fold fails
    with pytest.raises((sa.exc.DBAPIError, StoreError)):
        redact(tl, harbour)
    assert everything(tl) == before
    assert "Brimwaller" in tl.text(tl.article(harbour).ref.sha256)


def test_a_retry_of_a_takedown_answers_the_same(tl: Timeline, harbour: str) -> None:
    tl.annotate(tl.event(tl.lines()[0].id).id, "rang the port")
    first = tl.redact(harbour, reason="court order 12", key="desk-7")
    tl.annotate(tl.event(tl.lines()[0].id).id, "rang again")
    again = tl.redact(harbour, reason="court order 12", key="desk-7")
    assert again == replace(first, is_new=False)
    with pytest.raises(KeyUsedError):
        tl.redact(harbour, reason="court order 13", key="desk-7")
