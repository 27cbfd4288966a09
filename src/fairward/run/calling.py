"""Calling a language model at an OpenAI-compatible address: one question, one answer, or a plain word on why there is none.

Nothing that the server says reaches an output but its status and, checked elsewhere, its answer: an error page may repeat a key.
"""

from __future__ import annotations

import ipaddress
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from fairward.model.problem import FairwardError, Problem

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_PATH = "/chat/completions"
_MOST = 4 << 20  # bytes of an answer: far more than any passage has statements
_PIECE = 1 << 16
_TRIES = 3
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_SAME_FOR_ALL = frozenset({401, 402, 403, 404, 405})
_LONGEST_PAUSE = 60
_CONNECTING = 10.0


class NotAsked(FairwardError):
    """A model cannot be asked at all; `problem` says where, what and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and show it as the message."""
        super().__init__(str(problem))
        self.problem = problem


class NoAnswer(FairwardError):
    """One question got no answer: what happened, what to do, and whether every other question would fare the same."""

    def __init__(self, what: str, hint: str, *, for_all: bool = False) -> None:
        """Keep what happened."""
        super().__init__(what)
        self.what, self.hint, self.for_all = what, hint, for_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An OpenAI-compatible address, its host as shown to people, and whether what is sent there stays on this machine."""

    base: str
    host: str
    local: bool
    encrypted: bool

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the address that a user gave; NotAsked where it is none, where it carries a key, or where urllib3 is missing."""
        parse = _urllib3().util.parse_url
        try:
            found = parse(text.strip())
        except ValueError:
            found = parse("")
        if found.scheme not in ("http", "https") or not found.host:
            what = "This is no address of a model."
            raise _refused("--model-address", what, "Write one such as http://localhost:11434/v1.")
        if found.auth is not None or found.query is not None or found.fragment is not None:
            where = f"{found.scheme}://{found.netloc or found.host}"
            what = "The address carries more than host, port and path, maybe a key."
            raise _refused(where, what, "Put the key into the environment as FAIRWARD_MODEL_KEY.")
        path = (found.path or "").rstrip("/").removesuffix(_PATH)
        shown = str(found.netloc or found.host)
        return cls(
            base=f"{found.scheme}://{shown}{path}",
            host=shown,
            local=_stays(found.host),
            encrypted=found.scheme == "https",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered, and whether it was cut off before its end."""

    text: str
    cut: bool


@dataclass(slots=True, kw_only=True)
class Caller:
    """Whoever asks one model: its address and name, the key (shown nowhere), how many seconds an answer may take."""

    address: Address
    name: str
    key: str = field(default="", repr=False)
    wait: float = 120.0
    pause: float = 1.0
    _pool: PoolManager | None = field(default=None, init=False, repr=False)
    _plain: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse a key that no server can take, without showing it."""
        self.key = self.key.strip()
        if not (self.key.isascii() and self.key.isprintable()) or " " in self.key:
            what = "The key in FAIRWARD_MODEL_KEY holds signs that no key has."
            raise _refused(self.address.host, what, "Set it again, without quotation marks or blanks.")

    def ask(self, instruction: str, question: str) -> Answer:
        """Return a model's answer to a question; NoAnswer where there is none, after three tries where trying again may help.

        The question goes to the address and nowhere else: no redirect is followed and no proxy of the environment used.
        """
        body: dict[str, Any] = {
            "model": self.name,
            "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": question}],
            "stream": False,
        }
        status, said = self._posted(body if self._plain else {**body, "temperature": 0})
        if status == 400 and not self._plain:  # some models take no temperature but their own
            status, said = self._posted(body)
            self._plain = status == 200
        if status != 200:
            raise _turned_away(status)
        return _answer(said)

    def _posted(self, body: dict[str, Any]) -> tuple[int, bytes]:
        """Return status and body of the server's reply, or NoAnswer where none came."""
        library = _urllib3()
        errors = library.exceptions
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "fairward"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        started = time.monotonic()
        try:
            reply = self._opened().request(
                "POST",
                f"{self.address.base}{_PATH}",
                body=json.dumps(body).encode(),
                headers=headers,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                return reply.status, _whole(reply, started + self.wait) if reply.status == 200 else b""
            finally:
                reply.close()  # what is left of it is not waited for
        except errors.MaxRetryError as error:
            raise _unreached(error.reason, errors, self.wait) from None
        except errors.HTTPError as error:
            raise _unreached(error, errors, self.wait) from None

    def _opened(self) -> PoolManager:
        """Return the connections to the server, with what is tried again and how long is waited in between."""
        if self._pool is None:
            library = _urllib3()
            retries = _patience()(
                total=_TRIES - 1,
                redirect=False,
                status_forcelist=_AGAIN,
                allowed_methods=frozenset({"POST"}),
                backoff_factor=self.pause,
                backoff_jitter=self.pause / 4,
                backoff_max=_LONGEST_PAUSE,
                retry_after_max=_LONGEST_PAUSE,
                raise_on_status=False,
            )
            timeout = library.Timeout(connect=min(_CONNECTING, self.wait), read=self.wait)
            self._pool = library.PoolManager(retries=retries, timeout=timeout)
        return self._pool


def _urllib3() -> Any:
    """Return the library that calls; NotAsked where the extra is not installed."""
    try:
        import urllib3  # noqa: PLC0415 - optional dependency: only who asks a model needs it
    except ImportError as error:
        what = "Reading with a language model needs a library that is not installed."
        raise NotAsked(
            Problem(where="fairward[model]", what=what, hint='Install it: pip install "fairward[model]".')
        ) from error
    return urllib3


def _patience() -> Any:
    """Return the rule of trying again: all that may pass, but no answer that did not come in time, which took long enough."""
    library = _urllib3()

    def increment(rule: Any, *given: Any, error: Exception | None = None, **more: Any) -> Any:
        if isinstance(error, library.exceptions.ReadTimeoutError):
            raise error
        return library.Retry.increment(rule, *given, error=error, **more)

    return type("Patience", (library.Retry,), {"increment": increment})


def _refused(where: str, what: str, hint: str) -> NotAsked:
    return NotAsked(Problem(where=where, what=what, hint=hint))


def _stays(host: str) -> bool:
    """Return whether a host is this machine: localhost, or an address that loops back. A name that only resolves so is not."""
    bare = host.strip("[]").casefold()
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return bare == "localhost"


def _whole(reply: BaseHTTPResponse, until: float) -> bytes:
    """Return the whole body of a reply; NoAnswer where it is endless or takes too long, whatever of it came."""
    parts: list[bytes] = []
    size = 0
    while piece := reply.read1(_PIECE):
        parts.append(piece)
        size += len(piece)
        if size > _MOST:
            raise NoAnswer("The model's answer has no end.", "Choose another model.")
        if time.monotonic() > until:
            raise NoAnswer("The model's answer took too long.", "Give it longer with --model-wait.")
    return b"".join(parts)


def _answer(said: bytes) -> Answer:
    """Return the answer in a server's reply, whose own words may be anything."""
    try:
        chosen = json.loads(said.decode("utf-8", "replace"))["choices"][0]
        held = chosen["message"]["content"]
        cut = chosen.get("finish_reason") == "length"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        held, cut = None, False
    if isinstance(held, list):  # parts, as some servers have it
        held = "".join(str(part.get("text", "")) for part in held if isinstance(part, dict))
    if not isinstance(held, str):
        hint = "Check that the address is an OpenAI-compatible one: it mostly ends in /v1."
        raise NoAnswer("What came back is no answer of a model.", hint)
    return Answer(text=held, cut=cut)


def _turned_away(status: int) -> NoAnswer:
    """Return why a server that answered with a status gave no answer."""
    for_all = status in _SAME_FOR_ALL or 300 <= status < 400
    hints = {
        400: "The passage may be too long for the model.",
        401: "Check the key in FAIRWARD_MODEL_KEY.",
        403: "Check the key in FAIRWARD_MODEL_KEY.",
        404: "Check the address and the name of the model.",
        429: "Wait a while, then try again.",
    }
    hint = hints.get(status, "Check the address." if for_all else "Try again later.")
    return NoAnswer(f"The server answered with status {status}.", hint, for_all=for_all)


def _unreached(error: Exception | None, errors: Any, wait: float) -> NoAnswer:
    """Return why no reply came, in words that hold nothing of the request."""
    if isinstance(error, errors.ConnectTimeoutError | errors.NewConnectionError | errors.NameResolutionError):
        return NoAnswer("The server cannot be reached.", "Check the address, and that the server runs.")
    if isinstance(error, errors.TimeoutError):
        return NoAnswer(f"No answer came within {wait:g} seconds.", "Give it longer with --model-wait.")
    if isinstance(error, errors.SSLError):
        return NoAnswer("The server's certificate was not accepted.", "Check the address.", for_all=True)
    return NoAnswer("The connection broke off before the answer.", "Try again later.")
