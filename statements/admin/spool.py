"""A thousand files that arrive at once wait in one temporary file: not in memory, and not as a thousand open ones."""

from __future__ import annotations

import io
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from statements.arrivals import MOST_BYTES, is_zip
from statements.arrivals.zips import MOST_UNPACKED_BYTES


def most_bytes(name: str) -> int:
    return MOST_UNPACKED_BYTES if is_zip(name) else MOST_BYTES


class Spool(FileUploadHandler):
    """Keeps each file up to one byte more than is allowed, so that whoever reads it sees that it is too large.

    `most`: how many bytes of a file of that name are allowed.
    """

    def __init__(self, request: Any = None, most: Callable[[str], int] = most_bytes) -> None:
        super().__init__(request)
        self._most = most
        self._spool: IO[bytes] = TemporaryFile()  # noqa: SIM115 (see close)
        self._start = 0
        self._end = 0

    def close(self) -> None:
        """Forget all files. To be called when they were read."""
        self._spool.close()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._start = self._end

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        most = self._most(self.file_name or "")
        self._spool.seek(self._end)
        self._end += self._spool.write(raw_data[: max(0, most + 1 - start)])

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        part = io.BufferedReader(_Part(self._spool, self._start, self._end))
        return UploadedFile(part, self.file_name, self.content_type, file_size, self.charset)


class _Part(io.RawIOBase):
    """One file's part of the spool, as a file."""

    def __init__(self, spool: IO[bytes], start: int, end: int) -> None:
        self._spool, self._start, self._end, self._at = spool, start, end, start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._spool.seek(self._at)
        data = self._spool.read(min(len(buffer), max(0, self._end - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: self._start, io.SEEK_CUR: self._at, io.SEEK_END: self._end}[whence]
        if origin + offset < self._start:
            raise ValueError("before the beginning")
        self._at = origin + offset
        return self._at - self._start
