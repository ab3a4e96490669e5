"""The form of a statement: its words where they stand, who said them, when and where, and what they are about.

Everything works without JavaScript. Words can be pasted instead of selected, a name typed instead of chosen, and
buttons that move an edge by a word show the form again; what they do is turned into the plain fields first.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements.admin.keys import keys_in
from statements.admin.marks import Piece, marked
from statements.admin.recorded import RecordedForm
from statements.admin.selecting import Spans, moved, places_of, spans_in, written
from statements.models import ArticleText, Form, Quotation, Speaker, State, Statement, Topic
from statements.reading import form_at

SHOW = "_show"
"""The button that shows the form again, and saves nothing; with an edge to move it says "0 start out"."""

WORDING_COLUMNS = ("form", "via")
_LIT = 0


class StatementForm(RecordedForm):
    text: ClassVar[ArticleText | None] = None
    wording: ClassVar[Quotation | None] = None
    only_asked = frozenset({"words", "place", "speaker_named", "why"})

    spans = forms.CharField(label=gettext_lazy("Words"), required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label=gettext_lazy("Words from the article"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Paste them as they stand there. For interrupted speech, each part on its own line."),
    )
    place = forms.ChoiceField(label=gettext_lazy("Which of these?"), required=False, widget=forms.RadioSelect)
    speaker_named = forms.CharField(
        label=gettext_lazy("or type a name"),
        required=False,
        help_text=gettext_lazy("The speaker's name, or another name of theirs, in full."),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Form"),
        required=False,
        choices=[("", gettext_lazy("as the marks in the article say")), *Form.choices],
        help_text=gettext_lazy("It follows the quotation marks of the article when other words are chosen."),
    )
    via = forms.CharField(
        label=gettext_lazy("Via"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Whom the article itself cites, such as another agency."),
    )
    topics = forms.ModelMultipleChoiceField(label=gettext_lazy("Topics"), required=False, queryset=Topic.objects.all())
    why = forms.CharField(
        label=gettext_lazy("Why it is corrected"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Readers see it among the corrections, with what was changed."),
    )

    class Meta:
        model = Statement
        fields = ["speaker", "unnamed_source", "occasion", "said_edtf", "said_evidence"]

    def __init__(self, data: Any | None = None, *args: Any, **kwargs: Any) -> None:
        self.shows_only = data is not None and SHOW in data
        self.places: list[Spans] = []
        if data is not None:
            data = data.copy()
            before = data.get("spans", "")
            for turn in (self._move_an_edge, self._find_words, self._find_speaker):
                turn(data)
            if self.shows_only and (data.get("spans") != before or not data.get(SHOW)):
                data["form"] = self._form_at(data.get("spans", ""))
        super().__init__(data, *args, **kwargs)
        if self.wording is None:
            self.initial["form"] = self._form_at(self.initial.get("spans", ""))
        if self.wording is not None:
            own = {"spans": written(self.wording.spans), "form": self.wording.form, "via": self.wording.via}
            self.initial.update(own)
        if self.instance.pk:
            self.initial["topics"] = list(self.instance.topic_assignments.standing().values_list("topic_id", flat=True))
        self.fields["place"].choices = [(written(place), self._line(place)) for place in self.places]  # type: ignore[attr-defined]

    @property
    def topics_shown(self) -> list[int]:
        """The numbers of the topics that it had when the form was shown."""
        data: Any = self.data
        if self.fields["topics"].show_hidden_initial:
            return keys_in(data.getlist(self["topics"].html_initial_name))
        return list(self.initial.get("topics", []))

    def shown(self, name: str, value: Any) -> str:
        """Spans as the words that stand there."""
        if name != "spans" or self.text is None:
            return super().shown(name, value)
        return " … ".join(self.text.text[slice(*span)] for span in self._spans(value or ""))

    def is_valid(self) -> bool:
        return not self.shows_only and super().is_valid()

    # ---- what the plain fields are made from ----

    def _move_an_edge(self, data: Any) -> None:
        match data.get(SHOW, "").split():
            case [part, ("start" | "end") as edge, ("out" | "in") as way] if self.text and keys_in([part]):
                spans = self._spans(data.get("spans", ""))
                data["spans"] = written(moved(spans, self.text.text, int(part), edge, way == "out"))

    def _find_words(self, data: Any) -> None:
        if self.text is None or not data.get("words", "").strip():
            return
        self.places = places_of(data["words"], self.text.text)
        places = [written(place) for place in self.places]
        chosen = places[0] if len(places) == 1 else data.get("place", "")
        if chosen in places:
            data["spans"], data["words"], data["place"] = chosen, "", ""
            self.places = []

    def _find_speaker(self, data: Any) -> None:
        name = " ".join(data.get("speaker_named", "").split())
        if not name:
            return
        fitting = Speaker.objects.filter(Q(name__iexact=name) | Q(aliases__name__iexact=name), merged_into=None)
        found = list(fitting.distinct()[:2])
        if len(found) == 1:
            data["speaker"], data["speaker_named"] = str(found[0].pk), ""

    def _spans(self, field: str) -> Spans:
        try:
            return spans_in(field, self.text.text) if self.text else ()
        except ValueError:
            return ()

    def _form_at(self, field: str) -> str:
        """What the quotation marks around the words make of them; nothing where there are none yet."""
        spans = self._spans(field)
        return form_at(self.text.text, spans) if self.text and spans else ""

    # ---- what is wrong with them ----

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.text is not None and cleaned.get("spans"):
            cleaned["form"] = cleaned.get("form") or form_at(self.text.text, cleaned["spans"])
            self._refuse_marks_nobody_printed(cleaned["form"], cleaned["spans"])
        elif self.wording is not None and "form" in cleaned:
            cleaned["form"] = cleaned["form"] or self.wording.form
        return cleaned

    def _refuse_marks_nobody_printed(self, form: str, spans: Spans) -> None:
        """What was so already, and is not touched now, stays."""
        assert self.text is not None
        is_touched = self.wording is None or not {"spans", "form"}.isdisjoint(self.changed_data)
        if form != Form.DIRECT or not is_touched or form_at(self.text.text, spans) == "direct":
            return
        self.add_error(
            "form",
            _(
                "Not all of these words stand in quotation marks in the article. Take only those that do, "
                "or choose “%(partly)s” or “%(paraphrased)s”."
            )
            % {"partly": Form.MIXED.label, "paraphrased": Form.INDIRECT.label},
        )

    def clean_speaker_named(self) -> str:
        if name := self.cleaned_data["speaker_named"]:
            raise forms.ValidationError(
                _("No speaker, or more than one, is called “%(name)s”. Choose one above, or add them there.")
                % {"name": name}
            )
        return ""

    def clean_words(self) -> str:
        if self.cleaned_data["words"]:
            if self.places:
                raise forms.ValidationError(_("These words stand there more than once. Choose the place."))
            raise forms.ValidationError(_("These words are not in the article. Copy them from it just as they stand."))
        return ""

    def clean_spans(self) -> Spans:
        if self.text is None:
            return ()
        try:
            spans = spans_in(self.cleaned_data["spans"], self.text.text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if not spans and not self.data.get("words"):
            raise forms.ValidationError(_("Select the words that were said, or paste them into the field."))
        self._refuse_a_double(spans)
        return spans

    def _refuse_a_double(self, spans: Spans) -> None:
        standing = Quotation.objects.filter(text=self.text, statement__state__in=[State.PROPOSED, State.PUBLISHED])
        others = standing.exclude(pk=self.wording.pk) if self.wording else standing
        if spans and others.filter(start=spans[0].start, spans=spans).exists():
            raise forms.ValidationError(_("These words are a statement already. Open that one and correct it."))

    # ---- what the page shows ----

    @property
    def current_spans(self) -> Spans:
        return self._spans(str(self["spans"].value() or ""))

    def passage(self) -> list[list[Piece]]:
        """The paragraphs around the words, with them lit; the whole text while there are none."""
        if self.text is None:
            return []
        spans = self.current_spans
        return marked(self.text.text, [(_LIT, spans)], self.text.article.boilerplate, around=spans)

    def parts(self) -> list[str]:
        """The words of each part."""
        return [self.text.text[slice(*span)] for span in self.current_spans] if self.text else []

    def _line(self, place: Spans) -> str:
        """A place as an editor can tell it from another: with what stands around it."""
        assert self.text is not None
        text, (start, end) = self.text.text, (place[0].start, place[-1].end)
        middle = Truncator(text[start:end]).chars(80)
        return " ".join(f"… {text[max(0, start - 60) : start]}[{middle}]{text[end : end + 60]} …".split())
