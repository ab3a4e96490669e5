"""How good a reading is, measured against what a careful editor found."""

from __future__ import annotations

from .facts import Fact
from .figures import Evaluation, Figures, evaluated

__all__ = ["Evaluation", "Fact", "Figures", "evaluated"]
