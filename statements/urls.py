"""The addresses of the archive, as readers and scripts know them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from statements.api import api
from statements.models import Outlet, Speaker, Topic, Venue
from statements.models.public_id import PATTERN
from statements.views.article import article
from statements.views.corrections import corrections, corrections_feed
from statements.views.home import home
from statements.views.index import index
from statements.views.occasion import occasion
from statements.views.outlet import outlet
from statements.views.report import report
from statements.views.robots import robots
from statements.views.search import search
from statements.views.speaker import speaker
from statements.views.statement import statement
from statements.views.suggestions import suggestions
from statements.views.topic import topic
from statements.views.venue import venue


class PublicId(StringConverter):
    """An id in an address. What has another form leads nowhere, without a question to the database."""

    regex = PATTERN


class Name(StringConverter):
    """A slug in any script (statements/models/named.py)."""

    regex = r"[-\w]+"


register_converter(PublicId, "public_id")
register_converter(Name, "name")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("statements/", search, name="search"),
    path("statements/suggestions.json", suggestions, name="suggestions"),
    path("statements/<public_id:public_id>/", statement),
    path("statements/<public_id:public_id>/<str:slug>/", statement, name="statement"),
    path("articles/<public_id:public_id>/", article),
    path("articles/<public_id:public_id>/<str:slug>/", article, name="article"),
    path("occasions/<public_id:public_id>/", occasion),
    path("occasions/<public_id:public_id>/<str:slug>/", occasion, name="occasion"),
    path("speakers/", index, {"model": Speaker}, name="speakers"),
    path("speakers/<name:slug>/", speaker, name="speaker"),
    path("venues/", index, {"model": Venue}, name="venues"),
    path("venues/<name:slug>/", venue, name="venue"),
    path("topics/", index, {"model": Topic}, name="topics"),
    path("topics/<name:slug>/", topic, name="topic"),
    path("outlets/", index, {"model": Outlet}, name="outlets"),
    path("outlets/<name:slug>/", outlet, name="outlet"),
    path("corrections/", corrections, name="corrections"),
    path("corrections/feed.atom", corrections_feed, name="corrections_feed"),
    path("corrections/report/<public_id:public_id>/", report, name="report"),
    path("api/v1/", api.urls),
    path("robots.txt", robots, name="robots"),
]
