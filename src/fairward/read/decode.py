"""Bytes as text, whatever encoding they were written in."""

from __future__ import annotations

import codecs
import re

from fairward.model.problem import Problem, UnreadableSource
from fairward.read.clean import clean, clean_utf8

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 16_384
_HIGH = re.compile(rb"[\x80-\xff]")
# What Western texts write beyond ASCII; a text in cp1252 has hardly anything else there.
_WESTERN = frozenset("áàâãäåéèêëíìîïóòôõöúùûüçñýœæøßÁÀÂÃÄÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÇÑŒ¿¡ªº°«»“”‘’–—…€£§·•©®™²³½ \xa0´")
_MOJIBAKE = re.compile("Ã[¡©­³º±£§ªµ¨¢´\xad]|â€[™œ“”\x9d\x9c]|Â[¿¡ºª°«»]")
_MOJIBAKE_LEADS = ("Ã", "â€")
_OTHERS = [
    "cp1252", "iso8859_15", "mac_roman", "cp850", "cp437", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp866", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip


def decode(data: bytes, *, where: str, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """Return clean text from bytes, and a Problem where the encoding had to be guessed.

    `declared` is the encoding that the source itself names; it is tried after UTF-8. Raises UnreadableSource where the
    bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _repair(clean(data.decode(encoding, "replace")), where)
    wide = _wide(data)
    if wide:
        return _repair(clean(data.decode(wide, "replace")), where)
    try:
        return _repair(clean_utf8(data), where)
    except UnicodeDecodeError as error:
        first_wrong = error.start
    if declared:
        try:
            return _repair(clean(data.decode(declared)), where)
        except (LookupError, ValueError):
            pass
    return _guess(data, where, first_wrong)


def to_utf8(data: bytes, *, where: str, declared: str | None = None) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the bytes as UTF-8 for a parser that cleans its own text; see decode.

    Bytes that are UTF-8 already come back as they are: cleaning markup costs more than parsing it.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\x00" not in data[:4096]:
        try:
            data.decode()
        except UnicodeDecodeError:
            pass
        else:
            return data, ()
    text, problems = decode(data, where=where, declared=declared)
    return text.encode("utf-8", "replace"), problems


def _wide(data: bytes) -> str | None:
    """Return UTF-16 or UTF-32 without a byte-order mark, told by where the zeros are; None for anything else."""
    if b"\x00" not in data[:4096]:
        return None
    sample = data[: min(len(data), 4096) & ~3]
    quarters = [sample[place::4].count(0) * 4 / max(len(sample), 1) for place in range(4)]
    most, few = 0.8, 0.1
    if quarters[2] > most and quarters[3] > most and quarters[0] < few:
        return "utf-32-le"
    if quarters[0] > most and quarters[1] > most and quarters[3] < few:
        return "utf-32-be"
    even, odd = (quarters[0] + quarters[2]) / 2, (quarters[1] + quarters[3]) / 2
    half, few = 0.4, 0.05
    if odd > half and even < few:
        return "utf-16-le"
    return "utf-16-be" if even > half and odd < few else None


def _guess(data: bytes, where: str, first_wrong: int) -> tuple[str, tuple[Problem, ...]]:
    """Return the text in the likeliest encoding of bytes that are not UTF-8, and the Problem that says so."""
    start = max(0, first_wrong - _SAMPLE // 4)
    sample = data[start : start + _SAMPLE]
    lenient = sample.decode("utf-8", "replace")
    wrong = lenient.count("\ufffd")
    right = sum(map(_is_high, lenient)) - wrong
    if right > 10 * wrong:
        count = data.decode("utf-8", "replace").count("\ufffd")
        problem = Problem(
            where=where,
            what=f"{count:,} characters are damaged (not valid UTF-8); each is shown as \ufffd.",
            hint="Where they matter, get the text again from its publisher.",
        )
        return clean(data.decode("utf-8", "replace")), (problem,)
    encoding = _likeliest(sample)
    if encoding is None:
        raise UnreadableSource(
            Problem(
                where=where, what="No encoding gives a text from these bytes.", hint="Save the text again as UTF-8."
            )
        )
    problem = Problem(
        where=where,
        what=f"The text is not in UTF-8; it was read as {encoding}.",
        hint="If letters with accents look wrong, save it again as UTF-8.",
    )
    return clean(data.decode(encoding, "replace")), (problem,)


def _is_high(character: str) -> bool:
    """Return whether a character lies beyond ASCII."""
    return character > "\x7f"


def _likeliest(sample: bytes) -> str | None:
    """Return the likeliest encoding of a sample that is not UTF-8, None where it is no text at all."""
    fits = {encoding: _fit(sample, encoding) for encoding in ("cp1252", "mac_roman", "cp850")}
    western = max(fits, key=fits.__getitem__)
    if fits[western] > 0.9:
        return western
    # Slow import (34 ms) of what only badly encoded texts need.
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow import (34 ms)

    best = from_bytes(sample, cp_isolation=_OTHERS, steps=5, chunk_size=1024).best()
    if best is not None:
        return str(best.encoding)
    return "cp1252" if fits["cp1252"] > 0.5 else None


def _fit(sample: bytes, encoding: str) -> float:
    """Return how well a Western encoding fits: the share of what lies beyond ASCII that Western texts write (0 to 1).

    Accents count where they are small letters beside a letter; a text of hardly anything but accents is in another script.
    """
    text = sample.decode(encoding, "replace")
    high = [place for place, character in enumerate(text) if character > "\x7f"]
    if not high or len(high) > 0.3 * sum(map(str.isalpha, text)):
        return 0.0
    right = 0.0
    for place in high:
        character = text[place]
        if character in _WESTERN:
            inside = not character.isalpha() or character.islower() or not text[place - 1 : place].islower()
            right += 1.0 if inside else 0.5
    return right / len(high)


def _repair(text: str, where: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text with UTF-8 that was once read as cp1252 put right (Ã© -> é), and the Problem that says so."""
    if (
        text.isascii()
        or not any(lead in text for lead in _MOJIBAKE_LEADS)
        or len(_MOJIBAKE.findall(text[:200_000])) < 3
    ):
        return text, ()
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except ValueError:
        return text, ()
    problem = Problem(
        where=where,
        what="The accents had been damaged by an earlier wrong encoding and were put right.",
        hint="Check quotes with accents against the original.",
    )
    return clean(mended), (problem,)
