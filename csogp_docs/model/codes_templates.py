"""CS5xx: a template or style sheet holds what would not do in any document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES: Mapping[str, Explained] = {
    "CS501": Explained(
        title="A template or style sheet that cannot be read",
        why="Something is opened and not closed, or is written as neither the template "
        "language nor CSS knows it. No document could be set.",
        before="{% if document.subject %}<p>{{ document.subject }}</p>",
        after="{% if document.subject %}<p>{{ document.subject }}</p>{% endif %}",
    ),
    "CS502": Explained(
        title="A template that asks for what it does not get",
        why="A template gets a document and the medium. What neither has would stop "
        "the build of the first case that comes to this line.",
        before="<h1>{{ document.titel }}</h1>",
        after="<h1>{{ document.title }}</h1>",
    ),
    "CS503": Explained(
        title="A filter, test or macro that is not there",
        why="The template language and the imported files do not know this name, or it "
        "takes fewer values than it is given.",
        before="{{ document.title | typset }}",
        after="{{ document.title | typeset }}",
    ),
    "CS504": Explained(
        title="A template that uses a file which is not there",
        why="What a template includes, extends or imports is one of the files of "
        "templates/, by its path there.",
        before='{% include "styles/token.css" %}',
        after='{% include "styles/tokens.css" %}',
    ),
    "CS505": Explained(
        title="A text that would be printed as markup",
        why="Every text is escaped, so that what an officer writes is shown and never "
        "obeyed. Only typeset makes markup of a text, after escaping it.",
        before="{{ document.subject | safe }}",
        after="{{ document.subject | typeset }}",
    ),
    "CS506": Explained(
        title="A script",
        why="A document is read, kept and sent on. Nothing in it runs.",
        before='<p onclick="show()">Sources</p>',
        after="<p>Sources</p>",
    ),
    "CS507": Explained(
        title="An address outside the document",
        why="A document that fetches something tells others that it is being read, and "
        "changes when they do. Files of templates/ are included.",
        before='@import "more.css";',
        after='{% include "styles/more.css" %}',
    ),
    "CS508": Explained(
        title="An attribute without quotation marks",
        why="A space in the value would begin another attribute, and escaping does not "
        "prevent that.",
        before="<section id={{ section.id }}>",
        after='<section id="{{ section.id }}">',
    ),
    "CS509": Explained(
        title="Markup within a link",
        why="The PDF renderer ties a link to its own text only. With markup in it, the "
        "link is lost to a screen reader (PDF/UA-1, clause 7.18.5).",
        before='<a href="#risk"><strong>Risk</strong></a>',
        after='<strong><a href="#risk">Risk</a></strong>',
    ),
    "CS510": Explained(
        title="A picture without a text",
        why="Who cannot see a picture is told what it shows (PDF/UA-1, clause 7.3). "
        "One that says nothing is drawn as a background.",
        before='<img src="asset:///map.svg">',
        after='<img src="asset:///map.svg" alt="The way from the station">',
    ),
    "CS511": Explained(
        title="A heading that is missing, or of the wrong level",
        why="Readers of a screen move from heading to heading. A page begins with one "
        "h1, and no level is left out (PDF/UA-1, clause 7.4.2).",
        before="<h1>Report</h1>\n<h3>Sources</h3>",
        after="<h1>Report</h1>\n<h2>Sources</h2>",
    ),
    "CS512": Explained(
        title="A page without a language or a title",
        why="A screen reader speaks in the language that the page names, and says its "
        "title first (PDF/UA-1, clauses 7.1 and 7.2).",
        before="<html>",
        after='<html lang="en-GB">',
    ),
    "CS513": Explained(
        title="A table whose rows do not match",
        why="Each cell is read out with the heads of its row and column. That works "
        "where all rows have as many cells and each head belongs to one row or column "
        "(PDF/UA-1, clauses 7.2 and 7.5).",
        before='<tr><th colspan="2">Risk</th></tr>',
        after='<tr><th scope="col">Tool</th><th scope="col">Band</th></tr>',
    ),
    "CS514": Explained(
        title="An attached file",
        why="What a document says stands in it. A file within it escapes every check "
        "of what a copy may show (and PDF/UA-1, clause 7.18.1).",
        before='<link rel="attachment" href="notes.txt">',
        after="<p>The notes are kept in the file.</p>",
    ),
    "CS515": Explained(
        title="A table that is taken apart on paper",
        why="A part of a table that is laid out as something else is no longer a cell, "
        "a row or a table to a screen reader (PDF/UA-1, clause 7.2).",
        before="td { display: block; }",
        after="td { padding: 2pt; }",
    ),
    "CS516": Explained(
        title="List marks inside the text",
        why="The renderer then puts the mark of an item where no item is (PDF/UA-1, "
        "clause 7.2).",
        before="ul { list-style-position: inside; }",
        after="ul { padding-left: 5mm; }",
    ),
    "CS517": Explained(
        title="A picture of dots as a background",
        why="The renderer smooths it, which PDF/A-2 does not allow (clause 6.2.8).",
        before='body { background: url("asset:///crest.png"); }',
        after='body { background: url("asset:///crest.svg"); }',
    ),
    "CS518": Explained(
        title="Flex or grid within flex or grid",
        why="With every level the renderer takes several times as long: six levels "
        "take seconds for three lines of text. One level is enough for a page.",
        before=".sheet { display: flex; }\n.sheet .panel { display: flex; }",
        after=".sheet { display: flex; }\n.sheet .panel { display: block; }",
    ),
    "CS519": Explained(
        title="A compressed typeface",
        why="A woff2 file must be unpacked for every document. The TrueType file is "
        "the one that is shipped and checked.",
        before='src: url("asset:///fonts/Face.woff2");',
        after='src: url("asset:///fonts/Face.ttf");',
    ),
    "CS520": Explained(
        title="A footnote",
        why="A note at the foot of a page is read out in the middle of what goes on "
        "there. The renderer is told that there are none, which spares it a tenth of "
        "its time. What is to be said is said in the text.",
        before=".note { float: footnote; }",
        after=".note { font-size: 9pt; }",
    ),
}
