"""Captions of pictures, and the credits of those who took them."""

from __future__ import annotations

import re

from .page_lines import Line

_LONGEST = 600
_OPENS = re.compile(
    r"(?:\w+\s)?photos?/|(?:image|media|photo|picture)\s(?:source|caption|credit|copyright|by|courtesy)\b|(?:photo|photos|photograph|picture|image"
    r"|credit|foto|caption|illustration|graphic|video|map|chart|bild|crédit|фото)(?:\s(?:credit|by|courtesy|caption))?\s?[:/©|]"
    r"|file(?:\s(?:photo|picture|image|pic))?\s?[:–—-]|\(?file photo|file:\S|pictured(?:\s(?:above|below|here))?:"
    r"|in\sthis\s(?:\w+[ ,.\d]+){0,5}(?:file\s)?(?:photo|picture|image|frame|handout)\b"
    r"|photos?\sby\s|picture\salliance|handout\b.{0,40}$|getty(?:\simages|/)|\(photo\b|\[photo\b|©\s?(?:getty|afp|reuters|ap\b|epa)"
    r"|©\s?[^.]{2,60}(?:/|press\sservice)|credit\.{2,3}|screengrab|screenshot\s(?:of|from|by|:)"
)
_CLOSES = re.compile(
    r"(?:^|(?<=[\s.\])”\"'’!?a-z]))[(\[]?(?:Photos?|Photographs?|Pictures?|Images?|Photographer|Video|Credit|Foto|PHOTO|CREDIT|File)"
    r"(?:\s(?:by|courtesy\sof|credit))?\s?[:/©]\s?\S+(?:\s\S+){0,6}$"
    r"|[(\[](?:[^()\[\]]{0,60}[\s/])?(?:photo|photograph|picture|image|handout|photos|images|Photo)[)\]]\.?$"
    r"|[(\[](?:[^()\[\]]{0,40}\s)?(?:photos?|photographs?|pictures?|images?|handout|file)\s?(?::|by\s|courtesy|credit|/|via)[^()\[\]]{2,90}[)\]]\.?$"
    r"|(?:Getty\sImages|Shutterstock|iStock|AP\sPhoto|EPA-EFE|Alamy|picture\salliance|Wikimedia(?:\sCommons)?|Flickr)"
    r"[^.!?]{0,50}[.)\]]{0,2}$"
    r"|(?:^|[\s/(\[|.–—-])(?:REUTERS|AFP|AP|EPA|EFE|TASS|dpa|DPA|ANSA|Reuters|Sputnik)\s?/\s?[A-ZÀ-Þ][\w.’'-]+"
    r"(?:\s[A-ZÀ-Þ][\w.’'-]+){0,3}(?:/\S.{0,30})?[.)\]]{0,2}$"
    r"|[.”\"’]\s?[(\[]?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,3}\s?/\s?[A-ZÀ-Þ][\w ’'.-]{1,30}[.)\]]{0,2}$"
)
_CREDITED = re.compile(
    r"Credit\.{3}\s?\S+(?:\s\S+){0,8}$|[\[(][A-ZÀ-Þ][^()\[\]]{2,60}/[^()\[\]]{2,40}[\])]$"
    r"|[|.]\s?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,3}\s?/\s?[A-ZÀ-Þ][\w ’'.-]{1,30}$"
)
_CLUE = re.compile(r"[:/©]|hoto|icture|mage|Getty|Shutter|Alamy|handout|Wikimedia|Flickr|[Ff]ile|iStock|EPA")


def is_caption(line: Line) -> bool:
    """Whether a line says of itself that it belongs to a picture: "FILE PHOTO: …", "… (Photo by Jon Brem)"."""
    if len(line.words) > _LONGEST:
        return False
    opens = _OPENS.match(line.low)
    if opens and not _is_sentence_about(line, opens):
        return True
    end = line.words[-130:]
    closes = _CLOSES.search(end) if _CLUE.search(end) else None
    return closes is not None or (("/" in end or "..." in end) and not line.speaks and bool(_CREDITED.search(end)))


def is_bare_credit(line: Line) -> bool:
    """Whether a line is nothing but whose picture it is: "Image: Jon Brem/HNA"."""
    return line.count <= 8 and not line.ends_as_sentence and bool(_OPENS.match(line.low))


def _is_sentence_about(line: Line, opening: re.Match[str]) -> bool:
    """ "Photo by photo, she said, the archive …" is prose; with a stop behind the word or a credit it is none."""
    return line.speaks and not re.search(r"[:/©|(]", opening.group()) and line.ends_as_sentence


def doubled(lines: list[Line]) -> list[Line]:
    """Captions printed twice, once longer: the alternative text of a picture and its legend."""
    return [
        line
        for at, line in enumerate(lines)
        if line.count > 3
        and any(
            other.words.startswith(line.words) or line.words.startswith(other.words)
            for other in lines[:at] + lines[at + 1 :]
            if other.count > 3
        )
    ]
