"""`manage.py load_samples`: the articles about Halvia, with some of an editor's work done and some left to do."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from statements import curation
from statements.arrivals import Received
from statements.arrivals.csv_files import with_csv
from statements.ingest import ingest
from statements.models import Article, Occasion, Quotation, Statement, Topic, Venue, dated
from statements.naming import named, take_turns

FOLDER: Path = settings.BASE_DIR / "samples"
AGREES = 0.9
"""How much of the words that stand in the one or the other of two wordings must stand in both."""

Row = dict[str, Any]


class Command(BaseCommand):
    help = (
        "Load the articles in samples/, and publish what agrees with gold.jsonl, under the occasions and topics "
        "of desk.csv there. Articles that are there already are left as they are."
    )

    def handle(self, **options: Any) -> None:
        gold = {row["file"]: row for row in map(json.loads, (FOLDER / "gold.jsonl").read_text().splitlines())}
        with (FOLDER / "desk.csv").open(newline="") as file:
            desk = {row["file"]: row for row in csv.DictReader(file)}
        created = published = 0
        for received in samples():
            with transaction.atomic():
                article, is_new = ingest(received.content, received.name, received.given)
                if is_new:
                    created += 1
                    published += edit(article, gold[received.name], desk[received.name])
        self.stdout.write(json.dumps({"created": created, "published": published}))


def samples() -> Iterator[Received]:
    files = (Received(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*.txt")))
    for arrival in with_csv(files, "articles.csv", (FOLDER / "articles.csv").read_bytes()):
        assert isinstance(arrival, Received), arrival
        yield arrival


def edit(article: Article, gold: Row, desk: Row) -> int:
    """Do an editor's work on one article: confirm it, and publish what was found rightly. How many statements."""
    occasion = occasion_of(desk)
    curation.confirm(article, None, occasions=[occasion] if occasion else [])
    topics = topics_of(desk)
    right = list(found_rightly(article, gold))
    for statement, words in right:
        correct(statement, words, gold, occasion)
        curation.set_topics(statement, topics, None)
    return curation.publish([statement for statement, _ in right], None)


def occasion_of(desk: Row) -> Occasion | None:
    if not desk["occasion"]:
        return None
    take_turns()
    venue = named(Venue, [desk["venue"]])[desk["venue"]] if desk["venue"] else None
    if venue and venue.kind != desk["kind"]:
        curation.correct(venue, None, kind=desk["kind"])
    known = Occasion.objects.filter(title=desk["occasion"], venue=venue, held_edtf=desk["held"]).first()
    if known:
        return known
    new = Occasion(title=desk["occasion"], venue=venue, place=desk["place"], **dated("held", desk["held"]))
    curation.add(new, None)
    return new


def topics_of(desk: Row) -> list[Topic]:
    topics = []
    for name in filter(None, map(str.strip, desk["topics"].split(";"))):
        topic = Topic.objects.filter(name=name).first()
        if topic is None:
            topic = Topic(name=name, slug=curation.fresh_slug(Topic, name))
            curation.add(topic, None)
        topics.append(topic)
    return topics


def found_rightly(article: Article, gold: Row) -> Iterator[tuple[Statement, Row]]:
    """The statements whose words, speaker and via are those of the gold, each with its gold."""
    for statement in Statement.objects.in_article(article).select_related("lead", "speaker"):
        assert statement.lead
        for words in wholes(gold["statements"]):
            source = (statement.speaker.name if statement.speaker else None, statement.lead.via or None)
            is_source = source == (words["speaker"], words["via"]) and statement.said_by
            if is_source and agreement(statement.lead, words) >= AGREES:
                yield statement, words
                break


def wholes(statements: list[Row]) -> Iterator[Row]:
    """What the gold has, and what goes on after an interruption also as one with what it goes on from."""
    yield from statements
    whole: Row = {}
    for words in statements:
        whole = {**whole, "end": words["end"]} if words.get("goes_on") else words
        if whole is not words:
            yield whole


def agreement(quotation: Quotation, words: Row) -> float:
    """From first word to last: the gold does not part what was said from what interrupts it."""
    found = set(range(quotation.spans[0][0], quotation.spans[-1][1]))
    right = set(range(words["start"], words["end"]))
    return len(found & right) / len(found | right)


def correct(statement: Statement, words: Row, gold: Row, occasion: Occasion | None) -> None:
    """Form, occasion and day as the gold has them. What was said on another day was said on another occasion."""
    assert statement.lead
    if statement.lead.form not in {words["kind"], words.get("also")}:
        curation.correct(statement.lead, None, form=words["kind"])
    said = words.get("said_on") or gold["said_on"]["edtf"] or ""
    changes: Row = {"occasion": None if "said_on" in words else occasion}
    if statement.said_edtf != said:
        evidence = "" if "said_on" in words else f"“{gold['said_on']['text']}”"
        changes |= {**dated("said", said), "said_evidence": evidence}
    curation.correct(statement, None, **changes)
