"""The shapes of the API's questions and answers. They are promises: scripts outside of the project read them."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from statements.models import Checked, Disputed, Form, Standing


def one_of(values: list[str]) -> dict[str, Any]:
    """Says in the description what is allowed. The search itself refuses the rest, in words."""
    return {"items": {"type": "string", "enum": values}}


class StatementQuery(Schema):
    """The search parameters, the same as on the page, in feeds and in exports."""

    q: str = Field(
        "",
        description='Words in any form, "exact phrases", "near words"~5, -without, OR, brackets, begin*, and speaker:'
        " venue: place: topic: outlet: form: before: after: with a word or a quoted value. No text is a syntax error;"
        " `understood` says how it was read.",
    )
    speaker: list[str] = Field([], description="Who said it: the last part of the speaker's address. Any of them.")
    venue: list[str] = Field([], description="Where: the last part of the venue's address. Any of them.")
    place: list[str] = Field([], description="In which town, as the facet gives it. Any of them.")
    topic: list[str] = Field(
        [],
        description="About what: the last part of the topic's address. Any of them. `(none)` stands for no topic.",
    )
    theme: list[str] = Field([], description="The same as topic.")
    outlet: list[str] = Field([], description="Who published a wording: the last part of the outlet's address.")
    form: list[str] = Field(
        [],
        description="How a wording is given. Any of them. With `outlet`, both are those of the same wording.",
        json_schema_extra=one_of(list(Form.values)),
    )
    date_after: str = Field("", description="Said then or later: a year, a month or a day (2017, 2017-02, 2017-02-16).")
    date_before: str = Field("", description="Said then or earlier, the whole of that year or month included.")
    undated: str = Field(
        "",
        description="Of unknown date: `include` lets them pass a date filter too, `only` finds no others.",
        json_schema_extra={"enum": ["include", "only"]},
    )
    checked: str = Field("", description="Who vouches for it.", json_schema_extra={"enum": list(Checked.values)})
    sort: str = Field(
        "",
        description="The order: relevance where there are words, else newest, unless another is wanted.",
        json_schema_extra={"enum": ["relevance", "newest", "oldest"]},
    )
    cursor: str = Field("", description="Where a further page begins. Follow `next`; do not make one up.")


class Named(Schema):
    name: str
    url: str | None = Field(description="None of an unnamed source, whose name is given as printed.")


class TopicOut(Named):
    by: str = Field(
        description="Who says that the statement is about it: an editor, a rule, or the file that it came from.",
        json_schema_extra={"enum": ["editor", "rule", "imported"]},
    )


class QuotationOut(Schema):
    """How one original words the statement."""

    url: str
    outlet: str | None
    article: str | None = Field(description="The address of the article here; none where the original is a record.")
    source: str | None = Field(description="The address or the citation of the original.")
    form: str = Field(json_schema_extra={"enum": list(Form.values)})
    language: str
    translated: bool | None
    text: str
    spans: list[tuple[int, int]] = Field(
        description="Where it stands in the article's text: half-open offsets in Unicode code points. None of a record."
    )
    cue: str | None
    attributed_to: str | None = Field(description="Whom the original attributes it to, as printed.")
    via: str | None = Field(description="Whom the original itself cites.")


class StatementOut(Schema):
    id: str
    url: str
    text: str = Field(description="The leading wording. Of reported speech never show it without `sentence`.")
    sentence: str = Field(description="The whole sentence around the leading wording.")
    speaker: Named = Field(
        description="Who said it. Of a misattributed statement the name reads “Not said by …”, and there is no address."
    )
    not_said_by: Named | None = Field(description="Of a misattributed statement: to whom it was attributed.")
    said_on: str | None = Field(description="EDTF (ISO 8601-2); none where nobody knows.")
    venue: Named | None
    place: str | None
    topics: list[TopicOut]
    standing: str = Field(json_schema_extra={"enum": list(Standing.values)})
    disputed: str | None = Field(
        description="Of a disputed statement: the speaker denies it, or the wording is disputed.",
        json_schema_extra={"enum": [*Disputed.values, None]},
    )
    note: str | None = Field(description="What is known about its standing.")
    note_source: str | None = Field(description="The address or the citation of the note's source.")
    checked: str = Field(json_schema_extra={"enum": list(Checked.values)})
    quotations: list[QuotationOut] = Field(description="The leading one first.")


class ChoiceOut(Schema):
    value: str = Field(
        description="To be given to the parameter of this name; a year, to date_after and to date_before."
    )
    label: str
    count: int = Field(description="How many statements there are once it is the only choice of its facet.")


class FacetsOut(Schema):
    speaker: list[ChoiceOut]
    venue: list[ChoiceOut]
    place: list[ChoiceOut]
    topic: list[ChoiceOut]
    outlet: list[ChoiceOut]
    form: list[ChoiceOut]
    checked: list[ChoiceOut]
    year: list[ChoiceOut] = Field(description="Years that statements can be of; one of several counts in each.")


class HistogramOut(Schema):
    """What the years of the facet are divided into, once one of them is chosen."""

    month: list[ChoiceOut] = Field(description="Of the chosen year. A value is given to date_after and date_before.")
    day: list[ChoiceOut] = Field(description="Of the chosen month. A value is given to date_after and date_before.")
    undated: ChoiceOut = Field(description="Statements of an unknown date, whatever dates are asked for.")


class StatementsOut(Schema):
    count: int
    exact: bool = Field(description="Where it is false there are more than `count`.")
    undated: int = Field(description="Statements of an unknown date that match too; undated=include adds them.")
    understood: str = Field(description="How the question was read.")
    results: list[StatementOut]
    facets: FacetsOut
    histogram: HistogramOut
    late: list[str] = Field(
        description="The facets, bars and counts that there was no time for. Nothing is known of them; the rest stands."
    )
    next: str | None = Field(description="The address of the next page.")
    by_date: str | None = Field(
        description="The same search by date, on the last page by relevance, which ends after 1,000 statements."
    )


class Problem(Schema):
    error: list[str] = Field(description="What to change, in sentences.")
