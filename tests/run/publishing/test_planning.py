"""What did not change is not made again; saved cases give the register that their sources give; private names reach every case."""

from __future__ import annotations

import json

import pytest
from tests.publish.register import keys, made

from fairward import draft, run
from fairward.model.problem import UnreadableSource
from fairward.publish import verify_folder
from fairward.run.publishing.planning import spread


def saved(sources, path):
    """Save the cases of sources, as `fairward assess --report FILE.json` does."""
    report = run.report(run.Given(sources=()), run.take([str(one) for one in sources]))
    path.write_text(draft.to_json(report), encoding="utf-8")
    return path


def pages(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and path.relative_to(folder).parts[0] in ("en", "es", "pt", "fr", "data", "embed", "search", "compare")
    }


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return keys(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture
def article(root):
    return root / "examples" / "bahamas" / "article-1.html"


def test_saved_cases_give_the_register_that_their_sources_give(article, key, tmp_path):
    made([str(article)], tmp_path / "texts", key)
    done = made([str(saved([article], tmp_path / "case.json"))], tmp_path / "saved", key)
    assert done.problems == ()
    assert pages(tmp_path / "saved") == pages(tmp_path / "texts")
    assert verify_folder(tmp_path / "saved").whole


def other(path, host, text=""):
    """Write a saved case of another host, its sources told apart, one with more text."""
    row = json.loads(path.read_text())["saved"]
    for case in row["cases"]:
        case["host"] = host
    body = json.dumps(row)
    for document in row["documents"]:
        digest = document["source"]["sha256"]
        body = body.replace(digest, host.encode().hex() + digest[4:])
    row = json.loads(body)
    row["documents"][0]["text"] += text
    for statement in row["statements"]:
        statement["about"]["host"] = host
    return (path.parent / f"{host}.json").write_text(json.dumps(row), encoding="utf-8")


def test_only_a_changed_case_is_made_again(article, key, tmp_path):
    folder = tmp_path / "cases"
    folder.mkdir()
    first = saved([article], folder / "BS.json")
    for host in ("JM", "VE"):
        other(first, host)
    assert made([str(folder)], tmp_path / "register", key).made == 3
    assert made([str(folder)], tmp_path / "register", key).made == 0
    other(first, "JM", "\n\nOne more line.")
    done = made([str(folder)], tmp_path / "register", key, on="2026-12-01")
    assert done.made == 1
    assert verify_folder(tmp_path / "register").whole
    (tmp_path / ".register.memory").unlink()
    assert made([str(folder)], tmp_path / "register", key, on="2026-12-02").written.written == 0, "the same bytes again"


def test_a_name_that_one_case_shows_to_be_private_is_hidden_in_all(article, key, tmp_path):
    folder = tmp_path / "cases"
    folder.mkdir()
    first = saved([article], folder / "BS.json")
    other(first, "JM", "\n\nThen Vuyokazi Orticochea came too.")
    made([str(folder)], tmp_path / "register", key)
    other(first, "VE", "\n\nNurse Vuyokazi Orticochea said so.")
    done = made([str(folder)], tmp_path / "register", key, on="2026-12-01")
    assert done.made == 2, "the case that names her as well is made again"
    assert not [
        path for path in (tmp_path / "register").rglob("*") if path.is_file() and b"Orticochea" in path.read_bytes()
    ]


def test_a_case_given_twice_is_refused(article, key, tmp_path):
    folder = tmp_path / "cases"
    folder.mkdir()
    saved([article], folder / "one.json")
    row = json.loads((folder / "one.json").read_text())["saved"]
    row["documents"][0]["text"] += " "
    (folder / "two.json").write_text(json.dumps(row))
    with pytest.raises(UnreadableSource, match="Two things would stand at one address"):
        made([str(folder)], tmp_path / "register", key)
    assert not (tmp_path / "register").exists()


def test_a_broken_file_is_told_and_the_others_are_published(article, key, tmp_path):
    folder = tmp_path / "cases"
    folder.mkdir()
    saved([article], folder / "BS.json")
    (folder / "broken.json").write_text('{"schema": "fairward/case"')
    done = made([str(folder)], tmp_path / "register", key)
    assert [problem.what for problem in done.problems if "no saved case" in problem.what]
    assert done.written.written > 0


def test_many_are_made_in_processes_in_their_order_and_only_a_few_are_taken_at_once():
    taken = []

    def given():
        for number in range(40):
            taken.append(number)
            yield -number

    made_of = spread(abs, given(), jobs=2, least=3)
    assert next(made_of) == 0
    assert len(taken) < 30
    assert [0, *made_of] == list(range(40))


def test_few_are_made_one_after_the_other():
    assert list(spread(abs, iter([-1, -2]), jobs=2, least=3)) == [1, 2]
