"""Versions of an agreement are found by their clauses, and what differs between them is shown."""

from __future__ import annotations

from tests.publish.redact.test_masking import document

from fairward.model.statement import AGREEMENT, About, Stance, Statement, Topic
from fairward.publish.site.versions import number, versions

TOPICS = (Topic.MOVEMENT, Topic.RESIGNATION, Topic.CONSENT, Topic.GRIEVANCE)


def clauses(paper, values, word="Article"):
    return [
        Statement(topic=topic, value=value, about=About(), speaker=AGREEMENT, stance=Stance.ASSERTS, quote=paper.quote(at, at + 3),
                  confidence=1.0, way="test", clause=f"{word} {at + 1}")
        for at, (topic, value) in enumerate(zip(TOPICS, values, strict=True))
    ]  # fmt: skip


def test_two_papers_with_the_same_clauses_are_versions_and_their_difference_is_told():
    one, other = document("the text of one"), document("el texto del otro")
    said = {
        one.id: clauses(one, ["breach"] * 4),
        other.id: clauses(other, ["breach", "breach", "breach", "safeguard"], "Artículo"),
    }
    (found,) = versions(one, said, [one, other])
    assert found.document == other
    assert [(each.clause, len(each.here), len(each.there)) for each in found.differences] == [("4", 1, 1)]
    assert [each.name for each in found.differences] == ["Article 4"], "as the paper itself calls it"


def test_papers_that_share_little_are_not_versions():
    one, other = document("the text of one"), document("the text of two")
    said = {
        one.id: clauses(one, ["breach"] * 4),
        other.id: clauses(other, ["safeguard", "safeguard", "breach", "breach"]),
    }
    assert versions(one, said, [one, other]) == ()


def test_a_clause_has_one_number_in_every_language():
    assert number("Artículo 7, 7.1") == number("Article 7, 7.1") == "7 7.1"
    assert number("Anexo 7") == "annex 7"
