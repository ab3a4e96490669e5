"""Who asks too fast is told how long to wait; nobody else is."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from archive import throttling
from archive.throttling import Throttle, TooMany, address_of, ask_for_patience


def test_a_minutes_worth_may_come_at_once_and_then_one_by_one() -> None:
    throttle = Throttle()
    assert [throttle.wait("a", 3, now=100.0) for _ in range(3)] == [0, 0, 0]
    assert throttle.wait("a", 3, now=100.0) == pytest.approx(20)
    assert throttle.wait("a", 3, now=119.0) == pytest.approx(1)
    assert throttle.wait("a", 3, now=120.0) == 0
    assert throttle.wait("a", 3, now=120.0) == pytest.approx(20)


def test_who_is_refused_does_not_wait_longer_for_having_asked() -> None:
    throttle = Throttle()
    throttle.wait("a", 1, now=0.0)
    assert {throttle.wait("a", 1, now=30.0) for _ in range(9)} == {30}


def test_addresses_do_not_wait_for_each_other() -> None:
    throttle = Throttle()
    assert [throttle.wait(address, 1, now=0.0) for address in "abc"] == [0, 0, 0]


def test_those_that_asked_longest_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttling, "MOST_ADDRESSES", 2)
    throttle = Throttle()
    for address in "abc":
        throttle.wait(address, 1, now=0.0)
    assert throttle.wait("c", 1, now=0.0) > 0
    assert throttle.wait("a", 1, now=0.0) == 0


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "9.9.9.9", "", "9.9.9.9"),
        (0, "9.9.9.9", "8.8.8.8", "9.9.9.9"),
        (0, "127.0.0.1", "8.8.8.8", ""),
        (0, "10.1.2.3", "", ""),
        (0, "", "", ""),
        (1, "10.1.2.3", "8.8.8.8", "8.8.8.8"),
        (1, "10.1.2.3", "1.1.1.1, 8.8.8.8", "8.8.8.8"),
        (2, "10.1.2.3", "1.1.1.1, 8.8.8.8, 10.0.0.1", "8.8.8.8"),
        (1, "10.1.2.3", "", ""),
        (2, "10.1.2.3", "8.8.8.8", ""),
        (1, "10.1.2.3", "nobody", ""),
        (0, "2606:4700:1:2:3:4:5:6", "", "2606:4700:1:2::/64"),
    ],
)
def test_an_address_is_what_our_own_proxies_tell(
    proxies: int, remote: str, forwarded: str, address: str, settings: Settings, rf: RequestFactory
) -> None:
    settings.PROXIES = proxies
    assert address_of(rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)) == address


def test_without_a_limit_nobody_waits(settings: Settings, rf: RequestFactory) -> None:
    settings.SEARCHES_PER_MINUTE = 0
    for _ in range(200):
        ask_for_patience(rf.get("/", REMOTE_ADDR="9.9.9.11"))
    settings.SEARCHES_PER_MINUTE = 1
    ask_for_patience(rf.get("/", REMOTE_ADDR="9.9.9.11"))
    with pytest.raises(TooMany, match="Wait 60 seconds"):
        ask_for_patience(rf.get("/", REMOTE_ADDR="9.9.9.11"))
