"""The shelf: files of YAML become plain data, kept as JSON in the user's cache folder so that later starts need not parse them.

What is kept has a name made of the names, sizes and times of the book's files; `keeping` says when it is trusted.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

from fairward.books import keeping
from fairward.model.problem import BookError

Data = Any


@functools.cache
def _loader() -> type:
    """Return a YAML loader that types only true, false, null and numbers, and refuses a key given twice."""
    import yaml  # noqa: PLC0415 - slow import: a warm start does not need it

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where there is one
        """Dates, yes, no and country codes such as NO stay the words that they are."""

        yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {}

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - as inherited
            """Return the mapping, or refuse it where a key stands twice."""
            seen = set()
            for key_node, _ in node.value:
                if key_node.value in seen:
                    message = f"line {key_node.start_mark.line + 1}: the key '{key_node.value}' stands twice"
                    raise BookError(message)
                seen.add(key_node.value)
            made: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            return made

    for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("null", r"null|~|", ["n", "~", ""]),
        ("int", r"0|[-+]?[1-9]\d*", "-+0123456789"),
        ("float", r"[-+]?\d+\.\d+", "-+0123456789"),
    ):
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first))
    return Loader


def parsed(path: Path) -> Data:
    """Return the plain data of one YAML file; BookError with file and line where it is missing or malformed."""
    import yaml  # noqa: PLC0415 - slow import: a warm start does not need it

    name = f"{path.parent.name}/{path.name}"
    try:
        return yaml.load(path.read_bytes(), Loader=_loader())  # noqa: S506 - a safe loader, made stricter
    except FileNotFoundError as error:
        raise BookError(f"{name}: there is no such book") from error
    except BookError as error:
        raise BookError(f"{name}, {error}") from error
    except yaml.YAMLError as error:
        raise BookError(f"{name}: {error}") from error


def refusal(path: Path, what: str, key: str = "") -> BookError:
    """Return the error that names the file, the line where the key stands (if found) and what is wrong."""
    line = ""
    if key and path.exists():
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if re.match(rf"\W*{re.escape(key)}\b", text):
                line = f", line {number}"
                break
    return BookError(f"{path.parent.name}/{path.name}{line}: {what}")


def shelved(shelf: Path, name: str, paths: list[Path], read: Callable[[], Data]) -> Data:
    """Return a book's data from the cache if its files have not changed since, else read it and keep it."""
    key = _signature(shelf, paths)
    path = keeping.place(name, key, ".json")
    body = keeping.kept(path)
    if body is None:
        body = json.dumps(read(), ensure_ascii=False, separators=(",", ":")).encode()
        keeping.keep(path, body, alone=True)
    return json.loads(body)


def _signature(shelf: Path, paths: Iterable[Path]) -> str:
    """Return a hash of the names, sizes and times of a book's files and of this reader."""
    digest = hashlib.sha256()
    for path in (*paths, Path(__file__), Path(__file__).with_name("__init__.py")):
        try:
            facts = path.stat()
        except OSError:
            continue
        digest.update(f"{shelf}\x1f{path}\x1f{facts.st_size}\x1f{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
