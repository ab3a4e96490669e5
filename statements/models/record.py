"""Record: one line of a loaded data file, an original like the bytes of an article. It never changes."""

from __future__ import annotations

from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from statements.models.outlet import Outlet


class DataFile(models.Model):
    """A file of records, known by its hash, so that loading it again goes on where it was.

    `again`: which time it comes in, as one that was taken back can be sent in again.
    """

    sha256 = models.CharField("SHA-256", max_length=64)
    again = models.PositiveSmallIntegerField(_("came in again"), default=0)
    name = models.CharField(_("name"), max_length=500)
    loaded_at = models.DateTimeField(_("loading began"), auto_now_add=True)

    class Meta:
        verbose_name = _("data file")
        verbose_name_plural = _("data files")
        constraints = [models.UniqueConstraint(fields=["sha256", "again"], name="data_file_once_each_time")]

    def __str__(self) -> str:
        return self.name


class Record(models.Model):
    file = models.ForeignKey(DataFile, models.PROTECT, related_name="records", verbose_name=_("file"))
    line_number = models.PositiveIntegerField(_("line"))
    line = models.TextField(_("the line"))
    source = models.CharField(_("source"), max_length=1000, blank=True, help_text=_("An address or a citation."))
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="records", verbose_name=_("outlet")
    )

    sealed_at = models.DateTimeField(_("sealed"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        constraints = [models.UniqueConstraint(fields=["file", "line_number"], name="record_once_a_line")]
        indexes = [
            HashIndex(fields=["line"], name="record_line"),  # of the same line in another file
            models.Index(MD5("source"), condition=models.Q(source__startswith="http"), name="record_source"),
        ]

    def __str__(self) -> str:
        return f"{self.file}, {self.line_number}"
