"""The day an article was published, in the ways pages print it."""

from __future__ import annotations

import pytest

from .reading_of import reading_of

BODY = "The council of Orsana will keep the night ferry for a year.\n\nNobody had spoken against it in the debate.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Published 12:30 GMT, 3 May 2019",
        "Last updated: 3 May 2019",
        "Posted on May 3, 2019",
        "Tue 3 May 2019 12.30 BST",
        "2019-05-03T12:30:00Z",
        "2019-05-03T12:30:00+02:00",
        "2019-05-03",
        "2019/05/03 14:20",
        "03.05.2019 14:20",
        "3.5.2019",
        "May 3, 2019 4:05 PM ET",
        "May 3rd, 2019",
        "3rd of May 2019",
        "Friday, 3 May 2019",
        "Fri, 03 May 2019 14:20:00 +0200",
        "3 May 2019 | 14:20",
        "Published: 3 May 2019 – Updated: 5 May 2019",
        "Updated: 5 May 2019 – Published: 3 May 2019",
        "First published on 3 May 2019 at 07.00 CEST",
        "Publication date: May 3, 2019, 12:30",
        "MAY 3, 2019",
        "3-May-2019",
        "Friday 03/05/2019",
        "Publié le 3 mai 2019 à 07h30",
        "3. Mai 2019, 09:15 Uhr",
        "3 de mayo de 2019",
        "3 мая 2019, 12:30",
        "2019年5月3日",
        "Anna Hask | 3 May 2019 | 5 min read",
        "By Anna Hask, Halvia Daily, May 3, 2019",
        "Orsana, 3 May 2019",
    ],
)
def test_the_day_is_read_from_the_line_under_the_headline(line: str) -> None:
    assert reading_of(f"Ferry to stay\n\n{line}\n\n{BODY}").published == "2019-05-03"


@pytest.mark.parametrize("line", ["03/05/2019", "Published 5/3/2019 4:05 PM", "03-05-2019 14:20", "Posted 03/05/19"])
def test_a_date_in_doubt_is_two_days(line: str) -> None:
    assert reading_of(f"Ferry to stay\n\n{line}\n\n{BODY}").published == "[2019-03-05,2019-05-03]"


def test_a_date_in_doubt_is_settled_by_another_on_the_page() -> None:
    text = f"Ferry to stay\n\n03/05/2019\n\nORSANA, May 3 (HNA) - {BODY}"
    assert reading_of(text).published == "2019-05-03"


def test_a_date_without_a_year_takes_it_from_the_address() -> None:
    text = f"https://daily.example/2019/05/03/ferry\n\nFerry to stay\n\nFriday 3 May, 12.30\n\n{BODY}"
    assert reading_of(text).published == "2019-05-03"


def test_the_day_in_the_address_counts_where_no_other_is_printed() -> None:
    assert reading_of(f"Ferry to stay\n\n{BODY}\nhttps://daily.example/2019/05/03/ferry\n").published == "2019-05-03"


def test_hours_ago_are_no_date() -> None:
    assert reading_of(f"Ferry to stay\n\nPublished 2 hours ago\n\n{BODY}").published is None


def test_a_date_told_in_the_article_is_not_that_of_publication() -> None:
    reading = reading_of("Ferry to stay\n\nOn 3 May 2019 the council of Orsana bought a ferry.\n\nIt is slow.\n")
    assert reading.published is None
