"""The memory beside a register: what is put in comes out, and a torn one is thrown away."""

from __future__ import annotations

from fairward.model.register import Made
from fairward.publish.remembered import Remembered, forget

MADE = Made(
    owner="cases/bs-cu", files={}, things=("cases/bs-cu",), summary={"host": "BS", "evidence": {"keeps-passport": "1"}},
    rows={"cases.csv": b"BS-CU\r\n"}, evidence={"keeps-passport": {"sides": [{"name": "for_breach", "n": 1, "quotes": []}]}},
)  # fmt: skip


def test_what_is_put_in_comes_out_and_is_forgotten_whole(tmp_path):
    memory = Remembered(tmp_path / "register")
    memory.take(MADE, "key", {"en/cases/bs-cu.html": "0f"})
    memory.close(keep=True)
    memory = Remembered(tmp_path / "register")
    (one,) = memory.kept().values()
    assert (one.key, one.files) == ("key", {"en/cases/bs-cu.html": "0f"})
    assert list(memory.shares("cases.csv")) == [("cases/bs-cu", b"BS-CU\r\n")]
    assert memory.evidence("keeps-passport", "BS") == {
        "cases/bs-cu": {"sides": [{"name": "for_breach", "n": 1, "quotes": []}]}
    }
    memory.forget(["cases/bs-cu"])
    assert memory.kept() == {}
    assert list(memory.shares("cases.csv")) == []
    assert memory.evidence("keeps-passport", "BS") == {}
    memory.close(keep=False)
    assert len(Remembered(tmp_path / "register").kept()) == 1


def test_a_torn_memory_is_thrown_away(tmp_path):
    (tmp_path / ".register.memory").write_bytes(b"torn" * 5000)
    assert Remembered(tmp_path / "register").kept() == {}
    forget(tmp_path / "register")
    assert not (tmp_path / ".register.memory").exists()
