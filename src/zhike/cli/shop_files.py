"""Where a folder of knowledge keeps the relations of its products, parts, faults and policies."""

from pathlib import Path

LOCALES = ("zh", "en")


def relations_in(folder: Path) -> dict[str, Path]:
    """Return the file of relations by language, where there is one."""
    paths = {locale: folder / "catalogue" / f"relations.{locale}.csv" for locale in LOCALES}
    return {locale: path for locale, path in paths.items() if path.is_file()}
