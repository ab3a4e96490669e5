"""A real Chromium in front of a real server. Where there is none, these tests skip and say how to get one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
REQUIRED = "ON_RECORD_REQUIRE_BROWSER"
PATIENCE = 15_000  # milliseconds

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not shutil.which(CHROMIUM):
        message = f"No Chromium at {CHROMIUM}: apt-get install chromium, or say in CHROMIUM where it is."
        if os.environ.get(REQUIRED):
            pytest.fail(message)
        pytest.skip(message)
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_page(chromium: Browser, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewPage]:
    """Open a page on the site as somebody's browser: `new_page(by=ana, width=375, color_scheme="dark")`, or any option
    that Playwright has for a context. Whose it is (`by`) is logged in. What the browser complains of (scripts, styles,
    anything blocked) fails the test."""
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["*"])
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(width: int = 1280, height: int = 900, by: User | None = None, **options: Any) -> Page:
        viewport = {"width": width, "height": height}
        context = chromium.new_context(base_url=live_server.url, viewport=viewport, **options)  # type: ignore[arg-type]
        contexts.append(context)
        if by:
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session_of(by), "url": live_server.url}]
            )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    def is_complaint(said: ConsoleMessage) -> bool:
        """Any error, except that the page itself has gone or an act is refused, which a test can look at better."""
        return said.type == "error" and not any(f"status of {status}" in said.text for status in (409, 410))

    def session_of(user: User) -> str:
        client = Client()
        client.force_login(user)
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
