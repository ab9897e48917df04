"""An answer cut into passages that the model can read, each under its title."""

import re

LONG_ZH, LONG_LATIN = 160, 360  # characters; the model reads about 400 of them with the title
_ENDS = re.compile(r"(?<=[。！？!?；;\n])|(?<=\. )")


def passages(title: str, answer: str) -> list[str]:
    """Return ``title`` and a stretch of whole sentences for each passage; an empty answer has none."""
    longest = LONG_LATIN if sum(map(str.isascii, answer)) > len(answer) / 2 else LONG_ZH
    pieces, piece = [], ""
    for sentence in _ENDS.split(answer):
        if piece and len(piece) + len(sentence) > longest:
            pieces.append(piece)
            piece = ""
        piece += sentence
        while len(piece) > 2 * longest:  # no end of a sentence in sight
            pieces.append(piece[:longest])
            piece = piece[longest:]
    pieces.append(piece)
    return [f"{title}\n{text}" for text in map(str.strip, pieces) if text]
