"""The six steps in order, one function for each use.

1 load, 2 validate (`reading`); 3 assess, 4 compose, 5 render, 6 publish (`building`);
3 and 4 for a person at a terminal (`explaining`). Nothing else knows the order.
"""

from csogp_docs.pipeline.building import (
    FORMATS,
    Made,
    Order,
    build,
    build_leaflet,
)
from csogp_docs.pipeline.explaining import (
    Supposed,
    explain_case,
    smallest_changes,
    suppose,
    trace_words,
)
from csogp_docs.pipeline.reading import (
    CaseRead,
    Opened,
    Shown,
    check,
    open_workspace,
    read_cases,
)

__all__ = [
    "FORMATS",
    "CaseRead",
    "Made",
    "Opened",
    "Order",
    "Shown",
    "Supposed",
    "build",
    "build_leaflet",
    "check",
    "explain_case",
    "open_workspace",
    "read_cases",
    "smallest_changes",
    "suppose",
    "trace_words",
]
