"""Who works in the admin."""

from __future__ import annotations

from django.contrib.auth.models import User
from playwright.sync_api import Page

from statements import editors
from statements.editors import Role

PASSWORD = "a long way to Lisk"


def editor(name: str = "ana", role: Role = Role.EDITOR) -> User:
    user = User.objects.create_user(name, first_name=name.title(), password=PASSWORD, is_staff=True)
    user.groups.add(editors.give(role))
    return user


def log_in(page: Page, user: User) -> None:
    """As a person does. Where that is not what a test is about, `new_page(by=user)` spares it three pages."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
