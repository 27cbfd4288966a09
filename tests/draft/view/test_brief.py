"""A report for paper: fewer quotations, counted; the provisions in lines; sources close around their quotes."""

from __future__ import annotations

from dataclasses import replace

from tests.draft import make

from fairward.draft.view.brief import AROUND, MOST_QUOTES, UNCONFIRMED, brief
from fairward.draft.view.page import page


def test_quotations_of_different_speakers_come_first_and_the_rest_is_counted():
    view = page(make.report())
    case = view.cases[0]
    quote = next(one.breach[0] for dimension in case.dimensions for one in dimension.speaking if one.breach)
    many = tuple(replace(quote, speaker=name, text=f"{name} {n}") for name in ("A", "B") for n in range(4))
    finding = next(one for dimension in case.dimensions for one in dimension.speaking)
    dimension = replace(case.dimensions[0], speaking=(replace(finding, breach=many, contrary=(), demanded=()),))
    short = brief(replace(view, cases=(replace(case, dimensions=(dimension,)),)))
    told = short.cases[0].dimensions[0].speaking[0]
    assert [one.text for one in told.breach] == ["A 0", "A 1", "B 0"]
    assert len(told.breach) == MOST_QUOTES
    assert told.more == "5 further quotations in the HTML and JSON reports."


def test_unconfirmed_quotations_carry_the_sign_and_confirmed_ones_say_by_whom():
    view = page(make.report())
    quote = replace(view.cases[0].money.figures[0].quote, confirmed=True, standing="confirmed by Ana")
    figure = replace(view.cases[0].money.figures[0], quote=quote)
    money = replace(view.cases[0].money, figures=(figure, *view.cases[0].money.figures[1:]))
    short = brief(replace(view, cases=(replace(view.cases[0], money=money),)))
    standings = [one.quote.standing for one in short.cases[0].money.figures]
    assert standings[0] == "confirmed by Ana"
    assert set(standings[1:]) == {UNCONFIRMED}


def test_one_figure_stands_for_all_sources_that_give_it_and_names_them():
    view = page(make.report())
    figure = view.cases[0].money.figures[0]
    other = replace(figure, quote=replace(figure.quote, speaker="Somebody", source="A paper"))
    money = replace(view.cases[0].money, figures=(figure, other))
    short = brief(replace(view, cases=(replace(view.cases[0], money=money),)))
    (only,) = short.cases[0].money.figures
    assert only.also == "Also: Somebody (A paper)."


def test_provisions_stand_in_a_line_for_each_instrument_with_whom_they_bind():
    view = page(make.report(), whole=False)
    findings = [one for dimension in view.cases[0].dimensions for one in dimension.speaking if one.provisions]
    assert findings
    for one in findings:
        assert len(one.cited) == len({(each.instrument, each.marks) for each in one.provisions})
        assert all(any(line.startswith(each.instrument) for line in one.cited) for each in one.provisions)


def test_sources_keep_the_quoted_words_and_little_around_them():
    view = page(make.report(), whole=False)
    stretches = [s for source in view.sources for paragraph in source.paragraphs for s in paragraph.stretches]
    assert any(one.marked for one in stretches)
    assert all(one.marked or len(one.text) <= 2 * AROUND + 10 for one in stretches)
