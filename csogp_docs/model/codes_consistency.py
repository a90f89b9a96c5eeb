"""CS3xx: what is written does not agree with itself, with content or with practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

CONSISTENCY: Mapping[str, Explained] = {
    "CS301": Explained(
        title="A programme that is not known",
        why="The case names a programme of which nothing is known. Its conditions, "
        "hours and wording decide what the report says.",
        before="programme: csgop",
        after="programme: csogp",
    ),
    "CS302": Explained(
        title="An area that is not known",
        why="The case names an area of which nothing is known. The area's office and "
        "places are printed in the documents.",
        before="area: west-mersey",
        after="area: west-mercia",
    ),
    "CS303": Explained(
        title="An order or licence that is not known",
        why="The law on the length of an order or licence is found by this name. With "
        "another name it could not be checked.",
        before="route: probation-order",
        after="route: community-rehabilitation-order",
    ),
    "CS304": Explained(
        title="A venue that the area does not have",
        why="The programme is delivered only at the venues of the area. The person "
        "would be sent to the wrong place.",
        before="venue: ludlow",
        after="venue: shrewsbury",
    ),
    "CS305": Explained(
        title="A point of testing that the programme does not have",
        why="Psychometric tests are taken at fixed points of the programme. What the "
        "report says of the rest of it may depend on which of them has been reached.",
        before="tests: [{point: halfway, date: 2004-06-01}]",
        after="tests: [{point: after-induction, date: 2004-06-01}]",
    ),
    "CS306": Explained(
        title="An override of nothing, or a second one",
        why="An override must name a finding that the programme's rules make, and "
        "each finding can be overridden once. What the report carries follows from "
        "the other findings and cannot be set by hand.",
        before="overrides:\n  - finding: ORDER LENGTH",
        after="overrides:\n  - finding: ORDER-LENGTH",
    ),
    "CS307": Explained(
        title="Two dates in the wrong order",
        why="An offence ends after it begins, comes before its conviction, and the "
        "hearing is not before the report made for it. One of the two dates is wrong.",
        before="committed: {from: 2003-06-14, to: 2003-05-01}",
        after="committed: {from: 2003-05-01, to: 2003-06-14}",
    ),
    "CS308": Explained(
        title="A date after the report (error or warning)",
        why="Everything in a report is stated as at its date. It cannot tell of an "
        "interview, an assessment or a conviction that was still to come. A decision "
        "on Induction or an override made later is only a warning.",
        before="report: {date: 2004-03-05}\nsuitability: {date: 2004-05-01}",
        after="report: {date: 2004-03-05}\nsuitability: {date: 2004-03-01}",
    ),
    "CS309": Explained(
        title="Due before the report (warning)",
        why="Something is said to be awaited, but was due before the date of the "
        "report. It may have come in the meantime, or needs to be asked for again.",
        before="deviance: {unknown: awaited, due: 2004-02-27}",
        after="deviance: {unknown: awaited, due: 2004-07-30}",
    ),
    "CS310": Explained(
        title="A tool for adults, before the age of 18 (warning)",
        why="The programme's content says that the tool is meant for adults. An "
        "assessment made earlier should be checked with the assessor before a court "
        "relies on it.",
        before="person: {date_of_birth: 1986-06-01}\n"
        "risk: [{tool: RM2000/S, band: medium, date: 2004-02-20}]",
        after="risk: [{tool: RM2000/S, band: medium, date: 2004-06-14}]",
    ),
    "CS311": Explained(
        title="A start on the wrong day of the week",
        why="The programme's content says on which day of the week it always starts, "
        "because what it opens with begins then. The dates of all later sessions "
        "follow from it.",
        before="delivery: {starts: 2004-04-06}",
        after="delivery: {starts: 2004-04-05}",
    ),
    "CS312": Explained(
        title="No reasons for not proposing the programme",
        why="A report that does not propose the programme gives the court the "
        "reasons. Without them the report is not complete.",
        before="suitability:\n  outcome: not suitable\n  reasons: []",
        after="suitability:\n  outcome: not suitable\n"
        "  reasons:\n    - he denies the offence altogether",
    ),
    "CS313": Explained(
        title="Reasons that would not be printed",
        why="Reasons are given for not proposing the programme. With this outcome the "
        "programme is not declined, and the reasons would be lost.",
        before="suitability:\n  outcome: suitable\n"
        "  reasons:\n    - he denies the offence altogether",
        after="suitability:\n  outcome: suitable\n  reasons: []",
    ),
    "CS314": Explained(
        title="Custody does not agree with itself (error or warning)",
        why="Custody is described for someone who is not in custody, which is an "
        "error; or someone is in custody and it is not said where, which is a "
        "warning. Whether the person is in custody decides how the case is referred.",
        before="person: {in_custody: no}\ncustody: {where: HM Prison Example}",
        after="person: {in_custody: yes}\ncustody: {where: HM Prison Example}",
    ),
    "CS315": Explained(
        title="A victim's number is used twice",
        why="Within one offence each number stands for one victim. Used twice, it "
        "makes two people into one.",
        before="victims: [{id: V1}, {id: V1}]",
        after="victims: [{id: V1}, {id: V2}]",
    ),
    "CS316": Explained(
        title="A short report on a sexual offence (warning)",
        why="A report made on the day leaves little room to assess a sexual offence "
        "and the person's suitability for the programme. A standard report is usual.",
        before="report: {kind: short}",
        after="report: {kind: standard}",
    ),
    "CS317": Explained(
        title="Induction waived without a completed programme (warning)",
        why="Induction may be waived only after certain programmes completed before. "
        "None is recorded as completed, so that the finding will say that Induction "
        "is taken.",
        before="prior_programmes: []\ninduction: {decision: waived}",
        after="prior_programmes: [{programme: prison-otp, completed: 2003-11-14}]\n"
        "induction: {decision: waived}",
    ),
    "CS318": Explained(
        title="More sexual convictions than convictions",
        why="Previous convictions for sexual offences are part of the total. One of "
        "the two numbers is wrong.",
        before="previous_convictions: {total: 1, sexual: 2}",
        after="previous_convictions: {total: 2, sexual: 1}",
    ),
    "CS319": Explained(
        title="HTML in a narrative",
        why="A narrative is printed as words, lists and emphasis. HTML would be "
        "printed as it stands, angle brackets and all.",
        before="conclusion: |\n  He is <b>suitable</b>.",
        after="conclusion: |\n  He is **suitable**.",
    ),
    "CS320": Explained(
        title="A heading, table or link in a narrative",
        why="The report has its own headings and layout. What it cannot print as "
        "meant is refused before it is lost.",
        before="conclusion: |\n  # Proposal\n  I propose an order.",
        after="conclusion: |\n  I propose an order.",
    ),
    "CS321": Explained(
        title="One reference in two files",
        why="The documents of a case are kept under its reference. Two cases with the "
        "same one would replace each other's documents.",
        before="case: wm-0131  # in two files",
        after="case: wm-0132  # in the second of them",
    ),
    "CS322": Explained(
        title="In custody, until a day that has passed",
        why="The person is said to be in custody on the date of the report, but only "
        "until an earlier day. The report would tell the court two different things.",
        before="person: {in_custody: yes}\ncustody: {until: 2004-02-01}",
        after="person: {in_custody: yes}\ncustody: {until: 2005-02-01}",
    ),
    "CS323": Explained(
        title="A person under 18 (warning)",
        why="These reports are about adults. A date of birth that makes the person "
        "younger on the date of the report is most often a slip of the year.",
        before="date_of_birth: 1996-02-29",
        after="date_of_birth: 1968-02-29",
    ),
    "CS324": Explained(
        title="A sentence that begins before the hearing (warning)",
        why="The sentence that a report proposes begins when the court passes it, or "
        "later. What the law allows turns on the day of the hearing.",
        before="court: {hearing: 2004-03-12}\nsentence: {starts: 2003-03-12}",
        after="court: {hearing: 2004-03-12}\nsentence: {starts: 2004-03-12}",
    ),
    "CS325": Explained(
        title="This programme, completed before (warning)",
        why="The programme that the case is about is recorded as already completed. "
        "Another programme may have been meant; if not, the court will wish to know "
        "why it is to be repeated.",
        before="programme: csogp\n"
        "prior_programmes: [{programme: csogp, completed: 2003-11-14}]",
        after="programme: csogp\n"
        "prior_programmes: [{programme: prison-otp, completed: 2003-11-14}]",
    ),
    "CS326": Explained(
        title="No assessment by a tool that the programme reads (warning)",
        why="The programme says from which tools a level is read. None of them is "
        "recorded, so that the level counts as not known, though there is a band.",
        before="risk: [{tool: RM 2000, band: medium}]",
        after="risk: [{tool: RM2000, band: medium}]",
    ),
    "CS340": Explained(
        title="Dangerousness found, and no countersignature (warning)",
        why="A report that finds dangerousness is countersigned by a senior before it "
        "goes to the court. Until that is recorded it can be built as a draft only.",
        before="report: {dangerousness: yes}",
        after="report:\n  dangerousness: yes\n"
        "  countersigned: {name: A. Sample, role: Senior Probation Officer, "
        "date: 2004-03-05}",
    ),
}
