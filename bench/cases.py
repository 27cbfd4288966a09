"""Saved cases in any number, made of the example agreement and article for measuring a register. They are about nobody.

python bench/cases.py FOLDER 10000
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from fairward import books, run
from fairward.model.case import Case, Voiced
from fairward.model.document import Document
from fairward.model.saved import saved_row

EXAMPLES = Path(__file__).parents[1] / "examples" / "bahamas"
STATEMENTS = 20


def example() -> Case:
    """Return the example case with twenty statements from an agreement and an article."""
    found = run.take([str(EXAMPLES / "agreement.docx"), str(EXAMPLES / "article-1.html")])
    (one,) = (each.case for each in run.report(run.Given(sources=()), found).assessed if each.case.id == "BS-CU")
    by_paper: dict[str, list[Voiced]] = {}
    for voiced in one.voiced:
        if voiced.statement.about.host == "BS":
            by_paper.setdefault(voiced.statement.quote.document.id, []).append(voiced)
    kept = [voiced for own in by_paper.values() for voiced in own[: STATEMENTS // len(by_paper)]]
    known = {voiced.statement.id for voiced in kept}
    facts = (
        replace(fact, voiced=tuple(voiced for voiced in fact.voiced if voiced.statement.id in known))
        for fact in one.facts
    )
    return replace(
        one, voiced=tuple(kept), facts=tuple(fact for fact in facts if fact.voiced), rejected=(), problems=()
    )


def made(case: Case, host: str, sender: str) -> Case:
    """Return a case like another between two other countries, with sources of its own."""
    papers = {one.id: paper(one, f"{host}-{sender}") for one in case.documents}

    def moved(voiced: Voiced) -> Voiced:
        said = voiced.statement
        quote = papers[said.quote.document.id].quote(said.quote.start, said.quote.end)
        about = replace(said.about, host=host, sender=sender)
        return replace(voiced, statement=replace(said, quote=quote, about=about))

    new = {voiced.statement.id: moved(voiced) for voiced in case.voiced}
    facts = tuple(
        replace(fact, voiced=tuple(new[voiced.statement.id] for voiced in fact.voiced)) for fact in case.facts
    )
    return replace(
        case, host=host, sender=sender, documents=tuple(papers.values()), voiced=tuple(new.values()), facts=facts
    )


def paper(document: Document, name: str) -> Document:
    """Return a document with the same text under another name and identity."""
    digest = sha256(f"{name} {document.id}".encode()).hexdigest()
    source = replace(document.source, sha256=digest, name=f"{name}-{document.source.name}")
    return replace(document, source=source, text=f"{document.text}\n\n{name}", pages=())


def write(folder: Path, number: int) -> list[Path]:
    """Return the files of so many cases, written to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = sorted(code for code in books.atlas("countries") if len(code) == 2)
    side = next(side for side in range(2, len(codes) + 1) if side * (side - 1) >= number)
    pairs = ((host, sender) for host in codes[:side] for sender in codes[:side] if host != sender)
    case, paths = example(), []
    for _, (host, sender) in zip(range(number), pairs, strict=False):
        path = folder / f"{host}-{sender}.json"
        path.write_text(json.dumps(saved_row([made(case, host, sender)]), ensure_ascii=False), encoding="utf-8")
        paths.append(path)
    return paths


if __name__ == "__main__":
    print(len(write(Path(sys.argv[1]), int(sys.argv[2]))), "cases")
