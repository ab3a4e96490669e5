"""The same story again: wire copy on another site, a corrected version, a text that came in twice.

prints.py       which sentences a text has, as numbers
finding.py      which earlier article a new one is like, looked up by those numbers
differences.py  what differs between two texts, word by word
repeats.py      which statements of one were already proposed or published from the other
reports.py      who reported something, and who republished their report
"""

from __future__ import annotations

from statements.stories.finding import find_likeness
from statements.stories.repeats import repeated_in
from statements.stories.reports import Reports, reports_in

__all__ = ["Reports", "find_likeness", "repeated_in", "reports_in"]
