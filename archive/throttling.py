"""So many questions a minute from each address: who asks faster is told how long to wait.

Counted in the memory of each process (docs/decisions/0014-searches-are-throttled-in-memory.md).
"""

from __future__ import annotations

import math
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MINUTE = 60.0
SEARCHES = gettext_lazy("There were too many searches from your address. Wait %(n)s seconds.")
MOST_ADDRESSES = 10_000  # those that asked longest ago are forgotten


class TooMany(Exception):
    """The message is for those who asked; `seconds` is when they may ask again. Answer with 429."""

    def __init__(self, seconds: int, told: StrOrPromise) -> None:
        super().__init__(told % {"n": seconds})
        self.seconds = seconds


class Throttle:
    """A minute's worth may come at once; after that, one for each that has run out."""

    def __init__(self, setting: str = "SEARCHES_PER_MINUTE", told: StrOrPromise = SEARCHES) -> None:
        self.setting, self.told = setting, told
        self._paid_until: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str, per_minute: int, now: float) -> float:
        """Seconds until this address may ask again; 0 lets it ask now, and counts."""
        with self._lock:
            until = max(self._paid_until.get(address, now), now) + MINUTE / per_minute
            if (wait := until - MINUTE - now) > 1e-6:
                return wait
            self._paid_until[address] = until
            self._paid_until.move_to_end(address)
            if len(self._paid_until) > MOST_ADDRESSES:
                self._paid_until.popitem(last=False)
            return 0.0

    def forget(self) -> None:
        self._paid_until.clear()


throttle = Throttle()
report_throttle = Throttle(
    "REPORTS_PER_MINUTE", gettext_lazy("There were too many reports from your address. Wait %(n)s seconds.")
)
typing_throttle = Throttle("SUGGESTIONS_PER_MINUTE")  # apart: who types asks often for what costs little


def ask_for_patience(request: HttpRequest, throttle: Throttle = throttle) -> None:
    """Raises TooMany where this address asked more often than the setting lets it (0: as often as it likes)."""
    address = address_of(request)
    per_minute: int = getattr(settings, throttle.setting)
    if address and per_minute:
        wait = throttle.wait(address, per_minute, monotonic())
        if wait:
            raise TooMany(math.ceil(wait), throttle.told)


def address_of(request: HttpRequest) -> str:
    """Who asks: an address, of IPv6 the network that one household has. Empty where that is not known.

    An address that is not of the open web is a proxy's, behind which anybody may stand, or this machine's. What proxies
    say of others counts only as far as they are ours (settings.PROXIES), for anybody can write the rest.
    """
    given = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        given = told[-settings.PROXIES].strip() if len(told) >= settings.PROXIES else ""
    try:
        address = ip_address(given)
    except ValueError:
        return ""
    if not address.is_global:
        return ""
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)
