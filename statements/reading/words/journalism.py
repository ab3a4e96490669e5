"""Words by which pages tell who wrote an article, and for whom."""

from __future__ import annotations

from . import listed

BYLINE_LABELS = (
    "by",
    "written by",
    "story by",
    "words by",
    "text by",
    "report by",
    "article by",
    "analysis by",
    "opinion by",
    "posted by",
    "published by",
    "reported by",
    "reporting by",
    "interview by",
    "author",
    "authors",
    "author:",
    "from",
    "von",
    "par",
    "por",
    "di",
    "door",
    "автор",
)
"""What stands before the names of those who wrote; all but "by" and "from" may have a colon."""

ROLES = listed(
    """reporter reporters editor editors correspondent correspondents writer writers columnist columnists contributor
    contributors contributing staff journalist journalists chief bureau desk producer producers analyst intern fellow
    freelance newsroom stringer"""
)
"""Nouns for those who write in papers."""

ROLE_ADJECTIVES = listed(
    """political senior foreign diplomatic economics economy business national world deputy managing executive
    associate assistant parliamentary defence defense security legal health science environment climate education
    culture sports sport metro city local special investigations investigative europe european africa asia asian
    middle east us uk un american transport religion crime justice finance energy royal media industry labour labor
    technology tech rural agriculture general travel food arts weather data audience community
    digital online news features opinion politics our legal home affairs and the of a"""
)
"""What may stand before them: "senior political correspondent"."""

LABELS_WITH_COLON = ("text", "texts", "words", "story", "interview", "report", "reporting", "writer", "journalist")
"""What stands before them only with a colon."""

PARTICLES = listed("de van von der den al bin ibn el la da di du dos del ter ten af av bint y zu")
"""Words in names that are written small."""
