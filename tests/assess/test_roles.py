"""One post has many names; different posts stay apart."""

from __future__ import annotations

import pytest

from fairward.assess.roles import particular, post


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("doctor", "médicos"),
        ("Nurses", "enfermeras"),
        ("medical adviser", "asesor médico"),
        ("doctor", "Cuban doctors"),
    ],
)
def test_names_of_one_post_are_one(one, other):
    assert post(one) == post(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("doctor", "nurse"),
        ("doctor", "medical adviser"),
        ("nurses and doctors", "doctor"),
        ("doctor", None),
        ("archivist", "gardener"),
    ],
)
def test_different_posts_stay_apart(one, other):
    assert post(one) != post(other)


def test_no_name_is_no_post():
    assert post(None) is None
    assert post("  ") is None
    assert post("Falconer Royal") == "falconer royal"


def test_who_only_works_there_has_no_particular_post():
    assert particular("doctor") == post("doctor")
    for role in ("workers", "health workers", "colaboradores", None):
        assert particular(role) is None
