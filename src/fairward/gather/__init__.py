"""Statements of many sources and the judgements of persons -> cases, one for each host and sender."""

from fairward.gather.casebook import case, cases
from fairward.gather.judged import judgements

__all__ = ["case", "cases", "judgements"]
