"""How good a reading is, measured against what a careful editor found."""

from __future__ import annotations

from .figures import Evaluation, Fact, Figures, evaluated

__all__ = ["Evaluation", "Fact", "Figures", "evaluated"]
