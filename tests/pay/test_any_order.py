"""Whatever is done in whatever order: nobody is paid twice, nobody else is paid, and the books are in balance."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.pay.month import begun

from fairward import pay
from fairward.model.placement import Receipt
from fairward.model.problem import FairwardError
from fairward.pay.receiving import ACCOUNT, RECEIPT

MONTHS = (date(2024, 2, 1), date(2024, 3, 1))
NUMBERS = st.lists(st.integers(1, 4), max_size=3)


class Paying(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.made = begun(Path(self.folder.name), workers=4)
        for row in self.made.rows:
            row["starts_on"] = "2024-02-10"
        self.files: list[Path] = []
        self.answers: list[Path] = []
        self.number = 0

    def teardown(self):
        self.made.journal.close()
        self.folder.cleanup()

    def runs(self):
        return list(pay.standing(self.made.journal)["runs"]) or ["2024-02-1"]

    @rule(month=st.sampled_from(MONTHS))
    def prepare(self, month):
        self.made.prepare(month=month)

    @rule(data=st.data(), name=st.sampled_from(["ana", "ben"]))
    def approve(self, data, name):
        with suppress(FairwardError):
            pay.approve(self.made.journal, data.draw(st.sampled_from(self.runs())), name, self.made.codes[name])

    @rule(data=st.data())
    def send(self, data):
        with suppress(FairwardError):
            self.files += [one.path for one in self.made.send(data.draw(st.sampled_from(self.runs())))]

    @rule(data=st.data())
    def withdraw(self, data):
        with suppress(FairwardError):
            pay.withdraw(self.made.journal, self.made.seal, data.draw(st.sampled_from(self.runs())), "Eva", "Wrong")

    @rule(data=st.data(), reject=NUMBERS, back=NUMBERS)
    def answer(self, data, reject, back):
        if not self.files:
            return
        self.number += 1
        path = data.draw(st.sampled_from(self.files))
        made = pay.rehearse(path, self.made.folder / str(self.number), reject, back)
        self.answers += [made.report, made.statement]

    @rule(data=st.data())
    def read(self, data):
        if self.answers:
            with suppress(FairwardError):
                pay.reconcile(self.made.journal, self.made.seal, data.draw(st.sampled_from(self.answers)), "")

    @rule(data=st.data(), whole=st.booleans())
    def say(self, data, whole):
        orders = list(pay.orders(self.made.journal, self.made.seal))
        if not orders:
            return
        order = data.draw(st.sampled_from(orders))
        day = date(2024, 4, 1)
        given = Receipt(
            order=order.id, said_on=day, amount=order.amount if whole else None, arrived_on=day if whole else None
        )
        with suppress(FairwardError):
            pay.receive(self.made.journal, self.made.seal, given, self.made.seal.code(RECEIPT + order.id))

    @rule(number=st.integers(0, 3), account=st.integers(100000, 100009))
    def change_table(self, number, account):
        self.made.rows[number] = self.made.rows[number] | {"account": str(account * 10 + number)}

    @invariant()
    def nobody_is_paid_twice(self):
        orders = list(pay.orders(self.made.journal, self.made.seal))
        states = self.made.states()
        standing = [(one.payday.placement, one.payday.month) for one in orders if states[one.id] != "returned"]
        assert len(standing) == len(set(standing))

    @invariant()
    def every_account_is_the_one_that_the_worker_confirmed(self):
        first: dict[str, str] = {}
        for order in pay.orders(self.made.journal, self.made.seal):
            assert first.setdefault(order.payday.worker, order.account.identity) == order.account.identity

    @invariant()
    def the_books_are_in_balance_and_say_what_the_states_say(self):
        books = self.made.books()
        assert sum(books.values()) == 0
        states = self.made.states()
        orders = {one.id: one for one in pay.orders(self.made.journal, self.made.seal)}
        live = [one for name, one in orders.items() if states[name] != "returned"]
        assert books.get("cost:pay", 0) == sum((one.payday.gross for one in live), Decimal(0))
        paid = sum((one.amount for one in live if states[one.id] in ("credited", "confirmed")), Decimal(0))
        assert -books.get("bank", 0) >= paid
        assert books.get("transit", 0) <= 0

    @invariant()
    def nothing_was_written_over(self):
        assert self.made.journal.checked() == ()


Paying.TestCase.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
TestAnyOrder = Paying.TestCase


def test_the_machine_can_walk_to_the_end(made):
    run = made.answered()
    order = next(pay.orders(made.journal, made.seal, run))
    assert made.seal.fits(ACCOUNT + order.id, made.seal.code(ACCOUNT + order.id))
    assert set(made.states().values()) == {"credited"}
