"""Lines of a web page that are no part of its article."""

from __future__ import annotations

FROM_HERE = (
    "related articles",
    "related stories",
    "related topics",
    "related news",
    "related posts",
    "related coverage",
    "related links",
    "related content",
    "related",
    "read more",
    "read also",
    "read next",
    "more stories",
    "more news",
    "more from",
    "more on this",
    "see also",
    "you may also like",
    "you might also like",
    "recommended",
    "recommended for you",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "latest news",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "add a comment",
    "comments",
    "there are no comments",
    "no comments",
    "share this",
    "share this article",
    "share",
    "share on facebook",
    "follow us",
    "subscribe",
    "sign up for our newsletter",
    "tags",
    "topics",
    "persons",
    "geography",
    "publication status",
    "about the author",
    "all rights reserved",
    "privacy policy",
    "terms of use",
    "copyright",
    "advertisement",
    "print this page",
    "external links",
    "sister links",
    "sources",
)
"""A short line that is or begins with one of these (and a stop) ends the article: the rest of the page is furniture."""

ALONE = frozenset(
    ("all news", "news", "home", "world", "politics", "advertisement", "share", "tweet", "print", "email", "subscribe")
    + ("read more", "click here", "sign up", "watch live", "skip to content", "continue reading", "editor’s picks")
    + ("editor's picks", "news feed", "latest", "breaking news", "opinion", "business", "top stories")
)
"""A line that is one of these and nothing else is furniture wherever it stands."""

ANYWHERE = (
    "follow him on twitter",
    "follow her on twitter",
    "follow us on",
    "read the rest here",
    "your email address will not be published",
    "required fields are marked",
    "subscribe to our",
    "sign up for our",
    "sign up here",
    "in your inbox",
    "reproduction without permission",
    "all rights reserved",
    "click here to",
    "getty images",
    "file photo",
)
"""A short paragraph with one of these in it is furniture wherever it stands."""
