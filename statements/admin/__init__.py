"""The editors' pages: each translates a form into an act of statements/curation/, and has no rules of its own."""

from __future__ import annotations

from statements.admin import article, decision, occasion, outlet, site, speaker, statement, topic, upload, venue

__all__ = ["article", "decision", "occasion", "outlet", "site", "speaker", "statement", "topic", "upload", "venue"]
