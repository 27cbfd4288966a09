from __future__ import annotations

import pytest
from tests.extract.lines import statements


def speakers(text):
    """Return who says each thing of a text, in its order."""
    return [one.speaker.name for one in statements(f"Cuban doctors came.\n\n{text}")]


@pytest.mark.parametrize(
    "text",
    [
        "It is forced labour.",
        "Cuba Archive published a contract of forced labour.",
        "Human Rights Watch spoke last year.\n\nIt is forced labour.",
        "Marco Rubio said a word.\n\nThe rumour said that it is forced labour.",
    ],
)
def test_without_a_word_of_saying_the_text_speaks(text):
    assert speakers(text) == ["text"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Human Rights Watch said that it is forced labour.", "Human Rights Watch"),
        ("It is forced labour, said Human Rights Watch.", "Human Rights Watch"),
        ("According to Cuba Archive, it is forced labour.", "Cuba Archive"),
        ("It is forced labour, according to Cuba Archive.", "Cuba Archive"),
        ("“This is forced labour,” Marco Rubio said.", "Marco Rubio"),
        ("Marco Rubio, a critic of Havana, said that it is forced labour.", "Marco Rubio"),
        ("A former nurse said that it is forced labour.", "former nurse"),
        ("Marco Rubio: “It is forced labour.”", "Marco Rubio"),
        ("Marco Rubio was less polite: “It is forced labour.”", "Marco Rubio"),
    ],
)
def test_words_belong_to_whoever_says_them(text, speaker):
    assert [name.removeprefix("A ") for name in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Marco Rubio said that it is forced labour. He said that their wages are frozen.",
            ["Marco Rubio", "Marco Rubio"],
        ),
        (
            "HRW said that it is forced labour. Marco Rubio said that he wants visa restrictions. The organisation said that their wages are frozen.",
            ["Human Rights Watch", "Marco Rubio", "Human Rights Watch"],
        ),
        (
            "Human Rights Watch said that it is forced labour, but Marco Rubio said that their wages are frozen.",
            ["Human Rights Watch", "Marco Rubio"],
        ),
    ],
)
def test_pronouns_and_stand_ins_point_back_and_two_voices_keep_their_own_words(text, found):
    assert speakers(text) == found


def test_a_new_paragraph_is_the_text_s_again():
    assert speakers("Human Rights Watch said that it is forced labour.\n\nTheir wages were frozen.") == [
        "Human Rights Watch",
        "text",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Cuba Archive said that it is forced labour. The minister denied that their wages were frozen.",
            ["Cuba Archive", "The minister"],
        ),
        (
            "Marco Rubio said that it is forced labour. The ministry denied that their wages were frozen.",
            ["Marco Rubio", "The ministry"],
        ),
    ],
)
def test_a_denial_is_never_put_into_the_mouth_of_the_accuser(text, found):
    assert speakers(text) == found
