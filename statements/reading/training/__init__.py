"""Fitting the reader's models on annotated articles, and measuring the gain on articles held back."""

from __future__ import annotations

from .fitting import fitted_on
from .held_out import STAGES, held_out, read_by, seen, unseen_by

__all__ = ["STAGES", "fitted_on", "held_out", "read_by", "seen", "unseen_by"]
