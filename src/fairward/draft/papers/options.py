"""What an agreement may choose where law leaves it open: named options, their defaults by host law, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fairward import books
from fairward.draft.papers.saying import block, country, money, say
from fairward.model.paper import Block, Parties

CEILING = "ceiling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """The default of an option: the choice, and the law or the kind of rule that it comes from.

    `kind` is host_law | standard | drafting; `law` names the text, the same in every language or by language, and
    `verified` says whether it was seen in a source.
    """

    choice: str
    kind: str
    law: str | Mapping[str, str] | None = None
    verified: bool = True


def default(name: str, host: str) -> Default:
    """Return the default of an option: by the law of the host where one is known, else that of the book."""
    option: Mapping[str, Any] = books.atlas("agreement_options")[name]
    known = option["by_host"].get(host)
    if known is not None:
        return Default(choice=str(known["choice"]), kind="host_law", law=known["law"], verified=known["verified"])
    rests = option["rests"]
    kind, law = str(rests["kind"]), rests.get("law")
    return Default(choice=str(option["default"]), kind=kind, law=law, verified=rests.get("verified", True))


def choice(name: str, parties: Parties) -> str:
    """Return what the parties chose on an option, the default of the host where they chose nothing."""
    return parties.choices.get(name) or default(name, parties.host).choice


def worded(text: str, name: str, parties: Parties, language: str) -> str:
    """Return a text in which the words of an option's default give way to those of the choice."""
    option = books.atlas("agreement_options")[name]
    words = option["choices"]
    return text.replace(words[option["default"]][language], words[choice(name, parties)][language])


def ceiling(parties: Parties) -> Decimal:
    """Return the ceiling on deductions in percent: what the parties say, never above that of the host."""
    host = _host_ceiling(parties.host)[0]
    return host if parties.ceiling is None else min(parties.ceiling, host)


def _host_ceiling(host: str) -> tuple[Decimal, Default]:
    """Return the ceiling of a host in percent, and where it comes from."""
    known = books.atlas("deductions")["ceilings"]
    percent = Decimal(str(known.get(host, known["default"])["percent"]))
    if host not in known:
        return percent, Default(choice=f"{percent}", kind="drafting")
    law: Mapping[str, str] | None = next(
        (one["rule"] for one in books.atlas("deduction_ceilings") if one["country"] == host), None
    )
    return percent, Default(choice=f"{percent}", kind="host_law", law=law, verified=bool(known[host]["verified"]))


def chosen_options(parties: Parties, language: str) -> Iterator[Block]:
    """Yield the options of an agreement: what each chooses, what else it could, and where the choice comes from."""
    words = say(language)
    rows = [(words["option"], words["option_choice"], words["option_others"], words["option_from"])]
    for name, option in books.atlas("agreement_options").items():
        own = choice(name, parties)
        others = [
            f"{_bare(said[language])} ({other})" for other, said in option["choices"].items() if str(other) != own
        ]
        came = (
            words["option_parties"]
            if name in parties.choices
            else _from(default(name, parties.host), parties, language)
        )
        label = f"{option['says'][language]} ({name})"
        rows.append((label, _bare(option["choices"][own][language]), "; ".join(others), came))
    percent, standard = _host_ceiling(parties.host)
    held = parties.ceiling is not None and parties.ceiling <= percent
    came = words["option_parties"] if held else _from(standard, parties, language)
    most = words["option_up_to"].format(percent=money(percent))
    rows.append((f"{words['option_ceiling']} ({CEILING})", f"{money(ceiling(parties))} %", most, came))
    yield block("part", words["options"])
    yield block("note", words["options_say"])
    yield Block(kind="table", rows=tuple(rows))


def _bare(words: str) -> str:
    """Return the words of a choice on their own, without what ties them to the sentence of the clause."""
    for joint in ("d’", "de "):
        words = words.removeprefix(joint)
    return words.removesuffix("'s").removesuffix("'")


def _from(standard: Default, parties: Parties, language: str) -> str:
    """Return where a default comes from, and that its law was not seen in a source where it was not."""
    words = say(language)
    law = standard.law if isinstance(standard.law, str) else (standard.law or {}).get(language, "")
    line = words[f"option_{standard.kind}"].format(host=country(parties.host, language), law=law)
    return line if standard.verified else f"{line} ({words['unverified']})"
