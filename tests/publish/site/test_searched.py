"""What a case gives to the search: rows that fit into parts, and the words by which a part is found."""

from __future__ import annotations

import json

from fairward.publish.remembered import Remembered
from fairward.publish.site.searched import ROWS_OF_A_PART, WORD_LETTERS, words_of


def test_words_are_known_by_their_beginnings_without_accents_and_capitals():
    rows = [
        ["case", {"en": "Médicos", "fr": "Médecins"}, "", "", "", "", "Órgano", "", ""],
        ["quotation", "a pay-slip", "", "", "", "", "", "", ""],
    ]
    assert words_of(rows) == {"medico", "medeci", "organo", "pay", "slip"}
    assert max(map(len, words_of(rows))) == WORD_LETTERS


def test_runs_tell_what_is_in_their_lines(shredded, published):
    for register, most in ((shredded, 15), (published, ROWS_OF_A_PART)):
        memory = Remembered(register)
        lines, words = dict(memory.shares("searched")), dict(memory.shares("words"))
        for one in memory.kept().values():
            rows = [json.loads(line) for line in lines[one.owner].splitlines()]
            runs = one.summary["search"]
            assert sum(number for number, *_ in runs) == len(rows)
            assert all(number <= most for number, *_ in runs)
            assert len(words[one.owner].splitlines()) == len(runs)
            assert {code for row in rows for code in row[4].split()} == {
                code for run in runs for code in run[1].split()
            }
        memory.close(keep=False)
