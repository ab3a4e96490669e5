"""Bytes become text: strict UTF-8, UTF-16 by its mark, then the Windows code page that makes the likeliest text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from .reading import Unreadable

CODE_PAGES = ("cp1252", "cp1251", "cp1250", "cp1253", "cp1254")
"""In the order in which equally likely ones are preferred."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(r"[^\W\d_]+")
_TYPOGRAPHY = "‘’“”–—…«»„ \u00a0"
_SCRIPTS = ("[a-zA-Z]", "[a-zA-Zà-öø-ÿÀ-ÖØ-ßœŒ]", "[а-яА-ЯёЁ]", "[а-яА-ЯёЁєіїґЄІЇҐ]", "[a-zA-Zà-žÀ-Ž]", "[α-ωΑ-Ωά-ώ]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    was_a_choice: bool
    """True where the bytes do not settle the encoding and another may be right: an editor should look."""


def decode(content: bytes, encoding: str | None = None) -> Decoded:
    """The text of an article's bytes; `encoding` is what somebody who knows has said.

    Raises Unreadable where the file is empty, binary, or not in that encoding.
    """
    if not content.strip():
        raise Unreadable("The file is empty: send the file that has the article's text in it.")
    decoded = (
        _as_told(content, encoding) if encoding else _by_mark(content) or _as_utf8(content) or _by_code_page(content)
    )
    if not decoded.text.strip("\ufeff \t\r\n"):
        raise Unreadable("The file has only blank lines: send the file that has the article's text in it.")
    if _CONTROL.search(decoded.text):
        raise Unreadable("This is a binary file and not text: save the article as plain text (.txt) and send that.")
    return decoded


def _as_told(content: bytes, encoding: str) -> Decoded:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise Unreadable(f"No encoding is called “{encoding}”: try utf-8, windows-1252 or windows-1251.") from None
    try:
        text = content.decode(encoding)
        text.encode()  # a few encodings let halves of a surrogate pair through, which nobody can store
    except LookupError:  # such as bz2, which could make a terabyte of a megabyte: here Python refuses to begin
        raise Unreadable(f"“{encoding}” is not an encoding of text: try utf-8, windows-1252 or windows-1251.") from None
    except ValueError:
        raise Unreadable(f"The file is not in the encoding “{encoding}”: choose another one.") from None
    return Decoded(text, encoding, was_a_choice=False)


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content.decode(encoding), encoding, was_a_choice=False)
            except UnicodeDecodeError:
                raise Unreadable(
                    f"The file begins as {encoding.upper()} but goes on as something else: save it again as UTF-8."
                ) from None
    return None


def _as_utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8", was_a_choice=False)
    except UnicodeDecodeError:
        return None


def _by_code_page(content: bytes) -> Decoded:
    if _CONTROL.search(content.decode("latin-1")):
        raise Unreadable("This is a binary file and not text: save the article as plain text (.txt) and send that.")
    texts = []
    for page in CODE_PAGES:
        try:
            texts.append((page, content.decode(page)))
        except UnicodeDecodeError:
            continue
    if not texts:
        raise Unreadable("The encoding of this file is unknown: open it in an editor and save it again as UTF-8.")
    page, text = max(texts, key=lambda pair: _likelihood(pair[1]))
    if _likelihood(text) < 0:
        raise Unreadable("This does not look like text in any known encoding: save the article again as UTF-8.")
    return Decoded(text, page, was_a_choice=True)


def _likelihood(text: str) -> float:
    """How much the letters beyond ASCII look like writing: words of one script with capitals only in front."""
    foreign = [c for c in text if ord(c) > 127]
    good = sum(c in _TYPOGRAPHY for c in foreign)
    bad = sum(not c.isalpha() and c not in _TYPOGRAPHY for c in foreign)
    for word in _WORD.findall(text):
        beyond = sum(ord(c) > 127 for c in word)
        if not beyond:
            continue
        natural = word[1:].islower() or len(word) == 1 or word.isupper()
        one_script = any(re.fullmatch(f"{script}+", word) for script in _SCRIPTS)
        rare = beyond > len(word) / 2 and not re.fullmatch(f"{_SCRIPTS[2]}+|{_SCRIPTS[5]}+", word)
        if natural and one_script and not rare:
            good += beyond
        else:
            bad += beyond
    return (good - 2 * bad) / max(1, len(foreign))
