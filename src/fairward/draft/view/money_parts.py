"""What payment records show, as plain parts that every format sets in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from fairward.draft.view.drawn import Bar, Range, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBar:
    """A month's money as a column: its name, its height in percent of the highest, its parts in percent of itself."""

    label: str
    height: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Months as columns to one scale: whose they are, what the highest of them is in words, and what is said of them."""

    name: str
    title: str
    top: str
    months: tuple[MonthBar, ...]
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A month of the calendar of late pay: its name, what came late in words, and how much of the month's pay it is (0-1)."""

    label: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the calendar of late pay: twelve months, None for those of which there are no records."""

    label: str
    months: tuple[Day | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its title, what to know of it, its header, its rows; `right` are the columns that hold figures."""

    title: str
    intro: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedView:
    """The money of a ledger: the sentences that open it, pictures, tables, and what the pictures are called."""

    anchor: str
    title: str
    sentences: tuple[str, ...]
    bars: tuple[Bar, ...]
    shares: tuple[Range, ...]
    months: Series | None
    series: tuple[Series, ...]
    series_note: str
    key: tuple[Segment, ...]
    calendar: tuple[Year, ...]
    tables: tuple[Table, ...]
    names: tuple[tuple[str, str], ...]
