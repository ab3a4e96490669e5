"""Take a whole upload back, as far as nothing of it was decided, and bring it back as it was. Nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, record
from statements.curation.embargoes import give_back
from statements.curation.reasons import UPLOAD_TAKEN_BACK
from statements.curation.refusals import Refused
from statements.curation.states import locked, reject, reopen
from statements.curation.uploads import locked_files, turn
from statements.models import Article, Decision, Quotation, State, Statement, Upload, UploadedFile
from statements.models.decision import one_act

Outcome = UploadedFile.Outcome


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What goes with an upload: files that are not read yet, files whose articles go, and proposals. And `stays`:
    articles of which something was published, or which somebody else sent in too."""

    waiting: list[UploadedFile]
    files: list[UploadedFile]
    proposals: list[Statement]
    stays: list[Article]

    def __bool__(self) -> bool:
        return bool(self.waiting or self.files or self.proposals)


def would_go(upload: Upload) -> TakenBack:
    """What taking it back would take back now."""
    files = upload.files.defer("content").select_related("article").order_by("pk")
    created = files.filter(outcome=Outcome.CREATED)
    own = created.exclude(Exists(_sent_in_elsewhere()))
    goes = own.exclude(Exists(_decided()))
    stays = created.exclude(pk__in=goes.values("pk"))
    return TakenBack(
        waiting=list(files.filter(outcome=Outcome.WAITING)),
        files=list(goes),
        proposals=list(_proposals_only_in(own.values("article"))),
        stays=list(Article.objects.filter(uploaded_files__in=stays.values("pk")).distinct()),
    )


@transaction.atomic
@one_act()
def take_back(upload: Upload, by: Editor, reason: str = "") -> TakenBack:
    """Do it: cancel what waits, reject the proposals, mark the articles. Raises Refused where nothing is left to."""
    Upload.objects.select_for_update().get(pk=upload.pk)
    locked_files(upload.files.all(), Outcome.WAITING)  # what is being written down at this moment has gone in then
    goes = would_go(upload)
    if not goes:
        raise Refused(_("Nothing of this upload is left to take back: all of it was decided, or never went in."))
    why = f"{UPLOAD_TAKEN_BACK}: {reason.strip()}" if reason.strip() else str(UPLOAD_TAKEN_BACK)
    reject(goes.proposals, by, why)
    turn(goes.waiting, Outcome.CANCELLED, why)
    turn(goes.files, Outcome.TAKEN_BACK, why)
    before = {
        "waiting": [file.pk for file in goes.waiting],
        "created": [file.pk for file in goes.files],
        "proposed": [statement.pk for statement in goes.proposals],
    }
    after = {"cancelled": len(goes.waiting), "taken_back": len(goes.files), "rejected": len(goes.proposals)}
    record(Decision.Act.TAKE_BACK, upload, by, before=before, after=after, reason=reason.strip())
    return goes


@transaction.atomic
@one_act()
def bring_back(upload: Upload, by: Editor) -> list[UploadedFile]:
    """Let all that was taken back with it be as before, but for what editors have decided since.

    The files that wait again; the caller sees that they are read. Raises Refused where it was not taken back.
    """
    Upload.objects.select_for_update().get(pk=upload.pk)
    act = taken_back_by(upload)
    if act is None:
        raise Refused(_("This upload is not taken back (any more)."))
    was = act.before
    reopened = _reopen(act, by)
    waiting = locked_files(upload.files.filter(pk__in=was["waiting"]), Outcome.CANCELLED)
    created = locked_files(upload.files.filter(pk__in=was["created"]), Outcome.TAKEN_BACK)
    turn(waiting, Outcome.WAITING)
    turn(created, Outcome.CREATED)
    after = {"waiting": len(waiting), "created": len(created), "proposed": len(reopened)}
    record(Decision.Act.BRING_BACK, upload, by, after=after)
    return waiting


def taken_back_by(upload: Upload) -> Decision | None:
    """The decision by which it is taken back now."""
    acts = [Decision.Act.TAKE_BACK, Decision.Act.BRING_BACK]
    last = Decision.objects.filter(noun="upload", object_id=upload.pk, act__in=acts).order_by("-pk").first()
    return last if last and last.act == Decision.Act.TAKE_BACK else None


def _reopen(act: Decision, by: Editor) -> list[Statement]:
    """Those that were rejected by the act and not decided about since, with the times at which they were to be
    published. What was sealed meanwhile stays away."""
    sealed = Quotation.objects.filter(statement=OuterRef("pk"), text__article__sealed_at__isnull=False)
    gone = Statement.objects.filter(pk__in=act.before["proposed"], state=State.REJECTED).exclude(Exists(sealed))
    back = list(gone.exclude(pk__in=_rejected_since(act, act.before["proposed"])))
    reopen(back, by)
    rejections = Decision.objects.filter(together=act.together, noun="statement", act=Decision.Act.REJECT)
    had = {one.object_id: one.before for one in rejections.filter(before__has_key="publish_at")}
    for statement in locked([one for one in back if one.pk in had], State.PROPOSED):
        time = had[statement.pk]
        give_back(statement, datetime.fromisoformat(time["publish_at"]), time["publish_zone"], by)
    return back


def _rejected_since(act: Decision, statements: list[int]) -> set[int]:
    """Those that somebody opened again and rejected anew: that is a decision of its own."""
    since = Decision.objects.filter(noun="statement", act=Decision.Act.REJECT, pk__gt=act.pk, object_id__in=statements)
    return set(since.values_list("object_id", flat=True))


def _sent_in_elsewhere() -> QuerySet[UploadedFile]:
    same = UploadedFile.objects.filter(article=OuterRef("article")).exclude(upload=OuterRef("upload"))
    return same.exclude(outcome=Outcome.TAKEN_BACK)


def _decided() -> QuerySet[Quotation]:
    undecided = Q(statement__state__in=[State.PROPOSED, State.REJECTED])
    return Quotation.objects.filter(text__article=OuterRef("article")).exclude(undecided)


def _proposals_only_in(articles: QuerySet[Any, Any]) -> QuerySet[Statement]:
    inside = Quotation.objects.filter(text__article__in=articles)
    elsewhere = Quotation.objects.filter(statement=OuterRef("pk")).exclude(text__article__in=articles)
    return (
        Statement.objects.proposed().filter(pk__in=inside.values("statement")).exclude(Exists(elsewhere)).order_by("pk")
    )
