"""A host beside the programme in general: only its own words are shown, with the way to the rest."""

from __future__ import annotations

from dataclasses import replace

from tests.draft import make

from fairward import draft
from fairward.draft.view.page import page
from fairward.draft.view.scope import general_case, general_only, own_words
from fairward.model.case import Voiced
from fairward.model.draft import Assessed
from fairward.model.finding import Outcome
from fairward.model.statement import About, Topic


def of(voiced: Voiced, host: str | None) -> Voiced:
    about = replace(voiced.statement.about, host=host)
    return replace(voiced, statement=replace(voiced.statement, about=about))


def both() -> tuple[Assessed, Assessed]:
    """Return a case on the programme in general, and one on a host that adds one statement to it."""
    one = make.assessed()
    general = tuple(of(voiced, None) for voiced in one.case.voiced)
    own = make.said(make.reply(), "conservan su pasaporte en todo momento", Topic.IDENTITY_DOCUMENTS, "safeguard")
    findings = tuple(
        replace(
            found,
            outcome=Outcome.SILENT,
            reason="general_only",
            breach=tuple(replace(each, voiced=of(each.voiced, None)) for each in found.breach),
            contrary=(),
            demanded=(),
        )
        for found in one.findings
    )
    programme = replace(one, case=replace(one.case, host=None, voiced=general), findings=findings)
    host = replace(programme, case=replace(programme.case, host="JM", voiced=(*general, of(own, "JM"))))
    return programme, host


def test_the_general_case_is_found_for_its_hosts_only():
    programme, host = both()
    assert general_case(host, (programme, host)) is programme
    assert general_case(programme, (programme, host)) is None
    assert general_case(host, (host,)) is None
    elsewhere = replace(host, case=replace(host.case, sender="PH"))
    assert general_case(elsewhere, (programme, elsewhere)) is None


def test_only_the_words_on_the_host_are_left():
    _, host = both()
    mine = own_words(host)
    assert [one.statement.about for one in mine.case.voiced] == [About(host="JM", sender="CU")]
    assert all(not found.breach for found in mine.findings)
    assert len(mine.case.documents) == 1


def test_a_report_leads_from_the_host_to_the_general_case_and_counts_each_statement_once():
    programme, host = both()
    view = page(replace(make.report(), assessed=(programme, host)))
    assert [case.title for case in view.cases] == ["Cuba's programme in general", "Jamaica – Cuba"]
    assert view.cases[0].general is None
    assert view.cases[1].general
    assert view.cases[1].general.anchor == view.cases[0].anchor
    assert view.standing.startswith(f"{len(programme.case.voiced) + 1} statements read")
    assert "On 7 of the checks they speak of the programme in general only." in " ".join(
        view.cases[1].opening.sentences
    )


def test_checks_on_which_only_the_programme_is_spoken_of_say_so():
    programme, host = both()
    assert all(general_only(found) for found in host.findings)
    view = page(replace(make.report(), assessed=(programme, host)))
    silent = [found for dimension in view.cases[1].dimensions for found in dimension.silent]
    assert silent[0].reason.startswith("The sources speak of the programme in general, and not of this country.")
    assert any(found.general for found in silent)


def test_every_format_has_the_way_to_the_general_case():
    report = replace(make.report("es"), assessed=both())
    assert "Lo que las fuentes dicen del programa en general está aparte" in draft.to_html(report)
    assert "está aparte" in " ".join(draft.to_terminal(report).split())
