"""What to change in an agreement that was assessed: each point as it stands, the fair wording, what that rests on, a redline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fairward import books
from fairward.draft.papers.agreement import agreement, chosen
from fairward.draft.papers.costing import Cost
from fairward.draft.papers.effects import Given, effect, given
from fairward.draft.papers.options import chosen_options
from fairward.draft.papers.saying import block, country, say
from fairward.model.draft import Assessed, Clause
from fairward.model.finding import Channel, CitedProvision, Finding, Outcome
from fairward.model.paper import Block, Paper, Parties, Run

OPEN = (Outcome.BREACHED, Outcome.DISPUTED, Outcome.SILENT)
_SEVERITY = ("critical", "major", "minor")
_QUOTES = 3
_NUMBER = re.compile(r"\d{1,3}(?!\d)")
"""The number of an article; four figures are a year."""


def way_out(
    assessed: Sequence[Assessed], parties: Parties, language: str, parts: Iterable[str], costs: Sequence[Cost] = ()
) -> Paper:
    """Return a paper with the parts asked for: `points`, `options`, `redline`, `clean`, in that order; options come after a clean text.

    `costs` are figures of the old deal and of direct hiring, for what each point costs or saves.
    """
    words, asked = say(language), set(parts)
    findings = tuple(finding for one in assessed for finding in one.findings)
    clean = agreement(parties, language)
    if asked == {"clean"}:
        return clean
    if asked == {"clean", "options"}:
        return Paper(title=clean.title, language=language, blocks=(*clean.blocks, *chosen_options(parties, language)))
    names = f"{country(parties.host, language)} – {country(parties.sender, language)}"
    blocks = [block("title", f"{words['agreement']}: {names}"), block("note", words["points_says"])]
    if "points" in asked:
        blocks += [block("part", words["points"]), *_points(findings, given(assessed, parties, costs, language))]
    if "options" in asked:
        blocks += chosen_options(parties, language)
    if "redline" in asked:
        blocks += [block("part", words["redline"]), *_redline(findings, parties, language)]
    if "clean" in asked:
        blocks += [Block(kind="break"), block("part", words["clean"]), *clean.blocks]
    return Paper(title=words["agreement"], language=language, blocks=tuple(blocks))


def _open(findings: Iterable[Finding]) -> list[Finding]:
    """Return what is to be changed, the gravest first: breached before disputed before silent."""
    wanted = [finding for finding in findings if finding.outcome in OPEN]
    return sorted(wanted, key=lambda one: (OPEN.index(one.outcome), _SEVERITY.index(one.check.severity)))


def _wording(finding: Finding, parties: Parties, language: str) -> Clause | None:
    """Return the fair clause that answers a finding."""
    found = next((clause for clause in books.clauses(language) if finding.check.id in clause.checks), None)
    return None if found is None else chosen(found, parties)


def standing(finding: Finding) -> tuple[tuple[str, str, str], ...]:
    """Return what the agreement itself says on a point: place, words, language; nothing where only others speak of it."""
    said: dict[str, tuple[str, str, str]] = {}
    for evidence in (*finding.breach, *finding.contrary):
        if evidence.channel is Channel.AGREEMENT_TEXT:
            statement = evidence.voiced.statement
            said.setdefault(
                statement.quote.text, (statement.clause or "", statement.quote.text, statement.quote.language)
            )
    return tuple(said.values())[:_QUOTES]


def _points(findings: Iterable[Finding], of: Given) -> Iterator[Block]:
    """Yield each point: its outcome, the clause as it stands, the fair wording, the provisions behind it, what it costs or saves."""
    language, parties = of.language, of.parties
    words = say(language)
    for number, finding in enumerate(_open(findings), 1):
        clause = _wording(finding, parties, language)
        if clause is None:
            continue
        yield block("article", f"{number}. {clause.title} ({words[finding.outcome.value]})")
        quotes = standing(finding)
        if not quotes:
            yield block("text", f"{words['stands']}: {words['nothing_stands']}")
        for place, quote, own in quotes:
            yield block("note", " · ".join(part for part in (words["stands"], place) if part), "bold")
            yield block("quote", quote, language=own)
        yield block("note", words["fair"], "bold")
        yield block("text", clause.text)
        yield block("note", f"{words['behind']}: " + "; ".join(cited(one, language) for one in finding.provisions))
        yield block("note", of.says["head"], "bold")
        for line in effect(finding, of):
            yield block("text", line)


def cited(provision: CitedProvision, language: str) -> str:
    """Return the name and article of a provision, and that it was not verified where it was not."""
    article = provision.provision.article_in.get(language) or provision.provision.article
    unverified = "" if provision.provision.verified else f" ({say(language)['unverified']})"
    article = f"art. {article}" if _NUMBER.match(article) else article
    instrument = books.rulebook().instruments.get(provision.provision.instrument)
    name = (instrument.name_in.get(language) if instrument else None) or provision.instrument_name
    return f"{name}, {article}{unverified}"


def _redline(findings: Iterable[Finding], parties: Parties, language: str) -> Iterator[Block]:
    """Yield the changes: what the agreement says struck out, the fair wording put in."""
    for finding in _open(findings):
        clause = _wording(finding, parties, language)
        if clause is None:
            continue
        yield block("article", clause.title)
        quotes = "; ".join(quote for _, quote, _ in standing(finding))
        struck = (Run(text=f"{quotes} ", look="deleted"),) if quotes else ()
        yield Block(kind="text", runs=(*struck, Run(text=clause.text, look="inserted")))
