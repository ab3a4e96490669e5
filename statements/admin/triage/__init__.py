"""The triage desk: an article with one proposal at a time, and one key for each act. A file an act.

page.py            the article at the left, the proposal at the right, and why it was proposed
turn.py            what all acts have in common: who, at which desk, about which version, and what is answered
accept.py  reject.py  undo.py
edge.py            the words are widened and narrowed
parts.py           split, join
missed.py          selected words become a new statement
circumstances.py   who said it, when, where, what about
both.py            what was typed beside what another saved meanwhile
whole.py           what holds for the whole article
sitting.py         who is at this desk
naming.py          which speaker, outlet, occasion and topic is meant by what was typed
suggesting.py      what is offered while one types
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.urls import path

from statements.admin.triage.accept import accept, accept_all
from statements.admin.triage.circumstances import circumstances
from statements.admin.triage.edge import edge
from statements.admin.triage.missed import missed
from statements.admin.triage.page import first_page, next_page, page
from statements.admin.triage.parts import join, split
from statements.admin.triage.reject import reject
from statements.admin.triage.sitting import leave, stay, take_over
from statements.admin.triage.suggesting import date_in_words, names
from statements.admin.triage.undo import undo
from statements.admin.triage.whole import whole

ACTS = {
    "accept": accept,
    "accept-all": accept_all,
    "reject": reject,
    "undo": undo,
    "edge": edge,
    "split": split,
    "join": join,
    "missed": missed,
    "circumstances": circumstances,
    "whole": whole,
    "take-over": take_over,
    "stay": stay,
    "leave": leave,
}


def name_of(act: str) -> str:
    """Of its address."""
    return f"statements_article_triage_{act.replace('-', '_')}"


def urls(site: AdminSite) -> list[Any]:
    """Below the address of the articles' list."""
    acts = [
        path(
            f"<int:pk>/triage/{name}/", site.admin_view(act), name=f"statements_article_triage_{name.replace('-', '_')}"
        )
        for name, act in ACTS.items()
    ]
    return [
        path("triage/", site.admin_view(first_page), name="statements_article_triage_first"),
        path("triage/names/", site.admin_view(names), name="statements_article_triage_names"),
        path("triage/date/", site.admin_view(date_in_words), name="statements_article_triage_date"),
        path("<int:pk>/triage/", site.admin_view(page), name="statements_article_triage"),
        path("<int:pk>/triage/next/", site.admin_view(next_page), name="statements_article_triage_next"),
        *acts,
    ]
