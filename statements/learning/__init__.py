"""What editors decided, as gold for the reader: their acceptances, corrections and rejections.

finished.py     which articles are gold: those of which nothing waits
right.py        what is right in one, what is open, and what was wrong
speakers.py     who said it, as far as the article lets one know
writing.py      gold as files, to look at it and to measure by it
"""

from __future__ import annotations

from statements.learning.finished import MOST, gold_of_archive
from statements.learning.writing import write_gold

__all__ = ["MOST", "gold_of_archive", "write_gold"]
