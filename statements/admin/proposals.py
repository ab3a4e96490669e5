"""What those may do with statements who propose, and do not decide."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from statements.admin.recorded import RecordedAdmin
from statements.curation import Refused
from statements.models import State, Statement


class ProposingAdmin(RecordedAdmin):
    """A contributor adds statements, which wait for an editor, and corrects those that wait."""

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether they publish and reject, and correct what is published."""
        return request.user.has_perm("statements.change_statement")

    def has_change_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        if self.has_decide_permission(request):
            return True
        is_proposal = obj is not None and obj.state == State.PROPOSED
        return is_proposal and request.user.has_perm("statements.propose_statement")

    def refuse_more_than_a_proposal(self, request: HttpRequest, statement: Statement) -> None:
        """What waited when the page was opened may be published by the time it is saved."""
        if self.has_decide_permission(request):
            return
        if "_publish" in request.POST:
            raise PermissionDenied
        standing = Statement.objects.select_for_update().filter(pk=statement.pk).first()
        if standing and standing.state != State.PROPOSED:
            raise Refused(_("An editor has decided about it since you opened this page: tell them what is wrong."))
