"""The parts of a view: frozen, slotted, made of words and numbers only, so that every format can read them."""

from __future__ import annotations

import dataclasses
import inspect

import pytest
from tests.draft import make

from fairward.draft.view import parts
from fairward.draft.view.page import page

PARTS = [part for _, part in inspect.getmembers(parts, dataclasses.is_dataclass)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_parts_are_frozen_slotted_and_built_by_name(part):
    assert part.__dataclass_params__.frozen
    assert hasattr(part, "__slots__")
    assert all(field.kw_only for field in dataclasses.fields(part))


def leaves(value):
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))
    else:
        yield value


def test_a_view_is_words_and_numbers():
    found = {type(leaf) for leaf in leaves(page(make.report()))}
    assert found <= {str, int, float, bool, type(None)}
