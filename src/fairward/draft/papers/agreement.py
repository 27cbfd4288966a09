"""The whole fair agreement as a paper: articles from the book of clauses, choices put in, annexes from the parties."""

from __future__ import annotations

from collections.abc import Iterator

from fairward import books
from fairward.draft.papers.options import ceiling, worded
from fairward.draft.papers.saying import block, country, elided, money, say
from fairward.model.draft import Clause
from fairward.model.paper import Block, Paper, Parties


def agreement(parties: Parties, language: str) -> Paper:
    """Return the clean text of the agreement in one language (ISO 639-1), whole and ready to be negotiated."""
    words = say(language)
    return Paper(title=words["agreement"], language=language, blocks=tuple(_blocks(parties, language)))


def articles(parties: Parties, language: str) -> Iterator[tuple[str, int, Clause]]:
    """Yield part, number and clause of every article, in the agreement's order, the choices of the parties put in."""
    known = {clause.id: clause for clause in books.clauses(language)}
    number = 1
    for part in books.atlas("paper_words")["parts"]:
        for name in part["clauses"]:
            number += 1
            yield part["title"][language], number, chosen(known[name], parties)


def chosen(clause: Clause, parties: Parties) -> Clause:
    """Return a clause with the words of the choices that were made; the host's own default where none was."""
    text = clause.text
    for name, option in books.atlas("agreement_options").items():
        if option["clause"] == clause.id:
            text = worded(text, name, parties, clause.language)
    return Clause(id=clause.id, language=clause.language, checks=clause.checks, title=clause.title, text=text)


def _blocks(parties: Parties, language: str) -> Iterator[Block]:
    """Yield the blocks of the agreement: its head, its articles part by part, its annexes."""
    words = say(language)
    yield block("title", words["agreement"])
    names = {"host": country(parties.host, language), "sender": country(parties.sender, language)}
    yield block("text", words["between"].format(**names))
    yield block("text", words["agree"])
    yield block("article", f"{words['article']} 1. {words['terms_title']}")
    yield block("text", words["terms"])
    before, count = "", 0
    for part, number, clause in articles(parties, language):
        if part != before:
            count += 1
            yield block("part", f"{words['part']} {'I II III IV V VI VII VIII'.split()[count - 1]}. {part}")
            before = part
        yield block("article", f"{words['article']} {number}. {clause.title}")
        yield block("text", clause.text)
    yield from _annexes(parties, language)
    for line in words["signed"].split("    "):
        yield block("text", line)


def _annexes(parties: Parties, language: str) -> Iterator[Block]:
    """Yield the annexes: posts and pay, deductions with their laws and the ceiling, employers."""
    words = say(language)
    yield block("part", words["annex_posts"])
    for post in parties.posts:
        values = {"post": post.name(language), "pay": money(post.pay_monthly), "currency": post.currency}
        yield block("item", elided(words["post_pays"].format(**values), language))
    if not parties.posts:
        yield block("text", words["no_posts"])
    else:
        rows = [
            (post.name(language), str(post.places or "—"), f"{money(post.pay_monthly)} {post.currency}")
            for post in parties.posts
        ]
        yield Block(kind="table", rows=((words["post"], words["places"], words["pay_monthly"]), *rows))
    yield block("part", words["annex_deductions"])
    head = (words["deduction"], words["law"], words["rate"])
    yield Block(kind="table", rows=(head, *(parties.deductions or (("—", "—", "—"),))))
    yield block("text", words["ceiling"].format(percent=f"{ceiling(parties):f}"))
    if parties.employers:
        yield block("part", words["annex_employers"])
        for name in parties.employers:
            yield block("item", name)
