"""Furniture yields no sentence, and no paragraph of the body is taken for furniture."""

from __future__ import annotations

import pytest

from timeline.parse import read_article

LEAD = "The ferry to the outer islands stopped on Thursday."
SECOND = "Dock workers had walked out, their union said."
THIRD = "Talks with the harbour board will go on next week."


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in read_article(text.encode(), "a").sentences]


@pytest.mark.parametrize(
    "line",
    [
        "Home World Sport Opinion",
        "Today: April 12, 2025",
        "By Staff Reporter",
        "By Mara Lind, Transport Correspondent",
        "Published: 24 October 2024, 18:05 BST",
        "Updated 3:04 p.m., Oct. 25, 2024",
        "Share Facebook Twitter Email",
        "Share this article.",
        "FILE PHOTO: The quay at Port Ellis is seen in March 2023. REUTERS/A. Person",
        "The quay at Port Ellis on a quiet day. / Photo: The Echo / The Echo",
        "The quay at Port Ellis [Anna Person/The Echo]",
        "(Reporting by A. Person; Editing by B. Other)",
        "Additional reporting by C. Third; editing by B. Other.",
        "Read more: Why the docks matter to everyone on the islands.",
        "Subscribe to our newsletter to get the best of the week.",
        "Already have an account? Sign in.",
        "We use cookies to make your visit better. You can say no.",
        "© 2025 The Echo. All rights reserved.",
        "This article was first published on 3 May 2024 in another place.",
        "Advertisement",
        "What the docks mean",
        "## What the docks mean",
        "https://echo.example/ferry",
    ],
)
@pytest.mark.parametrize("at", [0, 1, 3], ids=["above", "amid", "below"])
def test_furniture_yields_no_sentence_and_costs_none(line: str, at: int) -> None:
    blocks = [LEAD, SECOND, THIRD]
    blocks.insert(at, line)
    assert sentences("\n\n".join(blocks)) == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright laws were the issue, the court said.",
        "By Friday evening the house was empty.",
        "Subscribe to the theory or not, the vote stands.",
        "Published in 1954, the book sold few copies at first.",
        "Boeing 737 - The type that was bought in 1990 - is no longer flown.",
        "October 25, 2024 was a cold day on the quay.",
        "Today the harbour is quiet.",
        "Updated figures show that 300 people left on 3 May 2024.",
        "Related cases went to another court.",
        "Popular anger grew, and it rained.",
        "Share prices fell by a tenth on Monday.",
        "No.",
        "“We will not go back,” she said.",
        "But the board said that the offer of four per cent still held for all workers",
        "The board will meet the union on Monday",
        "The notice on the gate read:",
        "- Three ferries were held at the quay by the crowd",
    ],
)
def test_prose_that_looks_like_furniture_is_kept(line: str) -> None:
    found = sentences("\n\n".join([LEAD, line, SECOND]))
    assert found == [LEAD, line.removeprefix("- "), SECOND]


@pytest.mark.parametrize(
    "tail",
    [
        "Related Articles\n\nStorm nears coast Mayor quits after a vote on fish\nShare",
        "Popular\n\nEurope|Political\n\nBaker wins, 'at last'\n\nBaker wins, 'at last'",
        "Most read\n1. Whale seen\n2. He lost his boat. Now he builds another",
        "Comments (2)\nJo: I was there. It was bad.\nAl: Pay them. They work hard.",
        "You may also like\n\nStorm nears\nA storm is near the coast.\n3 hours ago",
    ],
    ids=["related", "categories", "most read", "comments", "teasers"],
)
def test_a_list_of_other_articles_runs_to_the_end(tail: str) -> None:
    page = f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{tail}"
    assert sentences(page) == [LEAD, SECOND, THIRD]


def test_the_body_resumes_after_a_box_of_links() -> None:
    box = "Read more\n\nStorm nears the coast\n\nMayor quits"
    page = f"{LEAD}\n\n{box}\n\n{SECOND}\n\n{THIRD}"
    assert sentences(page) == [LEAD, SECOND, THIRD]


def test_a_line_above_a_picture_credit_is_its_caption() -> None:
    caption = "The quay at Port Ellis stood empty.\nPhoto: A. Person"
    assert sentences(f"{LEAD}\n\n{caption}\n\n{SECOND}") == [LEAD, SECOND]


def test_a_paragraph_told_twice_running_is_read_once() -> None:
    assert sentences(f"{LEAD}\n\n{LEAD}\n\n{SECOND}") == [LEAD, SECOND]


def test_the_editors_at_the_end_of_a_paragraph_are_cut_off() -> None:
    page = f"{LEAD} (Reporting by A. Person; Editing by B. Other)"
    assert sentences(page) == [LEAD]


def test_a_note_without_any_full_stop_is_still_read() -> None:
    note = "ferry stopped on Thursday"
    assert sentences(note) == [note]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "The mayor of Aske resigned on Tuesday. The clerk of the\n"
            "Town Hall fled to Velmora on Wednesday.\n",
            id="within a phrase",
        ),
        pytest.param(
            "The mayor of Aske resigned on Tuesday. Her clerk told\n"
            "Bay Courier that he would stay.\n\nIt rained.\n",
            id="after a whole sentence",
        ),
        pytest.param(
            "Date: 2024-10-25\n\nThe ferry Aurora struck a pier of Port Ellis on\n"
            "Wednesday. Two sailors were hurt.\n",
            id="behind a preposition",
        ),
    ],
)
def test_a_first_paragraph_that_is_wrapped_is_no_title(page: str) -> None:
    article = read_article(page.encode(), "a.txt")
    assert article.title == ""
    told = [" ".join(each.text.split()) for each in article.sentences]
    assert " ".join(told[:2]) == " ".join(
        page.partition("25\n")[2].split() or page.partition("\n\nIt")[0].split()
    )


@pytest.mark.parametrize(
    "title",
    [
        "Mayor of Aske resigns after vote in council",
        "Gov. Lind leaves over the U.S. treaty",
        "The vote is over. Here is what comes next",
        "What the council of Port Ellis voted on",
        "Rain? What the town of Aske waits for",
    ],
)
def test_a_title_right_above_its_article_is_one(title: str) -> None:
    page = (
        f"{title}\nThe mayor of Aske resigned over the treaty on Tuesday after a vote "
        "in the town council of Port Ellis, and nobody knows what comes next.\n"
    )
    assert read_article(page.encode(), "a.txt").title == title


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    page = (
        "The ferry to the outer islands stopped on\nThursday because the dock workers "
        "had\nwalked out. Their union has said that\nnobody would go back, and that "
        "Port\nEllis would stay shut.\n\nIt rained."
    )
    first, second, third = sentences(page)
    assert first.endswith("the dock workers had\nwalked out.")
    assert second.endswith("go back, and that Port\nEllis would stay shut.")
    assert third == "It rained."
