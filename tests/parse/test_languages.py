"""Articles in other languages: the day they came out, and nothing made up."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.extract import extract
from timeline.parse import read_article

_PAGES = {
    "fr": """
        Le pont rouvre après les travaux

        Paris, le 24 octobre 2024

        La maire a inauguré mercredi le nouveau pont de la ville, qui est resté fermé
        pendant deux ans. Il relie les deux rives du fleuve.
        """,
    "de": """
        Brücke nach dem Umbau wieder offen

        Stand: 24.10.2024, 14:30 Uhr

        Die Bürgermeisterin hat am Mittwoch die neue Brücke der Stadt eröffnet, die
        zwei Jahre lang gesperrt war. Sie verbindet die beiden Ufer.
        """,
    "es": """
        El puente reabre tras las obras

        Publicado el 24 de octubre de 2024

        La alcaldesa inauguró el miércoles el nuevo puente de la ciudad, que estuvo
        cerrado dos años. El puente une las dos orillas.
        """,
    "ru": """
        Мост открыли после ремонта

        Публикация: 24 октября 2024

        Мэр открыла в среду новый мост, который был закрыт два года. Он соединяет
        оба берега реки.
        """,
    "uk": """
        Міст відкрили після ремонту

        Опубліковано 24 жовтня 2024 року

        Мер відкрила у середу новий міст, який був закритий два роки. Він з'єднує
        обидва береги річки.
        """,
    "ar": """
        إعادة فتح الجسر بعد الأشغال

        نشر في 24 أكتوبر 2024

        افتتحت رئيسة البلدية الأربعاء الجسر الجديد في المدينة. كان الجسر مغلقا عامين.
        """,
    "zh": """
        大桥维修后重新开放

        发布时间：2024年10月24日 14:30

        市长周三为新桥剪彩。该桥已关闭两年。
        """,
    "ja": """
        橋が改修後に再開

        公開日：2024年10月24日

        市長は水曜日、新しい橋を開通させた。橋は二年間閉鎖されていた。
        """,
    "ko": """
        다리 보수 후 다시 개통

        입력 2024.10.24. 14:30

        시장은 수요일 새 다리를 개통했다. 다리는 2년 동안 닫혀 있었다.
        """,
}


def _page(code: str) -> str:
    lines = (line.strip() for line in _PAGES[code].strip().splitlines())
    return "\n".join(lines)


@pytest.mark.parametrize("code", _PAGES)
def test_the_line_with_the_day_gives_the_publication_date(code: str) -> None:
    article = read_article(_page(code).encode(), "page.txt")
    assert article.language == code
    assert article.publication.date == dt.date(2024, 10, 24)
    assert article.publication.source == "byline"


@pytest.mark.parametrize("code", _PAGES)
def test_an_article_in_another_language_gives_no_mentions(code: str) -> None:
    assert extract(read_article(_page(code).encode(), "page.txt")) == []


@pytest.mark.parametrize(
    ("code", "label"), [("fr", "Mis à jour le"), ("fr", "Updated")]
)
def test_an_update_does_not_date_an_article(code: str, label: str) -> None:
    page = _page(code).replace("Paris, le", label)
    publication = read_article(page.encode(), "page.txt").publication
    assert publication.date is None
    assert [each.kind for each in publication.candidates if each.date] == ["updated"]


def test_a_header_is_read_in_the_language_of_the_article() -> None:
    page = f"date: 25 octobre 2024\n{_page('fr')}"
    publication = read_article(page.encode(), "page.txt").publication
    assert (publication.date, publication.source) == (dt.date(2024, 10, 25), "header")


def test_the_language_may_be_given_by_hand() -> None:
    page = "Regen\n\n24. Oktober 2024\n\nRegen, Regen, Regen."
    assert read_article(page.encode(), "page.txt").publication.date is None
    article = read_article(page.encode(), "page.txt", language="de")
    assert article.publication.date == dt.date(2024, 10, 24)


@pytest.mark.parametrize(
    ("locale", "day"),
    [(None, None), ("en_GB", dt.date(2024, 4, 3)), ("en_US", dt.date(2024, 3, 4))],
)
def test_the_locale_settles_a_date_line_in_figures(
    locale: str | None, day: dt.date | None
) -> None:
    page = "Bridge opens\n\nPublished 03/04/2024\n\nThe mayor opened the bridge."
    article = read_article(page.encode(), "page.txt", locale=locale)
    assert article.publication.date == day
