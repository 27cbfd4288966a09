"""What is drawn or leads somewhere: pieces of sentences, bars to scale and rows of charts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence, and the anchor that it leads to, empty where it leads nowhere."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a bar: worker | statutory | kept | unknown, from and how much in percent of the bar, amount in words."""

    kind: str
    start: float
    width: float
    text: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The money of one role as a bar drawn to scale; `linked` are its notes, each figure and name leading to its words."""

    id: str
    title: str
    segments: tuple[Segment, ...]
    notes: tuple[str, ...]
    spoken: str
    linked: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A row of the chart of shares: a point or a range in percent, computed or published."""

    label: str
    amount: str
    low: float
    high: float
    computed: bool
