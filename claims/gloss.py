"""What a word means in plain English, from JMdict: two Japanese words that share a gloss are near, and the same
gloss joins a Japanese word to an English one.

JMdict is the property of the Electronic Dictionary Research and Development Group and is used under its licence
(CC BY-SA 4.0); it comes with the package jamdict-data, which holds it as an SQLite file that is only read.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from functools import lru_cache

import jamdict_data
import Stemmer

from claims.fact.romanise import fold_reading
from claims.text import english_lemma
from claims.wordlist import word_list

_GLOSSES = """
select distinct g.text from (
  select idseq from Kanji where text = ?1 union select idseq from Kana where text = ?1
) entry join Sense s on s.idseq = entry.idseq join SenseGloss g on g.sid = s.ID
"""
_ANTONYMS = """
select distinct a.text from (
  select idseq from Kanji where text = ?1 union select idseq from Kana where text = ?1
) entry join Sense s on s.idseq = entry.idseq join antonym a on a.sid = s.ID
"""
_NAMES = """
select distinct g.text from (
  select idseq from NEKana where text = ?1 union select idseq from NEKanji where text = ?1
) entry join NETranslation t on t.idseq = entry.idseq join NETransGloss g on g.tid = t.ID
"""
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[a-z]+")
# Words of a gloss that carry its grammar, not its meaning.
_EMPTY = word_list("gloss_grammar.txt")
# A kana word of one or two signs has dozens of homonyms: its glosses say nothing about the sense meant.
SHORTEST_KANA_WORD = 3
# A word with more senses than this means whatever the sentence makes of it (する, 出る): no evidence.
MOST_GLOSSES = 40
SHORTEST_LATIN_NAME = 3


@lru_cache(maxsize=100_000)
def gloss_stems(word: str) -> frozenset[str]:
    """The stems of the English glosses of a Japanese word in dictionary form; empty for an unknown word.

    A gloss of one word gives its stem ("collision" -> "collid"); a gloss of several gives all of them joined
    ("bone fracture" -> "bone fractur"), and its last word, which in English is the head.
    """
    if len(word) < SHORTEST_KANA_WORD and all("ぁ" <= character <= "ヿ" for character in word):
        return frozenset()
    glosses = [row[0] for row in _dictionary().execute(_GLOSSES, (word,))]
    if len(glosses) > MOST_GLOSSES:
        return frozenset()
    return frozenset(stem for gloss in glosses for stem in _stems_of_gloss(gloss))


_SENSES_OF_GLOSS = "select sid from SenseGloss where text in (?1, ?2)"
_GLOSSES_OF_SENSE = "select text from SenseGloss where sid = ?1"


@lru_cache(maxsize=50_000)
def paraphrases(word: str) -> frozenset[str]:
    """The stems of the English words that may stand for an English word: break -> snap, fractur …

    Two English words are near when they gloss the same senses of Japanese words: paraphrases by bilingual pivot
    (Bannard & Callison-Burch 2005), each sense and each of its glosses weighing alike. Empty for a word that
    glosses nothing by itself.

    Args:
        word: in lower case, in any form.
    """
    lemma = english_lemma(word)
    found: dict[str, float] = defaultdict(float)
    senses = [row[0] for row in _dictionary().execute(_SENSES_OF_GLOSS, (lemma, f"to {lemma}"))]
    for sense in senses:
        glosses = [row[0] for row in _dictionary().execute(_GLOSSES_OF_SENSE, (sense,))]
        stems = {stems[0] for gloss in glosses if (stems := _stems_of_gloss(gloss))}
        for stem in stems:
            found[stem] += 1 / len(stems) / len(senses)
    own = english_stem(word)
    return frozenset(stem for stem, chance in found.items() if chance >= LEAST_CHANCE and stem != own)


# Of all that a word's senses are glossed with, the least share that makes another word its paraphrase.
LEAST_CHANCE = 0.02


@lru_cache(maxsize=50_000)
def latin_names(word: str) -> frozenset[str]:
    """What a Japanese proper name may be in Latin letters, folded: ルイジアナ -> louisiana, 中谷 -> nakatani, nakaya …

    From JMnedict, the dictionary of names beside JMdict. A name in kanji has several readings: that two names can
    be one is all that a shared reading says.
    """
    if len(word) < 2:
        return frozenset()
    spelled = (row[0].partition(" (")[0].split() for row in _dictionary().execute(_NAMES, (word,)))
    return frozenset(
        fold_reading(parts[0])
        for parts in spelled
        if parts
        and len(parts[0]) >= SHORTEST_LATIN_NAME
        and all(part.lower() in GENERIC_PARTS for part in parts[1:])
    )


# What a dictionary of names adds to a place's own name: Okayama Prefecture is Okayama.
GENERIC_PARTS = frozenset(
    "prefecture city town village ward district county island province state river".split()
)


@lru_cache(maxsize=20_000)
def antonyms(word: str) -> frozenset[str]:
    """Japanese words that JMdict marks as opposites of a word in dictionary form."""
    return frozenset(row[0].split("・")[0] for row in _dictionary().execute(_ANTONYMS, (word,)))


@lru_cache(maxsize=100_000)
def english_stem(word: str) -> str:
    """One form for an English word and what is derived from it: collide, collided, collision -> collid.

    Snowball's English stemmer (Porter 2001) on the lemma; then the stem of a Latin noun of action becomes that of
    its verb (resumption -> resume, decision -> decide, permission -> permit).
    """
    stem = str(_stemmer().stemWord(english_lemma(word.lower())))
    for ending, verb in LATIN_STEMS.items():
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            return stem.removesuffix(ending) + verb
    return stem.removesuffix("i") if len(stem) > 4 else stem


# Supine stem -> present stem of Latin verbs that English has both of.
LATIN_STEMS = {
    "sumpt": "sum",  # resumption, resume
    "cept": "ceiv",  # reception, receive
    "script": "scrib",  # description, describe
    "miss": "mit",  # permission, permit
    "duct": "duc",  # reduction, reduce
    "cis": "cid",  # decision, decide
    "lis": "lid",  # collision, collide
    "plos": "plod",  # explosion, explode
    "vas": "vad",  # invasion, invade
    "tens": "tend",  # extension, extend
    "fens": "fend",  # defense, defend
    "pens": "pend",  # suspension, suspend
    "pans": "pand",  # expansion, expand
    "clus": "clud",  # conclusion, conclude
    "vers": "vert",  # conversion, convert
    "vis": "vid",  # division, divide
    "solut": "solv",  # resolution, resolve
    "posit": "pos",  # proposition, propose
    "destruct": "destroy",  # destruction, destroy
}


def _stems_of_gloss(gloss: str) -> list[str]:
    words = [word for word in _WORD.findall(_BRACKETS.sub(" ", gloss.lower())) if word not in _EMPTY]
    if not words or len(words) > 3:
        return []
    stems = [english_stem(word) for word in words]
    return stems if len(stems) == 1 else [" ".join(stems), stems[-1]]


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def _dictionary() -> sqlite3.Connection:
    path = f"file:{jamdict_data.JAMDICT_DB_PATH}?mode=ro&immutable=1"
    return sqlite3.connect(path, uri=True, check_same_thread=False)
