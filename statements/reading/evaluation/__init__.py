"""How good a reading is, measured against what a careful editor found."""

from __future__ import annotations

from .facts import Fact
from .figures import Evaluation, Figures, compared, evaluated
from .reliability import Bin, bins_of, diagram, table

__all__ = ["Bin", "Evaluation", "Fact", "Figures", "bins_of", "compared", "diagram", "evaluated", "table"]
