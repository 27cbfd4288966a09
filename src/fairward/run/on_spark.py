"""Following on Apache Spark: on this machine (local mode), or on a cluster that reaches the same files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from fairward.model.problem import Problem, UnreadableSource


class OnSpark:
    """An engine of Spark at a master (spark://host:7077, or this machine where none is given); see fairward.follow.engine."""

    name = "spark"

    def __init__(self, folder: Path, address: str | None) -> None:
        """Start a session; raises UnreadableSource where Spark or Java is not there, or the cluster does not answer."""
        import ibis  # noqa: PLC0415 - slow import: only following needs an engine

        self._ibis, self._folder = ibis, folder
        try:
            self._session = _session(folder, address or os.environ.get("FAIRWARD_SPARK") or "local[*]")
        except Exception as error:
            what = f"Spark could not be started ({str(error).splitlines()[0][:120] if str(error) else type(error).__name__})."
            hint = "Install pyspark and Java 17, and give the cluster with --address spark://host:7077."
            raise UnreadableSource(Problem(where=address or "spark", what=what, hint=hint)) from error
        self._connection = ibis.pyspark.connect(self._session)
        self._kept: set[str] = set()

    def load(self, files: Sequence[tuple[Path, str | None]]) -> Any:
        """Return the rows of Parquet files in our own schema; every worker of the cluster must reach them."""
        from fairward.follow import shaped  # noqa: PLC0415 - slow import: only following needs an engine

        tables = []
        for number, (path, file) in enumerate(files):
            name = f"ledger_{number}"
            self._session.read.parquet(path.resolve().as_uri()).createOrReplaceTempView(name)
            tables.append(shaped(self._connection.table(name), file))
        return tables[0] if len(tables) == 1 else self._ibis.union(*tables)

    def keep(self, name: str, expression: Any, *, more: bool = False) -> Any:
        """Return a table that holds what an expression gives now; `more` adds to the table of that name."""
        place = (self._folder / "spark" / name).resolve()
        query = self._ibis.to_sql(expression, dialect="pyspark")
        frame = self._session.sql(query)
        frame = _typed(frame, expression)
        frame.write.mode("append" if more else "overwrite").parquet(place.as_uri())
        self._session.read.schema(frame.schema).parquet(place.as_uri()).createOrReplaceTempView(name)
        return self._connection.table(name)

    def given(self, name: str, table: pyarrow.Table) -> Any:
        """Return a table of the engine that holds the rows of an Arrow table."""
        place = (self._folder / f"given_{name}.parquet").resolve()
        pyarrow.parquet.write_table(table, place)
        self._session.read.parquet(place.as_uri()).createOrReplaceTempView(f"given_{name}")
        return self._connection.table(f"given_{name}")

    def rows(self, expression: Any, most: int | None = None) -> list[dict[str, Any]]:
        """Return the rows of an expression, at most so many."""
        limited = expression if most is None else expression.limit(most)
        found = _typed(self._session.sql(self._ibis.to_sql(limited, dialect="pyspark")), limited)
        return [row.asDict() for row in found.collect()]

    def close(self) -> None:
        """Stop the session; returns nothing."""
        self._session.stop()


def _typed(frame: Any, expression: Any) -> Any:
    """Return a frame whose columns have the types that the expression says: Spark gives narrower decimals, and times for days."""
    for column, kind in expression.schema().items():
        if kind.is_decimal():
            frame = frame.withColumn(column, frame[column].cast(f"decimal({kind.precision}, {kind.scale})"))
        elif kind.is_date():
            frame = frame.withColumn(column, frame[column].cast("date"))
    return frame


def _session(folder: Path, master: str) -> Any:
    """Return a session that keeps to exact decimals, dates without zones, and files of its own folder."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - optional dependency: pip install fairward[spark]

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("fairward")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.decimalOperations.allowPrecisionLoss": "false",
        "spark.log.level": "ERROR",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
