"""A register made for the tests: the example case, and a case in which personal data of every kind is planted.

All names, numbers and addresses are invented for the project.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fairward import publish, run
from fairward.run import publishing

PASSPHRASE = b"a long passphrase for tests"
ORIGIN = "register.example.org"
DAY = "2026-11-20"

CANARIES = {
    "name": "Yanelis Quintero Batista",
    "surname": "Quintero",
    "titled": "Ulloa",
    "email": "yanelis.quintero@example.org",
    "phone": "+53 5 284 1177",
    "local phone": "809-555-0199",
    "passport": "K482913",
    "identity": "85041512345",
    "iban": "ES91 2100 0418 4502 0005 1332",
    "account": "0598 7700 1234 5678",
    "card": "4111 1111 1111 1111",
    "address": "Calle 23 No. 456",
    "street": "45 Shirley Street",
    "birth": "15 April 1985",
    "profile": "facebook.com/yanelis.q",
    "position": "23.11356, -82.36623",
}

TEXT = """Cuban nurses in the Bahamas speak of their pay

The Example Herald, 3 May 2025

The Bahamas pays 12,000 dollars a month for each Cuban adviser, and 1,200 dollars reach the worker, the agreement says.
Nurse Yanelis Quintero Batista, born on 15 April 1985, passport No. K482913, said the head of mission keeps the passports of the Cuban nurses in the Bahamas.
She lives at Calle 23 No. 456 entre G y H, Vedado; before that she lived at 45 Shirley Street. Call her: +53 5 284 1177, WhatsApp 809-555-0199, yanelis.quintero@example.org, facebook.com/yanelis.q.
Her pay of 990 dollars a month from the Bahamas goes to bank account 0598 7700 1234 5678 or ES91 2100 0418 4502 0005 1332; her card is 4111 1111 1111 1111, her carné de identidad 85041512345.
Quintero told the paper that the Cuban doctors in the Bahamas may not leave the house after ten at night. It stands at 23.11356, -82.36623.
Dr. Ulloa, her colleague, said that the Cuban doctors in the Bahamas were threatened with eight years without entering Cuba.
Prime Minister Philip Davis denied on Monday that the Cuban doctors in the Bahamas are victims of forced labour.
"""

HOSTILE = """Bahamas and Cuba <script>document.title='broken'</script>

The Example Herald, 3 May 2025

The Bahamas pays 12,000 dollars a month for each Cuban adviser <img src=x onerror="document.title='broken'"> and 1,200 dollars reach the worker.
The Cuban doctors in the Bahamas must hand their passports to the head of mission, </script><script>document.title='broken'</script> the agreement says.
=HYPERLINK("http://evil.example","pay") of the Cuban doctors in the Bahamas is kept: the government of Cuba keeps 90 percent of the wages.
\u202eThe Cuban doctors in the Bahamas may not leave the house at night\u202c, {{ 7 * 7 }} the report says. javascript:alert(1)
"""


def keys(folder: Path) -> Path:
    """Make the key of the tests."""
    publish.make_keys(folder, ORIGIN, PASSPHRASE)
    return folder


def made(sources: list[str], target: Path, key: Path, **how: Any) -> publishing.Published:
    """Publish sources to a folder."""
    records = {name: how.pop(name) for name in ("ledgers", "terms") if name in how}
    settings = {"on": DAY, **how}
    asked = publishing.Publishing(target=target, keys=key, passphrase=PASSPHRASE, **settings)
    return run.publish(run.Given(sources=sources, **records), asked)
