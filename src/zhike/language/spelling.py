"""Repairs short Chinese texts typed as pinyin (tuihuo, 退huo → 退货) or with characters of the same sound (发漂 → 发票).

English words are put right by one letter (cancle → cancel).

Only towards words that a given collection of texts uses, and never over a word that it uses. Loaded at first use: the table of
sounds takes a tenth of a second, and only workers repair.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import rjieba

os.environ["PYPINYIN_NO_PHRASES"] = "1"  # 47,000 phrases take 45 MB; what customers write of them stands in POLYPHONES
from pypinyin import Style, lazy_pinyin, load_phrases_dict, pinyin

from zhike.language.text import fold
from zhike.language.tokens import bigrams, tokens, weight

LONGEST = 20  # characters of Chinese that are still a short text
LONGEST_LATIN = 40
SPAN = 4  # characters of the longest word put right
CLOSE = 3  # characters from which a word of the dictionary may be one of the base's with one character wrong
SEEN = 2  # texts that must use a word before others are taken for it
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z']+(?: [a-z']+)*")
_LETTERS = re.compile(r"[a-z]{2,24}")
_ENGLISH = re.compile(r"(?<![a-z0-9'])[a-z]{4,24}(?![a-z0-9'])")
_OFTEN_READ = {"券": "juan"}  # as many say it, for which 卷 is so often written
POLYPHONES = """
银行 yin hang|开户行 kai hu hang|便宜 pian yi|重新 chong xin|重复 chong fu|重启 chong qi|双重 shuang chong|三重 san chong|重庆 chong qing
空调 kong tiao|调整 tiao zheng|调节 tiao jie|调试 tiao shi|调温 tiao wen|调换 diao huan|调货 diao huo|调包 diao bao|退还 tui huan
归还 gui huan|还款 huan kuan|还给 huan gei|偿还 chang huan|长度 chang du|长期 chang qi|延长 yan chang|超长 chao chang|过长 guo chang
长假 chang jia|长沙 chang sha|成都 cheng du|厦门 xia men|西藏 xi zang|相似 xiang si|了解 liao jie|不了 bu liao|没收 mo shou
堵塞 du se|泄露 xie lou|着火 zhao huo|睡觉 shui jiao|校正 jiao zheng|校对 jiao dui|出差 chu chai|目的地 mu di di|音乐 yin yue
"""  # words in which a character is not read as it mostly is
_MARKS = " ?.!,~"
_FLAT = {"zh": "z", "ch": "c", "sh": "s"}
_ENDS = re.compile("(?:a|e|i)ng$")


load_phrases_dict(
    {
        word: [[sound] for sound in read]
        for word, *read in (one.split() for one in re.split(r"[|\n]", POLYPHONES.strip()))
    }
)


class Repair(NamedTuple):
    """A text put right, and the words that were put in."""

    text: str
    words: tuple[str, ...]


@lru_cache(maxsize=50_000)
def sounds(word: str) -> tuple[str, ...]:
    """Return the syllables of Chinese characters, without tones: 退货 → ("tui", "huo")."""
    read = lazy_pinyin(word, style=Style.NORMAL, errors="ignore")
    if len(read) != len(word):
        return ()
    return tuple(_OFTEN_READ.get(sign, syllable) for sign, syllable in zip(word, read, strict=True))


def blurred(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Return syllables with what the south of China hears as one made one: zh and z, ing and in."""
    found = []
    for syllable in syllables:
        flat = _FLAT.get(syllable[:2])
        syllable = flat + syllable[2:] if flat else syllable
        found.append(syllable[:-1] if _ENDS.search(syllable) else syllable)
    return tuple(found)


class Speller:
    """Knows the words of a collection of texts by their sound."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the texts once; about a second for ten thousand."""
        words: Counter[str] = Counter()
        self._pairs: set[str] = set()
        signs: Counter[str] = Counter()
        self._english: Counter[str] = Counter()
        for text in texts:
            words.update(set(tokens(text)))
            self._pairs |= bigrams(text)
            self._english.update(_ENGLISH.findall(fold(text)))
            signs.update(_HAN.findall(text) and "".join(_HAN.findall(text)))
        self.words = words
        self._by_sound: dict[tuple[str, ...], list[str]] = {}
        self._by_letters: dict[str, list[str]] = {}
        for word, _ in words.most_common():
            if not _HAN.fullmatch(word) or len(word) > SPAN:
                continue
            heard = sounds(word)
            if not heard:
                continue
            self._by_letters.setdefault("".join(heard), []).append(word)
            self._by_letters.setdefault("".join(lazy_pinyin(word)), []).append(word)
            if len(word) > 1 and words[word] >= SEEN:
                self._by_sound.setdefault(heard, []).append(word)
                self._by_sound.setdefault(blurred(heard), []).append(word)
        for sign, _ in signs.most_common():
            self._by_letters.setdefault("".join(sounds(sign)), []).append(sign)
        for sign, _ in signs.most_common():
            for heard_too in pinyin(sign, style=Style.NORMAL, heteronym=True)[0]:  # 谁 is shui, and shei
                self._by_letters.setdefault(heard_too, []).append(sign)

    def knows(self, text: str) -> bool:
        """Say whether the texts use every pair of characters and every word of a text."""
        return bigrams(text) <= self._pairs

    def repaired(self, text: str, *, bold: bool = False) -> Repair | None:
        """Return a short text with its misspelt words put right, None where there is nothing to put right.

        ``bold``: also over words of the dictionary that these texts do not use (会元 → 会员), and English ones.
        """
        folded = fold(text)
        if _LATIN.fullmatch(folded.strip(_MARKS)):
            words = self._from_pinyin(folded.strip(_MARKS))
            if words or not bold:
                return Repair("".join(words), words) if words else None
        put: list[str] = []
        if folded.isascii():
            english = _ENGLISH.sub(lambda match: self._by_a_letter(match[0], put), folded) if bold else ""
            return Repair(english, tuple(put)) if put else None
        folded = self._half_pinyin(folded, put)
        if not 2 <= sum(map(len, _HAN.findall(folded))) <= LONGEST:
            return None
        found = _HAN.sub(lambda match: self._homophones(match[0], put, bold=bold), folded)
        return Repair(found, tuple(put)) if put else None

    # -- characters of the same sound ------------------------------------------------------------------------------

    def _homophones(self, run: str, put: list[str], *, bold: bool) -> str:
        at, written = 0, []
        firm = self._firm(run, bold=bold)
        while at < len(run):
            word = self._meant(run, at, firm)
            put += [word] if word else []
            written.append(word or run[at])
            at += len(word) if word else 1
        return "".join(written)

    def _firm(self, run: str, *, bold: bool) -> set[int]:
        """Return the places of characters in words: those that the texts use and those of the dictionary stay as they are."""
        firm: set[int] = set()
        at = 0
        dictionary = set() if bold else set(rjieba.cut_all(run))
        for word in tokens(run):
            if len(word) > 1 and (self.words[word] or word in dictionary):
                firm.update(range(at, at + len(word)))
            at += len(word)
        return firm

    def _meant(self, run: str, at: int, firm: set[int]) -> str | None:
        """Return the word that is meant from a place on, the longest that sounds like what stands there."""
        for size in range(min(SPAN, len(run) - at), 1, -1):
            span = run[at : at + size]
            settled = not firm.isdisjoint(range(at, at + size))
            if self.words[span] or (settled and size < CLOSE) or self._known(span) or self._cuts(run, at, size):
                continue
            heard = sounds(span)
            alike: list[str] = [*self._by_sound.get(heard, ()), *self._by_sound.get(blurred(heard), ())]
            for word in alike:
                likely = len(word) == size and word != span and weight(word) > 0.5
                if likely and _alike(span, word, settled=settled):
                    return word
        return None

    def _known(self, span: str) -> bool:
        return all(span[n : n + 2] in self._pairs for n in range(len(span) - 1))

    def _cuts(self, run: str, at: int, size: int) -> bool:
        """Say whether a span takes a character away from a known word at its edge (我的|快弟: 的快 is no span)."""
        before, after = run[max(0, at - 1) : at + 1], run[at + size - 1 : at + size + 1]
        return (at > 0 and self.words[before] >= SEEN) or (at + size < len(run) and self.words[after] >= SEEN)

    # -- English ---------------------------------------------------------------------------------------------------

    def _by_a_letter(self, word: str, put: list[str]) -> str:
        """Return the texts' most usual word that is one letter, or two that change places, away; the word itself where it is known."""
        if self._english[word] or self.words[next(iter(tokens(word)), "")]:
            return word
        near = [(times, one) for one in _edits(word) if (times := self._english[one]) >= SEEN]
        if not near:
            return word
        put.append(max(near)[1])
        return put[-1]

    # -- pinyin ----------------------------------------------------------------------------------------------------

    def _half_pinyin(self, text: str, put: list[str]) -> str:
        """Return a text with words put right of which a part is written in letters: 退huo, fa票."""
        at = 0
        while (match := _LETTERS.search(text, at)) is not None:
            at = match.end()
            if self.words[match[0]]:
                continue
            before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
            spelt = ((before, match[0], ""), ("", match[0], after))
            meant = next(
                filter(None, (self._spelt(*parts) for parts in spelt if _HAN.fullmatch("".join(parts[::2])))), ""
            )
            if meant:
                start = match.start() - (meant[0] == before)
                text = text[:start] + meant + text[start + len(match[0]) + 1 :]
                at = start + len(meant)
                put.append(meant)
        return text

    def _spelt(self, before: str, letters: str, after: str) -> str:
        """Return the texts' word that begins with one sign or ends in another, with the rest of it spelt in letters."""
        heard = "".join((*sounds(before), letters, *sounds(after)))
        words = (word for word in self._by_letters.get(heard, ()) if len(word) > 1)
        return next((word for word in words if word.startswith(before) and word.endswith(after)), "")

    def _from_pinyin(self, text: str) -> tuple[str, ...]:
        """Return letters as the likeliest row of the texts' words; none unless all are read and one word has a meaning."""
        letters = text.replace(" ", "").replace("'", "")
        if not 4 <= len(letters) <= LONGEST_LATIN or all(self.words[word] for word in tokens(text)):
            return ()
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ()), *[None] * len(letters)]
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - 6 * SPAN), end):
                before = best[start]
                for word in self._by_letters.get(letters[start:end], ())[:1] if before is not None else ():
                    assert before is not None
                    cost = before[0] + (1.0 if len(word) > 1 else 1.6)  # few long words before many short ones
                    if best[end] is None or cost < best[end][0]:  # type: ignore[index]
                        best[end] = (cost, (*before[1], word))
        found = best[-1]
        if found is None or not any(len(word) > 1 and weight(word) > 0.5 for word in found[1]):
            return ()
        return found[1]


def _alike(span: str, word: str, *, settled: bool) -> bool:
    """Say whether two words share enough: a character, or all but one where what is written is a word itself (优惠卷)."""
    shared = sum(one == other for one, other in zip(span, word, strict=True))
    return shared >= len(word) - 1 if settled else len(word) == 2 or shared > 0


def _edits(word: str) -> set[str]:
    """Return the words one letter away that begin alike: one left out, put in, put wrong, or two that changed places."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    left_out = {one + other[1:] for one, other in halves if other}
    changed = {one + other[1] + other[0] + other[2:] for one, other in halves if len(other) > 1}
    wrong = {one + letter + other[1:] for one, other in halves if other for letter in letters}
    return left_out | changed | wrong | {one + letter + other for one, other in halves for letter in letters}
