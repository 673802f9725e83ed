"""Stretches of an article cut at its claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.explorer.address import outside_link, web_address
from claims.explorer.passage import CONTEXT, Mark, after, before, pieces

offsets = st.integers(-5, 60)
marks = st.lists(
    st.builds(Mark, offsets, offsets, st.one_of(st.none(), st.integers(1, 9)), st.sampled_from(["", "note"]))
)


@given(st.text(max_size=50), offsets, offsets, marks)
def test_pieces_give_the_stretch_back(text: str, start: int, end: int, marks: list[Mark]) -> None:
    assert (
        "".join(piece.text for piece in pieces(text, start, end, marks)) == text[max(0, start) : max(0, end)]
    )


def test_a_claim_begins_and_ends_once_though_a_fact_cuts_it() -> None:
    cut = pieces("😀14人がけが。", 0, 9, [Mark(1, 7, claim=5), Mark(1, 4, note="number: 14 人")])
    assert [(piece.text, piece.begins, piece.ends) for piece in cut] == [
        ("😀", (), ()),
        ("14人", (5,), ()),
        ("がけが", (), (5,)),
        ("。", (), ()),
    ]
    assert cut[1].note == "number: 14 人"


def test_the_context_stays_on_its_line() -> None:
    text = "前の行\n同じ行、ここ、続き\n次の行"
    place = text.index("ここ")
    assert (before(text, place), after(text, place + 2)) == ("同じ行、", "、続き")
    assert before("あ" * 200, 150) == "…" + "あ" * CONTEXT


def test_whole_web_addresses_are_links() -> None:
    for address in ("https://a.example/x?y=1", "http://a.example", "HTTPS://a.example/首相"):
        assert web_address(address) == address


def test_all_else_is_no_link() -> None:
    for scheme in ("javascript:alert(1)", "java\nscript:x", "data:text/html,x"):
        assert web_address(scheme) is None
    for part in ("//a.example", "https://", "https:a", "see https://a.example", "https://a.example/ x"):
        assert web_address(part) is None
    for other in ("https://[", None, 3, ""):
        assert web_address(other) is None


def test_a_link_is_escaped() -> None:
    link = outside_link('https://a.example/"><script>')
    assert link == (
        '<a href="https://a.example/&#34;&gt;&lt;script&gt;" rel="noopener noreferrer nofollow">'
        "https://a.example/&#34;&gt;&lt;script&gt;</a>"
    )
