"""The house keeps its order: sizes, names, words, who may say what, and a page and a test for everything.

Each test names the files that break its rule. What a test cannot check yet, because that part of the house is not
built, is skipped with the reason.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
import subprocess
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "fairward"
ROOMS = ("read", "extract", "follow", "gather", "assess", "draft", "pay", "publish")
LINES_OF_A_ROOM_FILE = 400
LINES_OF_A_FUNCTION = 60
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base", "shared", "stuff"}
TEXT_FILES = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".yaml",
    ".yml",
    ".po",
    ".html",
    ".css",
    ".js",
    ".typ",
    ".svg",
    ".json",
}

# Modules without a test file of their own, each with the reason.
TESTED_ELSEWHERE: dict[str, str] = {
    "fairward.__main__": "two lines that call the door; tests/test_cli.py starts it",
    "fairward.model.check": "fields only; tests/test_books.py fills them from every file of the rulebook",
    "fairward.model.draft": "fields only; tests/draft fills them",
    "fairward.model.finding": "fields only; tests/assess fills them",
    "fairward.draft.view.drawn": "fields only; tests/draft/view/test_bars.py and test_followed.py fill them",
    "fairward.draft.view.money_parts": "fields only; tests/draft/view/test_followed.py fills them",
    "fairward.draft.view.money_tables": "tests/draft/view/test_followed.py reads every table",
    "fairward.draft.view.money_told": "tests/draft/view/test_followed.py reads its words",
    "fairward.follow.engine": "what an engine must have; tests/follow/test_engines.py tries three",
    "fairward.run.on_postgres": "tests/follow/test_engines.py starts a database for it",
    "fairward.run.on_spark": "tests/follow/test_engines.py starts it on this machine and on a cluster",
    "fairward.model.register": "fields only; tests/publish fills them",
    "fairward.run.publishing": "the walk that every test of tests/publish takes",
    "fairward.publish.data.bulk": "tests/publish/data/test_validators.py checks the hash of every download",
    "fairward.publish.data.things": "tests/publish/data/test_validators.py holds them to their schemas",
    "fairward.publish.data.to_annotations": "tests/publish/data/test_validators.py finds each quotation at its place",
    "fairward.publish.data.to_ftm": "tests/publish/data/test_validators.py gives them to followthemoney",
    "fairward.publish.data.to_ocds": "tests/publish/data/test_validators.py looks at every release",
    "fairward.publish.data.to_parquet": "tests/publish/data/test_validators.py reads it back beside CSV and SQLite",
    "fairward.publish.data.to_sqlite": "tests/publish/data/test_validators.py reads it back beside CSV and Parquet",
    "fairward.publish.site.pages": "tests/publish/test_writing.py follows every link; test_browser.py opens them",
    "fairward.publish.site.lists": "as the pages",
    "fairward.publish.site.rendering": "as the pages",
    "fairward.publish.site.shelf": "as the pages",
    "fairward.publish.site.feed": "tests/publish/data/test_validators.py parses it",
}
# A whole folder may be proved by one test file, named here with the reason.
TESTED_TOGETHER: dict[str, str] = {
    "fairward.books": "books are data: tests/test_books.py opens every file of them",
}


@cache
def kept_files() -> tuple[Path, ...]:
    """Return the files that the project keeps: what git tracks, or everything where there is no git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
        paths = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if not {".venv", "build", "demo"} & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in paths if path.is_file()))


def texts(*folders: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of the kept text files, of the given folders only if any are given."""
    for path in kept_files():
        if folders and not any(path.is_relative_to(folder) for folder in folders):
            continue
        if path.suffix in TEXT_FILES or path.name in {"Makefile", "NOTICE", "run"}:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@cache
def modules() -> dict[str, tuple[Path, ast.Module]]:
    """Return every module of the package by dotted name, with its path and syntax tree."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = (path, ast.parse(path.read_text(encoding="utf-8"), str(path)))
    return found


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a module."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Yield the public functions, classes and methods of a module."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)) and not inner.name.startswith("_"):
                        yield inner


def told(found: Collection[object] | Mapping[str, object]) -> str:
    """Return what was found, one a line, for the message of a failed test."""
    lines = (
        [f"{name}: {what}" for name, what in found.items()] if isinstance(found, Mapping) else sorted(map(str, found))
    )
    return f"{len(lines)} found\n  " + "\n  ".join(lines)


# Sizes, names and docstrings


def test_a_room_file_stays_within_its_lines():
    sizes = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, (path, _) in modules().items()}
    long = {name: size for name, size in sizes.items() if size > LINES_OF_A_ROOM_FILE}
    assert not long, told(long)


def test_a_function_fits_a_screen():
    long = {
        f"{name}.{node.name}": size
        for name, (_, tree) in modules().items()
        for node in functions(tree)
        if (size := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert not long, told(long)


def test_no_module_has_a_name_that_says_nothing():
    empty = [name for name in modules() if EMPTY_NAMES & set(name.split("."))]
    assert not empty, told(empty)


def test_every_module_says_what_it_is():
    silent = [name for name, (_, tree) in modules().items() if not ast.get_docstring(tree)]
    assert not silent, told(silent)


def test_what_is_public_says_what_comes_back():
    silent = [
        f"{name}.{node.name}"
        for name, (_, tree) in modules().items()
        for node in public(tree)
        if not ast.get_docstring(node)
    ]
    assert not silent, told(silent)


def test_what_is_public_names_its_types():
    bare = []
    for name, (_, tree) in modules().items():
        for node in public(tree):
            if isinstance(node, ast.ClassDef):
                continue
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            untyped = [arg.arg for arg in given if arg.annotation is None and arg.arg not in {"self", "cls"}]
            if untyped or node.returns is None:
                bare.append(f"{name}.{node.name}")
    assert not bare, told(bare)


def test_nouns_cannot_be_changed():
    soft = []
    for name, (_, tree) in modules().items():
        if not name.startswith("fairward.model"):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.ClassDef):
                continue
            for mark in node.decorator_list:
                if ast.unparse(mark).startswith("dataclass"):
                    words = ast.unparse(mark)
                    if not all(f"{word}=True" in words for word in ("frozen", "slots", "kw_only")):
                        soft.append(f"{name}.{node.name}")
    assert not soft, told(soft)


# Who imports whom


def test_no_file_imports_the_front_of_its_own_room():
    caught = []
    known = set(modules())
    for name, (path, tree) in modules().items():
        if path.name == "__init__.py":
            continue
        fronts = {name.rsplit(".", up)[0] for up in range(1, name.count("."))}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                caught += [f"{name}: import {alias.name}" for alias in node.names if alias.name in fronts]
            elif isinstance(node, ast.ImportFrom) and (node.level or node.module in fronts):
                caught += [
                    f"{name}: from {'.' * node.level}{node.module or ''} import {alias.name}"
                    for alias in node.names
                    if node.level or f"{node.module}.{alias.name}" not in known
                ]
    assert not caught, told(caught)


def test_every_module_is_used_or_registered_by_its_name():
    used = {"fairward", "fairward.__main__", "fairward.cli"}
    for name, (path, tree) in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                here = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
                front = ".".join(here[: len(here) - node.level + 1]) if node.level else ""
                source = ".".join(part for part in (front, node.module or "") if part)
                used |= {source, *(f"{source}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= {node.value, f"{name}{node.value}", f"fairward.{node.value}"}
    registered = re.compile(r"\.(?:from|to|with|on)_\w+$")
    unused = {name for name in modules() if name not in used and not registered.search(name)}
    packages = {name for name in unused if any(other.startswith(f"{name}.") for other in used)}
    dead = unused - packages - {f"fairward.{room}" for room in (*ROOMS, "run")}
    assert not dead, told(dead)


def test_a_waved_through_line_says_why():
    bare = [
        f"{name}:{number}"
        for name, text in texts(ROOT / "src", ROOT / "tests", ROOT / "tools", ROOT / "bench")
        if name.endswith(".py")
        for number, line in enumerate(text.splitlines(), 1)
        if (re.search(r"#\s*noqa\b", line) and not re.search(r"#\s*noqa: [A-Z]+\d+(, ?[A-Z]+\d+)* +(-|#|\() *\w", line))
        or (re.search(r"#\s*type:\s*ignore", line) and not re.search(r"ignore\[[\w, -]+\] +(-|#) *\w", line))
    ]
    assert not bare, told(bare)


# What is in the files


def test_no_file_names_a_registry_or_a_machine():
    hosts = "|".join(
        ("py" + r"pi\.(?:org|io)", "python" + r"hosted\.org", r"registry\.npm" + r"js", r"--(?:extra-)?index-" + "url")
    )
    places = r"(?<![\w./:-])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "fa" + "rm")) + r")/\w"
    wrong = re.compile(f"{hosts}|{places}")
    found = {name: match.group() for name, text in texts() if (match := wrong.search(text))}
    assert not found, told(found)


def test_nothing_is_left_half_written():
    marks = re.compile(
        "|".join(
            (
                r"\bTO" + r"DO\b",
                r"\bFIX" + r"ME\b",
                r"\bPEND" + r"(?:IENTE|ING)\b",
                r"\blorem " + "ipsum",
                r"raise NotImplemented" + "Error",
            )
        )
    )
    found = {name: match.group() for name, text in texts() if (match := marks.search(text))}
    assert not found, told(found)


LOADED_WORDS = re.compile(r"\b(?:regimes?|guilty|slaves?|esclav[oa]s?|culpables?)\b", re.IGNORECASE)
QUOTATIONS = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"\n]*\"|`[^`\n]*`")
# Books of cues: how people speak and name others, not how Fairward speaks.
BOOKS_OF_CUES = (
    "/phrases/",
    "/concepts/",
    "/senses/",
    "/atlas/speech.yaml",
    "/atlas/voices.yaml",
    "/atlas/families.yaml",
)
CUES = {"words", "unless", "examples", "cues", "phrases", "patterns"}


def prose_of(value: object) -> Iterator[str]:
    """Yield the prose of a book's value, without the cues and samples that repeat how others speak."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in CUES:
                yield from prose_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from prose_of(inner)


def test_words_stay_neutral_outside_quotations():
    loaded = {}
    for name, text in texts(
        ROOT / "src", ROOT / "docs", ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md"
    ):
        if any(book in name for book in BOOKS_OF_CUES):
            continue
        prose = "\n".join(prose_of(list(yaml.safe_load_all(text)))) if name.endswith((".yaml", ".yml")) else text
        if match := LOADED_WORDS.search(QUOTATIONS.sub(" ", prose)):
            loaded[name] = match.group()
    assert not loaded, told(loaded)


def test_links_between_pages_lead_somewhere():
    lost = []
    for name, text in texts():
        if not name.endswith(".md") or name.startswith("examples/"):
            continue
        lost += [
            f"{name}: {target}"
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
            if not re.match(r"[a-z]+:", target) and not ((ROOT / name).parent / target).exists()
        ]
    assert not lost, told(lost)


# Requirements


def canonical(name: str) -> str:
    """Return a distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name.strip())[0]).lower()


def asked_for(path: Path) -> set[str]:
    """Return the names that a requirements file asks for."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return {canonical(line) for line in lines if line and line[0] not in "#-"}


def test_the_package_carries_every_file_that_the_code_reads():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["setuptools"]["package-data"]["fairward"]
    package = ROOT / "src" / "fairward"
    read = [path for path in package.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    left = [path for path in read if not any(path.match(pattern.removeprefix("**/")) for pattern in carried)]
    assert {path.suffix for path in read} >= {".yaml", ".model", ".txt"}
    assert left == []


def test_the_package_and_its_pins_ask_for_the_same():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {canonical(name) for name in project["dependencies"]} == asked_for(ROOT / "requirements.in")


# Asked for in a version that another library needs, and imported by that library alone.
HELD_BACK = {"sqlglot"}
IMPORTED_AS = {"ibis-framework": "ibis", "pillow": "PIL", "python-docx": "docx", "pyyaml": "yaml"}


def test_what_is_asked_for_is_used():
    imported = {
        name.split(".")[0]
        for _, tree in modules().values()
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    asked = asked_for(ROOT / "requirements.in") - HELD_BACK
    unused = sorted(name for name in asked if IMPORTED_AS.get(name, name.replace("-", "_")) not in imported)
    assert not unused, told(unused)


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: path.name)
def test_every_pin_is_exact_and_hashed(path):
    pins = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    loose = [pin.split()[0] for pin in pins if not re.match(r"[\w.-]+==\S+", pin) or "--hash=sha256:" not in pin]
    assert not loose, told(loose)
    assert asked_for(path.with_suffix(".in")) <= {canonical(pin) for pin in pins}


# Everything has its page and its test


def test_public_names_are_sorted_and_complete():
    front = importlib.import_module("fairward")
    assert hasattr(front, "__all__"), "src/fairward/__init__.py must list what outsiders may use"
    names = list(front.__all__)
    assert names == sorted(names)
    assert [name for name in names if getattr(front, name, None) is None] == []
    rooms = {room for room in ROOMS if f"fairward.{room}" in modules()}
    assert rooms - set(names) == set()
    tree = modules()["fairward"][1]
    made_here = {node.name for node in public(tree)}
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }
    outside = {name for name in made_here | imported if not name.startswith("_")} - set(names)
    assert {name for name in outside if (name in made_here or f"fairward.{name}" in modules())} == set()


def commands() -> dict[str, object]:
    """Return every command of the terminal by its full name (`fairward check list`)."""
    if importlib.util.find_spec("fairward.cli") is None:
        pytest.skip("the door from the terminal is not there yet")
    pages = importlib.import_module("tools.docs") if importlib.util.find_spec("tools") else None
    assert pages is not None
    return dict(pages.commands())


def test_every_command_has_its_place_in_the_docs():
    names = commands()
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    unwritten = [name for name in names if f"## {name}\n" not in page]
    assert not unwritten, told(unwritten)


def test_every_command_shows_an_example_in_its_help():
    import click

    bare = []
    for name, command in commands().items():
        assert isinstance(command, click.Command)
        if not isinstance(command, click.Group) and name not in f"{command.help} {command.epilog}":
            bare.append(name)
    assert not bare, told(bare)


def test_generated_pages_are_fresh():
    pages = importlib.import_module("tools.docs")
    stale = pages.stale()
    assert not stale, "run `make docs`: " + told(stale)


def test_tests_mirror_the_rooms():
    missing = []
    for name, (path, _) in modules().items():
        if path.name == "__init__.py" or name in TESTED_ELSEWHERE:
            continue
        inner = path.relative_to(PACKAGE)
        mirrored = ROOT / "tests" / inner.with_name(f"test_{inner.name}")
        fronts = {name.rsplit(".", up)[0] for up in range(1, name.count(".") + 1)}
        together = [f"test_{front.split('.')[-1]}.py" for front in fronts if front in TESTED_TOGETHER]
        if not mirrored.exists() and not any((ROOT / "tests" / file).exists() for file in together):
            missing.append(name)
    assert not missing, told(missing)


def test_no_excuse_outlives_its_module():
    assert [
        name for name in (*TESTED_ELSEWHERE, *TESTED_TOGETHER) if name not in modules() and name != "fairward.__main__"
    ] == []


def test_every_test_states_something():
    states = ("assert", "check", "compare", "golden", "expect", "raises", "fail", "warns")
    empty = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in functions(ast.parse(path.read_text(encoding="utf-8"))):
            if not node.name.startswith("test_"):
                continue
            called = {
                (call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")).lstrip("_")
                for call in ast.walk(node)
                if isinstance(call, ast.Call)
            }
            asserts = any(isinstance(inner, ast.Assert) for inner in ast.walk(node))
            if not asserts and not any(name.startswith(states) for name in called):
                empty.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not empty, told(empty)
