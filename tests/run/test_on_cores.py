from __future__ import annotations

import pytest

from fairward.model.problem import Problem
from fairward.model.rows import statement_row
from fairward.run.on_cores import on_cores, one

SAID = "The Cuban doctors work under a bilateral agreement. The Cuban government keeps {share} percent of the wages of the Cuban doctors.\n"


@pytest.fixture
def folder(tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02d}.txt").write_text(SAID.format(share=70 + number), encoding="utf-8")
    (tmp_path / "13.pdf").write_bytes(b"%PDF-1.7 broken")
    return tmp_path


def rows(sources, jobs):
    found = []
    for result in on_cores([str(source) for source in sources], jobs):
        if isinstance(result, Problem):
            found.append(result)
        else:
            found.append((result[0].source.name, [statement_row(statement) for statement in result[1]]))
    return found


def test_a_source_that_cannot_be_read_is_a_problem(tmp_path):
    (found,) = rows([tmp_path / "nowhere.txt"], 1)
    assert isinstance(found, Problem)


def test_one_source_gives_its_document_and_statements(folder):
    document, statements = one(folder / "03.txt")
    assert document.text.strip() == SAID.format(share=73).strip()
    assert [statement.value.low for statement in statements if statement.topic.value == "retained_share"] == [73]


def test_two_processes_give_the_same_in_the_same_order(folder):
    one, two = rows([folder], 1), rows([folder], 2)
    assert one == two
    assert len([row for row in one if not isinstance(row, Problem)]) == 12
