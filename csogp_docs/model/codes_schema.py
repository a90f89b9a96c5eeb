"""CS2xx: a field is missing, not known, or holds what it cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA: Mapping[str, Explained] = {
    "CS201": Explained(
        title="A name that is not known",
        why="The program does not know this name, which is perhaps misspelt or in the "
        "wrong place. If it were passed over, a fact would be missing from the report "
        "without anyone noticing.",
        before="sentence:\n  month: 36",
        after="sentence:\n  months: 36",
    ),
    "CS202": Explained(
        title="A field that is always needed is missing",
        why="Without this field no document can be made: what the case is called, who "
        "it is about, or the date at which everything is stated.",
        before="report:\n  kind: standard",
        after="report:\n  kind: standard\n  date: 2004-03-05",
    ),
    "CS203": Explained(
        title="Not a number",
        why="This field is compared or added up, and must be written in figures. "
        "Lengths of orders are whole calendar months.",
        before="months: three years",
        after="months: 36",
    ),
    "CS204": Explained(
        title="Not a date",
        why="Dates are written year-month-day, so that 3 April and 4 March cannot be "
        "mistaken for each other, and must exist in the calendar.",
        before="hearing: 12/3/04",
        after="hearing: 2004-03-12",
    ),
    "CS205": Explained(
        title="Not one of the words allowed",
        why="This field takes one of a few fixed words, because rules and sentences "
        "of the report depend on them.",
        before="plea: admitted",
        after="plea: guilty",
    ),
    "CS206": Explained(
        title="Neither yes nor no",
        why="This field answers a question with yes or no. Where the answer is not "
        "known, say why.",
        before="in_custody: perhaps",
        after="in_custody: {unknown: not asked}",
    ),
    "CS207": Explained(
        title="A text, a list or a group in place of another",
        why="The field holds another kind of thing than it should: a list where there "
        "should be a text, a text where there should be fields below it, and so on. A "
        "colon and a space inside a text is a common cause.",
        before="reasons: no place is free",
        after="reasons:\n  - no place is free",
    ),
    "CS208": Explained(
        title="Nothing is written",
        why="The name is there, but no value. An empty value could mean no, none or "
        "not known, and the court must be told which.",
        before="employment:",
        after="employment: {unknown: not asked}",
    ),
    "CS209": Explained(
        title="Not a reference",
        why="References become the names of files and folders, and must work on every "
        "computer: small letters a to z, figures and hyphens.",
        before="case: WM 0131",
        after="case: wm-0131",
    ),
    "CS210": Explained(
        title="A victim is not numbered",
        why="Victims are told apart by a V and a number, so that nothing in the file "
        "identifies them.",
        before="victims: [{id: first, relationship: known}]",
        after="victims: [{id: V1, relationship: known}]",
    ),
    "CS211": Explained(
        title="Due, but not awaited",
        why="Only what is awaited can come from somebody or be due on a day. Either "
        "the reason or the other details are wrong.",
        before="deviance: {unknown: not asked, due: 2004-07-30}",
        after="deviance: {unknown: awaited, due: 2004-07-30}",
    ),
    "CS212": Explained(
        title="A victim is named",
        why="A victim's name has no place in a case file: the report is read in court "
        "and copied to the defence. A number, a relationship and an age band say what "
        "the report needs.",
        before="victims: [{id: V1, name: ...}]",
        after="victims: [{id: V1, relationship: known, age_band: adult}]",
    ),
}
