"""The acts of an editor. States are written nowhere else but where data is loaded, and every act leaves a decision.

All functions work in one transaction, lock what they change, and take the editor as `by` (None: the software itself,
as when data is loaded). They raise `Refused` with a sentence for the editor; what PostgreSQL refuses beyond that
comes as its IntegrityError.

states.py         publish, reject, open again, withdraw
wordings.py       the words of a statement; one that the software missed
corrections.py    add and correct any curated thing
topics.py, articles.py  what a statement is about, what holds for a whole article
proposals.py      what a better reader makes of proposals
merging/          two entries for one thing; undoing it
splitting.py      a wording becomes a statement of its own
restoring.py      what was there before comes back
addresses.py      the address of a new name
decisions.py      what every act leaves; refusals.py, what is answered where one cannot be done
"""

from __future__ import annotations

from statements.curation.addresses import fresh_slug
from statements.curation.articles import confirm, set_occasions
from statements.curation.corrections import add, correct
from statements.curation.decisions import Columns, Editor, record, snapshot, touched
from statements.curation.merging import MERGEABLE, Preview, merge, merger_of, preview, undo_merge
from statements.curation.proposals import propose_anew
from statements.curation.refusals import Refused
from statements.curation.restoring import BELONGING, Change, before, latest_revision, restore
from statements.curation.splitting import split
from statements.curation.states import Seen, publish, reject, reopen, withdraw
from statements.curation.topics import set_topics
from statements.curation.wordings import Spans, add_statement, correct_spans

__all__ = [
    "BELONGING",
    "MERGEABLE",
    "Change",
    "Columns",
    "Editor",
    "Preview",
    "Refused",
    "Seen",
    "Spans",
    "add",
    "add_statement",
    "before",
    "confirm",
    "correct",
    "correct_spans",
    "fresh_slug",
    "latest_revision",
    "merge",
    "merger_of",
    "preview",
    "propose_anew",
    "publish",
    "record",
    "reject",
    "reopen",
    "restore",
    "set_occasions",
    "set_topics",
    "snapshot",
    "split",
    "touched",
    "undo_merge",
    "withdraw",
]
