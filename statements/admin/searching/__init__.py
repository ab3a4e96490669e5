"""The admin's search: the language of readers, over what readers do not see as well, and whatever is pasted into it.

bounded.py     so many of what is found, in so much time; and what the editor hears where that was not all
pasted.py      public ids, addresses of ours and of others, fingerprints
statements.py  statements in any state, by what was said and who said it
articles.py    articles, by their headline and all of their text
"""

from __future__ import annotations

from statements.admin.searching.articles import find_articles
from statements.admin.searching.bounded import narrowed
from statements.admin.searching.pasted import pasted
from statements.admin.searching.statements import find_statements

__all__ = ["find_articles", "find_statements", "narrowed", "pasted"]
