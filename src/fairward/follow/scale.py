"""What local peers earn: a pay scale of the host, and which post of it a ledger's role is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from fairward import books
from fairward.follow.columns import plain
from fairward.follow.terms import Term, amount_of, table_rows, term_of
from fairward.model.problem import Problem


@cache
def _roles() -> dict[str, str]:
    """Return the id of each known role by its words and by itself."""
    known = {}
    for name, record in books.atlas("roles").items():
        known[plain(name)] = name
        for words in record["names"].values():
            known |= {plain(word): name for word in words}
    return known


def role_of(text: str | None) -> str | None:
    """Return the id of a role that a ledger names in its own words; its words where no role is known by them."""
    if text is None:
        return None
    told = plain(text)
    if told in _roles():
        return _roles()[told]
    inside = [word for word in _roles() if f" {word} " in f" {told} "]
    # The noun that the others only describe stands last in English ("medical specialist adviser") and first in Spanish.
    place = [(told.endswith(f" {word}"), told.startswith(f"{word} "), len(word), word) for word in inside]
    return _roles()[max(place)[-1]] if place else told


def read_scale(path: Path) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return the local pay of each post of a pay scale, as terms of no agreement ("*"), and what could not be used.

    Its columns are post (or role), currency, base_monthly (or local_pay_monthly) and, where it has them, host and grade; of
    several grades of a post the lowest counts, for nobody says which one a worker would have.
    """
    out: dict[tuple[str | None, str, str], Term] = {}
    problems: list[Problem] = []
    hint = "Its columns are post, currency, base_monthly and, where there are any, host and grade."
    try:
        rows = table_rows(path)
    except (OSError, UnicodeDecodeError) as error:
        what = f"The pay scale could not be read ({type(error).__name__})."
        return (), (Problem(where=str(path), what=what, hint=hint),)
    for number, row in enumerate(rows, 2):
        role = row.get("post") or row.get("role")
        pay = row.get("base_monthly") or row.get("local_pay_monthly") or row.get("pay_monthly")
        try:
            amount = amount_of("base_monthly", pay or "")
        except ValueError as error:
            what = f"The row could not be used ({error})."
            problems.append(Problem(where=f"{path.name}, row {number}", what=what, hint=hint))
            continue
        if not role:
            what = "The row could not be used (it names no post)."
            problems.append(Problem(where=f"{path.name}, row {number}", what=what, hint=hint))
            continue
        currency, host = row.get("currency") or "USD", row.get("host") or None
        known = out.get((host, role, currency))
        if known is None or amount < (known.local_pay_monthly or amount):
            out[host, role, currency] = Term(
                agreement="*", currency=currency, role=role, host=host, local_pay_monthly=amount
            )
    return tuple(out.values()), tuple(problems)


def with_scale(
    terms: Sequence[Term], scale: Iterable[Term], pairs: Iterable[tuple[str, str | None]], host: str | None
) -> tuple[Term, ...]:
    """Return the terms with what local peers earn filled in from a pay scale, for agreements and roles that do not say it.

    A post of the scale is a role of the ledger where both are known by the same words; the scale of another host is left out.
    """
    peers = {role_of(one.role): one for one in scale if host is None or one.host in (None, host)}
    filled = list(terms)
    for agreement, role in pairs:
        peer, own = peers.get(role_of(role)), term_of(terms, agreement, role)
        if peer is None or role is None or (own is not None and own.local_pay_monthly is not None):
            continue
        if own is None:
            filled.append(replace(peer, agreement=agreement, role=role))
        elif own.currency == peer.currency:
            if own.role is not None:
                filled.remove(own)
            filled.append(replace(own, role=role, local_pay_monthly=peer.local_pay_monthly))
    return tuple(filled)
