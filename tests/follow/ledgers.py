"""Small ledgers for tests, followed from words to nouns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fairward import follow
from fairward.follow.answers import Answers
from fairward.follow.taking import Ledgers
from fairward.model.payment import Followed
from fairward.run.following import Following, Result, following
from fairward.run.on_duckdb import OnDuckDB

HEAD = "payment,agreement,host,sender,role,worker,payer_kind,payee_kind,account,account_owner,kind,period,due_on,paid_on,amount,currency"


def wage(
    worker: str,
    month: str,
    amount: str = "900",
    *,
    paid: str | None = None,
    account: str = "",
    owner: str = "",
    number: str = "",
) -> str:
    """Return a row of wage paid to a worker on the last day that every month has."""
    account = account or f"K-{worker}"
    name = number or f"P{month}{worker}"
    return f"{name},A1,BS,CU,nurse,{worker},host,worker,{account},{owner},wage,{month},{month}-28,{paid or f'{month}-28'},{amount},USD"


def fee(worker: str, month: str, amount: str = "3000") -> str:
    """Return a row of fee paid to the sender for a worker."""
    return f"F{month}{worker},A1,BS,CU,nurse,{worker},host,sender,,,fee,{month},,{month}-10,{amount},USD"


def write(folder: Path, *rows: str, head: str = HEAD, name: str = "ledger.csv") -> Path:
    """Return a CSV file with some rows."""
    path = folder / name
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def result(*paths: Path, **how: Any) -> Result:
    """Return what following some ledgers gives, with every group shown."""
    return following(Following(ledgers=paths, **{"k": 1, "per_worker": True, "key": b"key", **how}))


def followed(*paths: Path, **how: Any) -> Followed:
    """Return the money of some ledgers followed, with every group shown."""
    found = result(*paths, **how).followed
    assert found is not None
    return found


def answered(folder: Path, path: Path, asked: follow.Asked | None = None) -> tuple[Answers, Ledgers]:
    """Return the tables of answers to a ledger on DuckDB."""
    work = folder / "work"
    work.mkdir()
    ledgers = follow.take([path], work)
    found = follow.answers(OnDuckDB(work), ledgers, asked or follow.Asked())
    assert found is not None
    return found, ledgers
