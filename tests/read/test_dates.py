from __future__ import annotations

import pytest

from fairward.read import dates


@pytest.mark.parametrize(("text", "date"), [
    ("2025-06-16T08:30:00Z", "2025-06-16"), ("2025-06", "2025-06"), ("Monday, March 19, 2025", "2025-03-19"), ("16 June 2025", "2025-06-16"),
    ("1st May 1950", "1950-05-01"), ("19 de marzo de 2025", "2025-03-19"), ("3 de novembro de 2014", "2014-11-03"), ("1er avril 1933", "1933-04-01"),
    ("14 février 1978", "1978-02-14"), ("24 luglio 2025", "2025-07-24"), ("julio de 2020", "2020-07"), ("Sept. 2019", "2019-09"),
    ("6/7/2025", None), ("in the year 2025", None), ("32 June", None), ("", None),
])  # fmt: skip
def test_written_dates(text, date):
    assert dates.iso(text) == date


def test_the_date_of_an_opening():
    assert dates.of_opening(["A title", "ROSEAU, March 19, 2025 - The minister spoke."]) == "2025-03-19"
    assert (
        dates.of_opening(
            ["It was in the spring of a year long gone that the agreement of May 2, 2013 was signed by both."]
        )
        is None
    )
