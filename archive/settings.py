"""How the site is configured. Everything comes from the environment; what is not set there is safe.

`.env.example` lists every variable with its meaning.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from archive import embedded

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str, *, default: bool = False) -> bool:
    """Whether an environment variable says yes."""
    return os.environ.get(name, "yes" if default else "no").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """The comma-separated parts of an environment variable."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


VAR = Path(os.environ.get("ON_RECORD_VAR", BASE_DIR / "var"))
DEBUG = flag("DEBUG")


def secret_key() -> str:
    """The key given, or one of this machine's own, made at first use and kept out of others' sight."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    kept = VAR / "secret_key"
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=VAR) as new:  # for our eyes only, and whole before it has its name
            new.write(secrets.token_urlsafe(50))
            new.flush()
            with suppress(FileExistsError):  # another process was first: its key is as good
                os.link(new.name, kept)
    return kept.read_text()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "statements",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "django_filters",
    "ninja",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.freshness.Freshness",
    "csp.middleware.CSPMiddleware",
    "archive.roles.PublicReads",
    "archive.unstorable.OnlyText",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# One login, three roles. `migrate` works as the login itself, which owns the tables; everything else connects as the
# application's role, and public pages step down to the reader's (archive/roles.py). statements/database/ says
# what each may do. The role is the session's default, so that RESET ROLE leads back to it and not to the owner.
EMBEDDED = VAR / "postgres"
APPLICATION_ROLE = "on_record_app"
READER_ROLE = "on_record_reader"
AS_APPLICATION = f"-c role={APPLICATION_ROLE}"
DATABASES: dict[str, Any] = {
    "default": {
        **dj_database_url.parse(os.environ.get("DATABASE_URL") or embedded.database_url(EMBEDDED), conn_max_age=600),
        "CONN_HEALTH_CHECKS": True,
    }
}
DATABASES["default"].setdefault("OPTIONS", {})["options"] = AS_APPLICATION
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A public page that has not been answered by then is answered with an apology instead.
PUBLIC_STATEMENT_TIMEOUT_MS = int(os.environ.get("PUBLIC_STATEMENT_TIMEOUT_MS", "5000"))

# Searches from one address, what it is suggested while it types them, the errors it reports, and how many proxies of
# ours stand in front and tell the address (archive/throttling.py).
SEARCHES_PER_MINUTE = int(os.environ.get("SEARCHES_PER_MINUTE", "120"))
SUGGESTIONS_PER_MINUTE = int(os.environ.get("SUGGESTIONS_PER_MINUTE", "600"))
REPORTS_PER_MINUTE = int(os.environ.get("REPORTS_PER_MINUTE", "3"))
PROXIES = int(os.environ.get("PROXIES", "0"))

# What the reader learnt from the editors of this site (manage.py train_reader). Without it, it goes by what ships.
READING_FIT = Path(os.environ.get("ON_RECORD_FIT") or VAR / "fit.json")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
USE_I18N = len(LANGUAGES) > 1  # with one there is nothing to look up, and a page looks up two hundred strings
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "archive.formats"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# A page must not fail for want of a style sheet that was not collected.
WHITENOISE_MANIFEST_STRICT = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A thousand articles at once, of up to a megabyte each, or a zip of them. The form checks the finer limits.
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# Off for the demo on localhost; a server behind TLS sets HTTPS=yes.
HTTPS = flag("HTTPS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
