"""CS1xx: the file cannot be read, or holds what no document can print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

READING: Mapping[str, Explained] = {
    "CS101": Explained(
        title="The file cannot be read",
        why="There is no file with this name, it is a folder, or you may not read it. "
        "Nothing is known about the case until the file can be opened.",
        before="csogp-docs check cases/wm-131.yaml",
        after="csogp-docs check cases/wm-0131.yaml",
    ),
    "CS102": Explained(
        title="The file is larger than 1 MB",
        why="A case file holds a few pages of text. A larger one is most likely "
        "another file, or has a document pasted into it.",
        before="csogp-docs check scanned-report.pdf",
        after="csogp-docs check cases/wm-0131.yaml",
    ),
    "CS103": Explained(
        title="The file is not UTF-8 text",
        why="The file was saved in another encoding, or is no text at all. Letters "
        "with accents and quotation marks would come out wrong in the report.",
        before="name: Zo\ufffd Specimen",
        after="name: Zoë Specimen",
    ),
    "CS104": Explained(
        title="A character that may not be used",
        why="Some characters cannot be seen, turn the order of the text round or are "
        "meant for machines. With them a report would not say what its author read on "
        "the screen.",
        before='office: "Kidderminster\\u200B District Team"',
        after="office: Kidderminster District Team",
    ),
    "CS105": Explained(
        title="The text does not follow the rules of YAML",
        why="A colon, a quotation mark, a bracket or the indentation is not in its "
        "place, so that it cannot be told which value belongs to which name. Nothing "
        "after this place has been read.",
        before="what: Letter: employer",
        after='what: "Letter: employer"',
    ),
    "CS106": Explained(
        title="The file is empty",
        why="The file holds nothing but comments or empty lines. It may not have been "
        "saved.",
        before="# wm-0131",
        after="case: wm-0131\nprogramme: csogp",
    ),
    "CS107": Explained(
        title="A second document in one file",
        why="A line of three hyphens begins a second document. One file is one case, "
        "so that everything after the line would be lost.",
        before="case: wm-0131\n---\ncase: wm-0132",
        after="case: wm-0131",
    ),
    "CS108": Explained(
        title="A name is written twice",
        why="The same name stands twice in one group. Only one of the two values "
        "could be used, and nobody could tell which.",
        before="months: 24\nmonths: 36",
        after="months: 36",
    ),
    "CS109": Explained(
        title="An anchor or an alias",
        why="A word that begins with & or * refers to another place in the file. Such "
        "references are not used here, because a reader of the file would have to "
        "follow them.",
        before="hearing: &day 2004-03-12\nstarts: *day",
        after="hearing: 2004-03-12\nstarts: 2004-03-12",
    ),
    "CS110": Explained(
        title="A tag",
        why="A word that begins with ! tells other programs how to read a value. Here "
        "each field says for itself what it holds.",
        before="months: !!int 36",
        after="months: 36",
    ),
    "CS111": Explained(
        title="A merge key",
        why="The name << copies values from elsewhere in the file. Each case states "
        "its facts where they are read.",
        before="<<: {programme: csogp}",
        after="programme: csogp",
    ),
    "CS112": Explained(
        title="Nested too deeply",
        why="A case file has a few levels of groups and lists. More than twenty come "
        "from brackets or hyphens written by mistake.",
        before="reasons: [[[[[[[[[[[[[[[[[[[[late]]]]]]]]]]]]]]]]]]]]",
        after="reasons: [late]",
    ),
    "CS113": Explained(
        title="Too much in one file",
        why="A text has more than 200,000 characters, or the file more than 50,000 "
        "names and values. That is far more than a report, and was most likely pasted "
        "in by mistake.",
        before="conclusion: |\n  (a whole book)",
        after="conclusion: |\n  I propose a community rehabilitation order.",
    ),
    "CS114": Explained(
        title="A name that is no name",
        why="What stands before the colon is empty, or is a list or a group. Fields "
        "are found by their names, so that each name must be plain.",
        before="[route, months]: 36",
        after="route: community-rehabilitation-order\nmonths: 36",
    ),
    "CS115": Explained(
        title="The file does not consist of names and values",
        why="The file begins with a text or a list. A case file is a list of names, "
        "each with a colon and a value.",
        before="- wm-0131",
        after="case: wm-0131",
    ),
    "CS116": Explained(
        title="A character that cannot be printed",
        why="The typeface of the documents has no shape for this character. An empty "
        "box would be printed in its place.",
        before='office: "\u2603 District Team"',
        after="office: District Team",
    ),
}
