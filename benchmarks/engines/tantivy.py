"""tantivy: a search library in Rust. The floor: what a search costs where nothing else is asked of a database."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur

from benchmarks import query as asked
from benchmarks.engines import FACETS, PAGE, Answer
from benchmarks.query import Node, Not, Phrase, Query, Word
from benchmarks.statement import Statement


class Engine:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", fast=True)
        builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
        for facet in FACETS:
            builder.add_text_field(facet, tokenizer_name="raw", index_option="basic", fast=True)
        return builder.build()

    def build(self, statements: Iterable[Statement]) -> None:
        writer = tantivy.Index(self.schema, str(self.folder)).writer(heap_size=256_000_000, num_threads=1)
        for statement in statements:
            values = {facet: statement.values(facet) for facet in FACETS}
            texts = {"stems": " ".join(statement.stems), "words": " ".join(statement.words)}
            writer.add_document(tantivy.Document(number=statement.number, **texts, **values))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self.searcher = tantivy.Index(self.schema, str(self.folder)).searcher()

    def answer(self, query: Query) -> Answer:
        asked = self._query(query)
        page: Any = self.searcher.search(asked, limit=PAGE, count=True)
        ids: Any = self.searcher.fast_field_values("number", [address for _score, address in page.hits])
        chosen = {facet for facet, _value in query.filters}
        facets = self._counts(asked, [facet for facet in FACETS if facet not in chosen])
        for facet in chosen:
            facets |= self._counts(self._query(query.without(facet)), [facet])
        return Answer(ids, page.count, facets)

    def backends(self) -> list[int]:
        return []

    def _counts(self, asked: tantivy.Query, facets: list[str]) -> dict[str, dict[str, int]]:
        wanted = {facet: {"terms": {"field": facet, "size": FACETS[facet]}} for facet in facets}
        found: dict[str, Any] = self.searcher.aggregate(asked, wanted)
        return {facet: {b["key"]: b["doc_count"] for b in found[facet]["buckets"]} for facet in facets}

    def _query(self, query: Query) -> tantivy.Query:
        words = self._node(query.node)
        if not query.filters:
            return words
        chosen = [tantivy.Query.const_score_query(self._term(*choice), 0.0) for choice in query.filters]
        return tantivy.Query.boolean_query([(Occur.Must, part) for part in (words, *chosen)])

    def _node(self, node: Node) -> tantivy.Query:
        match node:
            case Word(_text, stems):
                return self._any([self._term("stems", stem) for stem in stems])
            case Phrase(words):
                return tantivy.Query.phrase_query(self.schema, "words", list(words))
            case asked.Any(parts):
                return self._any([self._node(part) for part in parts])
            case asked.All(parts):
                wanted = [(Occur.Must, self._node(part)) for part in parts if not isinstance(part, Not)]
                refused = [(Occur.MustNot, self._node(part.part)) for part in parts if isinstance(part, Not)]
                return tantivy.Query.boolean_query(wanted + refused)
            case Not():
                return tantivy.Query.boolean_query(
                    [(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, self._node(node.part))]
                )

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, value, "freq" if field == "stems" else "basic")

    def _any(self, queries: list[tantivy.Query]) -> tantivy.Query:
        return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(Occur.Should, q) for q in queries])
