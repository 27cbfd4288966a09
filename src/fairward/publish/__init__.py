"""All of it becomes the public register that anyone can verify: redacted, written as a static site, and logged."""

from __future__ import annotations
