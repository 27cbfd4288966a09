from __future__ import annotations

import dataclasses

from fairward.model.document import Document, Source
from fairward.model.money import Money, Per, Rate, Unit
from fairward.model.statement import TEXT, About, Speaker, SpeakerKind, Stance, Statement, Topic

WORDS = "The doctors are paid directly. Nobody denies it."
DOCUMENT = Document(
    source=Source(name="a.txt", sha256="a" * 64, media_type="text/plain", size=len(WORDS)), text=WORDS, language="en"
)
PAID = Statement(
    topic=Topic.PAYMENT_ROUTE,
    value="direct",
    about=About(host="BS", sender="CU"),
    speaker=TEXT,
    stance=Stance.ASSERTS,
    quote=DOCUMENT.quote(4, 29),
    confidence=0.9,
    way="cues",
)


def test_the_same_statement_has_the_same_id():
    assert PAID.id == dataclasses.replace(PAID, confidence=0.1, way="other", context=(0, 30)).id


def test_what_makes_a_statement_another_gives_it_another_id():
    minister = Speaker(name="the minister", kind=SpeakerKind.PERSON)
    others = [
        dataclasses.replace(PAID, value="split"),
        dataclasses.replace(PAID, topic=Topic.WORKER_PAY),
        dataclasses.replace(PAID, stance=Stance.DENIES),
        dataclasses.replace(PAID, speaker=minister),
        dataclasses.replace(PAID, quote=DOCUMENT.quote(4, 28)),
    ]
    assert len({PAID.id, *(other.id for other in others)}) == 6


def test_the_sentence_is_the_context_or_the_quote_itself():
    assert PAID.sentence == "doctors are paid directly"
    assert dataclasses.replace(PAID, context=(0, 30)).sentence == "The doctors are paid directly."


def test_every_topic_of_the_books_is_a_topic_of_statements():
    from fairward import books

    assert set(books.topics()) == {topic.value for topic in Topic}


def test_an_id_does_not_change_from_release_to_release():
    """Judgements of persons point to ids: another way of making them would orphan every judgement."""
    assert PAID.id == "0dec476113eb4fd9"
    rate = Rate(money=Money.of(12_000, "USD"), per=Per.MONTH, unit=Unit.WORKER)
    assert dataclasses.replace(PAID, topic=Topic.HOST_PAYMENT, value=rate).id == "7cc00283e4019f2d"


def test_an_id_does_not_feel_a_field_that_is_not_set():
    from fairward.model.statement import Measure, identity

    assert identity(Measure(what="ended", host="BS")) == "(host=BS what=ended)"
    assert identity(("housing", "food")) == "[housing food]"
