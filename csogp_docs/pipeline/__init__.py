"""The six steps in order, one function for each use.

1 load, 2 validate (`reading`); 3 assess, 4 compose, 5 render the documents of a case
(`making`), which a batch publishes; 3 to 6 for what is about no case (`leaflet`,
`manual`); 3 and 4 for a person at a terminal (`explaining`), or for two contents
(`comparing`); 3 and 5 for a timetable (`timetabling`); 3 to 5 for many cases at once
(`bundling`, `caseload`); 1, 2 and 6 for content itself (`releasing`). Nothing else
knows the order.
"""

from csogp_docs.pipeline.bundling import Bundle
from csogp_docs.pipeline.caseload import (
    caseload_of,
    caseload_page,
    caseload_told,
)
from csogp_docs.pipeline.comparing import Compared, Differing, compare
from csogp_docs.pipeline.explaining import (
    Supposed,
    explain_case,
    smallest_changes,
    suppose,
    trace_words,
)
from csogp_docs.pipeline.leaflet import build_leaflet
from csogp_docs.pipeline.manual import build_manual
from csogp_docs.pipeline.reading import (
    CaseRead,
    Opened,
    Shown,
    check,
    open_workspace,
    read_cases,
)
from csogp_docs.pipeline.releasing import release
from csogp_docs.pipeline.timetabling import as_calendar, make_timetable

__all__ = [
    "Bundle",
    "CaseRead",
    "Compared",
    "Differing",
    "Opened",
    "Shown",
    "Supposed",
    "as_calendar",
    "build_leaflet",
    "build_manual",
    "caseload_of",
    "caseload_page",
    "caseload_told",
    "check",
    "compare",
    "explain_case",
    "make_timetable",
    "open_workspace",
    "read_cases",
    "release",
    "smallest_changes",
    "suppose",
    "trace_words",
]
