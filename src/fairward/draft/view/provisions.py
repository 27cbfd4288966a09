"""Provisions as findings cite them: what they say, whom they bind, how far they reach."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from fairward import books
from fairward.draft.view.parts import ProvisionView
from fairward.draft.words import Words, mark
from fairward.model.finding import Bound, CitedProvision

_BOUND = {
    "bound": mark("{country}: bound"),
    "not_bound": mark("{country}: not bound"),
    "unknown": mark("{country}: not known whether bound"),
    "guidance": mark("{country}: guidance, binds nobody"),
}
_SIGNS = {"bound": "●", "not_bound": "○", "unknown": "?"}
_WHY_BOUND = {
    "voluntary": mark("a voluntary code"),
    "indicator_set": mark("a set of indicators"),
    "customary": mark("in part customary law"),
    "own_law": mark("its own law"),
    "other_law": mark("the law of another State"),
    "own_agreement": mark("its own agreement"),
    "other_agreement": mark("an agreement of other States"),
    "excluded": mark("it left this provision out when it joined"),
    "outside_by_agreement": mark("wording of the agreement takes its workers outside"),
    "other_work": mark("made for other work"),
    "other_addressee": mark("addressed to agencies or recruiters"),
}


Provisions = dict[int, ProvisionView]
"""Views of the provisions of one case that were made already, by the identity of what was cited."""


def provision_views(given: Sequence[CitedProvision], words: Words, known: Provisions) -> tuple[ProvisionView, ...]:
    """Return the views of the provisions of one finding; those that other findings of the case cite as well are `known`."""
    for one in given:
        if id(one) not in known:
            known[id(one)] = provision_view(one, words)
    return tuple(known[id(one)] for one in given)


def provision_view(cited: CitedProvision, words: Words) -> ProvisionView:
    """Return a cited provision with whom it binds, what is unverified and the limits of its reach."""
    known = books.rulebook().provisions.get(cited.provision.id) is cited.provision
    fixed = _known(cited.provision.id, cited.instrument_name, cited.binding, words) if known else _fixed(cited, words)
    bound, marks = _binds(cited.binding, cited.bound, words)
    return ProvisionView(
        name=fixed.name,
        kind=fixed.kind,
        summary=fixed.summary,
        bound=bound,
        unverified=fixed.unverified,
        notes=fixed.notes,
        address=fixed.address,
        instrument=fixed.instrument,
        article=fixed.article,
        marks=marks,
    )


@functools.lru_cache(maxsize=4_000)
def _known(name: str, instrument: str, binding: str, words: Words) -> ProvisionView:
    """Return what is the same of a provision of the rulebook in every case."""
    provision = books.rulebook().provisions[name]
    return _fixed(CitedProvision(provision=provision, instrument_name=instrument, binding=binding, bound=()), words)


def _fixed(cited: CitedProvision, words: Words) -> ProvisionView:
    """Return the view of a provision without whom it binds."""
    provision = cited.provision
    rulebook = books.rulebook()
    instrument = rulebook.instruments.get(provision.instrument)
    name = words.of(instrument.name_in if instrument else None, cited.instrument_name)
    article = words.of(provision.article_in, provision.article)
    if article[:1].isdigit():
        article = words.say("article {n}", n=article)
    notes = [words.of(trap) for trap in provision.traps]
    if note := words.of(provision.note_in, provision.note or ""):
        notes.append(note)
    return ProvisionView(
        name=f"{name}, {article}" if article else name,
        kind=words.of(_label(rulebook.labels, "binding", cited.binding), cited.binding),
        summary=words.of(provision.summary),
        bound=(),
        unverified="" if provision.verified else words.say("unverified: check the text before citing it"),
        notes=tuple(note for note in notes if note),
        address=provision.source_url or "",
        instrument=name,
        article=article,
    )


@functools.lru_cache(maxsize=2_000)
def _binds(binding: str, bound: tuple[Bound, ...], words: Words) -> tuple[tuple[str, ...], str]:
    """Return in words whom a provision binds, and in signs: most provisions of an instrument bind alike."""
    return tuple(_bound(one, words) for one in bound), _marks(binding, bound, words)


def _marks(binding: str, bound: tuple[Bound, ...], words: Words) -> str:
    """Return in signs whom a provision binds, its kind in words where it binds nobody."""
    if all(one.status not in _SIGNS for one in bound):
        return words.of(_label(books.rulebook().labels, "binding", binding), binding).lower()
    told = []
    for status, sign in _SIGNS.items():
        names = [words.country(one.country) for one in bound if one.status == status]
        told += [f"{sign} {', '.join(names)}"] if names else []
    return " ".join(told)


def _label(labels: Mapping[str, Mapping[str, Mapping[str, str]]], kind: str, name: str) -> Mapping[str, str] | None:
    """Return the words for one label of the rulebook."""
    return labels.get(kind, {}).get(name)


def _bound(bound: Bound, words: Words) -> str:
    """Return in words whether one country is bound, with the reason where there is one to add."""
    told = words.say(_BOUND.get(bound.status, _BOUND["unknown"]), country=words.country(bound.country))
    if bound.reason in _WHY_BOUND:
        return f"{told} ({words.say(_WHY_BOUND[bound.reason])})"
    if bound.reason[:4].isdigit():
        return words.say("{bound} since {date}", bound=told, date=words.date(bound.reason))
    return told
