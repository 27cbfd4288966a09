"""Copies: the same words of the same hands in another text are shown once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairward.assess.words import folded
from fairward.model.case import Voiced

# As in gathering: fewer words can be the same by chance.
_WORDS = 6


def originals(voiced: Iterable[Voiced]) -> tuple[Voiced, ...]:
    """Return the statements without copies: what one source family says in the same words in a later document.

    A copy says the same of the same subject, with the same stance, in the same six words or more (a PDF and a DOCX of
    one agreement, a reprint). What a person judged is always kept. Nor is a language model's reading among them where we
    read the same words otherwise: two readings of one voice are no dispute, and a person has to settle them.
    """
    first: dict[tuple[object, ...], str] = {}
    out = []
    for one in voiced:
        if one.contested:
            continue
        said, document = one.statement, one.statement.quote.document.id
        words = " ".join(re.findall(r"\w+", folded(said.quote.text)))
        key = (one.family, said.topic, repr(said.value), said.about, said.stance, said.speaker.name, words)
        if words.count(" ") + 1 < _WORDS or one.judgement or first.setdefault(key, document) == document:
            out.append(one)
    return tuple(out)
