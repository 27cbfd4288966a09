"""Make the books of senses: words of five languages grouped by what they mean, so that a word no text taught is known by its kin.

python -m tools.senses FOLDER     FOLDER holds the sentence encoder all-MiniLM-L6-v2; writes src/fairward/books/senses and learn/senses/kin.txt

1. `learn/senses/<language>.tsv` says what a word means in English; English words stand for themselves.
2. The encoder makes a vector of each English word; words whose vectors lie together are one group, groups that lie together a
   kindred, and kindreds that lie together a field.
3. Every form of a word (by the tables of simplemma) belongs to the groups of its meanings. Forms that begin alike and mean the
   same are one entry: `salari*`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from sklearn.cluster import AgglomerativeClustering, KMeans
from tools.annotated import ROOT, training_files
from tools.encoder import Encoder

from fairward.extract.folding import fold
from fairward.extract.words import tokens

LEARN, SHELF = ROOT / "learn" / "senses", ROOT / "src" / "fairward" / "books" / "senses"
GROUPS, KINDREDS, FIELDS, WIDTH, TURNS = 1500, 300, 60, 256, 12
ENGLISH = "en"
_SHORTEST, _FEWEST = 4, 3
_STRAY = 0.2

Groups = frozenset[int]


def meanings() -> dict[str, dict[str, list[str]]]:
    """Return for each language what its words mean in English, {language: {word: [English word]}}."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted(LEARN.glob("*.tsv")):
        rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines())
        found[path.stem] = {
            word: [part.strip().lower() for part in meant.split(",") if part.strip()] for word, meant in rows
        }
    return found


def english(meant: Mapping[str, Mapping[str, Iterable[str]]]) -> list[str]:
    """Return the English words that are grouped: those that others mean, those of the texts to learn from, and their lemmas."""
    found = {word for own in meant.values() for words in own.values() for word in words}
    for path, _ in training_files():
        if path.parent.name == ENGLISH:
            found.update(
                word for word in tokens(fold(path.read_text(encoding="utf-8"))) if word.isalpha() and len(word) > 2
            )
    lemmas = {simplemma.lemmatize(word, lang=ENGLISH).lower() for word in found if " " not in word}
    return sorted(found | lemmas)


def grouped(words: list[str], encoder: Encoder) -> tuple[dict[str, int], list[tuple[int, int]]]:
    """Return the group of each word, and of each group its kindred and its field."""
    vectors = encoder.vectors(words)
    matrix = np.array([vectors[word] for word in words])
    matrix -= matrix.mean(axis=0)
    _, _, axes = np.linalg.svd(matrix, full_matrices=False)
    matrix = matrix @ axes[:WIDTH].T
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    groups = KMeans(GROUPS, n_init=1, random_state=0, max_iter=TURNS, init="random").fit(matrix)
    kindreds, fields = (
        AgglomerativeClustering(count).fit_predict(groups.cluster_centers_) for count in (KINDREDS, FIELDS)
    )
    places = dict(zip(words, groups.labels_.tolist(), strict=True))
    return places, list(zip(kindreds.tolist(), fields.tolist(), strict=True))


def forms_of(language: str, groups: Mapping[str, Groups]) -> dict[str, Groups]:
    """Return the groups of every known form of a language's words, none for those whose meaning is not known; forms are folded."""
    found: dict[str, Groups] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        folded = fold(form.lower())
        own = groups.get(form) or groups.get(lemma) or frozenset()
        if folded.isalpha() and (own or folded not in found):
            found[folded] = found.get(folded) or own
    found.update((fold(word), own) for word, own in groups.items() if fold(word).isalpha())
    return found


def entries(forms: Mapping[str, Groups]) -> dict[str, Groups]:
    """Return forms that begin alike and mean the same as one entry with `*`, and the others as they are."""
    begun: dict[str, list[str]] = defaultdict(list)
    openings = {form[:_SHORTEST] for form, own in forms.items() if own}
    for form in (form for form in forms if form[:_SHORTEST] in openings):
        for size in range(_SHORTEST, len(form) + 1):
            begun[form[:size]].append(form)
    found: dict[str, Groups] = {}

    def settle(start: str) -> None:
        own = begun[start]
        known = [form for form in own if forms[form]]
        alike = len({forms[form] for form in known}) == 1
        if alike and len(known) >= _FEWEST and len(own) - len(known) <= _STRAY * len(known):
            found[f"{start}*"] = forms[known[0]]
            return
        if forms.get(start):
            found[start] = forms[start]
        for longer in sorted({form[: len(start) + 1] for form in own if len(form) > len(start)}):
            settle(longer)

    for start in sorted(start for start in openings if len(start) == _SHORTEST):
        settle(start)
    found.update((form, own) for form, own in forms.items() if len(form) < _SHORTEST and own)
    return found


def written(own: Mapping[str, Groups]) -> str:
    """Return a book: a line for each group with its entries."""
    members: dict[int, list[str]] = defaultdict(list)
    for entry, groups in sorted(own.items()):
        for group in groups:
            members[group].append(entry)
    return "".join(f"{group}: {' '.join(words)}\n" for group, words in sorted(members.items()))


def main(folder: Path) -> None:
    """Group the words of every language, and write the books."""
    encoder, meant = Encoder(folder), meanings()
    places, kin = grouped(english(meant), encoder)
    rows = "".join(f"{group} {kindred} {field}\n" for group, (kindred, field) in enumerate(kin))
    head = f"# group, kindred, field; made by tools/senses.py with all-MiniLM-L6-v2, SHA-256 {encoder.hash}\n"
    (LEARN / "kin.txt").write_text(head + rows, encoding="utf-8")
    SHELF.mkdir(exist_ok=True)
    for language in (ENGLISH, *meant):
        if language == ENGLISH:
            groups = {word: frozenset({place}) for word, place in places.items() if " " not in word}
        else:
            groups = {word: frozenset(places[own] for own in words) for word, words in meant[language].items()}
        own = entries(forms_of(language, groups))
        (SHELF / f"{language}.txt").write_text(written(own), encoding="utf-8")
        print(language, len(groups), len(own))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
