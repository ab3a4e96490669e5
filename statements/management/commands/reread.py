"""`manage.py reread`: a better reader reads the articles again, and a report says what changed."""

from __future__ import annotations

import json
import logging
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from django.utils.encoding import uri_to_iri

from statements.curation import Refused
from statements.models import Article
from statements.reading.reading import Unreadable, reader_version
from statements.rereading import Change, is_older, is_read_by, readers_of, reread

logger = logging.getLogger(__name__)
COUNTED = ["articles", "unchanged", "new", "improved", "no_longer_found", "facts", "failed"]


class Command(BaseCommand):
    help = (
        "Read all articles again that were read by an older reader. What editors decided stays as it is. Prints a line "
        "for each article where something changed, and ends with a line of JSON: "
        '{"articles", "unchanged", "new", "improved", "no_longer_found", "facts", "failed", "reader"}; '
        "status 1 where any failed. Stopped and started again, it goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--article", nargs="+", metavar="ID", help="only these: the 8 letters of their address, or their number"
        )
        parser.add_argument(
            "--older-than", metavar="VERSION", help="only those that a reader before this version read last"
        )
        parser.add_argument("--dry-run", action="store_true", help="print the report, and change nothing")

    def handle(self, *, article: list[str] | None, older_than: str | None, dry_run: bool, **_: Any) -> None:
        counts: Counter[str] = Counter()
        for pk, read_by in self.chosen(article, older_than):
            counts["articles"] += 1
            counts += Counter(unchanged=1) if is_read_by(read_by, reader_version()) else self.read_again(pk, dry_run)
        self.stdout.write(json.dumps({**{name: counts[name] for name in COUNTED}, "reader": reader_version()}))
        if counts["failed"]:
            raise SystemExit(1)

    def chosen(self, given: list[str] | None, older_than: str | None) -> list[tuple[int, str | None]]:
        """The numbers of the articles, each with the version of the reader that read it last."""
        articles = Article.objects.all()
        if given is not None:
            articles = articles.filter(pk__in=[number_of(one) for one in given])
        return [(pk, by) for pk, by in readers_of(articles) if older_than is None or is_older(by, older_than)]

    def read_again(self, pk: int, dry_run: bool) -> Counter[str]:
        """Read one, and tell of what changed or failed; what there is to count."""
        article = Article.objects.get(pk=pk)
        address = uri_to_iri(article.get_absolute_url())
        try:
            change = reread(article, dry_run=dry_run)
        except (Unreadable, Refused) as error:
            self.stderr.write(f"{address}: {error}")
        except Exception as error:
            logger.exception("%s could not be read again.", address)
            self.stderr.write(f"{address}: An error of the software ({error!r}): please report it.")
        else:
            return self.told(address, change)
        return Counter(failed=1)

    def told(self, address: str, change: Change) -> Counter[str]:
        if not change:
            return Counter(unchanged=1)
        self.stdout.write(f"{address}: {change}")
        self.stdout.flush()
        return Counter(
            new=change.new,
            improved=change.improved,
            no_longer_found=change.no_longer_found,
            facts=len(change.facts),
        )


def number_of(given: str) -> int:
    """The number of an article by its public id or its number. Raises CommandError where there is none."""
    known = Q(public_id=given)
    if given.isdecimal() and len(given) < 19:
        known |= Q(pk=int(given))
    articles = Article.objects.filter(known).order_by("pk").values_list("pk", flat=True)
    if not articles:
        raise CommandError(f"There is no article {given}: give the 8 letters of its address, or its number.")
    return articles[0]
