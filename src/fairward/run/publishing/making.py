"""One source of cases on its own: looked through for what is private, then made into pages and data, in this process or another."""

from __future__ import annotations

import base64
import json
import re
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from fairward import assess, draft, extract, publish
from fairward.model.case import Case, Judgement, Voiced, agreements
from fairward.model.document import Document
from fairward.model.draft import Assessed, Report
from fairward.model.payment import Followed
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.register import Contents, Made, Piece
from fairward.model.saved import Saved, read_saved
from fairward.model.statement import Statement, identity
from fairward.publish import Masked

Row = dict[str, Any]
REVIEWER = "a reviewer"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Cases that come together: a file of saved cases, or their bytes; `digest` is the hash of these.

    `wanted` is the only case of them that is made ("BS-CU"), None for all. `withheld` are the details masked by document where
    they have been masked already, None where they have not.
    """

    name: str
    digest: str
    body: bytes | None = None
    wanted: str | None = None
    withheld: Mapping[str, Mapping[str, int]] | None = None

    def read(self) -> Saved:
        """Return the cases; UnreadableSource where they cannot be read, or are not what they were when they were looked through."""
        body = self.body
        if body is None:
            try:
                body = Path(self.name).read_bytes()
            except OSError as error:
                problem = Problem(where=self.name, what=f"It cannot be read: {error.strerror}.", hint="Check the file.")
                raise UnreadableSource(problem) from error
        if sha256(body).hexdigest() != self.digest:
            what = "This file was changed while it was being published."
            raise UnreadableSource(Problem(where=self.name, what=what, hint="Publish again once nothing writes to it."))
        return read_saved(body, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all cases of an edition are made with: least group, decisions, what was taken down, origin, address, the folder."""

    k: int
    decisions: tuple[publish.Decision, ...]
    gone: frozenset[str]
    origin: str
    address: str
    staging: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made of one source: cases (ids), with the names that texts elsewhere show to be private.

    `clean` are the documents without private details. `shared` are those that other cases share: whether each is an agreement, and where its marks begin.
    """

    source: Source
    cases: tuple[str, ...]
    names: frozenset[str] = frozenset()
    clean: frozenset[str] = frozenset()
    shared: Mapping[str, tuple[bool, tuple[int, ...]]] = field(default_factory=dict)


Result = tuple[Made, dict[str, str]]


def scan(source: Source) -> Row | Problem:
    """Return what has to be known of a source before any of it is made: cases, documents, private names, hashes of its words."""
    try:
        saved = source.read()
    except UnreadableSource as error:
        return error.problem
    documents = {one.id: one for case in saved.cases for one in case.documents}
    names: frozenset[str] = frozenset()
    words: set[int] = set()
    clean: list[str] = []
    if source.withheld is None:
        known = publish.known_names()
        found = {name: publish.details(one.text, known) for name, one in documents.items()}
        clean = [name for name, own in found.items() if not own]
        names = publish.private_names(found.values())
        for one in documents.values():
            words.update(zlib.crc32(word.encode()) for word in set(_WORD.findall(publish.folded(one.text))))
    return {
        "cases": [
            {"id": case.id, "documents": [one.id for one in case.documents],
             "agreements": sorted(agreements(case.statements)), "voiced": len(case.voiced)}
            for case in saved.cases
        ],
        "names": sorted(names),
        "clean": clean,
        "words": base64.b64encode(array("I", sorted(words)).tobytes()).decode(),
    }  # fmt: skip


def fits(names: Sequence[str], words: str) -> list[str]:
    """Return the names all of whose words occur in a source, by the hashes of its words."""
    there = set(array("I", base64.b64decode(words)))
    return [name for name in names if all(one in there for one in _hashes(name))]


@cache
def _hashes(name: str) -> tuple[int, ...]:
    """Return the hashes of the words of a name."""
    return tuple(zlib.crc32(word.encode()) for word in _WORD.findall(name))


def make(order: Order, setting: Setting) -> list[Result] | Problem:
    """Return what the cases of a source give, their files staged, with the hashes of these."""
    try:
        whole, followed, safe = _prepared(order, setting)
        return [_case(one, whole, followed, safe, order, setting) for one in whole if one.case.id in order.cases]
    except UnreadableSource as error:
        return error.problem


def make_shared(orders: Sequence[Order], documents: Sequence[str], setting: Setting) -> list[Result] | Problem:
    """Return what documents give that several cases share, those of one or more sources, their files staged."""
    together: list[Assessed] = []
    found: dict[str, Document] = {}
    withheld: dict[str, Mapping[str, int]] = {}
    try:
        for order in orders:
            whole, _, safe = _prepared(order, setting)
            together += [one for one in whole if one.case.id in order.cases]
            found.update({one.id: one for each in whole for one in each.case.documents if one.id in documents})
            withheld.update(_withheld(order.source, safe))
    except UnreadableSource as error:
        return error.problem
    together.sort(key=lambda one: one.case.id)
    own = [found[name] for name in documents if name in found]
    contents = _shared_contents(together, own, withheld)
    results = []
    for document in own:
        made = publish.made_source(contents, document, setting.origin, setting.address)
        results.append(_staged(made, setting))
    return results


def _staged(made: Made, setting: Setting) -> Result:
    """Return what was made without its files, which are written, and with their hashes."""
    hashes = publish.stage(setting.staging, made.files)
    return replace(made, files={}), hashes


def _shared_contents(
    together: Sequence[Assessed], own: Sequence[Document], withheld: Mapping[str, Mapping[str, int]]
) -> Contents:
    """Return the contents that pages of shared documents are made from."""
    languages = publish.languages()
    cases: dict[str, tuple[Piece, ...]] = {}
    sources: dict[str, tuple[Piece, ...]] = {}
    wanted = {one.id for one in own}
    for language in languages:
        pieces, titles = draft.source_pieces(draft.report(together, language))
        cases[language] = tuple(
            Piece(id=one.case.id.lower(), language=language, title=titles[one.case.id], lead="", body="")
            for one in together
        )
        sources[language] = tuple(piece for name, piece in pieces.items() if name in wanted)
    papers = agreements({one.id: one for each in together for one in each.case.statements}.values())
    report = draft.report(together)
    return Contents(
        assessed=tuple(together), documents=tuple(own), agreements=papers, cases=cases, sources=sources, data={}, followed=(),
        withheld=withheld, kept=(), edition=report.edition, program=report.program, languages=languages,
    )  # fmt: skip


def _prepared(order: Order, setting: Setting) -> tuple[list[Assessed], tuple[Followed, ...], Masked]:
    """Return the cases of a source, without what was taken down, masked and assessed, with their money."""
    saved = order.source.read()
    cases = [_left(case, setting.gone) for case in saved.cases if f"cases/{case.id.lower()}" not in setting.gone]
    documents = {one.id: one for case in cases for one in case.documents}
    if order.source.withheld is None:
        safe, cases = _masked(cases, documents, order, setting)
    else:
        safe = publish.masked((), ())
    followed = tuple(publish.publishable(one, safe, setting.k) for one in saved.followed)
    return [_assessed(case) for case in cases if case.voiced], followed, safe


def _left(case: Case, gone: frozenset[str]) -> Case:
    """Return a case without the documents that were taken down, and without what only these say."""
    down = {one.id for one in case.documents if {f"agreements/{one.id[:16]}", f"sources/{one.id[:16]}"} & gone}
    if not down:
        return case

    def left(voiced: Sequence[Voiced]) -> tuple[Voiced, ...]:
        return tuple(one for one in voiced if one.statement.quote.document.id not in down)

    facts = tuple(replace(fact, voiced=own) for fact in case.facts if (own := left(fact.voiced)))
    return replace(
        case, documents=tuple(one for one in case.documents if one.id not in down), voiced=left(case.voiced), facts=facts,
        rejected=left(case.rejected),
    )  # fmt: skip


def _assessed(case: Case) -> Assessed:
    """Return a case with what was found on it."""
    findings = assess.findings(case)
    return Assessed(case=case, findings=findings, limbs=assess.limbs(findings), money=assess.money(case))


def _masked(
    cases: Sequence[Case], documents: Mapping[str, Document], order: Order, setting: Setting
) -> tuple[Masked, list[Case]]:
    """Return what was masked, and the cases with private details masked in all their words; reviewers are not named."""
    given = {one.statement.id: one.statement for case in cases for one in (*case.voiced, *case.rejected)}
    safe = publish.masked(documents.values(), given.values(), setting.decisions, private=order.names, clean=order.clean)
    clean = dict(zip(given, safe.statements, strict=True))
    papers = {one.id: one for one in safe.documents}
    lost = frozenset(_lost(given, clean, safe))
    judged = {one.statement.id for case in cases for one in case.voiced if one.judgement is not None}
    renamed = {old: new.id for old, new in clean.items()}

    def voiced(one: Voiced) -> Voiced:
        new = clean[one.statement.id]
        if new.answers:
            new = replace(new, answers=renamed.get(new.answers, new.answers))
        judgement = one.judgement and _unnamed(replace(one.judgement, statement=renamed.get(one.judgement.statement, one.judgement.statement)), safe)  # fmt: skip
        return replace(one, statement=new, family=safe.mask(one.family), judgement=judgement)

    def left(own: Sequence[Voiced]) -> tuple[Voiced, ...]:
        return tuple(voiced(one) for one in own if one.statement.id not in lost or one.statement.id in judged)

    made = [
        replace(
            case, documents=tuple(papers[one.id] for one in case.documents), voiced=left(case.voiced), rejected=left(case.rejected),
            facts=tuple(replace(fact, voiced=own) for fact in case.facts if (own := left(fact.voiced))),
            problems=tuple(Problem(where=safe.mask(PurePath(one.where).name), what=safe.mask(one.what), hint=one.hint) for one in case.problems),
        )
        for case in cases
    ]  # fmt: skip
    return safe, made


def _lost(given: Mapping[str, Statement], clean: Mapping[str, Statement], safe: Masked) -> Iterator[str]:
    """Yield the statements that were made of what is hidden: a reading of the masked text does not find them any more."""
    hidden = {document.id: own for document, own in safe.found if own}
    again: dict[str, list[Statement]] = {}
    for name, statement in given.items():
        quote = statement.quote
        touched = [one for one in hidden.get(quote.document.id, ()) if one.start < quote.end and quote.start < one.end]
        if not touched:
            continue
        paper = clean[name].quote.document
        if paper.id not in again:
            again[paper.id] = list(extract.statements(paper))
        if not any(_same(one, clean[name]) for one in again[paper.id]):
            yield name


def _same(one: Statement, other: Statement) -> bool:
    """Return whether two statements say the same at overlapping places."""
    near = one.quote.start < other.quote.end and other.quote.start < one.quote.end
    return near and one.topic is other.topic and identity(one.value) == identity(other.value)


def _unnamed(one: Judgement, safe: Masked) -> Judgement:
    """Return a judgement without the name of the person who made it."""
    return replace(one, by=REVIEWER, note=one.note and safe.mask(one.note))


def _withheld(source: Source, safe: Masked) -> Mapping[str, Mapping[str, int]]:
    """Return how many details are masked in each document, by kind."""
    return safe.withheld if source.withheld is None else source.withheld


def _case(
    one: Assessed, whole: Sequence[Assessed], followed: Sequence[Followed], safe: Masked, order: Order, setting: Setting
) -> Result:
    """Return what one case gives, beside the case on the programme in general that came with it."""
    languages = publish.languages()
    own = tuple(each for each in followed if (each.host, each.sender) == (one.case.host, one.case.sender))
    general = [
        each
        for each in whole
        if each.case.host is None and one.case.host is not None and each.case.sender == one.case.sender
    ]
    cases: dict[str, tuple[Piece, ...]] = {}
    sources: dict[str, tuple[Piece, ...]] = {}
    reports: dict[str, Report] = {}
    for language in languages:
        reports[language] = replace(draft.report([one, *general[:1]], language, (), own), problems=())
        piece, pieces = draft.case_pieces(reports[language], one)
        cases[language] = (piece,)
        sources[language] = tuple(
            replace(each, marks=order.shared[name][1]) if name in order.shared else each
            for name, each in pieces.items()
            if any(name == document.id for document in one.case.documents)
        )
    papers = agreements(one.case.statements) - order.shared.keys()
    papers |= {name for name, (agreement, _) in order.shared.items() if agreement}
    english, (piece,) = reports["en"], cases["en"]
    told = (piece.summary, {outcome: number for outcome, _, _, number in piece.tallies})
    contents = Contents(
        assessed=(one,),
        documents=tuple(sorted(one.case.documents, key=lambda each: each.id)),
        agreements=frozenset(papers),
        cases=cases,
        sources=sources,
        data={one.case.id.lower(): publish.canonical(draft.to_row(replace(english, assessed=(one,)), [told]))},
        followed=own,
        withheld=_withheld(order.source, safe),
        kept=(),
        edition=english.edition,
        program=english.program,
        languages=languages,
    )
    return _staged(publish.made_case(contents, setting.origin, setting.address, order.shared.keys()), setting)


def dumped(row: Mapping[str, Any]) -> bytes:
    """Return data as JSON bytes."""
    return json.dumps(row, ensure_ascii=False).encode()
