"""What those may do with statements who propose, and do not decide."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from statements.admin.recorded import RecordedAdmin
from statements.curation import Refused
from statements.models import State, Statement


class ProposingAdmin(RecordedAdmin):
    """A contributor adds statements, which wait for an editor, and corrects those that wait. To set a time at which one
    is published is to decide about it. What was merged into another is corrected there."""

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether they publish and reject, and correct what is published."""
        return request.user.has_perm("statements.change_statement")

    def has_change_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        if obj is not None and obj.merged_into_id:
            return False
        if self.has_decide_permission(request):
            return True
        return obj is not None and _waits(obj) and request.user.has_perm("statements.propose_statement")

    def refuse_more_than_a_proposal(self, request: HttpRequest, statement: Statement) -> None:
        """What waited when the page was opened may be published by the time it is saved."""
        if self.has_decide_permission(request):
            return
        if "_publish" in request.POST:
            raise PermissionDenied
        standing = Statement.objects.select_for_update().filter(pk=statement.pk).first()
        if standing and not _waits(standing):
            raise Refused(_("An editor has decided about it since you opened this page: tell them what is wrong."))


def _waits(statement: Statement) -> bool:
    return statement.state == State.PROPOSED and statement.publish_at is None
