"""Which case a statement belongs to: host and sender from its own words, else from its document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fairward.model.problem import ImpossibleNoun
from fairward.model.statement import SpeakerKind, Statement

Place = tuple[str | None, str | None]
"""Host and sender (ISO 3166), None where no source says."""

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_YEARS = re.compile(r"(\d{4})\s*[-/–]\s*(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a document is mainly about: its dominant host and sender, and whether it names one host only."""

    host: str | None = None
    sender: str | None = None
    one_host: bool = False


def _dominant(names: Iterable[str | None]) -> str | None:
    """Return the most frequent name, the first of them where several are as frequent, None where there is none."""
    counted = Counter(name for name in names if name)
    return counted.most_common(1)[0][0] if counted else None


def _host(statement: Statement) -> str | None:
    """Return the host that a statement names, None where it is the sender itself."""
    return None if statement.about.host == statement.about.sender else statement.about.host


def settings(statements: Iterable[Statement]) -> dict[str, Setting]:
    """Return the setting of every document, by the document's id."""
    by_document: dict[str, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.quote.document.id, []).append(statement)
    return {
        document: Setting(
            host=_dominant(_host(one) for one in own),
            sender=_dominant(one.about.sender for one in own),
            one_host=len({_host(one) for one in own} - {None}) == 1,
        )
        for document, own in by_document.items()
    }


def place(statement: Statement, setting: Setting) -> Place:
    """Return host and sender of a statement; a host of None says that it is about the programme in general.

    1. What its own words (or their context) say stands.
    2. Without a sender it takes the sender that its document mostly speaks of.
    3. A clause of an agreement without a host takes the host of its document: an agreement has one.
    4. A statement with neither takes its document's host if the document names one host only.
    5. Nobody is sent to their own country: where host and sender are one, there is no host.
    """
    host, sender = statement.about.host, statement.about.sender
    silent = host is None and sender is None
    # 2.
    sender = sender or setting.sender
    # 3. and 4.
    if host is None and (statement.speaker.kind is SpeakerKind.AGREEMENT or (silent and setting.one_host)):
        host = setting.host
    # 5.
    return (None if host == sender else host), sender


def settle_senders(places: Sequence[Place]) -> list[Place]:
    """Return the places in their order, with a missing sender filled in where all sources together make it plain.

    A host with one known sender lends it. A host without any, which everybody else knows as a sender only, is meant as
    the sender.
    """
    known: dict[str, set[str]] = {}
    for host, sender in places:
        if host and sender:
            known.setdefault(host, set()).add(sender)
    only_senders = {sender for _, sender in places if sender} - set(known)
    settled: list[Place] = []
    for host, sender in places:
        senders = known.get(host or "", set())
        if sender is None and len(senders) == 1:
            settled.append((host, next(iter(senders))))
        elif sender is None and host in only_senders:
            settled.append((None, host))
        else:
            settled.append((host, sender))
    return settled


def span(period: str | None) -> tuple[str, str] | None:
    """Return first and last day of a period (2025, 2025-06, 2025-06-16, 2023-2025), None where it is no such date."""
    if period is None:
        return None
    years = _YEARS.fullmatch(period.strip())
    if years:
        return f"{years[1]}-01-01", f"{years[2]}-12-31"
    if not _DATE.fullmatch(period.strip()):
        return None
    day = period.strip()
    return day + "-01-01"[len(day) - 4 :], day + "-12-31"[len(day) - 4 :]


def within(statement: Statement, since: str | None, until: str | None) -> bool:
    """Return whether a statement's period (else its document's date) touches the window; undated ones always do."""
    period = span(statement.about.period) or span(statement.quote.document.published)
    first, last = window(since, until)
    return period is None or (period[1] >= first and period[0] <= last)


def window(since: str | None, until: str | None) -> tuple[str, str]:
    """Return first and last day of what was asked for; ImpossibleNoun where an end is no date or they are reversed."""
    ends = {"since": span(since), "until": span(until)}
    for name, asked in (("since", since), ("until", until)):
        if asked is not None and ends[name] is None:
            raise ImpossibleNoun(f"'{name}' takes a year, a month or a day (2025, 2025-06, 2025-06-16), not {asked!r}")
    first = ends["since"][0] if ends["since"] else "0000-01-01"
    last = ends["until"][1] if ends["until"] else "9999-12-31"
    if first > last:
        raise ImpossibleNoun(f"the window is upside down: since {since} until {until}")
    return first, last
