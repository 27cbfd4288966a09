"""What is published is entered in the log, and the manifest binds every file to it: how a register grows by one edition."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fairward.model.register import Notice
from fairward.publish.log import Checkpoint, Key, Proof, Tree, log_files, proof_text

MANIFEST = "manifest.json"
LOG = "log"
CHECKPOINT = f"{LOG}/checkpoint"
PUBLIC_KEY = f"{LOG}/register.pub"
SCHEMA = "fairward/register"
VERSION = 1
MOST_CHANGES = 1_000
"""How many changes the manifest tells, the newest first; the log has them all."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A register as it stands: its manifest (empty where there is none yet) and the entries of its log."""

    manifest: Row
    entries: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """A register's new entries before its pages are written: things by key, changes newest first, notices, the day."""

    standing: Standing
    things: Mapping[str, Row]
    notices: tuple[Row, ...]
    changes: tuple[Row, ...]
    entries: tuple[bytes, ...]
    on: str


def canonical(row: Any) -> bytes:
    """Return data as JSON in one form: sorted keys, no spaces."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def salted(salt: str, body: bytes) -> str:
    """Return the hash of a body with its salt: without the salt nobody can tell by guessing what the body was."""
    return sha256(bytes.fromhex(salt) + body).hexdigest()


def grow(
    standing: Standing, things: Mapping[str, Callable[[], bytes] | None], notices: Sequence[Notice], on: str, key: Key
) -> Grown:
    """Return what the log gains by things (key -> what gives the bytes of their data, None where they are as they were).

    There is one entry for each that is new, changed or gone.

    1. A thing whose bytes are as they were keeps its entry. 2. Others get one, with a salt of their own. 3. What is no
    longer there, each correction and each takedown gets one too.
    """
    before = standing.manifest.get("things", {})
    entries: list[bytes] = []
    changes: list[Row] = []
    kept: dict[str, Row] = {}

    def enter(kind: str, about: str, body: bytes, what: str) -> Row:
        salt = key.salt(f"{kind}\n{about}\n".encode() + body)
        row = {
            "kind": kind,
            "hash": salted(salt, body),
            "salt": salt,
            "entry": len(standing.entries) + len(entries),
            "on": on,
        }
        entries.append(canonical({"kind": kind, "about": about, "hash": row["hash"], "on": on}))
        changes.append({"on": on, "about": about, "what": what, "entry": row["entry"]})
        return row

    for name in sorted(things):
        was, give = before.get(name), things[name]
        if was and give is None:
            kept[name] = was
            continue
        assert give is not None
        body = give()
        if was and salted(was["salt"], body) == was["hash"]:
            kept[name] = was
        else:
            kept[name] = enter(name.partition("/")[0], name, body, "changed" if was else "new")
    told = {
        canonical({name: row[name] for name in ("kind", "about", "reason")})
        for row in standing.manifest.get("notices", ())
    }
    rows = list(standing.manifest.get("notices", ()))
    for notice in notices:
        row = {"kind": notice.kind, "about": notice.about, "reason": notice.reason}
        if canonical(row) not in told:
            rows.append({**row, **enter(notice.kind, notice.about, notice.reason.encode(), notice.kind)})
    down = {row["about"] for row in rows if row["kind"] == "takedown"}
    for name in sorted(set(before) - set(things)):
        if name not in down:
            enter("withdrawn", name, name.encode(), "gone")
    return Grown(
        standing=standing,
        things=kept,
        notices=tuple(rows),
        changes=(*reversed(changes), *standing.manifest.get("changes", ()))[:MOST_CHANGES],
        entries=tuple(entries),
        on=on,
    )


def seal(grown: Grown, hashes: Mapping[str, str], key: Key, about: Row) -> dict[str, bytes]:
    """Return every file of the next edition that the log adds: manifest, tiles, checkpoint, keys, proofs of new entries.

    `hashes` are the SHA-256 of the pages and downloads by path, `about` what the manifest says of the edition. Where nothing
    has changed since the last edition, there is nothing to add: the answer is empty.
    """
    before = grown.standing.manifest
    if not grown.entries and hashes == before.get("files") and key.verifier.name == before.get("origin"):
        return {}
    hashes = dict(sorted(hashes.items()))
    row = {
        "schema": SCHEMA,
        "version": VERSION,
        "number": before.get("number", 0) + 1,
        "origin": key.verifier.name,
        "on": grown.on,
        **about,
        "salt": key.salt(b"manifest\n" + json.dumps(hashes, ensure_ascii=False, separators=(",", ":")).encode()),
        "files": hashes,
        "things": dict(grown.things),
        "notices": list(grown.notices),
        "changes": list(grown.changes),
    }
    manifest = _lined(row)
    last = {"kind": "edition", "about": str(row["number"]), "hash": salted(row["salt"], manifest), "on": grown.on}
    old, new = grown.standing.entries, (*grown.entries, canonical(last))
    tree = Tree()
    tree.extend((*old, *new))
    head = key.sign(str(Checkpoint(origin=key.verifier.name, size=len(tree), root=tree.root())))
    out = {f"{LOG}/{path}": body for path, body in log_files(tree, (*old, *new), since=len(old))}
    out[MANIFEST] = manifest
    out[CHECKPOINT] = head.encode()
    out[f"{LOG}/checkpoints/{len(tree)}"] = head.encode()
    out[PUBLIC_KEY] = f"{key.verifier}\n".encode()
    out.update({f"{LOG}/handovers/{number:04}.txt": note.encode() for number, note in enumerate(key.handovers, 1)})
    for name, thing in grown.things.items():
        if thing["entry"] >= len(old):
            entry = new[thing["entry"] - len(old)]
            proof = Proof(
                index=thing["entry"], siblings=tuple(tree.inclusion(thing["entry"])), checkpoint=head, extra=entry
            )
            out[proof_path(name)] = proof_text(proof).encode()
    return out


def _lined(row: Row) -> bytes:
    """Return a manifest as JSON with sorted keys (files come sorted), one line for each file and thing: changes are seen in it."""
    parts = []
    for name in sorted(row):
        held = row[name]
        if name == "files" and held:
            lines = json.dumps(held, ensure_ascii=False, separators=(",\n", ": "))
        elif name == "things" and held:
            each = (f"{json.dumps(one)}: {json.dumps(held[one], sort_keys=True)}" for one in sorted(held))
            lines = "{" + ",\n".join(each) + "}"
        else:
            lines = json.dumps(held, ensure_ascii=False, sort_keys=True)
        parts.append(f"{json.dumps(name)}: {lines}")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def proof_path(name: str) -> str:
    """Return where the proof of a thing stands ("cases/bs-cu")."""
    return f"{LOG}/proofs/{name}.tlog-proof"
