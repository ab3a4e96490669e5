"""The lines of a file, gzipped or not, one at a time and however long the file or a line of it is."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, cast

LONGEST_LINE = 1_000_000  # what is longer is no statement
FIRST_LINES = 100  # one of them begins an object, if the file is JSON Lines


class Texts:
    """Each line with its end, whenever it is iterated from the first on. What is not in the encoding comes as lone
    surrogates; a line longer than LONGEST_LINE is cut off there. Where the file is damaged, it stops early, and
    `cut_short` says why."""

    def __init__(self, stream: BinaryIO, encoding: str = "utf-8") -> None:
        self.cut_short = ""
        self._stream = stream
        self._encoding = encoding

    def __iter__(self) -> Iterator[str]:
        self.cut_short = ""
        self._stream.seek(0)
        is_gzip = self._stream.read(2) == b"\x1f\x8b"
        self._stream.seek(0)
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=self._stream)) if is_gzip else self._stream
        errors = "replace" if self._encoding == "utf-16" else "surrogateescape"
        text = io.TextIOWrapper(stream, encoding=self._encoding, errors=errors, newline="\n")
        try:
            while line := text.readline(LONGEST_LINE + 1):
                yield line
                while len(line) > LONGEST_LINE and not line.endswith("\n"):
                    line = text.readline(LONGEST_LINE + 1)
        except (OSError, EOFError, zlib.error, UnicodeError) as error:
            self.cut_short = str(error)
        finally:
            with suppress(ValueError):  # the file may be closed by now
                text.detach()
