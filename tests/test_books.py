"""The books keep their own order: nothing missing, nothing unknown, every citation leads somewhere, in every language."""

from __future__ import annotations

import json
import re
import shutil
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from fairward import books
from fairward.books.shelf import parsed
from fairward.model.check import Check, Condition
from fairward.model.problem import BookError
from fairward.model.statement import Topic

LANGUAGES = ("en", "es", "pt", "fr")
"""The languages of pages, reports and drafts: the rules' words and texts stand in each of them."""
EXAMPLES = ("en", "es")
SHEETS = ("agreement_options", "deduction_ceilings", "pay_figures", "payment_flags")
SHOWN = [
    *sorted((books.SHELF / "rules").rglob("*.yaml")),
    books.SHELF / "topics.yaml",
    *(books.SHELF / "atlas" / f"{name}.yaml" for name in SHEETS),
]
"""The files whose texts readers of pages, reports and drafts are shown."""
ENGLISH = re.compile(r"\b(the|of|and|with|which|from|not|are|is|this)\b")
CHECKS = sorted(books.rulebook().checks)
TEXTS = ("title", "question", "breach_when", "met_when", "why", "evidence_needed")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the books to be spoilt, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    copy = tmp_path / "books"
    shutil.copytree(books.SHELF, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forget the spoilt books after each test."""
    yield
    for read in (books.asking, books.rulebook, books.clauses, books.topics, books.phrases, books.atlas):
        read.cache_clear()


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def conditions(check: Check) -> tuple[Condition, ...]:
    return (*check.breached_by, *check.met_by)


def words_missing(words: Mapping[str, str], languages: tuple[str, ...] = LANGUAGES) -> list[str]:
    return [language for language in languages if not words.get(language, "").strip()]


def shown_texts(node: object, where: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every text by language that a file of the books holds, with its place; examples are for the tests of checks."""
    if isinstance(node, dict) and isinstance(node.get("en"), str):
        yield where, node
    elif isinstance(node, dict):
        for name, inner in node.items():
            if name != "examples":
                yield from shown_texts(inner, f"{where}/{name}")
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from shown_texts(inner, f"{where}/{number}")


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


# --- what the rulebook holds


def test_nothing_is_missing() -> None:
    book = books.rulebook()
    assert len(book.instruments) == 52
    assert len(book.provisions) == 140
    assert sum(provision.verified for provision in book.provisions.values()) == 113
    assert len(book.checks) == 60
    assert len(book.figures) == 16
    assert len(book.indicators) == 11
    assert len(book.ceilings) == 10
    assert book.edition.startswith("2026-11-22-")


def test_every_statement_topic_is_in_the_book_of_topics() -> None:
    known = books.topics()
    assert set(known) == {topic.value for topic in Topic}
    for topic, record in known.items():
        assert not words_missing(record["label"]), topic


def test_what_is_not_verified_is_said_to_be_so() -> None:
    book = books.rulebook()
    assert not book.provisions["ilo-c095-art5"].verified
    assert book.provisions["ilo-c095-art12-2"].sourcing == "own_knowledge"
    assert {ceiling.country for ceiling in book.ceilings if ceiling.verified} == {"RU", "PH"}


def test_annexes_left_out_on_joining_do_not_bind() -> None:
    book = books.rulebook()
    assert book.provisions["ilo-c097-annex2-art4"].excluded == ("BS", "GY", "JM", "KE")
    assert book.provisions["ilo-c097-art6"].excluded == ()
    joined = {party.country: party for party in book.instruments["ilo-c097"].ratifications}
    assert joined["BS"].note == "1976-05-25, Annexes I-III excluded"
    assert joined["BS"].since == "1976-05-25"


def test_ratifications_say_who_is_not_a_party() -> None:
    joined = {party.country: party.status for party in books.rulebook().instruments["icrmw"].ratifications}
    assert joined["JM"] == "party"
    assert joined["CU"] == "not_party"
    assert "QA" not in joined


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("the experts are not considered to be migrant workers", "en"),
        ("los cooperantes no seran considerados trabajadores migratorios", "es"),
    ],
)
def test_wording_that_takes_workers_outside_the_migrant_workers_convention(phrase: str, language: str) -> None:
    patterns = books.rulebook().instruments["icrmw"].excluded_when[language]
    assert any(re.search(pattern, phrase) for pattern in patterns)


# --- every language everywhere


@pytest.mark.parametrize("path", SHOWN, ids=named)
def test_what_a_reader_is_shown_stands_in_every_language(path: Path) -> None:
    for where, words in shown_texts(parsed(path)):
        assert not words_missing(words), where
        assert set(words) == set(LANGUAGES), where  # a text with a comma, not in quotation marks, would end there


@pytest.mark.parametrize("path", SHOWN, ids=named)
def test_a_translation_is_not_the_english_copied(path: Path) -> None:
    for where, words in shown_texts(parsed(path)):
        for language in LANGUAGES[1:]:
            own = words[language]
            assert " " not in own or own != words["en"], (where, language)
            assert not ENGLISH.search(own), (where, language)


def test_bodies_that_are_not_called_the_same_everywhere_have_their_name_in_every_language() -> None:
    for body in books.atlas("voices"):
        if body["name"]["en"] != body["name"]["es"]:
            assert not words_missing(body["name"]), body["id"]


def test_instruments_and_provisions_speak_every_language() -> None:
    book = books.rulebook()
    for instrument in book.instruments.values():
        assert not words_missing(instrument.name_in), instrument.id
        assert not words_missing(instrument.body_in), instrument.id
        assert instrument.notes is None or not words_missing(instrument.notes_in), instrument.id
        assert not any(words_missing(trap) for trap in instrument.traps), instrument.id
        for party in instrument.ratifications:
            assert party.note is None or not words_missing(party.note_in), (instrument.id, party.country)
    for provision in book.provisions.values():
        assert not words_missing(provision.summary), provision.id
        assert not words_missing(provision.article_in), provision.id
        assert provision.note is None or not words_missing(provision.note_in), provision.id
        assert not any(words_missing(trap) for trap in provision.traps), provision.id


def test_figures_ceilings_indicators_and_labels_speak_every_language() -> None:
    book = books.rulebook()
    for figure in book.figures.values():
        assert not any(words_missing(words) for words in (figure.name, figure.reading, figure.formula_in)), figure.id
    assert not any(words_missing(ceiling.rule) for ceiling in book.ceilings)
    assert all(set(LANGUAGES) <= set(dict(record["name"])) for record in book.indicators.values())  # type: ignore[call-overload]  # words by language
    assert not any(words_missing(words) for kind in book.labels.values() for words in kind.values())
    assert not any(words_missing(words) for words in book.notes.values())


@pytest.mark.parametrize("check_id", CHECKS)
def test_check_speaks_every_language(check_id: str) -> None:
    check = books.rulebook().checks[check_id]
    for name in TEXTS:
        assert not words_missing(getattr(check, name)), name
    assert [example.outcome for example in check.examples] == ["breached", "met", "silent"]
    for example in check.examples:
        assert not words_missing(example.text, EXAMPLES), example.outcome


# --- checks hang together


@pytest.mark.parametrize("check_id", CHECKS)
def test_check_asks_for_statements_that_can_exist(check_id: str) -> None:
    check = books.rulebook().checks[check_id]
    assert check.breached_by
    assert check.met_by
    for condition in conditions(check):
        if condition.none is not None:
            continue
        topic = books.topics()[condition.topic or ""]
        legal = topic.get("values") or (["breach", "safeguard"] if topic["kind"] == "condition" else [])
        values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
        for value in values:
            word = value.get("what") if isinstance(value, dict) else value
            assert word is None or word is True or word in legal, (condition.topic, word)
        assert condition.topic in check.topics, condition.topic
        assert condition.stance in (None, "denies")
        if condition.above is not None or condition.below is not None:
            assert topic["kind"] == "share"


def test_every_condition_of_freedom_says_which_side_it_is_on() -> None:
    for check in books.rulebook().checks.values():
        for condition in conditions(check):
            if condition.topic and books.topics()[condition.topic]["kind"] == "condition":
                assert condition.value is not None, (check.id, condition.topic)


def test_patterns_can_match_folded_text() -> None:
    book = books.rulebook()
    many = [side for check in book.checks.values() for one in conditions(check) for side in (one.words, one.unless)]
    many += [instrument.excluded_when for instrument in book.instruments.values()]
    for patterns in many:
        for pattern in (one for ones in patterns.values() for one in ones):
            re.compile(pattern)
            letters = re.sub(r"\\.", "", pattern)
            bare = "".join(sign for sign in unicodedata.normalize("NFD", letters) if not unicodedata.combining(sign))
            assert bare == letters, pattern
            assert letters.lower() == letters, pattern


def test_words_are_asked_for_in_every_language_of_drafting() -> None:
    for check in books.rulebook().checks.values():
        for condition in conditions(check):
            for words in (condition.words, condition.unless):
                assert not words or set(words) == set(LANGUAGES), (check.id, condition)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_check_has_a_clause(language: str) -> None:
    clauses = books.clauses(language)
    answered = [check for clause in clauses for check in clause.checks]
    assert sorted(answered) == CHECKS
    for clause in clauses:
        assert clause.language == language
        assert clause.title.strip()
        assert len(clause.text) > 80
    assert len({clause.id for clause in clauses}) == len(clauses)


def test_every_figure_and_every_provision_is_used_or_stands_for_itself() -> None:
    book = books.rulebook()
    figures = {figure for check in book.checks.values() for figure in check.figures}
    assert set(book.figures) - figures == {"cubatecnica-formula"}


# --- what is refused


def test_unknown_key_of_a_check_is_refused_by_name_with_file_and_line(shelf: Path) -> None:
    path = shelf / "rules" / "checks" / "pay" / "paid-directly.yaml"
    spoil(path, "severity:", "severeness: much\nseverity:")
    with pytest.raises(
        BookError, match=r"pay/paid-directly\.yaml, line 8: the key 'severeness' is not known for Check"
    ):
        books.rulebook(shelf)


def test_unknown_key_of_a_condition_is_refused(shelf: Path) -> None:
    spoil(shelf / "rules" / "checks" / "pay" / "paid-directly.yaml", "value: direct\n", "valve: direct\n")
    with pytest.raises(BookError, match="the key 'valve' is not known for Condition"):
        books.rulebook(shelf)


def test_missing_key_is_named(shelf: Path) -> None:
    spoil(shelf / "rules" / "instruments" / "ilo-c029.yaml", "verified: true\n", "")
    with pytest.raises(BookError, match=r"ilo-c029\.yaml.*has no 'verified'"):
        books.rulebook(shelf)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("rules/checks/pay/paid-directly.yaml", "ilo-c095-art5,", "ilo-c095-art55,", "no provision 'ilo-c095-art55'"),
        (
            "rules/checks/pay/paid-directly.yaml",
            "topic: payment_route",
            "topic: payment_root",
            "no topic 'payment_root'",
        ),
        ("rules/checks/pay/paid-on-time.yaml", "[pay-timeliness]", "[pay-timelines]", "no figure 'pay-timelines'"),
        ("rules/checks/pay/paid-directly.yaml", "id: paid-directly", "id: paid", "no file named 'paid'"),
        ("rules/checks/pay/paid-directly.yaml", "severity: critical", "severity: grave", "no severity 'grave'"),
        ("rules/instruments/ilo-c029.yaml", "binding: treaty", "binding: promise", "no binding 'promise'"),
        ("rules/instruments/ilo-c029.yaml", "status: party", "status: parti", "no status 'parti'"),
        ("rules/figures.yaml", "[ilo-c095-art1,", "[ilo-c095-art0,", "no provision 'ilo-c095-art0'"),
    ],
)
def test_what_leads_nowhere_is_refused(shelf: Path, file: str, old: str, new: str, message: str) -> None:
    spoil(shelf / file, old, new)
    with pytest.raises(BookError, match=message):
        books.rulebook(shelf)


def test_provision_that_stands_twice_is_refused(shelf: Path) -> None:
    spoil(shelf / "rules" / "instruments" / "ilo-c105.yaml", "id: ilo-c105-art1a", "id: ilo-c029-art25")
    with pytest.raises(BookError, match="ilo-c029-art25"):
        books.rulebook(shelf)


def test_key_that_stands_twice_is_refused_with_its_line(shelf: Path) -> None:
    spoil(shelf / "topics.yaml", "worker_pay:", "host_payment:")
    with pytest.raises(BookError, match=r"topics\.yaml, line \d+: the key 'host_payment' stands twice"):
        books.topics(shelf)


def test_unknown_key_of_a_topic_is_refused(shelf: Path) -> None:
    spoil(shelf / "topics.yaml", "kind: rate", "sort: rate")
    with pytest.raises(BookError, match="the key 'sort' is not known for a topic"):
        books.topics(shelf)


def test_malformed_file_is_named(shelf: Path) -> None:
    (shelf / "clauses" / "en.yaml").write_text("- id: [", encoding="utf-8")
    with pytest.raises(BookError, match=r"clauses/en\.yaml"):
        books.clauses("en", shelf)


@pytest.mark.parametrize("read", [books.clauses, books.phrases, books.atlas])
def test_book_that_does_not_exist_is_named(read: Callable[[str], object]) -> None:
    with pytest.raises(BookError, match=r"xx\.yaml: there is no such book"):
        read("xx")


def test_words_stay_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "atlas").mkdir()
    (tmp_path / "atlas" / "odd.yaml").write_text("[NO, yes, 2026-11-21, 007, 12:30, true, 7, 1.5, ~]", encoding="utf-8")
    assert books.atlas("odd", tmp_path) == ["NO", "yes", "2026-11-21", "007", "12:30", True, 7, 1.5, None]


# --- the edition and the cache


def test_edition_hash_changes_when_a_file_changes(shelf: Path) -> None:
    before = books.rulebook(shelf)
    assert before.edition_hash == books.rulebook().edition_hash
    spoil(shelf / "rules" / "checks" / "pay" / "paid-directly.yaml", "severity: critical", "severity: major")
    books.rulebook.cache_clear()
    after = books.rulebook(shelf)
    assert after.checks["paid-directly"].severity == "major"
    assert after.edition_hash != before.edition_hash


def test_second_reading_comes_from_the_cache_and_is_the_same(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = books.rulebook(shelf)
    books.rulebook.cache_clear()
    monkeypatch.setattr(books, "parsed", lambda path: pytest.fail(f"{path} was parsed again"))
    assert books.rulebook(shelf) == first


def kept(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache" / "fairward").glob("topics-*.json")
    return file


def test_cache_is_the_users_own_and_holds_json(shelf: Path, tmp_path: Path) -> None:
    books.topics(shelf)
    file = kept(tmp_path)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_bytes().partition(b"\n")[2])["host_payment"]["group"] == "money"


def test_damaged_cache_is_ignored_and_written_anew(shelf: Path, tmp_path: Path) -> None:
    first = books.topics(shelf)
    file = kept(tmp_path)
    good = file.read_bytes()
    file.write_bytes(good[:-20] + b'"group": "forgery"}}')
    books.topics.cache_clear()
    assert books.topics(shelf) == first
    assert file.read_bytes() == good


def test_cache_that_others_may_write_to_is_not_read(shelf: Path, tmp_path: Path) -> None:
    books.topics(shelf)
    file = kept(tmp_path)
    file.chmod(0o666)
    books.topics.cache_clear()
    assert books.topics(shelf)["host_payment"]["group"] == "money"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_old_cache_files_are_dropped(shelf: Path, tmp_path: Path) -> None:
    books.topics(shelf)
    spoil(shelf / "topics.yaml", "What the host pays", "What the host country pays")
    books.topics.cache_clear()
    books.topics(shelf)
    assert kept(tmp_path).exists()


def test_no_cache_folder_is_no_reason_to_stop(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert books.topics(shelf)["host_payment"]["group"] == "money"


# --- every other file of the books


@pytest.mark.parametrize(
    "path", sorted(books.SHELF.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_file_is_plain_yaml_that_the_strict_reader_and_any_other_reader_know(path: Path) -> None:
    assert yaml.safe_load(path.read_text(encoding="utf-8")) is not None
    assert parsed(path) is not None


def test_check_files_hold_only_the_keys_of_a_check() -> None:
    known = {field.name for field in fields(Check)}
    for path in (books.SHELF / "rules" / "checks").rglob("*.yaml"):
        assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= known, path.name


def test_titles_of_checks_stand_in_languages_alone() -> None:
    for path in (books.SHELF / "rules" / "checks").rglob("*.yaml"):
        assert set(yaml.safe_load(path.read_text(encoding="utf-8"))["title"]) == {"en", "es", "pt", "fr"}, path.name


def test_what_a_model_is_told_describes_every_kind_of_value_and_hints_at_topics_that_there_are(shelf: Path) -> None:
    told = books.asking()
    assert set(told["kinds"]) == {topic["kind"] for topic in books.topics().values()}
    assert set(told["hints"]) <= set(books.topics())
    spoil(shelf / "asking.yaml", "  host_payment:", "  weather:")
    with pytest.raises(BookError, match=r"asking\.yaml, line \d+: there is no topic 'weather'"):
        books.asking(shelf)


def test_a_kind_of_value_that_a_model_is_not_told_of_is_refused(shelf: Path) -> None:
    spoil(shelf / "asking.yaml", "  flag: 'true'", "")
    with pytest.raises(BookError, match=r"there is no kind 'flag'"):
        books.asking(shelf)
