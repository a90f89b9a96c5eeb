"""CS4xx: the content the documents are made from does not hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT: Mapping[str, Explained] = {
    "CS401": Explained(
        title="A file of content is missing",
        why="Content consists of files with fixed names. Without this one no case can "
        "be assessed.",
        before="content/programmes/csogp/programme.yaml",
        after="content/programmes/csogp/programme.yaml\n"
        "content/programmes/csogp/rules.yaml",
    ),
    "CS402": Explained(
        title="An id is used twice",
        why="Sentences, facts and tables are found by their ids. Of two with the same "
        "id, one would never be used.",
        before="- {id: risk.level, text: One.}\n- {id: risk.level, text: Another.}",
        after="- {id: risk.level, text: One.}\n- {id: risk.medium, text: Another.}",
    ),
    "CS403": Explained(
        title="An id unlike the name of its file or folder",
        why="A case finds a programme by its folder and an area by its file. The id "
        "within must be the same, or the documents would name another.",
        before="# content/areas/west-mercia.yaml\nid: mercia",
        after="# content/areas/west-mercia.yaml\nid: west-mercia",
    ),
    "CS404": Explained(
        title="Hours that do not add up",
        why="The sessions of each pattern must come to exactly the hours of the "
        "module. Otherwise a document would state two lengths for one thing.",
        before="hours: {value: 50, clauses: [operates.4]}\n"
        "patterns: {half-day: [{sessions: 10, length: half-day}]}",
        after="hours: {value: 50, clauses: [operates.4]}\n"
        "patterns: {half-day: [{sessions: 20, length: half-day}]}",
    ),
    "CS405": Explained(
        title="A module that is not there",
        why="A way through the programme, or a point of testing, names a module that "
        "the programme does not have.",
        before="paths: [{id: short, modules: [induction, relapse]}]",
        after="paths: [{id: short, modules: [induction, relapse-prevention]}]",
    ),
    "CS406": Explained(
        title="A clause that is not there",
        why="Every rule, figure and sentence rests on a clause of the source. A "
        "citation that leads nowhere proves nothing.",
        before="clauses: [operates.77]",
        after="clauses: [operates.7]",
    ),
    "CS407": Explained(
        title="A clause on which nothing rests",
        why="A clause of the source is used by no rule, figure or sentence. Something "
        "the source says has then been forgotten.",
        before="clauses:\n  operates.9: Nobody uses this clause.",
        after="clauses:\n  operates.8: A rule cites this clause.",
    ),
    "CS408": Explained(
        title="A fact, rule or field that is not there",
        why="A table, a sentence or a section asks for something under a name that is "
        "not known. Whatever depends on it could never be decided.",
        before="inputs: [sentence.month]",
        after="inputs: [sentence.months]",
    ),
    "CS409": Explained(
        title="Too many or too few cells",
        why="A row of a table has one cell for each input. Otherwise it cannot be "
        "told which cell belongs to which input.",
        before='inputs: [risk.level, risk.deviance]\nrows: [{when: ["low"]}]',
        after='inputs: [risk.level, risk.deviance]\nrows: [{when: ["low", "-"]}]',
    ),
    "CS410": Explained(
        title="A row that leads nowhere",
        why="What follows from a row must be met, not met, not applicable, or one of "
        "the outcomes that its table lists.",
        before="outcomes: {waived: waived}\nrows: [{then: waved}]",
        after="outcomes: {waived: waived}\nrows: [{then: waived}]",
    ),
    "CS411": Explained(
        title="A sentence that is not there",
        why="An outline calls for a sentence that no file of wording has. A document "
        "would have a hole in its place.",
        before="say: [risk.levle]",
        after="say: [risk.level]",
    ),
    "CS412": Explained(
        title="A cell that cannot be read",
        why="A cell is a value of its input, a comparison or an interval. This one is "
        "none of them, so that its row could never apply.",
        before='when: ["at least 36"]',
        after='when: [">= 36"]',
    ),
    "CS413": Explained(
        title="A text that is no template",
        why="The braces in a sentence do not pair, or hold what the template language "
        "does not know. The sentence could not be said of any case.",
        before='text: "{{ sentence.months }"',
        after='text: "{{ sentence.months }}"',
    ),
    "CS414": Explained(
        title="A text that names what is not there",
        why="A sentence or a reason refers to something that is neither a fact nor "
        "part of the programme or area. It would leave a hole in the document.",
        before='text: "{{ sentence.month }}"',
        after='text: "{{ sentence.months }}"',
    ),
    "CS415": Explained(
        title="A sentence without a form for what is not known",
        why="A sentence needs facts, and facts may not be known yet. It must say what "
        "is printed then, so that no document has a gap.",
        before='- id: front.court\n  needs: [court.name]\n  text: "{{ court.name }}"',
        after="- id: front.court\n  needs: [court.name]\n"
        '  text: "{{ court.name }}"\n  unknown: "{{ missing }}"',
    ),
    "CS416": Explained(
        title="A gap in a table",
        why="There are values of the inputs for which no row applies. A case with "
        "those values would get no answer. The message gives the values and a row.",
        before="- {when: [low, low], then: short}",
        after="- {when: [low, low], then: short}\n"
        '- {when: [not(low), "-"], then: long}\n- {when: [low, not(low)], then: long}',
    ),
    "CS417": Explained(
        title="Two rows that apply at once",
        why="The hit policy of the table says that one row applies, or that rows which "
        "apply together agree. For the values given, two rows apply and do not.",
        before='- {when: ["<= 36"], then: short}\n- {when: [">= 36"], then: long}',
        after='- {when: ["< 36"], then: short}\n- {when: [">= 36"], then: long}',
    ),
    "CS418": Explained(
        title="A row that can never apply",
        why="Whatever a case says, an earlier row applies instead, or the cells of "
        "this one contradict one another. A rule nobody reaches misleads its reader.",
        before='- {when: ["-"], then: long}\n- {when: [low], then: short}',
        after='- {when: [low], then: short}\n- {when: ["-"], then: long}',
    ),
    "CS419": Explained(
        title="An input that no row asks for",
        why="Every cell of the input is a hyphen, so that its value never matters. It "
        "would be asked for and shown as a fact all the same.",
        before="inputs: [risk.level, person.employment]\n"
        'rows: [{when: [low, "-"], then: met}]',
        after="inputs: [risk.level]\nrows: [{when: [low], then: met}]",
    ),
    "CS420": Explained(
        title="Rules without a table for the whole report",
        why="PROPOSAL-OR-REASONS says whether a report carries the proposal, the "
        "reasons for none, or neither yet. Without it no report could be final.",
        before="tables:\n  - id: SUITABILITY",
        after="tables:\n  - id: SUITABILITY\n  - id: PROPOSAL-OR-REASONS",
    ),
    "CS421": Explained(
        title="A table that does not say what holds where no row applies",
        why="Where a table collects, it may be that no row applies, and the reader "
        "must be told so. Under any other hit policy exactly one answer is given.",
        before="hit: collect\nunknown: It cannot be said yet.",
        after="hit: collect\nunknown: It cannot be said yet.\n"
        "otherwise: Nothing is to be arranged.",
    ),
    "CS422": Explained(
        title="A row without a clause",
        why="Every answer rests on a clause of the programme's source, so that whoever "
        "reads a finding can look up why. A row that names none rests on nothing.",
        before="then: met\nclauses: []",
        after="then: met\nclauses: [operates.7]",
    ),
    "CS423": Explained(
        title="A rule or sentence that ends before it begins",
        why="What has a first and a last day is in force for reports dated from the "
        "one to the other. The last day lies before the first here.",
        before="from: 2005-04-04\nto: 2004-04-04",
        after="from: 2004-04-04\nto: 2005-04-04",
    ),
    "CS424": Explained(
        title="A released rule or sentence that says something else",
        why="Documents that courts have read rest on what was released. It stays as it "
        "was, so that they can be explained and made again; what is new is a new "
        "version beside it, from a day on.",
        before="- id: proposal.length\n  text: What it says now.",
        after="- id: proposal.length\n  to: 2026-12-31\n  text: What it said.\n"
        "- id: proposal.length\n  from: 2027-01-01\n  text: What it says now.",
    ),
    "CS425": Explained(
        title="A released rule or sentence that is gone",
        why="What was released stays, so that older documents can be explained and no "
        "id is ever used for something else. It may end on a day.",
        before="sentences: []",
        after="sentences:\n  - id: proposal.length\n    to: 2026-12-31\n"
        "    text: What it said.",
    ),
    "CS426": Explained(
        title="A closure that ends before it begins",
        why="An area is closed from a first day to a last one, both included. The last "
        "lies before the first here, so that sessions would be planned on those days.",
        before="closures: [{from: 2005-01-02, to: 2004-12-24, why: closed}]",
        after="closures: [{from: 2004-12-24, to: 2005-01-02, why: closed}]",
    ),
    "CS427": Explained(
        title="A sentence that uses a fact which may not be known",
        why="A fact that a sentence uses is one of its needs, or is asked for with `is "
        "known` first. Otherwise the first case without it could not be built.",
        before='- id: front.court\n  text: "{{ court.name }}"',
        after="- id: front.court\n  needs: [court.name]\n"
        '  text: "{{ court.name }}"\n  unknown: "{{ missing }}"',
    ),
    "CS428": Explained(
        title="A sentence that uses what it knows to be missing",
        why="The form for what is not known is printed while one of the needs is "
        "missing. If it is the only one, it cannot be used there.",
        before="needs: [court.name]\nunknown: It is heard at {{ court.name }}.",
        after="needs: [court.name]\nunknown: It is heard elsewhere; {{ missing }}.",
    ),
    "CS429": Explained(
        title="A filter that is given the wrong kind of value",
        why="Months are counted, and names are not. A case that comes to this sentence "
        "could not be built.",
        before='text: "{{ person.name | months }}"',
        after='text: "{{ sentence.months | months }}"',
    ),
    "CS430": Explained(
        title="A phrase with braces that stand for nothing",
        why="In the phrases of content/language/ some words in braces stand for a "
        "number or a name. Any other would never be found.",
        before='find: ["{figure} per cent"]',
        after='find: ["{number} per cent"]',
    ),
}
