"""Make one PDF keep two standards: PDF/UA-1 for readers, PDF/A-2a for archives.

WeasyPrint writes a tagged file fit for either and says so of one. What is between the
two is little: the metadata must claim both, and explain the claim that an archive does
not know. What stands in the margins must be no part of the text (`margins`).
"""

from __future__ import annotations

import io
from importlib.resources import files
from xml.sax.saxutils import escape

import pikepdf

# All that is in a file is compressed once, at its end. More than this would take half
# as long again, for a hundredth less.
pikepdf.settings.set_flate_compression_level(7)

# ISO 14289-1, clause 5: how a file claims PDF/UA. ISO 19005-2, clauses 6.6.4 and
# 6.6.2.3: how it claims PDF/A, and describes a schema that PDF/A does not know.
_METADATA = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is kept</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

# Bit 3 of the flags of an annotation: ISO 32000-1, table 165.
_PRINTED = 4


def keep_standards(made: bytes) -> bytes:
    """Return a PDF that claims PDF/UA-1 and PDF/A-2a, and is fit for both.

    The same bytes come back for the same bytes: the identifier of the file is made
    of what is in it.

    Args:
        made: a tagged PDF of WeasyPrint, with its margins set apart.
    """
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        _print_annotations(pdf)
        pdf.Root.OutputIntents = pikepdf.Array([_colours(pdf)])
        pdf.Root.Metadata = _metadata(pdf)
        pdf.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return written.getvalue()


def _metadata(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Write the metadata, which stays uncompressed: an archive must find it as text."""
    told = {
        "title": pdf.docinfo.get("/Title", ""),
        "language": pdf.Root.get("/Lang", ""),
        "producer": pdf.docinfo.get("/Producer", ""),
    }
    text = _METADATA.format(**{key: escape(str(it)) for key, it in told.items()})
    stream = pikepdf.Stream(pdf, text.encode())
    stream.Type = pikepdf.Name.Metadata
    stream.Subtype = pikepdf.Name.XML
    return pdf.make_indirect(stream)


def _colours(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Say what its colours mean, by the profile of sRGB: ISO 19005-2, clause 6.2.3."""
    # WeasyPrint ships it for its own variants, and with those leaves it open.
    srgb = files("weasyprint.pdf") / "sRGB2014.icc"
    profile = pikepdf.Stream(pdf, srgb.read_bytes())
    profile.N = 3
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        Info="sRGB IEC61966-2.1",
        DestOutputProfile=pdf.make_indirect(profile),
    )
    return pdf.make_indirect(intent)


def _print_annotations(pdf: pikepdf.Pdf) -> None:
    """Let links be printed, as ISO 19005-2, clause 6.3.2 has it."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            annotation.F = _PRINTED
