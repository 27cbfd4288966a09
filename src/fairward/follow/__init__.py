"""Ledgers -> payments, and who kept what: rows taken in from any format, sums, flags, ranges, arrears, on any engine."""

from fairward.follow.answers import Answers, Asked, answers
from fairward.follow.columns import Mapped, read_mapping, save_mapping
from fairward.follow.engine import Engine
from fairward.follow.flags import settings
from fairward.follow.flows import shaped
from fairward.follow.hiding import merged, pseudonym, series, unrevealing, withheld
from fairward.follow.made import FAULTS, TERM_COLUMNS, Fault, Plan, faults_of, terms_of, write
from fairward.follow.monthly import credited, intervals, month_sums, sides
from fairward.follow.rates import read_rates
from fairward.follow.scale import read_scale
from fairward.follow.schemas import json_schema, table_schema
from fairward.follow.taking import Ledgers, take
from fairward.follow.terms import TABLES, Term, read_terms, term_of
from fairward.follow.told import arrears, cells, flagged, groups, people_of, role_months, trail, workers

__all__ = [
    "FAULTS",
    "TABLES",
    "TERM_COLUMNS",
    "Answers",
    "Asked",
    "Engine",
    "Fault",
    "Ledgers",
    "Mapped",
    "Plan",
    "Term",
    "answers",
    "arrears",
    "cells",
    "credited",
    "faults_of",
    "flagged",
    "groups",
    "intervals",
    "json_schema",
    "merged",
    "month_sums",
    "people_of",
    "pseudonym",
    "read_mapping",
    "read_rates",
    "read_scale",
    "read_terms",
    "role_months",
    "save_mapping",
    "series",
    "settings",
    "shaped",
    "sides",
    "table_schema",
    "take",
    "term_of",
    "terms_of",
    "trail",
    "unrevealing",
    "withheld",
    "workers",
    "write",
]
