"""What comes in: texts, zips of texts, and CSVs that say more about them; and what of it is refused, and why.

Nothing here touches the database. Folders and zips are read one file at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from statements.arrivals.given import NOTHING_GIVEN, Given

MOST_BYTES = 1_000_000
"""Of one article's file."""

MOST_STATEMENTS = 2_000
"""In one article. PostgreSQL cuts each wording from the whole text, so many in a long one hold up everybody."""

BESIDE_ARTICLES = {".csv", ".json", ".jsonl", ".md"}
"""What lies beside articles in a folder or a zip, and is passed over."""


@dataclass(frozen=True, slots=True)
class Received:
    """One article's file. Of one that is too large, `content` is as much as it takes to see that."""

    name: str
    content: bytes
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that stays out; `reason` is a sentence that says what to do."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A file that a CSV speaks of, and that is not among those that came."""

    name: str
    reason: str


Arrival = Received | Refused | Absent


def one_file(name: str, file: IO[bytes]) -> Received:
    return Received(printable(name), file.read(MOST_BYTES + 1))


def too_large(content: bytes) -> str:
    """Why these bytes are too many for one article; empty where they are not."""
    if len(content) <= MOST_BYTES:
        return ""
    return _("The file is larger than 1 MB: send each article as a text file of its own.")


def too_many(statements: int) -> str:
    """Why so many statements are too many for one article; empty where they are not."""
    if statements <= MOST_STATEMENTS:
        return ""
    most = {"number": statements, "most": MOST_STATEMENTS}
    return (
        _("%(number)d statements were found in it, and %(most)d are taken at most: split it into several files.") % most
    )


def no_article(name: str) -> str:
    """Why a file in a folder, a zip or an upload is taken for no article by its name; empty where it may be one."""
    if PurePosixPath(name).suffix.lower() == ".txt":
        return ""
    return _("Only files whose name ends in .txt are read: if it holds an article, save that as plain text.")


def is_passed_over(name: str) -> bool:
    """Whether it is hidden, made by a file manager, or of a kind that lies beside articles."""
    path = PurePosixPath(name)
    hidden = any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in path.parts)
    return hidden or path.suffix.lower() in BESIDE_ARTICLES


def is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def printable(name: str) -> str:
    """A file name as it can be kept and shown: without what is no letter, and its last 500 characters."""
    shown = name.encode("utf-8", "replace").decode()
    return "".join(letter if letter.isprintable() else "?" for letter in shown)[-500:] or "?"
