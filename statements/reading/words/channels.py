"""By what way words reach the public where nobody sits together: networks, media, writing, the press."""

from __future__ import annotations

from . import listed

NETWORKS = {
    name.lower(): name
    for name in (
        "Twitter", "Facebook", "Instagram", "Telegram", "YouTube", "TikTok", "VKontakte", "Weibo", "LinkedIn", "Reddit",
        "Truth Social", "Mastodon", "Bluesky", "Snapchat", "WhatsApp", "Medium", "Tumblr", "Threads", "Periscope",
    )
}  # fmt: skip
"""Networks by the names they go by."""

MORE_MEDIA = listed(
    """guardian economist atlantic newsweek buzzfeed slate vice recode mashable propublica quartz vogue esquire
    spectator cspan c-span msnbc cnbc cbc sky itv rte wsj wnyc wbur cbn oan newsmax mic salon intercept nation"""
)
"""Media whose names hold none of the words by which media are known otherwise; the last word of the name."""

MEDIA_NAMES = frozenset(
    {
        "usa today", "daily beast", "new yorker", "vanity fair", "wall street", "huffington post",
        "le monde", "le figaro", "der spiegel", "die zeit", "el país", "el pais", "la repubblica",
        "russia today", "voice of america", "radio free europe", "daily mail", "sky news", "fox business",
        "rolling stone", "the hill", "talking points memo", "associated press", "foreign affairs",
        "foreign policy",
    }
)  # fmt: skip
"""Media of more than one word."""

WRITINGS = {
    "statement": "Written statement",
    "statements": "Written statement",
    "release": "Press release",
    "letter": "Letter",
    "letters": "Letter",
    "email": "E-mail",
    "e-mail": "E-mail",
    "emails": "E-mail",
    "e-mails": "E-mail",
    "memo": "Memo",
    "memorandum": "Memo",
    "op-ed": "Article",
    "column": "Article",
    "editorial": "Article",
    "essay": "Article",
    "blog": "Blog",
    "book": "Book",
    "memoir": "Book",
    "memoirs": "Book",
    "autobiography": "Book",
    "communique": "Communiqué",
    "communiqué": "Communiqué",
    "declaration": "Declaration",
    "telegram": "Telegram",
    "message": "Message",
}
"""Nouns for what is written, and the venue they come to."""
