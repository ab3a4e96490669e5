"""The nouns of the archive, one file each, in the order in which they build on one another."""

from __future__ import annotations

from statements.models.address import Address
from statements.models.article import Article, ArticleText
from statements.models.article_words import ArticleWords
from statements.models.circumstances import Circumstances
from statements.models.correction import CorrectedThing, Correction, CorrectiveAct
from statements.models.data_import import DataImport, RefusedRow
from statements.models.decision import Decision
from statements.models.desk_entry import DeskEntry
from statements.models.edtf_date import dated
from statements.models.finding import Finding
from statements.models.likely_duplicate import LikelyDuplicate
from statements.models.likeness import Likeness, SentencePrint
from statements.models.link import Link
from statements.models.merge import Merge
from statements.models.named import slug_for
from statements.models.occasion import Occasion
from statements.models.original import Original, fingerprint
from statements.models.outlet import Outlet, OutletAlias, Rights
from statements.models.presence import Presence
from statements.models.quotation import Form, Quotation
from statements.models.record import DataFile, Record
from statements.models.report import Report
from statements.models.revision import Revision
from statements.models.sealing import Sealing
from statements.models.search_entry import SearchEntry
from statements.models.speaker import Speaker, SpeakerAlias, SpeakerRole
from statements.models.statement import Checked, Disputed, Standing, State, Statement
from statements.models.sweep import Sweep
from statements.models.topic import Topic, TopicAssignment
from statements.models.upload import Upload, UploadedFile
from statements.models.venue import Venue, VenueAlias

__all__ = [
    "Address",
    "Article",
    "ArticleText",
    "ArticleWords",
    "Checked",
    "Circumstances",
    "CorrectedThing",
    "Correction",
    "CorrectiveAct",
    "DataFile",
    "DataImport",
    "Decision",
    "DeskEntry",
    "Disputed",
    "Finding",
    "Form",
    "LikelyDuplicate",
    "Likeness",
    "Link",
    "Merge",
    "Occasion",
    "Original",
    "Outlet",
    "OutletAlias",
    "Presence",
    "Quotation",
    "Record",
    "RefusedRow",
    "Report",
    "Revision",
    "Rights",
    "Sealing",
    "SearchEntry",
    "SentencePrint",
    "Speaker",
    "SpeakerAlias",
    "SpeakerRole",
    "Standing",
    "State",
    "Statement",
    "Sweep",
    "Topic",
    "TopicAssignment",
    "Upload",
    "UploadedFile",
    "Venue",
    "VenueAlias",
    "dated",
    "fingerprint",
    "slug_for",
]
