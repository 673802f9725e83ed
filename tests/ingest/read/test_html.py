"""A page's article is read whole, one block a line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import html
from ingest.read.page import PageError, extract
from ingest.read.reading import storable

PARAGRAPHS = (
    "　港の事務所によると、11日午前5時ごろ、岬の沖合で漁船が転覆し、乗っていた3人が海に投げ出された。",
    "3人は近くの船に救助され、うち1人が足に軽いけがをした。海上保安部が原因を調べている。",
    "当時、沖合では風が強まり、波の高さは2メートルほどだったという。",
)
LIST = ("5時10分　118番通報", "5時40分　3人を救助")


def page(body: str, head: str = "", language: str = "ja") -> str:
    head = f"<head><title>題</title>{head}</head>"
    return f'<!DOCTYPE html><html lang="{language}">{head}<body>{body}</body></html>'


def article(*more: str) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    inside = f"<h1>漁船が転覆</h1>{paragraphs}{''.join(more)}"
    return f"<nav><a href=/>トップ</a></nav><main><article>{inside}</article></main>"


def lines(markup: str) -> list[str]:
    return extract(markup).text.split("\n")


def test_each_block_is_a_line() -> None:
    items = "".join(f"<li>{item}</li>" for item in LIST)
    found = lines(page(article(f"<h2>経過</h2><ul>{items}</ul>")))
    assert found == ["漁船が転覆", *(paragraph.strip() for paragraph in PARAGRAPHS), "経過", *LIST]


def test_ideographic_spaces_inside_a_line_stay() -> None:
    assert "5時10分　118番通報" in lines(page(article("<ul><li>5時10分　118番通報</li></ul>")))


def test_ideographic_spaces_of_a_title_stay() -> None:
    assert (
        extract(page("<main><h1>漁船転覆　3人を救助</h1><p>本文。</p></main>")).title == "漁船転覆　3人を救助"
    )


def test_a_line_broken_in_the_source_is_one_line_without_a_gap() -> None:
    assert "調べに対し、船長は話している。" in lines(
        page(article("<p>調べに対し、船\n   長は話している。</p>"))
    )
    english = "<p>The coast guard said\n  three people were rescued off the cape.</p>"
    found = lines(page(f"<main><h1>Boat sinks</h1>{english}{english}</main>"))
    assert "The coast guard said three people were rescued off the cape." in found


def test_lines_of_preformatted_text_stay() -> None:
    found = lines(page(article("<pre>記\n1　日時　<b>11日</b>\n2　場所　岬の沖</pre>")))
    assert found[-3:] == ["記", "1　日時　11日", "2　場所　岬の沖"]


def test_signs_that_stand_in_for_white_space_may_be_in_the_page() -> None:
    signs = "␠␤⍽␣⎵⏎␢"
    text = extract(page(article(f"<p>記号の　一覧は{signs}です。</p>"))).text
    assert f"一覧は{signs}です。" in text


def test_captions_stay() -> None:
    figure = "<figure><img src=a.jpg><figcaption>救助に当たった船＝11日、岬の港</figcaption></figure>"
    assert "救助に当たった船＝11日、岬の港" in lines(page(article(figure)))


def test_centred_text_of_old_pages_stays() -> None:
    assert PARAGRAPHS[2] in lines(page(f"<h1>題</h1><center><p>{'</p><p>'.join(PARAGRAPHS)}</p></center>"))


def test_cells_of_a_row_share_a_line() -> None:
    table = "<table><tr><th>港</th><th>人数</th></tr><tr><td>北港</td><td>12人</td></tr></table>"
    found = lines(page(article(table)))
    assert "港\t人数" in found
    assert "北港\t12人" in found


def test_a_term_and_its_description_share_a_line() -> None:
    terms = "<dl><dt>対象件数</dt><dd>約12万件</dd>\n<dt>期間</dt><dd>7月1日</dd></dl>"
    assert lines(article(terms))[-2:] == ["対象件数\t約12万件", "期間\t7月1日"]


def test_a_description_in_sentences_is_a_line_of_its_own() -> None:
    terms = "<dl><dt>原因</dt><dd>設定に誤りがありました。</dd></dl>"
    assert lines(article(terms))[-2:] == ["原因", "設定に誤りがありました。"]


def test_words_in_bold_or_linked_stay_in_their_sentence() -> None:
    marked = "<p>調べに対し<strong>「見張りが<a href=/x>足りなかった</a>」</strong>と話している。</p>"
    assert "調べに対し「見張りが足りなかった」と話している。" in lines(page(article(marked)))


def test_a_reading_above_a_word_does_not_part_it() -> None:
    ruby = "<p>現場は<ruby>岬<rp>（</rp><rt>みさき</rt><rp>）</rp></ruby>の沖で、霧が出ていた。</p>"
    assert "現場は岬の沖で、霧が出ていた。" in lines(page(article(ruby)))


def test_spaces_between_english_words_stay() -> None:
    marked = "<p>The <b>fishing boat</b> <i>Amane</i> sank off the cape, the coast guard said on Monday.</p>"
    found = lines(
        page(f"<main><h1>Boat sinks</h1>{marked}{marked.replace('sank', 'capsized')}</main>", language="en")
    )
    assert "The fishing boat Amane sank off the cape, the coast guard said on Monday." in found


def test_line_breaks_part_paragraphs() -> None:
    assert lines(page(f"<div>{'<br><br>'.join(PARAGRAPHS)}</div>")) == [part.strip() for part in PARAGRAPHS]


def test_a_page_of_which_most_would_be_dropped_is_taken_as_it_marks_itself() -> None:
    later = [f"{hour}時の発表で、救助された人の数が改められた。原因は分かっていない。" for hour in range(12)]
    box = f"<div class='widget'>{''.join(f'<p>{text}</p>' for text in later)}</div>"
    menu = "<ul><li><a href=/1>天気の一覧</a></li><li><a href=/2>船の一覧</a></li></ul>"
    found = lines(page(article("".join(f"<p>{text}</p>" for text in PARAGRAPHS) * 2, box, menu)))
    assert set(later) <= set(found)
    assert "天気の一覧" not in found


def test_scripts_and_menus_are_not_text() -> None:
    text = extract(page(article("<script>var x = 1</script><form><button>検索</button></form>"))).text
    assert "var x" not in text
    assert "検索" not in text
    assert "トップ" not in text


def test_the_head_says_title_date_and_address() -> None:
    stated = json.dumps({"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-01T10:00:00+09:00"}]})
    head = (
        '<link rel="canonical" href="https://kita.example/1"><meta property="og:title" content="漁船転覆">'
        f'<script type="application/ld+json">{stated}</script>'
    )
    found = extract(page(article(), head))
    assert (found.title, found.published, found.url) == (
        "漁船転覆",
        "2024-05-01T10:00:00+09:00",
        "https://kita.example/1",
    )


def test_a_date_that_only_stands_in_the_text_is_not_taken_for_the_page_s() -> None:
    assert extract(page(article("<p>2019年3月にも同じ岬で事故があった。</p>"))).published is None


@pytest.mark.parametrize(
    "broken", ['{"datePublished": ', "[1, null]", '"x"', '{"datePublished": "yesterday"}', "null"]
)
def test_broken_statements_are_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script>'
    assert extract(page(article(), head)).published is None


def test_the_language_is_the_page_s_own() -> None:
    assert html.read(page(article(), language="ja-JP").encode()).language == "ja"
    assert html.read(page(article()).encode(), "en").language == "en"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_a_page_in_any_encoding_is_read(encoding: str) -> None:
    reading = html.read(page(article()).encode(encoding))
    assert PARAGRAPHS[1] in reading.text


def test_a_page_s_charset_counts_where_the_ladder_fails() -> None:
    markup = page(
        "<main><p>Die Zahl der Verletzten erhöhte sich.</p></main>", '<meta charset="iso-8859-1">', "de"
    )
    assert "erhöhte" in html.read(markup.replace("題", "x").encode("cp1252")).text


def test_a_false_charset_does_not_count() -> None:
    markup = page(article(), '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">')
    assert PARAGRAPHS[1] in html.read(markup.encode()).text
    assert PARAGRAPHS[1] in html.read(markup.encode("euc_jp")).text


@pytest.mark.parametrize("markup", ["", "<html></html>", "<!-- -->", "<p></p>", "<div>" * 20_000])
def test_a_page_without_text_is_told(markup: str) -> None:
    with pytest.raises(PageError):
        html.read(markup.encode())


def test_a_large_page_is_read_apart_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = page(article()).encode()
    here = html.read(raw)
    monkeypatch.setattr(html, "APART_ABOVE", 0)
    assert html.read(raw) == here


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "APART_ABOVE", 0)
    monkeypatch.setattr(html, "SECONDS_ALLOWED", 0.01)
    with pytest.raises(PageError, match="takes more than"):
        html.read(page(article()).encode())


def test_a_page_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LARGEST_PAGE", 100)
    with pytest.raises(PageError, match="characters of markup"):
        html.read(page(article()).encode())


@given(st.text())
def test_any_text_as_a_page_gives_storable_text_or_a_reason(text: str) -> None:
    try:
        found = extract(storable(text)).text
    except PageError:
        return
    assert not set(found) & {"\0", "\r"}
    assert all(line.strip() == line and line for line in found.split("\n")) or not found


def test_links_of_the_article_are_found_in_its_text_and_those_of_its_menus_are_not() -> None:
    linked = PARAGRAPHS[0].replace("港の事務所", '<a href="/office">港の事務所</a>')
    more = '<p>詳しくは<a href=" https://kawabe.example/1 ">川辺日報の記事</a>にある。岬の沖では波が高かった。</p>'
    found = html.read(page(article(f"<p>{linked}</p>", more)).encode())
    assert [(found.text[start:end], address) for start, end, address in found.hyperlinks] == [
        ("港の事務所", "/office"),
        ("川辺日報の記事", "https://kawabe.example/1"),
    ]


def test_a_large_page_read_apart_keeps_its_links(monkeypatch: pytest.MonkeyPatch) -> None:
    more = (
        '<p>詳しくは<a href="https://kawabe.example/1">川辺日報の記事</a>にある。岬の沖では波が高かった。</p>'
    )
    at_once = html.read(page(article(more)).encode())
    monkeypatch.setattr(html, "APART_ABOVE", 0)
    assert html.read(page(article(more)).encode()) == at_once
    assert at_once.hyperlinks


def entry(time: str, heading: str, told: str) -> str:
    return f"<article><time>{time}</time><h3>{heading}</h3><p>{told}</p></article>"


def test_a_live_page_keeps_the_headings_and_times_of_all_its_entries() -> None:
    entries = [("16:42", "自衛隊が到着"), ("15:35", "2015年の記録を超す"), ("14:58", "1人を捜索")]
    told = zip(entries, PARAGRAPHS, strict=True)
    body = "".join(entry(time, heading, paragraph) for (time, heading), paragraph in told)
    lines = extract(page(f"<main><h1>大雨</h1>{body}</main>")).text.split("\n")
    assert [line for pair in entries for line in pair] == [line for line in lines if line in sum(entries, ())]


def test_teasers_of_other_articles_do_not_join_the_article() -> None:
    link = '<a href="/2">{}</a>'
    teaser = (
        f"<article><h3>{link.format('別の記事の見出し')}</h3><p>{link.format('ほかの話だ。')}</p></article>"
    )
    text = extract(page(f"{article()}<div>{teaser * 3}</div>")).text
    assert "ほかの話だ" not in text
