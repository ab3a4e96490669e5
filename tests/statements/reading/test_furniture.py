"""What is no part of an article, and what only looks so."""

from __future__ import annotations

import pytest

from .reading_of import reading_of

OPENING = "The council of Orsana will keep the night ferry for a year.\n\nNobody had spoken against it in the debate."
ENDING = "The ferry carries some two hundred passengers a night.\n\nMost of them are nurses, and some are bakers."

FURNITURE = """\
Share on Facebook
FacebookTwitterEmail
Tweet
Email
Print
Copy link
Share this article
1.2K Shares
12 comments
5 min read
Advertisement
Story continues below advertisement
Continue reading below
Loading…
Read more: Bridge to open in June
ALSO READ | Mayor’s cat lost at sea
Related: Nine bridges that should worry us
Sign up for our newsletter and get the day’s top stories in your inbox.
Get the best of Halvia Daily in your inbox every morning.
Enjoying this story? The Ledger’s weekend letter brings you one like it. Sign up here.
Already a subscriber? Log in
We use cookies to improve your experience on our website.
By continuing to use this site you agree to our privacy policy.
Photo: Jon Brem
The ferry at the old quay. Photo: Jon Brem
The ferry at the old quay (Photo by Jon Brem/Getty Images)
Image caption, The ferry at the old quay
FILE PHOTO: The ferry at the old quay. NTW/Jon Brem
The ferry at the old quay. Getty Images
The ferry at the old quay on Monday. REUTERS/Jon Brem
In this photo taken Monday, the ferry lies at the old quay.
Correction: An earlier version of this article said the ferry was new.
This article was amended on 5 May 2019 to correct the age of the ferry.
Editor’s note: The author’s aunt is the captain of the ferry.
Reporting by Anna Hask in Orsana; Editing by Jon Brem
(Additional reporting by Tessa Marl)
With files from the Associated Press
The Associated Press contributed to this report.
© 2019 Halvia Daily
All rights reserved.
https://daily.example/ferry
#Halvia #ferries
* * *
Home | Politics | Sport | Weather
""".splitlines()

PROSE = """\
Share this with your neighbours, the minister said.
“Sign up for our newsletter,” said a poster on the wall.
The minister asked the town to share its bread.
Comments by the opposition were less kind.
Advertisement of state jobs must end, the union said.
Related to this is the matter of the bridge.
Sources close to the minister denied that he would resign.
Read more books, he urged the young.
Email is for the old, the minister told pupils in Tarvo.
The photo showed a ferry: a small one, and not new.
Photo by photo, she said, the archive was burnt.
The correction of the map took nine years.
Reporting by the ministry showed that the ferry was late.
Follow the money, a deputy advised reporters.
Getty, the ferry’s owner, did not comment.
Subscribers to the theory are few, the captain added.
“We use cookies on board,” said the cook.
Print is dead, the editor of the Courier wrote, and went on printing.
By continuing the talks, the sides hope to save the ferry.
The council has not published its newsletter since the spring.
Copyright is a matter for the courts, the ministry said.
""".splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_furniture_in_the_midst_of_an_article_is_marked(line: str) -> None:
    text = f"Ferry to stay\n\n{OPENING}\n\n{line}\n\n{ENDING}\n"
    assert [text[slice(*span)] for span in reading_of(text).boilerplate] == [line]


@pytest.mark.parametrize("line", PROSE)
def test_a_sentence_that_looks_like_furniture_is_not_marked(line: str) -> None:
    assert reading_of(f"Ferry to stay\n\n{OPENING}\n\n{line}\n\n{ENDING}\n").boilerplate == ()


@pytest.mark.parametrize("line", PROSE)
def test_nor_is_it_as_the_last_sentence(line: str) -> None:
    assert reading_of(f"Ferry to stay\n\n{OPENING}\n\n{ENDING}\n\n{line}\n").boilerplate == ()


@pytest.mark.parametrize(
    "heading",
    ["Related articles", "Most read", "More from Halvia Daily", "Tags", "12 Comments", "Leave a comment", "Sources"],
)
def test_a_list_below_the_article_is_marked_to_its_end(heading: str) -> None:
    text = f"Ferry to stay\n\n{OPENING}\n\n{ENDING}\n\n{heading}\n\nBishop sells car\n\nWhy the sea rises\n"
    marked = [text[slice(*span)] for span in reading_of(text).boilerplate]
    assert marked == [heading, "Bishop sells car", "Why the sea rises"]


def test_the_article_goes_on_after_a_list_in_its_midst() -> None:
    text = f"Ferry to stay\n\n{OPENING}\n\nRelated articles\n\nBishop sells car\n\n{ENDING}\n"
    assert [text[slice(*span)] for span in reading_of(text).boilerplate] == ["Related articles", "Bishop sells car"]


def test_what_readers_say_below_an_article_is_not_the_articles() -> None:
    reading = reading_of(f"Ferry to stay\n\n{OPENING}\n\n{ENDING}\n\n2 comments\n\n“It is slow,” said my aunt of it.\n")
    assert reading.statements == ()


def test_a_count_of_comments_above_the_text_ends_nothing() -> None:
    text = f"Ferry to stay\n\n12 comments\n\n{OPENING}\n\n{ENDING}\n"
    assert [text[slice(*span)] for span in reading_of(text).boilerplate] == ["12 comments"]


def test_who_wrote_it_is_told_from_whom_it_is_about() -> None:
    text = f"Ferry to stay\n\nBy Anna Hask\n\n{OPENING}\n\n{ENDING}\n\nAnna Hask is a reporter for Halvia Daily.\n"
    assert [text[slice(*span)] for span in reading_of(text).boilerplate] == [
        "Anna Hask is a reporter for Halvia Daily."
    ]
    about = f"Ferry to stay\n\nBy Anna Hask\n\n{OPENING}\n\n{ENDING}\n\nOna Birk is the mayor of Orsana.\n"
    assert reading_of(about).boilerplate == ()
