"""Editors: who works in the admin, and what they may do there."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission

GROUP = "Editors"

# Nothing is ever deleted but what hangs on a name: other names and roles.
MAY = {
    "article": ["view", "change"],
    "decision": ["view"],
    "occasion": ["view", "add", "change"],
    "outlet": ["view", "add", "change"],
    "outletalias": ["view", "add", "change", "delete"],
    "speaker": ["view", "add", "change"],
    "speakeralias": ["view", "add", "change", "delete"],
    "speakerrole": ["view", "add", "change", "delete"],
    "statement": ["view", "add", "change"],
    "topic": ["view", "add", "change"],
    "upload": ["view", "add"],
    "uploadedfile": ["view"],
    "venue": ["view", "add", "change"],
    "venuealias": ["view", "add", "change", "delete"],
}


def ensure_group() -> Group:
    """The group of editors with just the rights it needs; made, and brought up to date, by `migrate`."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    codenames = [f"{act}_{noun}" for noun, acts in MAY.items() for act in acts]
    group.permissions.set(Permission.objects.filter(content_type__app_label="statements", codename__in=codenames))
    return group
