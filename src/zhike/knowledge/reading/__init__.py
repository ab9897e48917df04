"""Files into rows: CSV, XLSX, JSONL, Markdown, HTML, DOCX, PDF. Pure functions of bytes, safe with anything a person may upload."""

from zhike.knowledge.reading.encodings import decode
from zhike.knowledge.reading.read import Limits, Sheet, csv_records, read_file
from zhike.knowledge.reading.rows import ParsedRow, parse_rows

__all__ = ["Limits", "ParsedRow", "Sheet", "csv_records", "decode", "parse_rows", "read_file"]
