"""Images of text, and scanned pages, read by Tesseract; how sure it was stays on each page."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from fairward.model.document import Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import language
from fairward.read.clean import one_line
from fairward.read.paragraphs import lay_out
from fairward.read.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TESSERACT_CODES = {"en": "eng", "es": "spa", "fr": "fra", "it": "ita", "pt": "por"}
"""The supported languages and Tesseract's names for them."""
MOST_PIXELS = 100_000_000
"""Pixels of the largest image that is read (an A4 page at 1,000 dots an inch)."""
SECONDS_A_PAGE = 120
_FEW_PIXELS = 1_000
_LOW_CONFIDENCE = 60.0


class Scan(NamedTuple):
    """A page that Tesseract read: its lines in image points from the bottom, and its confidence (0-100)."""

    spans: list[Span]
    confidence: float


class OcrUnavailableError(Exception):
    """Tesseract is missing or gave up; the message is a sentence that says so."""


def document(source: Source, data: bytes) -> Document:
    """Return the document of an image (each frame a page); raises UnreadableSource where no words are found in it."""
    languages: tuple[str, ...] = ()
    pages: list[list[Span]] = []
    confidences: list[float | None] = []
    for image in _frames(source.name, data):
        try:
            scan = recognise(image, languages)
        except OcrUnavailableError as failure:
            raise UnreadableSource(problem(source.name, str(failure))) from failure
        languages = languages or told(scan.spans)
        pages.append(scan.spans)
        confidences.append(scan.confidence)
    if not any(pages):
        raise UnreadableSource(
            Problem(
                where=source.name,
                what="No words were found in the image.",
                hint="Check that it shows text, upright and sharp (300 dots an inch are best).",
            )
        )
    layout = lay_out(pages, confidences)
    main = language.of_text(layout.text)
    problems = [*doubts(source.name, confidences)]
    unsupported = language.problem(source.name, main)
    return Document(
        source=source, text=layout.text, language=main, passages=language.passages(layout.text, main), pages=layout.pages,
        blocks=layout.blocks, title=layout.title, problems=(*problems, *([unsupported] if unsupported else [])),
    )  # fmt: skip


def recognise(image: Any, languages: Sequence[str] = (), *, scale: float = 1.0) -> Scan:
    """Return the lines that Tesseract reads in a PIL image; boxes are in pixels times `scale`, from the lower left corner.

    `languages` (ISO 639-1) are those to look for; without them all supported ones are. Raises OcrUnavailableError.
    """
    # Slow import (0.1 s), needed for scans only.
    import pytesseract  # noqa: PLC0415 - slow import (see above)

    try:
        installed = set(pytesseract.get_languages())
        wanted = [TESSERACT_CODES[code] for code in languages or TESSERACT_CODES if code in TESSERACT_CODES]
        chosen = [code for code in wanted if code in installed] or [code for code in ("eng",) if code in installed]
        if not chosen:
            message = "Tesseract has none of the languages that can be read."
            raise OcrUnavailableError(message)
        found = pytesseract.image_to_data(
            image, lang="+".join(chosen), output_type=pytesseract.Output.DICT, timeout=SECONDS_A_PAGE
        )
    except pytesseract.TesseractNotFoundError as error:
        message = "The page is a scan, and Tesseract, which reads scans, is not installed."
        raise OcrUnavailableError(message) from error
    except (pytesseract.TesseractError, RuntimeError, OSError) as error:
        message = "Tesseract could not read the page or took too long."
        raise OcrUnavailableError(message) from error
    return _scan(found, image.height, scale)


def told(spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the language of what was read so far, to look for on the next pages; empty where it cannot be told."""
    code = language.of_text(" ".join(span.text for span in spans))
    return (code,) if code in TESSERACT_CODES else ()


def problem(where: str, what: str) -> Problem:
    """Return the problem of a scan that could not be read."""
    return Problem(
        where=where,
        what=what,
        hint="Install tesseract-ocr with its language packs (eng, spa, fra, ita, por), or give a text version.",
    )


def doubts(where: str, confidences: Sequence[float | None]) -> list[Problem]:
    """Return a Problem for the pages that were read with little confidence."""
    poor = [
        str(number) for number, sure in enumerate(confidences, start=1) if sure is not None and sure < _LOW_CONFIDENCE
    ]
    if not poor:
        return []
    return [
        Problem(
            where=where,
            what=f"Page {', '.join(poor[:20])} of the scan was read with little confidence.",
            hint="Compare its quotes with the page itself.",
        )
    ]


def _frames(where: str, data: bytes) -> Iterator[Any]:
    """Yield each frame of an image in grey, small ones enlarged; raises UnreadableSource where it is broken or too large."""
    # Slow import (20 ms), needed for scans only.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - slow import (see above)

    broken = Problem(where=where, what="The image is broken.", hint="Save or scan it again as PNG, JPEG or TIFF.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is checked here, before a pixel is unpacked
            image = Image.open(io.BytesIO(data))
        for number in range(min(getattr(image, "n_frames", 1), 500)):
            image.seek(number)
            if image.width * image.height > MOST_PIXELS:
                raise UnreadableSource(
                    Problem(
                        where=where,
                        what=f"The image has {image.width * image.height / 1e6:,.0f} million pixels, more than are read.",
                        hint="Scan it at 300 dots an inch.",
                    )
                )
            grey = image.convert("L")
            yield grey.resize((grey.width * 2, grey.height * 2)) if grey.width < _FEW_PIXELS else grey
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        TypeError,
    ) as error:
        raise UnreadableSource(broken) from error


def _scan(found: dict[str, list[Any]], height: int, scale: float) -> Scan:
    """Return the lines of Tesseract's table of words, and the mean confidence weighted by the length of the words."""
    grouped: dict[tuple[int, int, int], list[int]] = {}
    weight = total = 0.0
    for at, word in enumerate(found["text"]):
        sure = float(found["conf"][at])
        if sure < 0 or not word.strip():
            continue
        grouped.setdefault((found["block_num"][at], found["par_num"][at], found["line_num"][at]), []).append(at)
        weight += len(word)
        total += sure * len(word)
    spans: list[Span] = []
    for places in grouped.values():
        text = one_line(" ".join(found["text"][at] for at in places))
        if not text:
            continue
        left = min(found["left"][at] for at in places)
        top = min(found["top"][at] for at in places)
        right = max(found["left"][at] + found["width"][at] for at in places)
        bottom = max(found["top"][at] + found["height"][at] for at in places)
        spans.append(Span(text, left * scale, (height - bottom) * scale, right * scale, (height - top) * scale, 0.0))
    return Scan(spans, round(total / weight, 1) if weight else 0.0)
