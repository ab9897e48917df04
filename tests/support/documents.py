"""Small real files made in a test: DOCX out of ZIP and XML, PDF with Chinese text in a font that every reader knows."""

import io
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    + "".join(f'<w:style w:styleId="{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 5))
    + '<w:style w:styleId="Own"><w:name w:val="My heading"/><w:basedOn w:val="2"/></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="https://shop.example/help" TargetMode="External"/></Relationships>'


def paragraph(text: str, style: str = "", *, numbered: bool = False, bold: bool = False) -> str:
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    )
    run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{escape(text)}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A cell "^" goes on from the one above."""
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    body = "".join(
        "<w:tr>"
        + "".join(
            cell.format("<w:vMerge/>", paragraph("")) if text == "^" else cell.format("", paragraph(text))
            for text in row
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{body}</w:tbl>"


def docx(*parts: str, **files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr(
            "word/document.xml",
            files.get("document", f"<w:document {W}><w:body>{''.join(parts)}</w:body></w:document>".encode()),
        )
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/_rels/document.xml.rels", LINKS)
    return stream.getvalue()


class Pdf:
    """Writes a PDF: text anywhere in any size, rules, pages. Chinese stands in the standard font STSong-Light."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]

    def text(self, x: float, y: float, text: str, size: float = 10.5) -> "Pdf":
        self.pages[-1].append(f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET")
        return self

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> "Pdf":
        self.pages[-1].append(f"0.5 w {x1} {y1} m {x2} {y2} l S")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> "Pdf":
        """A picture of one grey dot, stretched."""
        self.pages[-1].append(f"q {width} 0 0 {height} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float], cells: Sequence[Sequence[str]]) -> "Pdf":
        """A ruled table; a cell "^" goes on from the one above, without a rule between them."""
        for row, y in enumerate(ys):
            for column, (left, right) in enumerate(pairwise(xs)):
                if row >= len(cells) or cells[row][column] != "^":
                    self.rule(left, y, right, y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for row, y in zip(cells, ys, strict=False):
            for text, x in zip(row, xs, strict=False):
                for at, line in enumerate(text.split("\n") if text != "^" else []):
                    self.text(x + 4, y - 14 - 13 * at, line)
        return self

    def turn(self) -> "Pdf":
        self.pages.append([])
        return self

    def bytes(self) -> bytes:
        count = len(self.pages)
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(count))}] >>".encode(),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
            b" /FontDescriptor 5 0 R /DW 1000 /W [1 [500] 2 94 500 814 939 500] >>",
            b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
            b" /CapHeight 880 /StemV 93 >>",
        ]
        for n, page in enumerate(self.pages):
            content = "\n".join(page).encode()
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {7 + 2 * n} 0 R >>".encode()
            )
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        out, places = b"%PDF-1.4\n", []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table_at = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
            b"%010d 00000 n \n" % place for place in places
        )
        return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table_at)
