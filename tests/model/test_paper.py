"""Papers: blocks give their words, posts need pay."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairward.model.paper import Block, Post, Run
from fairward.model.problem import ImpossibleNoun


def test_a_block_gives_its_words():
    assert Block(kind="text", runs=(Run(text="a"), Run(text="b", look="bold"))).text == "ab"


def test_a_post_needs_pay_and_finds_its_name():
    post = Post(names={"en": "nurse", "es": "enfermera"}, pay_monthly=Decimal(1), currency="BSD")
    assert (post.name("es"), post.name("fr")) == ("enfermera", "nurse")
    with pytest.raises(ImpossibleNoun, match="above 0"):
        Post(names={"en": "nurse"}, pay_monthly=Decimal(0), currency="BSD")
