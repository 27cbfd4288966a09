"""Questions and answers: made of statements with their words, said to be silent where nobody speaks, never a verdict."""

from __future__ import annotations

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.asked import MOST_TOLD, QUESTIONS, asked
from fairward.draft.view.citing import Citations, clusters
from fairward.draft.words import words
from fairward.model.statement import Topic


def answers(language="en", one=None):
    one = one or make.assessed()
    case = one.case
    cite = Citations(Teller(words(language))).of(clusters(case.documents, case.voiced), [case])
    return {each.name.removeprefix("bs-cu-faq-"): each for each in asked(one, cite, "bs-cu", ())}


def test_every_question_is_asked_of_every_case():
    assert list(answers()) == [name for name, *_ in QUESTIONS]


def test_an_answer_says_who_says_what_in_whose_words():
    told = answers()["who-pays"].told
    assert told[0].lead.startswith("According to the agreement, the host country pays 12\u202f000\xa0USD a month")
    assert told[0].text in " ".join(make.AGREEMENT_TEXT.split())
    assert told[0].mark
    assert len(told) <= MOST_TOLD


def test_a_denial_is_told_and_who_denies_is_named():
    described = answers()["described"]
    assert "Philip Davis" in described.opening
    assert any(one.lead.startswith("Philip Davis rejects this description") for one in described.told)


def test_silence_is_said_plainly():
    silent = [one for one in answers().values() if not one.told]
    assert silent
    assert all(one.opening == "The sources say nothing on this. Silence is not compliance." for one in silent)


def test_an_answer_leads_to_the_findings_on_it_with_their_outcome():
    (link,) = [link for link in answers()["papers"].links if "passport" in link.text.casefold()]
    assert link.text.startswith(("■", "◧", "□"))
    assert link.anchor.startswith("bs-cu-")


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
def test_answers_are_given_in_the_language_of_the_page(language):
    english, own = answers(), answers(language)
    assert all(own[name].question != english[name].question for name in english)
    assert own["who-pays"].told[0].text == english["who-pays"].told[0].text


def test_no_topic_is_asked_about_twice():
    topics = [topic for *_, group in QUESTIONS for topic in group]
    assert len(topics) == len(set(topics))
    assert all(isinstance(topic, Topic) for topic in topics)
