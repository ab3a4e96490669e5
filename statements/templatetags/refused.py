"""What was typed into a form that was refused, for the page that shows the form again."""

from __future__ import annotations

from typing import Any

from django import template

from statements.admin.typed import Typed, typed_into

register = template.Library()


@register.simple_tag(takes_context=True)
def typed(context: Any, address: str) -> Typed | None:
    """Into the form that is sent to this address."""
    return typed_into(context["request"], address)
