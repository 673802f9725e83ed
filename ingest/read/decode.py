"""Bytes -> text, by trying encodings strictly in an order in which a wrong one fails before the right one.

Charset guessers are wrong on short texts, and a wrong encoding gives silent nonsense: where no reading is
plausible, the bytes are refused, with the place.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Sequences that switch to a Japanese character set (ISO 2022): ESC $ @, ESC $ B, ESC $ ( D, ESC ( I …
_SWITCH = re.compile(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([IJ])")
# ①㈱ stand outside JIS X 0208: the later standards hold them.
_ISO_2022 = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004")
_EUC = ("euc_jp", "euc_jis_2004")
# Two kana in UTF-8 one after another: in cp932 that would be one of three kanji that no news uses (縺縱縲).
_KANA_IN_UTF8 = re.compile(rb"(?:\xe3[\x81-\x83][\x80-\xbf]){2}")
_BINARY_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"SQLite format 3\0",
)
# Text has tabs, newlines and at most stray control characters; of a program or a picture they are a tenth.
CONTROL_SHARE = 0.05
# Share of everyday characters among those outside ASCII: news is above .95, a wrong reading mostly below .4.
PLAUSIBLE_SHARE = 0.5
# A curly quote of Windows-1252 and the letter after it make one kanji in cp932 ("it’s" -> "it痴").
FEWEST_JAPANESE = 0.1
# Lines shorter than this prove nothing about their encoding.
TELLING_LENGTH = 8
# Kana, Japanese punctuation, full-width forms, typographic signs, circled and Roman numbers, squared words.
_EVERYDAY = re.compile(r"[ぁ-ヿ　-〿！-～￠-￦‐-※←-⇔■-◯★☆①-⓿Ⅰ-ⅿ㈠-㋿㌀-㏿¢£§¨°±´¶×÷]")
_KANJI = re.compile("[一-鿿]")
_KANA = re.compile("[ぁ-ヺｦ-ﾝ]")
_HALF_WIDTH_MARKS = re.compile("[｡｢｣､･]")
_ADVICE = "open it in an editor with its true encoding and save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and Python's name of the encoding it was read in."""

    text: str
    encoding: str


class UndecodableError(ValueError):
    """Bytes that are no text in a known encoding. `why` names the byte offset, `advice` what to do."""

    def __init__(self, why: str, advice: str = _ADVICE) -> None:
        super().__init__(f"{why}; {advice}")
        self.why = why
        self.advice = advice


def decode(raw: bytes) -> Decoded:
    """The text of raw: by its mark of byte order, else UTF-8, ISO-2022-JP, EUC-JP, cp932, each strictly.

    Raises UndecodableError where none fits, where the reading is no plausible Japanese, or where a part of
    the bytes is in another encoding than the rest. Empty bytes are the empty text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    _refuse_binary(raw)
    if raw.isascii() and _SWITCH.search(raw):
        return _first_that_fits(raw, _ISO_2022)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(raw, error.start)


def decode_as(raw: bytes, declared: str) -> Decoded | None:
    """The text in the encoding that a page declares, or None where that is unknown or does not fit."""
    try:
        encoding = codecs.lookup(_AS_BROWSERS_READ.get(declared.lower(), declared)).name
        text = raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    # codecs such as "rot13" or "idna" are found too, but do not read pages
    return Decoded(text, encoding) if isinstance(text, str) else None


# What pages call themselves, and what browsers read them as (WHATWG Encoding Standard).
_AS_BROWSERS_READ = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


def plausibility(text: str) -> float:
    """How much a text looks like everyday Japanese: the share of such characters among those outside ASCII.

    Half-width katakana and rare kanji count for nothing, so that of two readings that both fit (EUC-JP in
    cp932 gives half-width katakana for nearly every byte) the right one wins. 1.0 for plain ASCII.
    """
    counts = {character: count for character, count in Counter(text).items() if not character.isascii()}
    everyday = sum(count for character, count in counts.items() if _is_everyday(character))
    return everyday / sum(counts.values()) if counts else 1.0


def _is_everyday(character: str) -> bool:
    """Kana, signs, and the 2,965 kanji of the first level of JIS X 0208 (its rows up to 47)."""
    if not _KANJI.match(character):
        return _EVERYDAY.match(character) is not None
    try:
        return character.encode("euc_jp")[0] <= 0xCF
    except UnicodeEncodeError:
        return False


def _refuse_binary(raw: bytes) -> None:
    start = raw[:65_536]
    if start.startswith(_BINARY_STARTS):
        raise UndecodableError("a binary file, not text", "give the text itself, as .txt or .html")
    controls = sum(1 for byte in start if byte < 0x20 and byte not in b"\t\n\x0b\x0c\r\x1b")
    if controls > CONTROL_SHARE * len(start):
        if start.count(0) > len(start) / 4:
            raise UndecodableError("text that seems to be UTF-16 without its mark", "save it as UTF-8")
        raise UndecodableError("a binary file, not text", "give the text itself, as .txt or .html")


def _strictly(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"{_place(raw, error.start)}, which is not {encoding}") from None


def _first_that_fits(raw: bytes, encodings: tuple[str, ...]) -> Decoded:
    furthest = 0
    for encoding in encodings:
        try:
            return Decoded(raw.decode(encoding), encoding)
        except UnicodeDecodeError as error:
            furthest = max(furthest, error.start)
    raise UndecodableError(f"{_place(raw, furthest)}, which is not {encodings[0]}")


def _legacy(raw: bytes, not_utf8: int) -> Decoded:
    """The reading of bytes that are not UTF-8 (from offset not_utf8 on) as EUC-JP or cp932."""
    if _KANA_IN_UTF8.search(raw):
        raise UndecodableError(f"UTF-8 text with {_place(raw, not_utf8)}, which is not UTF-8")
    readings, furthest = [], not_utf8
    for encodings in (_EUC, ("cp932",)):
        for encoding in encodings:
            try:
                readings.append(Decoded(raw.decode(encoding), encoding))
                break
            except UnicodeDecodeError as error:
                furthest = max(furthest, error.start)
    if not readings:
        raise UndecodableError(f"{_place(raw, furthest)}, which is neither UTF-8 nor EUC-JP nor cp932")
    best = max(readings, key=lambda reading: plausibility(reading.text))
    _refuse_implausible(raw, best, not_utf8)
    return best


def _refuse_implausible(raw: bytes, reading: Decoded, not_utf8: int) -> None:
    text = reading.text
    outside_ascii = sum(1 for character in text if character > "\x7f")
    sparse = outside_ascii < FEWEST_JAPANESE * len(text) and not _KANA.search(text)
    if sparse or plausibility(text) < PLAUSIBLE_SHARE:
        place = _place(raw, not_utf8)
        raise UndecodableError(
            f"{place}, which is not UTF-8, and as {reading.encoding} no plausible Japanese"
        )
    offset = 0
    for line in text.split("\n"):
        if _is_soup(line):
            raise UndecodableError(
                f"from offset {offset:,} on text in another encoding than {reading.encoding}"
            )
        offset += len(line.encode(reading.encoding)) + 1


def _is_soup(line: str) -> bool:
    """Whether a line is EUC-JP read as cp932: every hiragana then begins with ､ and every katakana with ･."""
    half_width = sum(1 for character in line if "｡" <= character <= "ﾟ")
    return half_width >= TELLING_LENGTH and len(_HALF_WIDTH_MARKS.findall(line)) > half_width / 5


def _place(raw: bytes, offset: int) -> str:
    line = raw.count(b"\n", 0, offset) + 1
    return f"byte 0x{raw[offset]:02X} at offset {offset:,} (line {line:,})"
