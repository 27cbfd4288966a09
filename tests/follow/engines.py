"""Engines for tests: a PostgreSQL and a Spark cluster of two workers, started on this machine alone and stopped again."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) if Path("/usr/lib/postgresql").exists() else []


def free_port() -> int:
    """Return a port of loopback on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def why_no_postgres() -> str:
    """Return why PostgreSQL cannot be started here, nothing where it can."""
    if not POSTGRES and shutil.which("initdb") is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    return ""


def why_no_spark() -> str:
    """Return why Spark cannot be started here, nothing where it can."""
    if shutil.which("java") is None:
        return "Java is not installed (apt-get install openjdk-17-jre-headless)"
    try:
        import pyspark
    except ImportError:
        return "pyspark is not installed"
    assert pyspark
    return ""


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Give the address of a database that lives in a folder until the block ends; its server is never root."""
    home = (POSTGRES[-1] if POSTGRES else Path(str(shutil.which("initdb")))).parent
    data, port = folder / "data", free_port()
    who: dict[str, str] = {}
    if os.geteuid() == 0:
        who = {"user": "postgres"}
        for place in (folder, *folder.parents[:3]):
            with suppress(PermissionError):
                place.chmod(place.stat().st_mode | 0o711)
        shutil.chown(folder, "postgres")
    quiet = {"capture_output": True, "cwd": folder, **who}
    subprocess.run(
        [home / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **quiet
    )  # type: ignore[call-overload] # the keywords are told apart above
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c work_mem=64MB"
    subprocess.run(
        [home / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], check=True, **quiet
    )  # type: ignore[call-overload] # as above
    try:
        yield f"postgresql://tester@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([home / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, **quiet)  # type: ignore[call-overload] # as above


@contextmanager
def spark_cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """Give the address of a standalone cluster: a master and some workers, processes of their own on loopback."""
    import pyspark

    home = Path(pyspark.__file__).parent
    port = free_port()
    jars = f"{home}/jars/*"
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_SCALA_VERSION": "2.13",
        "PYSPARK_PYTHON": sys.executable,
    }
    master = ["java", "-Xmx512m", "-cp", jars, "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1"]
    worker = [
        "java",
        "-Xmx512m",
        "-cp",
        jars,
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "-c",
        "1",
        "-m",
        "1g",
    ]
    running: list[subprocess.Popen[bytes]] = []
    address = f"spark://127.0.0.1:{port}"
    try:
        with (folder / "master.log").open("wb") as log:
            command = [*master, "--port", str(port), "--webui-port", str(free_port())]
            running.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        _wait_for(port)
        for number in range(workers):
            with (folder / f"worker-{number}.log").open("wb") as log:
                place = ["-d", str(folder / f"work-{number}"), "--webui-port", str(free_port()), address]
                running.append(subprocess.Popen([*worker, *place], env=environment, stdout=log, stderr=log))
        _wait_for_workers(folder, workers)
        yield address
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(port: int, seconds: int = 60) -> None:
    """Return when somebody listens on a port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"nobody listens on port {port}")


def _wait_for_workers(folder: Path, workers: int, seconds: int = 60) -> None:
    """Return when every worker has told the master of itself."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (folder / "master.log").read_text(errors="replace").count("Registering worker") >= workers:
            return
        time.sleep(0.2)
    pytest.fail("the workers did not find their master")
