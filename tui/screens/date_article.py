"""Give an article the day it was published, which its text does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content

from timeline.dates.labels import day_label
from timeline.query.values import ArticleRecord
from tui.screens.correction import CorrectionDialog, Decision, Subject
from tui.widgets.date_field import DateField

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import ComposeResult
    from textual.widget import Widget

    from timeline.dates import Date
    from tui.screens.correction import Desk


def article_subject(record: ArticleRecord) -> Subject:
    """Take from an article what a dialog tells of it."""
    ref = record.ref
    when = day_label(ref.published) if ref.published else "no publication date"
    return Subject(ref.id, ref.title or ref.path, when, record.position)


class DateArticleScreen(CorrectionDialog[ArticleRecord]):
    """A date field for one day, and why; the stored text is then read anew."""

    HEADING: ClassVar[str] = "Date an article"

    def __init__(
        self, subject: Subject, desk: Desk[ArticleRecord], today: dt.date
    ) -> None:
        super().__init__(subject, desk)
        self.field = DateField(today, _about)

    def parts(self) -> ComposeResult:
        """Lay out the date field."""
        yield self.field

    def first(self) -> Widget:
        """Begin with the date."""
        return self.field.input

    def looked_at(self, looked: ArticleRecord) -> Subject:
        """Take what is there now."""
        return article_subject(looked)

    def decision(self) -> Decision | str:
        """Give the day."""
        date = self.field.reading and self.field.reading.date
        if date is None:
            return "No day is given yet."
        if date.earliest is None or date.days != 1:
            return "An article came out on one day: no single one is given yet."
        told = f"published {day_label(date.earliest)}, and read anew"
        return Decision(told, (self.subject.id, date.earliest))

    @on(DateField.Read)
    def read_date(self, message: DateField.Read) -> None:
        """Take the day; once it is entered, ask why."""
        self.say_what()
        if message.entered:
            self.set_focus(self.reason)


def _about(date: Date | None) -> Content:
    if date and date.days == 1:
        return Content.styled("“on Wednesday” will be read against it", "$text-accent")
    return Content.styled("no single day", "$text-error")
