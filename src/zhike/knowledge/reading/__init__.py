"""Files into rows: CSV, XLSX, JSONL, Markdown. Pure functions of bytes, safe with anything a person may upload."""

from zhike.knowledge.reading.read import Sheet, read_file
from zhike.knowledge.reading.rows import ParsedRow, parse_rows

__all__ = ["ParsedRow", "Sheet", "parse_rows", "read_file"]
