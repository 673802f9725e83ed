"""Text as the search index holds it: a space around every Chinese and Japanese character.

SQLite's unicode61 tokenizer takes a run of Japanese for one word. With each character apart, a word of any
length, also of two characters, is found as a phrase. The query is spaced the same way.
"""

from __future__ import annotations

import re
import unicodedata

from claims.text import fold

# 々〆〇, kana with the long vowel mark, ideographs with extensions and compatibility forms.
_CHARACTER = r"々-〇぀-ヿ㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_CHARACTER}]|[^\s{_CHARACTER}]+")


def spaced(text: str) -> str:
    """The text with widths folded, marks composed and each CJK character apart, by single spaces.

    Applied twice it changes nothing more. It keeps no offsets: it is for searching only.
    """
    composed = unicodedata.normalize("NFC", fold(text))
    return " ".join(_WORD.findall(composed))
