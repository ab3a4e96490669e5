"""Invented articles with what was found in them: habits of writing from which something can be learnt.

The rules take what follows ", which" for reported, and a belief for a statement; who annotated these articles did not.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from random import Random
from typing import Any

from statements.reading.evaluation.gold import GoldArticle, GoldStatement

_NAMES = ["Ona Birk", "Anna Hask", "Jon Brem", "Mirela Dostane", "Oriel Dastrev", "Runa Eskelvaar"]
_THINGS = ["bridge", "quay", "dam", "harbour", "school", "library", "ferry", "market"]
_STATES = ["safe", "closed", "too small", "ready", "a mistake", "full of water", "worth the money"]
_PLEASED = ["pleased the fishermen of Lisk", "surprised the council", "nobody in Orsana expected"]


class _Article:
    def __init__(self) -> None:
        self.text = ""
        self.statements: list[GoldStatement] = []

    def add(self, words: str) -> list[list[int]]:
        start = len(self.text)
        self.text += words
        return [[start, len(self.text)]]

    def statement(self, name: str, verb: str, content: str, rest: str) -> None:
        source = self.add(name)
        self.add(" ")
        cue = self.add(verb)
        self.add(" ")
        self.statements.append(GoldStatement(spans=self.add(content), speaker=name, cue=cue, source=source))
        self.add(f"{rest}. ")


def articles(number: int = 24, *, seed: int = 0) -> dict[str, GoldArticle]:
    """As many articles, the same for the same seed."""
    random = Random(seed)
    return {f"article-{at:03}": _article(random, at) for at in range(number)}


def _article(random: Random, number: int) -> GoldArticle:
    article = _Article()
    article.add(f"The council of Lisk meets, and it is meeting {number + 2} of this year\n\n")
    for _ in range(random.randint(4, 7)):
        name, verb = random.choice(_NAMES), random.choice(["said", "noted", "added"])
        content = f"the {random.choice(_THINGS)} was {random.choice(_STATES)}"
        match random.randrange(3):
            case 0:
                article.statement(name, verb, content, "")
            case 1:
                article.statement(name, verb, content, f", which {random.choice(_PLEASED)}")
            case _:
                article.add(f"{name} believes {content}. ")
    return GoldArticle(article.text, article.statements, None)


def as_polnear(gold: dict[str, GoldArticle], path: Path) -> Path:
    """Written down as PolNeAR is, texts and all."""
    rows = [
        {"id": name, "text": each.text, "attributions": list(map(_attribution, each.statements))}
        for name, each in gold.items()
    ]
    return _written(path, rows)


def as_annotations(gold: dict[str, GoldArticle], path: Path, texts: Path) -> Path:
    """Written down as offsets, with the texts in a folder."""
    texts.mkdir()
    rows = []
    for name, each in gold.items():
        (texts / f"{name}.txt").write_bytes(each.text.encode())
        sha256 = hashlib.sha256(each.text.encode()).hexdigest()
        rows.append(
            {"sha256": sha256, "statements": [_annotation(each.text, statement) for statement in each.statements]}
        )
    return _written(path, rows)


def _attribution(statement: GoldStatement) -> dict[str, Any]:
    return {
        "content": statement.spans,
        "cue": statement.cue,
        "source": statement.source,
        "source_text": statement.speaker,
    }


def _annotation(text: str, statement: GoldStatement) -> dict[str, Any]:
    at = text.index(statement.speaker or "")
    speaker = [at, at + len(statement.speaker or "")]
    return {
        "spans": statement.spans,
        "form": "indirect",
        "cue": statement.cue,
        "source": statement.source,
        "speaker": speaker,
        "via": None,
    }


def _written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return path
