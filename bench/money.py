"""Following the money, side by side: shares, lateness, duplicates, shared accounts and per-worker totals of one made ledger.

    python bench/money.py [--rows 10000000] [--ways ours,duckdb,sql,pandas,polars,follow] [--times 3]

Each line is a process of its own, so that its memory is its own: ours (Ibis on DuckDB, as `fairward follow` runs it), plain DuckDB SQL with
one query a question, pandas, and Polars' streaming engine, all from the same Parquet file to the same answers, which are compared. `follow`
is the whole command: all flags, ranges and figures. `sql` is the SQL that our expressions become, run without Ibis.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WORKERS, AGREEMENTS = 200_000, 1_000
FAULTS = ("late", "duplicate", "shared-account")
LIMIT = "3GB"


def made(rows: int, folder: Path) -> Path:
    """Return a made ledger of about so many rows, written once."""
    from fairward import follow

    path = folder / f"ledger-{rows}.parquet"
    if not path.exists():
        many = rows >= 4_800_000
        plan = follow.Plan(
            rows=rows, seed=1, faults=FAULTS, workers=WORKERS if many else 0, agreements=AGREEMENTS if many else 0
        )
        half = path.with_suffix(".part.parquet")
        follow.write(plan, half)
        half.rename(path)
    return path


def ours(path: Path) -> dict[str, Any]:
    """Return the five answers of our own expressions on DuckDB, some months at a time."""
    from fairward.follow import flows
    from fairward.run.on_duckdb import OnDuckDB

    with tempfile.TemporaryDirectory() as name:
        engine = OnDuckDB(Path(name), LIMIT)
        rows = engine.load([(path, None)])
        return _ours(engine, rows.mutate(value=rows.amount), flows)


def _ours(engine: Any, rows: Any, flows: Any) -> dict[str, Any]:
    """Return the five answers on any engine."""
    sums = engine.rows(flows.flows(flows.sums(rows, ("agreement",)), ("agreement",)))
    periods = sorted(one["period"] for one in engine.rows(rows.select("period").distinct()))
    parts = None
    for place in range(0, len(periods), flows.MONTHS_AT_ONCE):
        some = tuple(periods[place : place + flows.MONTHS_AT_ONCE])
        parts = engine.keep("parts", flows.people(rows, some), more=place > 0)
    people = engine.keep("people", flows.whole_people(parts))
    total = engine.rows(people.aggregate(workers=people.count(), paid=people.paid.sum()))[0]
    return {
        "gross": str(sum(one["value"] for one in sums if one["flow"] in ("to_worker", "in_bulk", "statutory", "kept"))),
        "late": sum(one["late"] for one in sums),
        "duplicates": len(engine.rows(flows.duplicates(rows, parts, reversals=_reversals(engine, rows)))),
        "shared": len(engine.rows(flows.accounts(rows))),
        "workers": int(total["workers"]),
        "paid": str(total["paid"]),
    }


def duckdb(path: Path) -> dict[str, Any]:
    """Return the five answers of plain SQL, one query a question."""
    import duckdb as engine

    connection = engine.connect(config={"memory_limit": LIMIT} if os.environ.get("LIMITED") else {})
    rows = f"read_parquet('{path}')"

    def ask(query: str) -> list[tuple[Any, ...]]:
        return connection.sql(query.format(rows=rows)).fetchall()

    shares = ask(
        """SELECT agreement, sum(amount) FILTER (payer_kind = 'host' AND kind <> 'in_kind') AS gross,
        sum(amount) FILTER (payer_kind = 'host' AND payee_kind = 'worker' AND kind <> 'in_kind') AS worker,
        sum(amount) FILTER (payer_kind = 'host' AND payee_kind IN ('sender', 'go_between')) AS kept,
        sum(amount) FILTER (kind = 'statutory') AS statutory FROM {rows} WHERE status = 'paid' GROUP BY agreement"""
    )
    late = ask(
        """SELECT agreement, count(*) AS pays, count(*) FILTER (paid_on > due_on) AS late, sum(greatest(paid_on - due_on, 0)) AS late_days,
        max(paid_on - due_on) AS late_most FROM {rows} WHERE kind IN ('wage', 'stipend') AND payee_kind = 'worker' AND status = 'paid'
        GROUP BY agreement"""
    )
    duplicates = ask(
        """SELECT agreement, worker, kind, period, amount, currency, payee, count(*) AS times, min("row"), max("row") FROM {rows}
        WHERE reverses IS NULL AND status = 'paid' GROUP BY agreement, worker, kind, period, amount, currency, payee HAVING count(*) > 1"""
    )
    shared = ask(
        """SELECT account, count(DISTINCT worker) AS workers FROM {rows} WHERE account IS NOT NULL AND worker IS NOT NULL
        GROUP BY account HAVING count(DISTINCT worker) > 1"""
    )
    connection.execute(
        f"""CREATE TABLE people AS SELECT agreement, worker, sum(amount) FILTER (payee_kind = 'worker' AND kind IN ('wage', 'stipend')) AS paid,
        sum(amount) FILTER (payer_kind = 'worker') AS handed_back, sum(amount) FILTER (kind IN ('deduction', 'statutory')) AS withheld,
        max(role) AS role, count(*) AS payments, min(paid_on) AS first, max(paid_on) AS last FROM {rows} WHERE worker IS NOT NULL
        GROUP BY agreement, worker"""
    )
    workers, paid = connection.sql("SELECT count(*), sum(paid) FROM people").fetchall()[0]
    gross = sum(one[1] for one in shares)
    return {
        "gross": str(gross),
        "late": sum(one[2] for one in late),
        "duplicates": len(duplicates),
        "shared": len(shared),
        "workers": workers,
        "paid": str(paid),
    }


def _reversals(engine: Any, rows: Any) -> bool:
    """Return whether any row takes another back, as the profile of a ledger tells."""
    return bool(engine.rows(rows.aggregate(times=rows.reverses.count()))[0]["times"])


COLUMNS = "agreement worker role kind payer_kind payee_kind payee status period amount currency due_on paid_on account reverses row".split()


def pandas(path: Path) -> dict[str, Any]:
    """Return the five answers of pandas; amounts as whole cents, as its decimals are Python's."""
    import pandas as frames

    rows = frames.read_parquet(path, columns=COLUMNS, dtype_backend="pyarrow")
    rows["cents"] = (rows["amount"] * 100).astype("int64[pyarrow]")
    paid = rows[rows["status"] == "paid"]
    host = paid[(paid["payer_kind"] == "host") & (paid["kind"] != "in_kind")]
    gross = host.groupby("agreement")["cents"].sum().sum()
    host[host["payee_kind"] == "worker"].groupby("agreement")["cents"].sum()
    host[host["payee_kind"].isin(["sender", "go_between"])].groupby("agreement")["cents"].sum()
    pay = paid[paid["kind"].isin(["wage", "stipend"]) & (paid["payee_kind"] == "worker")]
    behind = (frames.to_datetime(pay["paid_on"]) - frames.to_datetime(pay["due_on"])).dt.days
    late = behind[behind > 0].groupby(pay["agreement"]).agg(["count", "sum", "max"])
    key = ["agreement", "worker", "kind", "period", "amount", "currency", "payee"]
    counted = paid[paid["reverses"].isna()].groupby(key)["row"].agg(["count", "min", "max"])
    several = pay[pay["account"].notna()].groupby("account")["worker"].nunique()
    people = (
        rows[rows["worker"].notna()]
        .groupby(["agreement", "worker"])
        .agg(payments=("row", "count"), first=("paid_on", "min"), last=("paid_on", "max"))
    )
    own = pay.groupby(["agreement", "worker"])["cents"].sum()
    return {
        "gross": f"{gross / 100:.4f}",
        "late": int(late["count"].sum()),
        "duplicates": int((counted["count"] > 1).sum()),
        "shared": int((several > 1).sum()),
        "workers": len(people),
        "paid": f"{own.sum() / 100:.4f}",
    }


def polars(path: Path) -> dict[str, Any]:
    """Return the five answers of Polars' streaming engine, a query a question."""
    import polars as frames
    from polars import col

    rows = frames.scan_parquet(path)
    paid = rows.filter(col("status") == "paid")
    host = (col("payer_kind") == "host") & (col("kind") != "in_kind")
    kept = col("payee_kind").is_in(["sender", "go_between"])
    pay = paid.filter(col("kind").is_in(["wage", "stipend"]) & (col("payee_kind") == "worker"))
    behind = (col("paid_on") - col("due_on")).dt.total_days()
    key = ["agreement", "worker", "kind", "period", "amount", "currency", "payee"]
    asked = (
        paid.group_by("agreement").agg(
            gross=col("amount").filter(host).sum(),
            worker=col("amount").filter(host & (col("payee_kind") == "worker")).sum(),
            kept=col("amount").filter(host & kept).sum(),
        ),
        pay.group_by("agreement").agg(
            pays=frames.len(), late=(behind > 0).sum(), days=behind.clip(0).sum(), most=behind.max()
        ),
        paid.filter(col("reverses").is_null())
        .group_by(key)
        .agg(times=frames.len(), one=col("row").min(), other=col("row").max())
        .filter(col("times") > 1),
        pay.filter(col("account").is_not_null())
        .group_by("account")
        .agg(workers=col("worker").n_unique())
        .filter(col("workers") > 1),
        rows.filter(col("worker").is_not_null())
        .group_by("agreement", "worker")
        .agg(
            paid=col("amount").filter(col("kind").is_in(["wage", "stipend"]) & (col("payee_kind") == "worker")).sum(),
            payments=frames.len(),
            first=col("paid_on").min(),
            last=col("paid_on").max(),
        )
        .select(workers=frames.len(), paid=col("paid").sum()),
    )
    shares, late, duplicates, shared, people = (one.collect(engine="streaming") for one in asked)
    return {
        "gross": str(shares["gross"].sum()),
        "late": int(late["late"].sum()),
        "duplicates": duplicates.height,
        "shared": shared.height,
        "workers": int(people["workers"][0]),
        "paid": str(people["paid"][0]),
    }


def follow(path: Path) -> dict[str, Any]:
    """Return what the whole command finds: all sums, flags, ranges and figures."""
    from fairward.run.following import Following, following

    found = following(Following(ledgers=(path,))).followed
    assert found is not None
    return {"gross": f"{found.total.gross:.4f}", "duplicates": found.flag_counts["duplicate"]}


def sql(path: Path) -> dict[str, Any]:
    """Return what the very SQL that `ours` runs takes without Ibis: it is written down first, then run by DuckDB alone.

    What `ours` takes beyond it is Ibis' own share: building expressions, writing SQL, asking for the types of tables.
    """
    import duckdb as engine
    from ibis.expr.operations import DatabaseTable

    from fairward.follow import flows
    from fairward.run.on_duckdb import OnDuckDB

    written: list[str] = []

    class Noting(OnDuckDB):
        """The engine that notes what it runs."""

        def statements(self, name: str, expression: Any, *, more: bool) -> list[str]:
            """Note, and do the same."""
            found = super().statements(name, expression, more=more)
            written.extend(found)
            return found

        def rows(self, expression: Any, most: int | None = None) -> list[dict[str, Any]]:
            """Note, and do the same."""
            written.append(str(self._connection.compile(expression)))
            return super().rows(expression, most)

    with tempfile.TemporaryDirectory() as name:
        noting = Noting(Path(name), LIMIT)
        rows = noting.load([(path, None)])
        _ours(noting, rows.mutate(value=rows.amount), flows)
        view = rows.op().find(DatabaseTable)[0].name
        noting.close()
    with tempfile.TemporaryDirectory() as name:
        start, used = time.perf_counter(), time.process_time()
        bare = engine.connect(
            f"{name}/work.duckdb", config={"memory_limit": LIMIT, "preserve_insertion_order": "false"}
        )
        bare.execute(f"CREATE VIEW \"{view}\" AS SELECT * FROM read_parquet('{path}')")
        for query in written:
            if query.startswith(("CREATE", "INSERT")):
                bare.execute(query)
            else:
                bare.sql(query).to_arrow_table().to_pylist()
        return {"seconds": time.perf_counter() - start, "processors": time.process_time() - used}


WAYS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "ours": ours,
    "duckdb": duckdb,
    "sql": sql,
    "pandas": pandas,
    "polars": polars,
    "follow": follow,
}


def measured(way: str, path: Path) -> tuple[float, float, float, dict[str, Any]]:
    """Return seconds, seconds of processors, peak memory in megabytes and the answers of a way in a process of its own.

    Seconds are those between the imports and the last answer; those of processors tell more where others use the machine.
    """
    command = [sys.executable, __file__, "--way", way, "--path", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        told = process.stdout.read()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    if not told:
        return float("nan"), float("nan"), usage.ru_maxrss / 1024, {}
    found = json.loads(told)
    return found["seconds"], found["processors"], usage.ru_maxrss / 1024, found["answers"]


def _warm_up() -> None:
    """Import what a way imports, and have Ibis import what it imports with its first query: that is start-up, not work on rows."""
    import ibis

    import fairward.follow
    import fairward.run.on_duckdb

    assert fairward.follow
    connection = ibis.duckdb.connect()
    table = connection.create_table("one", ibis.memtable({"n": [1]}))
    connection.to_pyarrow(table.group_by("n").aggregate(times=table.count()))


def run(way: str, path: Path) -> None:
    """Print the seconds and the answers of one way, as JSON."""
    for module in ("ibis", "duckdb", "pyarrow.parquet"):
        __import__(module)
    if way in ("pandas", "polars"):
        __import__(way)
    _warm_up()
    start, used = time.perf_counter(), time.process_time()
    answers = WAYS[way](path)
    seconds = answers.pop("seconds", None) or time.perf_counter() - start
    processors = answers.pop("processors", None) or time.process_time() - used
    print(json.dumps({"seconds": seconds, "processors": processors, "answers": answers}))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("--ways", default="ours,duckdb,sql,pandas,polars,follow")
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "fairward-bench")
    options.add_argument("--way")
    options.add_argument("--path", type=Path)
    asked = options.parse_args()
    if asked.way:
        run(asked.way, asked.path)
        return
    asked.folder.mkdir(parents=True, exist_ok=True)
    path = made(asked.rows, asked.folder)
    print(
        f"{asked.rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB of Parquet, {os.cpu_count()} cores, {time.strftime('%d %B %Y')}"
    )
    best: dict[str, float] = {}
    busy: dict[str, float] = {}
    known: dict[str, Any] = {}
    taken = {way: [] for way in asked.ways.split(",")}  # type: dict[str, list[tuple[float, float, float, dict[str, Any]]]]
    for _ in range(asked.times):  # the ways take turns, so that a busy minute hits all of them
        for way, runs in taken.items():
            runs.append(measured(way, path))
    for way, runs in taken.items():
        best[way], busy[way] = min(one[0] for one in runs), min(one[1] for one in runs)
        answers = runs[0][3]
        apart = {
            name: (known[name], value)
            for name, value in answers.items()
            if name in known and float(known[name]) != float(value)
        }
        known = {**answers, **known}
        memory = max(one[2] for one in runs)
        print(f"{way:8} {best[way]:8.2f} s  {busy[way]:8.2f} s of processors  {memory:8,.0f} MB  {apart or ''}")
    for way, seconds in best.items():
        if "duckdb" in best and way != "duckdb":
            print(
                f"{way:8} {seconds / best['duckdb']:6.2f} x plain SQL, {busy[way] / busy['duckdb']:6.2f} x by processors"
            )
    if {"ours", "sql"} <= set(best):
        print(
            f"Ibis     {best['ours'] / best['sql']:6.2f} x its own SQL, {busy['ours'] / busy['sql']:6.2f} x by processors"
        )


if __name__ == "__main__":
    main()
