"""What a page of the admin complains of."""

from __future__ import annotations

import re
from html import unescape
from typing import Any


def complaints(answer: Any) -> list[str]:
    """The errors beside its fields, in order."""
    lists = re.findall(r'<ul class="errorlist.*?</ul>', answer.content.decode(), re.DOTALL)
    return [unescape(one) for found in lists for one in re.findall(r"<li>(.*?)</li>", found, re.DOTALL)]
