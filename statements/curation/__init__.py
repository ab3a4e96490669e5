"""The acts of an editor. States are written nowhere else but where data is loaded, and every act leaves a decision.

All functions work in one transaction, lock what they change, and take the editor as `by` (None: the software itself,
as when data is loaded). They raise `Refused` with a sentence for the editor; what PostgreSQL refuses beyond that
comes as its IntegrityError.

states.py         publish, reject, open again, withdraw, publish again
wordings.py       the words of a statement; one that the software missed
parts.py          one proposal becomes two, two become one
inheriting.py     what a missed statement takes over from its article
undoing.py        the last act is taken back
presence.py       who is at the desk of an article
versions.py       nobody writes over what they have not seen
corrections.py    add and correct any curated thing
leads.py          which of its wordings leads a statement
standings.py      what is disputed, or was never said by whom it is attributed to
sealing.py        an original is erased, which takes two persons
known_again.py     what was sealed is known again when it comes back
reports.py        what readers reported is accepted or declined
embargoes.py      published at a time that is set beforehand
topics.py, articles.py  what a statement is about, what holds for a whole article
imports.py, taking_up.py  tables that editors send in; what a row of one says of a thing
names_back.py      which is taken back
uploads.py, taking_back.py  files that are not to be read, or again; a whole upload taken back
likenesses.py     whether two articles tell the same story
proposals.py      what a better reader makes of proposals
merging/          two entries for one thing; undoing it
telling_apart.py  two that look like one are two
taking_out.py     a wording becomes a statement of its own
reverting.py      what was there before comes back
addresses.py      the address of a new name
reasons.py        the reasons that are offered, and what they say of the software
decisions.py      what every act leaves; refusals.py, what is answered where one cannot be done
"""

from __future__ import annotations

from statements.curation import presence
from statements.curation.addresses import fresh_slug
from statements.curation.articles import confirm, set_occasions
from statements.curation.because import because_of
from statements.curation.corrections import add, correct
from statements.curation.decisions import Columns, Editor, record, snapshot, touched
from statements.curation.embargoes import embargo, lift, publish_due
from statements.curation.imports import (
    arrange,
    bring_import_back,
    go_on,
    let_in,
    note_published,
    restore_imported,
    stop,
    take_import_back,
    went_in,
    withdraw_imported,
    withdrawn_with,
)
from statements.curation.inheriting import circumstances_at
from statements.curation.known_again import any_sealed, print_of, print_of_line, prints_of_text, sealed_among
from statements.curation.leads import choose_lead
from statements.curation.likenesses import confirm_likeness, refuse_likeness
from statements.curation.merging import MERGEABLE, Preview, merge, merger_of, preview, undo_merge
from statements.curation.names_back import SAID, bring_names_back, note_taken_up, take_names_back, taken_up
from statements.curation.parts import join, split
from statements.curation.proposals import propose_anew
from statements.curation.refusals import Refused
from statements.curation.reports import accept, decline
from statements.curation.reverting import (
    BELONGING,
    Change,
    changes_before,
    changes_before_each,
    latest_revision,
    revert,
)
from statements.curation.sealing import ask_to_seal, copies_waiting, keep, seal, tables_waiting, wordings_of
from statements.curation.standings import stand
from statements.curation.states import Seen, publish, reject, reopen, restore, withdraw
from statements.curation.taking_back import TakenBack, bring_back, take_back, taken_back_by, would_go
from statements.curation.taking_out import take_out
from statements.curation.taking_up import take_up_more, take_up_new
from statements.curation.telling_apart import tell_apart
from statements.curation.topics import (
    assign_by_rule,
    change_topics,
    confirm_topic,
    drop_by_rule,
    refuse_topic,
    set_topics,
    unoccupied,
)
from statements.curation.undoing import last_act, undo
from statements.curation.uploads import cancel, try_again
from statements.curation.versions import Outdated, about, expect, version_of, versions_of
from statements.curation.wordings import Spans, add_statement, correct_spans
from statements.models.decision import one_act

__all__ = [
    "BELONGING",
    "MERGEABLE",
    "SAID",
    "Change",
    "Columns",
    "Editor",
    "Outdated",
    "Preview",
    "Refused",
    "Seen",
    "Spans",
    "TakenBack",
    "about",
    "accept",
    "add",
    "add_statement",
    "any_sealed",
    "arrange",
    "ask_to_seal",
    "assign_by_rule",
    "because_of",
    "bring_back",
    "bring_import_back",
    "bring_names_back",
    "cancel",
    "change_topics",
    "changes_before",
    "changes_before_each",
    "choose_lead",
    "circumstances_at",
    "confirm",
    "confirm_likeness",
    "confirm_topic",
    "copies_waiting",
    "correct",
    "correct_spans",
    "decline",
    "drop_by_rule",
    "embargo",
    "expect",
    "fresh_slug",
    "go_on",
    "join",
    "keep",
    "last_act",
    "latest_revision",
    "let_in",
    "lift",
    "merge",
    "merger_of",
    "note_published",
    "note_taken_up",
    "one_act",
    "presence",
    "preview",
    "print_of",
    "print_of_line",
    "prints_of_text",
    "propose_anew",
    "publish",
    "publish_due",
    "record",
    "refuse_likeness",
    "refuse_topic",
    "reject",
    "reopen",
    "restore",
    "restore_imported",
    "revert",
    "seal",
    "sealed_among",
    "set_occasions",
    "set_topics",
    "snapshot",
    "split",
    "stand",
    "stop",
    "tables_waiting",
    "take_back",
    "take_import_back",
    "take_names_back",
    "take_out",
    "take_up_more",
    "take_up_new",
    "taken_back_by",
    "taken_up",
    "tell_apart",
    "touched",
    "try_again",
    "undo",
    "undo_merge",
    "unoccupied",
    "version_of",
    "versions_of",
    "went_in",
    "withdraw",
    "withdraw_imported",
    "withdrawn_with",
    "wordings_of",
    "would_go",
]
