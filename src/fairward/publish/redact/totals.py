"""Followed money as it may be published: totals and large groups, nothing of single payments or workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from fairward.model.payment import Followed, Group
from fairward.publish.redact.groups import suppressed
from fairward.publish.redact.masking import Masked


def publishable(followed: Followed, safe: Masked, k: int) -> Followed:
    """Return followed money without what speaks of single payments or workers: totals and groups of at least k workers."""
    return replace(
        followed,
        by_agreement=_large(followed.by_agreement, k),
        by_role=_large(followed.by_role, k),
        by_month=_large(followed.by_month, k),
        flags=(),
        per_worker=(),
        problems=(),
        unused=replace(followed.unused, problems=()),
        taken=tuple(replace(one, name=safe.mask(PurePath(one.name).name)) for one in followed.taken),
    )


def _large(groups: Sequence[Group], k: int) -> tuple[Group, ...]:
    """Return the groups that may be shown beside their sum; those that name no workers hide nobody."""
    hidden = suppressed({("all", str(number)): one.workers or 0 for number, one in enumerate(groups)}, k)
    return tuple(one for number, one in enumerate(groups) if ("all", str(number)) not in hidden)
