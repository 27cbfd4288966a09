from __future__ import annotations

import gc

import pytest

from fairward.extract.pausing import collecting_paused


@pytest.fixture(autouse=True)
def as_before():
    running = gc.isenabled()
    yield
    gc.enable() if running else gc.disable()


@pytest.mark.parametrize("running", [True, False])
def test_looking_for_waste_goes_on_as_it_was_before(running):
    gc.enable() if running else gc.disable()
    with collecting_paused():
        assert not gc.isenabled()
        with collecting_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() is running


def test_looking_for_waste_goes_on_after_a_failure():
    gc.enable()
    with pytest.raises(ValueError, match="broken"), collecting_paused():
        raise ValueError("broken")
    assert gc.isenabled()
