"""Cases -> findings: what the sources show on every check, on the two limbs of forced labour, and on the money."""

from fairward.assess.limbs import limbs
from fairward.assess.shares import money
from fairward.assess.weigh import findings

__all__ = ["findings", "limbs", "money"]
