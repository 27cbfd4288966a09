"""One name for one role: texts call the same post by many names."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fairward import books
from fairward.assess.words import folded
from fairward.model.problem import BookError

_OF_RANK = frozenset({"expert", "specialist"})

Names = tuple[tuple[str, str], ...]


@cache
def _names() -> Names:
    """Return every name of a role with the role's id, longest first."""
    try:
        sheet: Any = books.atlas("roles")
    except BookError:
        return ()
    pairs = {
        (_plain(name), role)
        for role, record in sheet.items()
        for names in record.get("names", {}).values()
        for name in names
    }
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def general() -> frozenset[str]:
    """Return the ids of roles that say no more than that somebody works in the programme."""
    try:
        sheet: Any = books.atlas("roles")
    except BookError:
        return frozenset()
    return frozenset(role for role, record in sheet.items() if record.get("generic"))


def _plain(text: str) -> str:
    """Return the words of a role, folded and one space apart."""
    return " ".join(re.findall(r"\w+", folded(text)))


@cache
def post(role: str | None) -> str | None:
    """Return what identifies a role whatever it is called: ids of the atlas, else its own folded words.

    "asesor medico" and "medical adviser" are one post; "engineer or data specialist" is both together and not the same
    as "engineer". None where no role is named.
    """
    if role is None or not role.strip():
        return None
    rest, found = f" {_plain(role.replace('_', ' '))} ", set()
    if role in {name for _, name in _names()}:
        return role
    for name, known in _names():
        if f" {name} " in rest:
            rest = rest.replace(f" {name} ", " | ")
            found.add(known)
    precise = found - general() or found
    return "+".join(sorted(precise)) if precise else _plain(role)


def particular(role: str | None) -> str | None:
    """Return what identifies a role, None for one that says no more than that somebody works in the programme.

    An expert or a specialist is a vague role, but in a list of posts a post of its own.
    """
    known = post(role)
    return None if known in general() - _OF_RANK else known
