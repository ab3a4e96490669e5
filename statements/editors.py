"""Who works in the admin, and what they may do there: four roles, each a group of accounts.

Each role may do what stands in its column, and all that the roles before it may. `migrate` makes the groups and keeps
them so: what is to change, is changed here.
"""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth.models import Group, Permission


class Role(StrEnum):
    """Its value is the name of the group."""

    CONTRIBUTOR = "Contributors"
    EDITOR = "Editors"
    CHIEF = "Chief editors"
    ADMINISTRATOR = "Administrators"


# Nothing is ever deleted but what hangs on a name: other names and roles. "propose" is to add statements, which wait
# for an editor, and to correct those that wait; "change" is to decide about them and to correct any.
MAY: dict[str, tuple[str, str, str, str]] = {
    #                contributor          editor               chief editor      administrator
    "article":      ("view",              "change",            "",               ""),
    "statement":    ("view add propose",  "change",            "withdraw merge", ""),
    "speaker":      ("view add",          "change",            "merge",            ""),
    "speakeralias": ("view",              "add change delete", "",               ""),
    "speakerrole":  ("view",              "add change delete", "",               ""),
    "venue":        ("view add",          "change",            "merge",            ""),
    "venuealias":   ("view",              "add change delete", "",               ""),
    "occasion":     ("view add",          "change",            "merge",            ""),
    "topic":        ("view",              "",                  "add change merge", ""),
    "outlet":       ("view",              "add change",        "merge",            ""),
    "outletalias":  ("view",              "add change delete", "",               ""),
    "likeness":     ("view",              "change",            "",               ""),
    "upload":       ("view add",          "",                  "",               ""),
    "uploadedfile": ("view",              "",                  "",               ""),
    "dataimport":   ("",                  "view add",          "",               ""),
    "report":       ("",                  "view change",       "",               ""),
    "sealing":      ("",                  "view",              "add",            ""),
    "decision":     ("view",              "",                  "",               ""),
    "user":         ("",                  "",                  "",               "view add change"),
}  # fmt: skip


def permissions_of(role: Role) -> set[str]:
    """The code names of all that a role may do: "change_statement"."""
    columns = list(Role).index(role) + 1
    return {f"{act}_{noun}" for noun, acts in MAY.items() for one in acts[:columns] for act in one.split()}


def ensure_groups() -> None:
    """Make the groups, and bring up to date what they may do.

    Where there were only Editors until now, who could do all of it, each of them becomes a chief editor as well.
    """
    first_time = not Group.objects.filter(name=Role.CHIEF).exists()
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role)
        ours = Permission.objects.filter(content_type__app_label__in=["statements", "auth"])
        group.permissions.set(ours.filter(codename__in=permissions_of(role)))
    if first_time:
        chiefs = Group.objects.get(name=Role.CHIEF)
        chiefs.user_set.add(*Group.objects.get(name=Role.EDITOR).user_set.all())


def give(role: Role) -> Group:
    """The group of a role, to which an account is added."""
    return Group.objects.get(name=role)
