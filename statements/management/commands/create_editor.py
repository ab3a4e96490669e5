"""`manage.py create_editor`: somebody who may work in the admin, with a password that nobody chose."""

from __future__ import annotations

import secrets
import shlex
from json import dumps
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from statements.editors import Role, give

DEFAULT = "editor"
ROLES = {role.name.lower(): role for role in Role}


def whose(name: str) -> str:
    """The option that names an editor, for a shell."""
    return "" if name == DEFAULT else f" --name {shlex.quote(name)}"


class Command(BaseCommand):
    help = (
        "Create an editor and print the name and a random password. "
        "The password is kept nowhere: with --reset an editor gets a new one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default=DEFAULT, help="The name to log in with (editor).")
        parser.add_argument("--role", choices=ROLES, help="What they may do (editor; with --reset: as before).")
        parser.add_argument("--if-none", action="store_true", help="Do nothing where there is an editor already.")
        parser.add_argument("--json", action="store_true", help="Print name and password as JSON instead.")
        parser.add_argument("--reset", action="store_true", help="Give the editor of this name a new password.")

    @transaction.atomic
    def handle(self, *, name: str, role: str | None, if_none: bool, reset: bool, json: bool, **options: Any) -> None:
        there = User.objects.filter(is_staff=True, is_active=True).order_by("pk").first()
        if if_none and there:
            again = f".venv/bin/python manage.py create_editor --reset{whose(there.get_username())}"
            self.stdout.write(f"There is an editor already, {there.get_username()}. For a new password: {again}")
            return
        user = self.named(name) if reset else self.new(name)
        password = secrets.token_urlsafe(12)
        user.set_password(password)
        user.save()
        if role or not reset:
            user.groups.set([give(ROLES[role or "editor"])])
        login = dumps({"name": name, "password": password}) if json else f"Editor: {name}  Password: {password}"
        self.stdout.write(login)

    def new(self, name: str) -> User:
        if User.objects.filter(username=name).exists():
            raise CommandError(f"There is a user {name} already: choose another --name, or --reset the password.")
        return User(username=name, is_staff=True)

    def named(self, name: str) -> User:
        try:
            return User.objects.get(username=name, is_staff=True)
        except User.DoesNotExist:
            raise CommandError(f"There is no editor {name}: create one without --reset.") from None
