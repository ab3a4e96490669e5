"""One way to write a day and a time, as the statements of this archive write theirs: 16 February 2017, 09:30."""

from __future__ import annotations

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
