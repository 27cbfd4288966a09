"""What records show on the checks: weighed where it repeats, a question where it does not, a safeguard where all came in time."""

from __future__ import annotations

from decimal import Decimal

from fairward.follow.showing import shown
from fairward.model.payment import Group


def group(**more):
    flows = {"to_worker": Decimal(100), "kept": Decimal(300)}
    return Group(
        **{
            "agreement": None,
            "role": None,
            "month": None,
            "flows": flows,
            "payments": 24,
            "workers": 20,
            "pays": 24,
            **more,
        }
    )


def sides(total, **counts):
    return {
        (one.check, one.flag): one.side
        for one in shown(total, {name.replace("_", "-"): n for name, n in counts.items()}, ["f" * 64])
    }


def test_one_row_is_a_question_and_two_are_weighed():
    assert sides(group(), hand_over=1)["full-wage-reaches-worker", "hand-over"] == "question"
    assert sides(group(), hand_over=2)["full-wage-reaches-worker", "hand-over"] == "breach"


def test_a_flag_that_only_asks_is_never_weighed():
    assert sides(group(), duplicate=50)["payslip-and-records", "duplicate"] == "question"


def test_one_payment_a_month_late_is_weighed():
    assert sides(group(late=1, late_most=40), late=1)["paid-on-time", "late"] == "breach"
    assert sides(group(late=1, late_most=9), late=1)["paid-on-time", "late"] == "question"


def test_pay_in_time_is_a_safeguard_as_far_as_it_goes():
    assert sides(group())["paid-on-time", "pay-timeliness"] == "safeguard"
    assert ("paid-on-time", "pay-timeliness") not in sides(group(pays=3))
    assert ("paid-on-time", "pay-timeliness") not in sides(group(), missing_month=1)


def test_a_share_below_the_red_band_is_told_with_what_else_explains_it():
    (one,) = [each for each in shown(group(), {}, ["f" * 64]) if each.flag == "worker-share"]
    assert one.told["en"].startswith("25.00 %")
    assert {"en", "es", "pt", "fr"} == set(one.told) == set(one.else_explains)
    assert one.files == ("f" * 16,)
    rich = group(flows={"to_worker": Decimal(300), "kept": Decimal(100)})
    assert not [each for each in shown(rich, {}, []) if each.flag == "worker-share"]
