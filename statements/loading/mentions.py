"""What rows mention: speakers with their roles, venues, occasions, topics, outlets. Each stands once in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from statements.loading.forums import kind_of
from statements.loading.names import KNOWN_AT_MOST, Bearers
from statements.loading.rows import Row, Sitting, host_of
from statements.models import Occasion, Outlet, Speaker, SpeakerRole, Topic, Venue
from statements.naming import standing, take_turns

EVIDENCE = "given in the data file"


class Venues(Bearers):
    def _described(self, name: str) -> dict[str, Any]:
        return {"kind": kind_of(name) or Venue.Kind.OTHER}


class Hosts(Bearers):
    """Outlets by the host of their website; a new one is named after it."""

    def _found(self, names: list[str]) -> dict[str, int]:
        found = _by_website(names)
        return found | super()._found([name for name in names if name not in found])

    def _there(self, names: Sequence[str]) -> dict[str, int]:
        return super()._there(names) | _by_website(names)

    def _described(self, name: str) -> dict[str, Any]:
        return {"website": f"https://{name}/"}

    def _spoken(self, name: str) -> str:
        return name.replace(".", " ")


def _by_website(hosts: Sequence[str]) -> dict[str, int]:
    websites = Outlet.objects.exclude(website="").order_by("-pk").values_list("website", "pk")
    by_website = {host_of(website): pk for website, pk in websites}
    return {host: by_website[host] for host in hosts if host in by_website}


class Mentions:
    """The ids of all that rows mention, remembered from batch to batch."""

    def __init__(self, outlet: str = "") -> None:
        self.speakers = Bearers(Speaker)
        self.venues = Venues(Venue)
        self.topics = Bearers(Topic)
        self._outlet = outlet
        self._outlets = Bearers(Outlet) if outlet else Hosts(Outlet)
        self._occasions: dict[Sitting, int] = {}
        self._roles: set[tuple[int, str]] = set()

    def learn(self, rows: Sequence[Row]) -> None:
        """Find what the rows mention, and create what is missing. In a transaction."""
        self.speakers.learn(row.speaker for row in rows if row.speaker)
        self._learn_roles((self.speakers[row.speaker], row.role) for row in rows if row.speaker and row.role)
        self.venues.learn(row.sitting.venue for row in rows if row.sitting and row.sitting.venue)
        self._learn_occasions(row.sitting for row in rows if row.sitting)
        self.topics.learn(topic for row in rows for topic in row.topics)
        self._outlets.learn([self._outlet] if self._outlet else (row.host for row in rows if row.host))

    def forget(self) -> None:
        """What was learned in a transaction that failed is not so."""
        for bearers in (self.speakers, self.venues, self.topics, self._outlets):
            bearers.forget()
        self._occasions.clear()
        self._roles.clear()

    def occasion_of(self, row: Row) -> int | None:
        return self._occasions[row.sitting] if row.sitting else None

    def outlet_of(self, row: Row) -> int | None:
        name = self._outlet or row.host
        return self._outlets[name] if name else None

    def _learn_roles(self, roles: Iterable[tuple[int, str]]) -> None:
        missing = set(roles) - self._roles
        if missing:
            take_turns()
            there = SpeakerRole.objects.filter(speaker__in={speaker for speaker, _ in missing})
            self._roles |= set(there.values_list("speaker", "office"))
            new = sorted(missing - self._roles)
            SpeakerRole.objects.bulk_create(SpeakerRole(speaker_id=speaker, office=office) for speaker, office in new)
            self._roles |= missing

    def _learn_occasions(self, sittings: Iterable[Sitting]) -> None:
        sittings = list(dict.fromkeys(sittings))
        if len(self._occasions) > KNOWN_AT_MOST:
            self._occasions.clear()
        if missing := [sitting for sitting in sittings if sitting not in self._occasions]:
            take_turns()
            self._occasions |= self._known_occasions(missing)
            new = [sitting for sitting in missing if sitting not in self._occasions]
            created = Occasion.objects.bulk_create(map(self._occasion, new))
            self._occasions |= {sitting: occasion.pk for sitting, occasion in zip(new, created, strict=True)}

    def _known_occasions(self, sittings: list[Sitting]) -> dict[Sitting, int]:
        alike = Occasion.objects.filter(
            title__in={sitting.title for sitting in sittings}, held_edtf__in={sitting.held.edtf for sitting in sittings}
        )
        there = {tuple(key): pk for pk, *key in alike.values_list("pk", "title", "venue", "place", "held_edtf")}
        found = {
            s: there[key] for s in sittings if (key := (s.title, self._venue_of(s), s.place, s.held.edtf)) in there
        }
        now = standing(Occasion, found.values())
        return {sitting: now[pk] for sitting, pk in found.items()}

    def _occasion(self, sitting: Sitting) -> Occasion:
        return Occasion(
            title=sitting.title,
            venue_id=self._venue_of(sitting),
            place=sitting.place,
            held_edtf=sitting.held.edtf,
            held_earliest=sitting.held.earliest,
            held_latest=sitting.held.latest,
            evidence=EVIDENCE if sitting.held.edtf else "",
        )

    def _venue_of(self, sitting: Sitting) -> int | None:
        return self.venues[sitting.venue] if sitting.venue else None
