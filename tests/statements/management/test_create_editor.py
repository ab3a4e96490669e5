"""Editors get a password that nobody chose, and get it told once."""

from __future__ import annotations

import json
import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from statements.editors import Role

pytestmark = pytest.mark.django_db


def create(**options: Any) -> list[str]:
    out = StringIO()
    call_command("create_editor", stdout=out, **options)
    return out.getvalue().splitlines()


def test_an_editor_can_log_in_with_what_one_line_says() -> None:
    (line,) = create()
    said = re.fullmatch(r"Editor: editor  Password: (\S+)", line)
    assert said
    assert Client().login(username="editor", password=said[1])


def test_programs_get_the_login_as_json() -> None:
    (line,) = create(json=True)
    told = json.loads(line)
    assert told["name"] == "editor"
    assert Client().login(username="editor", password=told["password"])
    editor = User.objects.get()
    assert [group.name for group in editor.groups.all()] == [Role.EDITOR]
    assert (editor.is_staff, editor.is_superuser) == (True, False)


def test_an_account_gets_the_role_that_was_named_and_keeps_it_until_another_is() -> None:
    create(name="bela", role="chief")
    bela = User.objects.get()
    assert bela.has_perm("statements.withdraw_statement")
    create(name="bela", reset=True)
    assert [group.name for group in bela.groups.all()] == [Role.CHIEF]
    create(name="bela", reset=True, role="contributor")
    assert [group.name for group in bela.groups.all()] == [Role.CONTRIBUTOR]


def test_where_there_is_an_editor_it_says_how_to_get_a_new_password() -> None:
    create(name="ana")
    (said,) = create(if_none=True)
    assert ".venv/bin/python manage.py create_editor --reset --name ana" in said
    assert User.objects.count() == 1


def test_a_reset_gives_a_new_password_and_ends_the_old_one() -> None:
    old, new = (json.loads(create(reset=reset, json=True)[-1])["password"] for reset in (False, True))
    assert old != new
    assert not Client().login(username="editor", password=old)
    assert Client().login(username="editor", password=new)


def test_nobody_is_overwritten_and_nobody_made_up() -> None:
    create()
    with pytest.raises(CommandError, match="--reset"):
        create()
    with pytest.raises(CommandError, match="without --reset"):
        create(name="ana", reset=True)
