"""An article, and a proposal in it."""

from __future__ import annotations

import pytest

from statements.models import Article, Statement
from tests.statements import making
from tests.statements.admin.statement.entering import WORDS


@pytest.fixture
def article(db: None) -> Article:
    return making.article("“The river belongs to both banks,” said Ilva Torvane. Yes, the river. “It will,” she added.")


@pytest.fixture
def proposal(article: Article) -> Statement:
    return making.proposal(WORDS, inside=article)
