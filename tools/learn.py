"""Train the learned layer of reading from annotated texts and labelled sentences: same data, same model.

make learn        trains in minutes and writes src/fairward/books/learned: three models and learned.json, which says how they are joined

1. Sentences of annotated texts (learn/texts, tests/gold) get the labels of the statements whose quotes stand in them; the labelled
   sentences of tests/sentences bring their own. Texts in which nothing is to be found teach what texts are about.
2. A linear model for each topic, and for each value among sentences of its topic, is fitted on words, pairs of words and concepts,
   for all languages together.
3. What it says of texts that it was not fitted on, and what the phrases find there, is weighed by a second, small model.
4. The same is done for numbers (what is this sum, share or count?) and for whole texts (is it about such a programme?).
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from tools.annotated import ROOT, edition, sources, training_files

from fairward import books, read
from fairward.extract import judging
from fairward.extract.amounts import Amount
from fairward.extract.candidates import Candidate, Looked
from fairward.extract.concepts import Concepts
from fairward.extract.folding import fold
from fairward.extract.kinds import is_agreement
from fairward.extract.learned import Expected, Features, Labels, chance, features, joined, pack
from fairward.extract.reader import Reader
from fairward.extract.sentences import Bounds
from fairward.extract.with_numbers import numbers_of
from fairward.extract.words import Sentence

SHELF = ROOT / "src" / "fairward" / "books" / "learned"
FOLDS = 4
STRICT = {"sentences": 30.0, "numbers": 10.0, "texts": 10.0}
LEAST = {"least": 0.25, "least_said": 0.2, "least_number": 0.5, "least_number_said": 0.05}


@dataclass(slots=True)
class Line:
    """One sentence of a text: its parts with their features, its labels, and what phrases propose for it."""

    parts: list[tuple[tuple[int, int], Features]]
    labels: set[str]
    sentence: Sentence
    candidates: list[Candidate] = field(default_factory=list)
    looked: Looked | None = None
    numbers: list[tuple[Amount, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """Words to learn from: their features, their labels, and whether their text is about such a programme at all."""

    found: Features
    labels: set[str]
    telling: bool


@dataclass(slots=True)
class Text:
    """An annotated text: its sentences, whether anything is to be found in it, and whether phrases were written with it in view."""

    name: str
    language: str
    lines: list[Line]
    telling: bool
    complete: bool
    known: bool
    agreement: bool
    formal: bool
    signs: tuple[int, int, int]
    found: Features
    quotes: list[tuple[Features, set[str]]]


@cache
def concepts_of(language: str) -> Concepts:
    """Return the concepts of a language, none where it has no book of them."""
    return Concepts(books.concepts(language) or {}, books.senses(language))


@cache
def kin() -> Mapping[str, tuple[str, str]]:
    """Return the kindred and the field of each group of meaning, as features are named."""
    rows = (ROOT / "learn" / "senses" / "kin.txt").read_text(encoding="utf-8").splitlines()
    each = (row.split() for row in rows if not row.startswith("#"))
    return {f"s:{group}": (f"kindred {kindred}", f"field {field}") for group, kindred, field in each}


@cache
def reader_for(language: str) -> Reader | None:
    """Return the reader of a language with its phrases alone, None where it has no phrase book."""
    return Reader(language, judged=False) if language in books.languages() else None


def features_of(words: Sequence[str], language: str) -> Features:
    """Return the features of some words as the reader sees them."""
    concepts = concepts_of(language)
    return features(*concepts.of(words), concepts.senses(words), language)


def parts_of(sentence: Sentence, language: str) -> list[tuple[tuple[int, int], Features]]:
    """Return the parts of a sentence that the reader weighs, the whole first, each with its features."""
    return [((low, high), features_of(sentence.words[low:high], language)) for low, high in judging.parts(sentence)]


def whole(words: str) -> Sentence:
    """Return words that stand alone as a sentence."""
    return Sentence(words, fold(words), 0, len(words), 0, 0)


def gold_labels(statement: Mapping[str, Any]) -> set[str]:
    """Return the labels of a gold statement: its topic, and its topic with its value."""
    return {statement["topic"], *judging.label_of(statement["topic"], statement["value"])}


def right_number(amount: Amount, statements: Sequence[Mapping[str, Any]], place: int, text: str) -> str:
    """Return the topic of the statement whose value is this number and whose quote holds its place, else "none"."""
    for statement in statements:
        value = statement["value"]
        if not isinstance(value, Mapping):
            continue
        start = text.find(statement["quote"])
        ends = {float(value[key]) for key in ("amount", "percent", "count", "min", "max") if value.get(key) is not None}
        own = {float(end) for end in (amount.low, amount.high) if end is not None}
        if start <= place < start + len(statement["quote"]) and own & ends:
            return str(statement["topic"])
    return "none"


def read_text(path: Path, *, known: bool) -> Text:
    """Return an annotated text with everything that training looks at."""
    statements = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8")) or []
    document = read.document(path)
    language, text = document.language, document.text
    reader = reader_for(language)
    labels: dict[int, set[str]] = defaultdict(set)
    bounds = Bounds(text, reader.abbreviations if reader else frozenset())
    for statement in statements:
        place = text.find(statement["quote"])
        if place >= 0:
            labels[bounds.at(place)] |= gold_labels(statement) | {f"stance:{statement['stance']}"}
    folded = fold(text)
    quoted: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        quoted[statement["quote"]] |= gold_labels(statement)
    quotes = [(features_of(whole(quote).words, language), labels) for quote, labels in quoted.items()]
    lines: list[Line] = []
    signs, agreement = (0, 0, 0), False
    if reader is None:
        for index in range(len(bounds.starts)):
            sentence = Sentence(text, folded, bounds.starts[index], bounds.ends[index], index, 0)
            lines.append(Line(parts_of(sentence, language), labels[index], sentence))
    else:
        signs, agreement, traced = reader.trace(document)
        for looked, candidates in traced:
            line = Line(parts_of(looked.sentence, language), labels[looked.sentence.index], looked.sentence)
            line.candidates, line.looked = candidates, looked
            for amount, said in numbers_of(looked):
                line.numbers.append(
                    (amount, said, right_number(amount, statements, looked.sentence.starts[amount.first], text))
                )
            lines.append(line)
    stems: set[str] = set()
    touched: set[str] = set()
    for line in lines:
        own, concepts = concepts_of(language).of(line.sentence.words)
        stems.update(own)
        touched |= concepts
    found = judging.text_features(stems, touched, language)
    spoken = Counter(statement["speaker"] for statement in statements)
    formal = 2 * spoken["agreement"] > sum(spoken.values())
    complete = path.parent.parent.name != "passages"
    return Text(path.stem, language, lines, bool(statements), complete, known, agreement, formal, signs, found, quotes)


def labelled() -> Iterator[Row]:
    """Yield what the labelled sentences of every language teach."""
    for path in sorted((ROOT / "tests" / "sentences").glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").splitlines():
            written, _, words = row.partition("\t")
            own = {label.strip() for label in written.split(" + ")} - {"none"}
            labels = own | {label.partition(":")[0] for label in own}
            yield Row(features_of(whole(words).words, path.stem), labels, telling=True)


def _kinship(names: Sequence[str]) -> csr_matrix:
    """Return which kindred and field (columns) each feature (rows) belongs to."""
    places: dict[str, int] = {}
    pairs = [
        (row, places.setdefault(wider, len(places))) for row, name in enumerate(names) for wider in kin().get(name, ())
    ]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(names), len(places)))


class Model:
    """Linear models for some labels over features, as `Linear` reads them.

    A group of meaning lends what it learns to its kin: beside its own weight it has those of its kindred and of its field, and the
    packed model holds the sum of the three.
    """

    def __init__(self, rows: Sequence[Features], strict: float) -> None:
        """Learn which features occur at least twice; groups of meaning count however seldom they occur."""
        self.vectorizer, self.strict = DictVectorizer(), strict
        lending = kin() if any(name in kin() for row in rows for name in row) else {}
        matrix = self.vectorizer.fit_transform([*rows, dict.fromkeys(lending, 0.0)])[:-1]
        names = self.vectorizer.get_feature_names_out()
        often = np.asarray((matrix > 0).sum(0)).ravel() >= 2
        self.kept = np.where(often | np.array([name in lending for name in names]))[0]
        self.above = _kinship(names[self.kept])
        self.matrix = self._joined(normalize(matrix[:, self.kept]))
        self.labels: list[str] = []
        self.weights: list[np.ndarray] = []
        self.intercepts: list[float] = []

    def _joined(self, matrix: csr_matrix) -> csr_matrix:
        """Return features with what their kindreds and fields come to beside them."""
        return csr_matrix(hstack([matrix, matrix @ self.above]))

    def own(self) -> np.ndarray:
        """Return the weights of the features for every label (rows), those of their kindred and field added."""
        weights = np.array(self.weights)
        size = len(self.kept)
        own: np.ndarray = weights[:, :size] + (self.above @ weights[:, size:].T).T
        return own

    def fit(
        self, label: str, wanted: Sequence[bool], among: Sequence[int] | None = None, *, balanced: bool = False
    ) -> None:
        """Fit one label: `wanted` says for each row (of `among`, if given) whether it has it."""
        truth = np.array(wanted)
        matrix = self.matrix if among is None else self.matrix[among]
        self.labels.append(label)
        if truth.all() or not truth.any():
            self.weights.append(np.zeros(matrix.shape[1]))
            self.intercepts.append(4.0 if truth.all() else -4.0)
            return
        model = LogisticRegression(
            C=self.strict, solver="liblinear", class_weight="balanced" if balanced else None, random_state=0
        )
        model.fit(matrix, truth)
        self.weights.append(model.coef_[0])
        self.intercepts.append(float(model.intercept_[0]))

    def scores(self, rows: Sequence[Features]) -> np.ndarray:
        """Return the score of every label (columns) for every row."""
        matrix: csr_matrix = normalize(self.vectorizer.transform(rows)[:, self.kept])
        scores: np.ndarray = matrix @ self.own().T + np.array(self.intercepts)
        return scores

    def packed(self) -> bytes:
        """Return the models as bytes."""
        names = self.vectorizer.get_feature_names_out()[self.kept]
        weights = self.own().T
        telling = np.abs(weights).max(axis=1) >= 0.02
        return pack([str(name) for name in names[telling]], self.labels, weights[telling], self.intercepts)


def sentence_model(rows: Sequence[Row]) -> Model:
    """Return the model of sentences: a label for each topic, and for each value among the sentences of its topic.

    What texts about other matters say counts only for whether a sentence says anything at all.
    """
    model = Model([row.found for row in rows], STRICT["sentences"])
    model.fit(f"{judging.GATE}:any", [bool(row.labels) for row in rows])
    within = [number for number, row in enumerate(rows) if row.telling]
    every = sorted({label for row in rows for label in row.labels})
    spoken = [n for n in within if any(label.startswith("stance:") for label in rows[n].labels)]
    for stance in judging.STANCES:
        model.fit(f"stance:{stance}", [f"stance:{stance}" in rows[number].labels for number in spoken], spoken)
    for topic in [label for label in every if ":" not in label]:
        model.fit(topic, [topic in rows[number].labels for number in within], within)
        among = [number for number in within if topic in rows[number].labels]
        for label in [label for label in every if label.startswith(f"{topic}:")]:
            model.fit(label, [label in rows[number].labels for number in among], among)
    return model


def expectations(model: Model, lines: Sequence[Line], *, agreement: bool) -> list[Expected]:
    """Return what a model expects of each sentence of a text, in the shape that the reader works with."""
    labels = Labels(model.labels)
    made = []
    scores = model.scores(
        [judging.of_form(dict(found), agreement=agreement) for line in lines for _, found in line.parts]
    )
    at = 0
    for line in lines:
        own = scores[at : at + len(line.parts)].tolist()
        made.append(joined(labels, [place for place, _ in line.parts], own))
        at += len(line.parts)
    return made


def weighings(text: Text, expected: Sequence[Expected], *, agreement: bool) -> Iterator[tuple[list[float], bool]]:
    """Yield what the second model looks at, and whether it was right, for each thing that might be read in a text."""
    for line, hoped in zip(text.lines, expected, strict=True):
        said: dict[str, list[Candidate | None]] = defaultdict(list)
        for read_one in line.candidates:
            if read_one.place is None:
                said[read_one.topic].append(read_one)
        for topic in dict.fromkeys((*said, *hoped.likely())):
            if topic not in said and topic in judging.NUMERIC:
                continue
            proposed: Sequence[Candidate | None] = said.get(topic) or [None]
            for candidate in proposed:
                value = candidate.value if candidate is not None else judging.value_of(topic, hoped)
                right = bool(set(judging.label_of(topic, value)) & line.labels) or (
                    topic == "fee_or_deduction" and topic in line.labels
                )
                yield (
                    judging.stacked(hoped, topic, candidate, heading=line.sentence.heading, agreement=agreement),
                    right,
                )


def number_rows(text: Text, expected: Sequence[Expected]) -> Iterator[tuple[Features, str]]:
    """Yield the features of each number of a text, and the topic that it belongs to."""
    for line, hoped in zip(text.lines, expected, strict=True):
        for amount, said, topic in line.numbers:
            if line.looked is not None and amount.kind in judging.SLOTS:
                yield (
                    judging.slot_features(line.looked, amount, said, hoped, concepts_of(text.language), text.language),
                    topic,
                )


def fitted_weights(rows: Sequence[tuple[list[float], bool]]) -> list[float]:
    """Return the weights of the second model, its own last."""
    model = LogisticRegression(C=1.0, random_state=0, max_iter=1000).fit(
        [found for found, _ in rows], [right for _, right in rows]
    )
    return [round(float(weight), 4) for weight in (*model.coef_[0], model.intercept_[0])]


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], list[Text]]]:
    """Yield texts to fit on and texts held out, in turns; those that phrases were written with are never held out."""
    open_ones = [text for text in texts if not text.known]
    for fold_number in range(FOLDS):
        held = [text for number, text in enumerate(open_ones) if number % FOLDS == fold_number]
        names = {(text.language, text.name) for text in held}
        yield [text for text in texts if (text.language, text.name) not in names], held


def rows_of(texts: Iterable[Text]) -> list[Row]:
    """Return what the sentences, and the quotes, of some texts teach."""
    rows: list[Row] = []
    for text in texts:
        own = [(line.parts[0][1], line.labels) for line in text.lines] + text.quotes
        rows += [
            Row(judging.of_form(dict(found), agreement=text.formal), labels, telling=text.telling)
            for found, labels in own
        ]
    return rows


def text_model(given: Sequence[Text]) -> Model:
    """Return the model of whole texts: whether one is about such a programme, and whether it is an agreement."""
    texts = [text for text in given if text.complete]
    model = Model([text.found for text in texts], STRICT["texts"])
    model.fit("programme", [text.telling for text in texts], balanced=True)
    model.fit("agreement", [text.formal for text in texts], balanced=True)
    return model


def learn(texts: Sequence[Text], say: Callable[[str], None]) -> tuple[dict[str, Model], dict[str, Any]]:
    """Return the models, and the weights that join them with what the phrases find."""
    further = list(labelled())
    turns = [(fitted, [text for text in held if text.language in books.languages()]) for fitted, held in folds(texts)]
    scored = [text_model(fitted).scores([text.found for text in held]).tolist() for fitted, held in turns]
    seen = [one for (_, held), scores in zip(turns, scored, strict=True) for one in zip(held, scores, strict=True)]
    glance = fitted_weights([(judging.gated(programme, text.signs), text.telling) for text, (programme, _) in seen])
    form = fitted_weights(
        [(judging.gated(likely, text.signs), text.formal) for text, (_, likely) in seen if text.telling]
    )
    weighed: list[tuple[list[float], bool]] = []
    numbers: list[tuple[Features, str]] = []
    gates: list[tuple[list[float], bool]] = []
    for turn, ((fitted, held), scores) in enumerate(zip(turns, scored, strict=True), 1):
        model = sentence_model(further + rows_of(fitted))
        say(f"fold {turn} of {FOLDS}")
        for text, (programme, likely) in zip(held, scores, strict=True):
            agreement = is_agreement(chance(judging.weighted(form, judging.gated(likely, text.signs))), text.signs)
            expected = expectations(model, text.lines, agreement=agreement)
            telling = judging.most_telling([one.telling for one in expected])
            gates.append(([*judging.gated(programme, text.signs), telling], text.telling))
            if text.telling:
                weighed += weighings(text, expected, agreement=agreement)
                numbers += number_rows(text, expected)
    sentences = sentence_model(further + rows_of(texts))
    number_model = Model([found for found, _ in numbers], STRICT["numbers"])
    for topic in sorted({topic for _, topic in numbers} - {"none"}):
        number_model.fit(topic, [topic == own for _, own in numbers])
    models = {"sentences": sentences, "numbers": number_model, "texts": text_model(texts)}
    about = {
        "stack": fitted_weights(weighed),
        "glance": glance,
        "gate": fitted_weights(gates),
        "form": form,
        **LEAST,
    }
    return models, about


def main() -> None:
    """Train, and write the models."""
    files = training_files()
    texts = [read_text(path, known=known) for path, known in files]
    models, about = learn(texts, lambda words: print(words, file=sys.stderr))
    SHELF.mkdir(exist_ok=True)
    for name, model in models.items():
        (SHELF / f"{name}.model").write_bytes(model.packed())
    counts = Counter(text.language for text in texts)
    about |= {"edition": edition(sources()), "texts": dict(sorted(counts.items()))}
    (SHELF / "learned.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(
        {name: round(path.stat().st_size / 1024) for name, path in ((n, SHELF / f"{n}.model") for n in models)}, about
    )


if __name__ == "__main__":
    main()
