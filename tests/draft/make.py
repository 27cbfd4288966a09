"""A constructed case, small and whole: every kind of part that a report shows occurs in it, hostile text included."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from fairward.model.case import Case, Judgement, Voiced
from fairward.model.check import Check, Provision
from fairward.model.document import Block, Document, Page, Passage, Source
from fairward.model.draft import Assessed, Clause, Report
from fairward.model.finding import (
    Bound,
    Channel,
    CitedProvision,
    Evidence,
    Finding,
    Grade,
    LimbView,
    MoneyPicture,
    Outcome,
    PublishedShare,
    Reading,
    RoleMoney,
    SumTest,
)
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.problem import Problem
from fairward.model.statement import (
    AGREEMENT,
    TEXT,
    About,
    Measure,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Topic,
    Value,
)

HOSTILE = '<script>alert("x")</script><img src=http://evil.example/x onerror=alert(1)> & #let x = panic("y") {{ 7*7 }} *bold* $x$'

AGREEMENT_TEXT = """Agreement on the Provision of Health Services

Article 5. The Ministry shall pay CSMC a fee of USD 12,000 a month for each adviser and USD 5,000 a month for each engineer.

Article 6. The Collaborator receives in The Bahamas a stipend of USD 1,200 a month (adviser) or USD 990 a month (engineer).

Article 9. The Head of Mission keeps the passports of the Collaborators for the duration of the Assignment.

Article 11. Collaborators may not engage in any other work, paid or unpaid.

Article 14. The Parties shall not disclose this Agreement for two years after its end."""

ARTICLE_TEXT = f"""Nassau to hire its Cuban health staff itself

The Bahamas will cancel the contracts under which Cuban health workers are supplied, Health Minister Michael Darville said on 16 June 2025.

Cuba Archive, a non-profit organisation, reckons that 91.6% of what is paid for an adviser and 83.9% of what is paid for an engineer is kept in Havana.

Dr Darville has cast doubt on the figures. There are 35 Cubans in the health service, he said.

Secretary of State Marco Rubio describes the programme as forced labour. Prime Minister Philip Davis has rejected any suggestion of forced labour in The Bahamas.

In February 2025 the US State Department said that it would refuse visas to officials who have a hand in the programme. Some workers were, perhaps, told not to speak to neighbours.

{HOSTILE}

Filed under: Health"""

REPLY_TEXT = """Declaración sobre la cooperación médica

La directora de cooperación del ministerio afirmó: «Nuestros colaboradores viajan de forma voluntaria y conservan su pasaporte en todo momento».

El ministerio rechaza que exista trabajo forzoso y recuerda que los convenios son legales."""


def source_of(name: str, text: str, media_type: str) -> Source:
    """Return a source whose identity is the hash of its text."""
    data = text.encode()
    return Source(name=name, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, size=len(data))


def document(name: str, text: str) -> Document:
    """Return a plain document that says nothing of itself."""
    return Document(source=source_of(name, text, "text/plain"), text=text, language="en")


def agreement() -> Document:
    """Return an agreement of two pages."""
    cut = AGREEMENT_TEXT.index("Article 9")
    return Document(
        source=source_of("agreement.pdf", AGREEMENT_TEXT, "application/pdf"),
        text=AGREEMENT_TEXT,
        language="en",
        pages=(Page(number=1, start=0, end=cut), Page(number=2, start=cut, end=len(AGREEMENT_TEXT))),
        blocks=(Block(kind="title", start=0, end=AGREEMENT_TEXT.index("\n")),),
        title="Agreement on the Provision of Health Services",
        published="2023",
    )


def article() -> Document:
    """Return a newspaper article with markup of a hostile kind in its text."""
    return Document(
        source=source_of("article.html", ARTICLE_TEXT, "text/html"),
        text=ARTICLE_TEXT,
        language="en",
        blocks=(
            Block(kind="title", start=0, end=ARTICLE_TEXT.index("\n")),
            Block(kind="boilerplate", start=ARTICLE_TEXT.index("Filed under"), end=len(ARTICLE_TEXT)),
        ),
        title='Nassau to hire its Cuban health staff itself <b>"exclusive"</b>',
        publisher="The Example Herald",
        published="2025-06-18",
    )


def reply() -> Document:
    """Return an official reply in Spanish."""
    return Document(
        source=source_of("respuesta.txt", REPLY_TEXT, "text/plain"),
        text=REPLY_TEXT,
        language="es",
        passages=(Passage(start=0, end=len(REPLY_TEXT), language="es"),),
        title="Declaración sobre la cooperación médica",
        publisher="Ministerio de ejemplo",
        published="2025-07",
    )


def said(
    document: Document,
    words: str,
    topic: Topic,
    value: Value,
    *,
    speaker: Speaker = TEXT,
    stance: Stance = Stance.ASSERTS,
    role: str | None = None,
    period: str | None = None,
    clause: str | None = None,
    confidence: float = 0.9,
    judgement: Judgement | None = None,
) -> Voiced:
    """Return a voiced statement on words that stand in a document."""
    start = document.text.index(words)
    low = document.text.rfind("\n", 0, start) + 1
    high = document.text.find("\n", start)
    statement = Statement(
        topic=topic,
        value=value,
        about=About(host="BS", sender="CU", role=role, period=period),
        speaker=speaker,
        stance=stance,
        quote=document.quote(start, start + len(words)),
        confidence=confidence,
        way="constructed",
        clause=clause,
        context=(low, high if high > 0 else len(document.text)),
    )
    return Voiced(statement=statement, family=document.source.name, judgement=judgement)


def usd(amount: int) -> Rate:
    """Return a monthly sum for one worker in US dollars."""
    return Rate(money=Money.of(amount, "USD"), per=Per.MONTH, unit=Unit.WORKER)


def person(name: str) -> Speaker:
    """Return a person who speaks."""
    return Speaker(name=name, kind=SpeakerKind.PERSON)


def body(name: str) -> Speaker:
    """Return an organisation that speaks."""
    return Speaker(name=name, kind=SpeakerKind.BODY)


def statements() -> dict[str, Voiced]:
    """Return the statements of the case by a short name."""
    deal, news, answer = agreement(), article(), reply()
    confirmed = Judgement(statement="x", kind="confirm", by="A. Reviewer", on="2025-08-01")
    rubio, davis, darville = person("Marco Rubio"), person("Philip Davis"), person("Michael Darville")
    archive, ministry = body("Cuba Archive"), body("el ministerio")
    return {
        "fee_adviser": said(deal, "a fee of USD 12,000 a month for each adviser", Topic.HOST_PAYMENT, usd(12000), speaker=AGREEMENT, role="adviser", clause="5", judgement=confirmed),
        "fee_engineer": said(deal, "USD 5,000 a month for each engineer", Topic.HOST_PAYMENT, usd(5000), speaker=AGREEMENT, role="engineer", clause="5"),
        "pay_adviser": said(deal, "a stipend of USD 1,200 a month (adviser)", Topic.WORKER_PAY, usd(1200), speaker=AGREEMENT, role="adviser", clause="6"),
        "pay_engineer": said(deal, "USD 990 a month (engineer)", Topic.WORKER_PAY, usd(990), speaker=AGREEMENT, role="engineer", clause="6"),
        "route": said(deal, "The Ministry shall pay CSMC", Topic.PAYMENT_ROUTE, "via_sender", speaker=AGREEMENT, clause="5"),
        "passports": said(deal, "The Head of Mission keeps the passports of the Collaborators", Topic.IDENTITY_DOCUMENTS, "breach", speaker=AGREEMENT, clause="9"),
        "other_work": said(deal, "may not engage in any other work", Topic.INDEPENDENT_WORK, "breach", speaker=AGREEMENT, clause="11"),
        "secret": said(deal, "shall not disclose this Agreement", Topic.TRANSPARENCY, "breach", speaker=AGREEMENT, clause="14"),
        "share_adviser": said(news, "91.6% of what is paid for an adviser", Topic.RETAINED_SHARE, Share(low=Decimal("91.6"), high=Decimal("91.6")), speaker=archive, role="adviser"),
        "share_engineer": said(news, "83.9% of what is paid for an engineer", Topic.RETAINED_SHARE, Share(low=Decimal("83.9"), high=Decimal("83.9")), speaker=archive, role="engineer"),
        "doubt": said(news, "Dr Darville has cast doubt on the figures", Topic.RETAINED_SHARE, Share(), speaker=darville, stance=Stance.DENIES),
        "people": said(news, "There are 35 Cubans in the health service", Topic.WORKERS_DEPLOYED, Count(low=35, high=35, at="host"), speaker=darville),
        "cancel": said(news, "The Bahamas will cancel the contracts", Topic.POLICY_CHANGE, Measure(what="ended", by="BS", host="BS"), speaker=darville, stance=Stance.PROMISES, period="2025-06-16"),
        "forced": said(news, "describes the programme as forced labour", Topic.CHARACTERISATION, "forced_labour", speaker=rubio),
        "no_forced": said(news, "has rejected any suggestion of forced labour", Topic.CHARACTERISATION, "forced_labour", speaker=davis, stance=Stance.DENIES),
        "visas": said(news, "would refuse visas to officials", Topic.SANCTION, Measure(what="visa_restriction", by="US"), speaker=body("US State Department"), stance=Stance.PROMISES, period="2025-02"),
        "gag": said(news, "told not to speak to neighbours", Topic.ASSOCIATION, "breach", confidence=0.4),
        "voluntary": said(answer, "viajan de forma voluntaria", Topic.CHARACTERISATION, "voluntary", speaker=ministry),
        "keeps": said(answer, "conservan su pasaporte en todo momento", Topic.IDENTITY_DOCUMENTS, "safeguard", speaker=ministry),
        "not_forced": said(answer, "rechaza que exista trabajo forzoso", Topic.CHARACTERISATION, "forced_labour", speaker=ministry, stance=Stance.DENIES),
        "lawful": said(answer, "los convenios son legales", Topic.CHARACTERISATION, "lawful_agreement", speaker=ministry),
        "benefit": said(news, "health workers are supplied", Topic.BENEFITS, ("housing", "flights")),
    }  # fmt: skip


def check(
    name: str, dimension: str, severity: str, limb: str, topics: tuple[str, ...], title: tuple[str, str]
) -> Check:
    """Return a check with short texts in both languages."""
    return Check(
        id=name,
        dimension=dimension,
        severity=severity,
        limb=limb,
        ilo_indicator=None,
        applies_to=("agreement_text", "practice"),
        provisions=("x-1",),
        topics=topics,
        question={"en": f"{title[0]}?", "es": f"¿{title[1]}?"},
        breach_when={"en": "It is not so.", "es": "No es así."},
        met_when={"en": "It is so.", "es": "Es así."},
        why={"en": f"Why {name} matters.", "es": f"Por qué importa {name}."},
        evidence_needed={"en": f"Papers on {title[0].lower()}.", "es": f"Documentos sobre: {title[1].lower()}."},
        breached_by=(),
        met_by=(),
        title={"en": title[0], "es": title[1]},
    )


def cited(*, verified: bool) -> CitedProvision:
    """Return a provision that binds Cuba and not The Bahamas."""
    provision = Provision(
        id="x-1",
        instrument="x",
        article="art 8",
        summary={"en": "Deductions need a law and a limit.", "es": "Los descuentos requieren ley y límite."},
        verified=verified,
        sourcing="primary_text" if verified else "own_knowledge",
        source_url="https://example.org/c095",
        traps=({"en": "Says nothing on shares.", "es": "No fija proporciones."},),
    )
    bound = (Bound(country="BS", status="unknown", reason=""), Bound(country="CU", status="bound", reason="1952"))
    return CitedProvision(
        provision=provision, instrument_name="Protection of Wages Convention", binding="treaty", bound=bound
    )


def finding(
    test: Check,
    outcome: Outcome,
    grade: Grade | None = None,
    breach: tuple[Voiced, ...] = (),
    contrary: tuple[Voiced, ...] = (),
    demanded: tuple[Voiced, ...] = (),
    *,
    verified: bool = True,
) -> Finding:
    """Return a finding whose evidence comes from the agreement or from practice, by its speaker."""

    def evidence(voiced: Voiced) -> Evidence:
        by_text = voiced.statement.speaker is AGREEMENT
        return Evidence(voiced=voiced, channel=Channel.AGREEMENT_TEXT if by_text else Channel.PRACTICE)

    return Finding(
        check=test,
        outcome=outcome,
        grade=grade,
        breach=tuple(map(evidence, breach)),
        contrary=tuple(map(evidence, contrary)),
        families=tuple(dict.fromkeys(voiced.family for voiced in breach)),
        provisions=(cited(verified=verified),),
        reason="",
        edition="2025-01-01-abcdefabcdef",
        demanded=tuple(map(evidence, demanded)),
    )


def findings(by: dict[str, Voiced]) -> tuple[Finding, ...]:
    """Return one finding of every outcome and some more."""
    return (
        finding(
            check("full-wage-reaches-worker", "pay", "critical", "coercion", ("host_payment",), ("Full wage reaches worker", "El salario íntegro llega al trabajador")),
            Outcome.DISPUTED, Grade.DOCUMENTED,
            breach=(by["fee_adviser"], by["pay_adviser"], by["share_adviser"]), contrary=(by["doubt"],),
        ),
        finding(
            check("paid-directly", "pay", "critical", "coercion", ("payment_route",), ("Paid directly", "Pago directo")),
            Outcome.BREACHED, Grade.DOCUMENTED, breach=(by["route"],), verified=False,
        ),
        finding(
            check("keeps-passport", "documents", "critical", "coercion", ("identity_documents",), ("Keeps passport", "Conserva el pasaporte")),
            Outcome.DISPUTED, Grade.DOCUMENTED, breach=(by["passports"],), contrary=(by["keeps"],),
        ),
        finding(
            check("money-flows-disclosed", "transparency", "major", "none", ("transparency",), ("Money flows disclosed", "Flujos de dinero públicos")),
            Outcome.BREACHED, Grade.DOCUMENTED, breach=(by["secret"],),
        ),
        finding(
            check("freely-volunteered", "consent", "critical", "involuntariness", ("consent",), ("Freely volunteered", "Participación voluntaria")),
            Outcome.MET, Grade.ALLEGED, contrary=(by["voluntary"],),
        ),
        finding(
            check("resign-with-notice", "exit", "critical", "involuntariness", ("resignation",), ("Resign with notice", "Renuncia con preaviso")),
            Outcome.SILENT,
        ),
        finding(
            check("zero-recruitment-fees", "fees", "major", "coercion", ("fee_or_deduction",), ("Zero recruitment fees", "Sin cobros por contratación")),
            Outcome.NOT_APPLICABLE,
        ),
    )  # fmt: skip


def reading(by: dict[str, Voiced], role: str, name: str, fee: int, pay: int) -> Reading:
    """Return a share recomputed in one reading."""
    parts = Decimal(fee - pay) / fee if name == "inside" else Decimal(fee) / (fee + pay)
    return Reading(
        name=name,
        formula="(fee - pay) / fee" if name == "inside" else "fee / (fee + pay)",
        host_payment=by[f"fee_{role}"],
        worker_pay=by[f"pay_{role}"],
        fee=Decimal(fee),
        pay=Decimal(pay),
        currency="USD",
        per=Per.MONTH,
        percent=(parts * 100).quantize(Decimal("0.01")),
    )


def money(by: dict[str, Voiced]) -> MoneyPicture:
    """Return the money of two roles; the published shares follow from neither reading."""
    roles, published = [], []
    for role, fee, pay in (("adviser", 12000, 1200), ("engineer", 5000, 990)):
        readings = tuple(reading(by, role, name, fee, pay) for name in ("inside", "on_top"))
        roles.append(
            RoleMoney(
                role=role, host_payments=(by[f"fee_{role}"],), worker_pays=(by[f"pay_{role}"],), readings=readings
            )
        )
        share = by[f"share_{role}"]
        value = share.statement.value
        assert isinstance(value, Share)
        published.append(
            PublishedShare(voiced=share, low=value.low, high=value.high, follows_from=(), nearest=readings[1:])
        )
    sums = (SumTest(whole=by["fee_adviser"], parts=((2, by["fee_engineer"]),), made=Decimal(10000), fits=False),)
    return MoneyPicture(
        roles=tuple(roles), published=tuple(published), programme=(), routes=(by["route"],), other=(), sums=sums
    )


def assessed() -> Assessed:
    """Return the constructed case with its findings."""
    by = statements()
    found = findings(by)
    rejected = said(
        article(), "Some workers were", Topic.VIOLENCE, "breach",
        judgement=Judgement(statement="y", kind="reject", by="A. Reviewer", note="Not what the sentence says."),
    )  # fmt: skip
    case = Case(
        host="BS",
        sender="CU",
        since="2023",
        until="2025-06-16",
        documents=(agreement(), article(), reply()),
        voiced=tuple(by.values()),
        rejected=(rejected,),
    )
    limbs = (
        LimbView(
            limb="involuntariness",
            findings=tuple(one for one in found if one.check.limb == "involuntariness"),
            indicated=False,
        ),
        LimbView(limb="coercion", findings=tuple(one for one in found if one.check.limb == "coercion"), indicated=True),
    )
    return Assessed(case=case, findings=found, limbs=limbs, money=money(by))


def clauses(language: str) -> tuple[Clause, ...]:
    """Return fair wording for two of the checks."""
    text = {
        "en": "Pay shall be credited to the worker's own account.",
        "es": "El salario se abonará en la cuenta propia del trabajador.",
    }
    wage = {
        "en": "The whole of the gross pay belongs to the worker.",
        "es": "La totalidad del salario bruto pertenece al trabajador.",
    }
    return (
        Clause(
            id="a",
            language=language,
            checks=("paid-directly",),
            title={"en": "Paid directly", "es": "Pago directo"}[language],
            text=text[language],
        ),
        Clause(
            id="b",
            language=language,
            checks=("full-wage-reaches-worker",),
            title={"en": "Full wage", "es": "Salario íntegro"}[language],
            text=wage[language],
        ),
    )


def report(language: str = "en") -> Report:
    """Return the report on the constructed case."""
    return Report(
        assessed=(assessed(),),
        language=language,
        edition="2025-01-01-abcdefabcdef",
        problems=(Problem(where="broken.pdf", what="The file is encrypted.", hint="Save a copy without a password."),),
        program="Fairward 0.0.0",
        clauses=clauses(language),
    )
