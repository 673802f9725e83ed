"""Dates are read as a desk editor reads them: from the words, then from what stands before, then from print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.fact.date import dates, dates_of, printed_date
from claims.sentence import Role, Sentence

PUBLISHED = "2025-07-30"  # a Wednesday
OUTLET = Outlet("toto", "東都新聞", "newspaper", "toto")


def values(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [fact.value for fact in dates(text, published)]


def article_values(*lines: str | tuple[Role, str], published: str | None = PUBLISHED) -> list[str]:
    """The dates of an article of one sentence a line; a line may name its role."""
    pairs = [line if isinstance(line, tuple) else ("body", line) for line in lines]
    text = "\n".join(line for _, line in pairs)
    article = Article("a.txt", OUTLET, text, published=published)
    sentences, start = [], 0
    for position, (role, line) in enumerate(pairs):
        sentences.append(Sentence(article, position, start, start + len(line), role))  # type: ignore[arg-type]
        start += len(line) + 1
    return [fact.value for fact in dates_of(sentences)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("令和元年5月1日に即位した。", "2019-05-01"),
        ("平成30年10月に開いた。", "2018-10-01/2018-10-31"),
        ("昭和20年の夏", "1945-06-01/1945-08-31"),
        ("R6.10.18に届け出た。", "2024-10-18"),
        ("令和6(2024)年12月12日", "2024-12-12"),
        ("2024（令和6）年12月12日", "2024-12-12"),
        ("二〇二四年七月二十八日に開いた。", "2024-07-28"),
        ("'24年7月に開いた。", "2024-07-01/2024-07-31"),
        ("09年7月の会合", "2009-07-01/2009-07-31"),
        ("2022年度から24年度にかけて流用した。", "2022-04-01/2025-03-31"),
        ("2022～24年度に流用した。", "2022-04-01/2025-03-31"),
        ("令和4年度から6年度まで続けた。", "2022-04-01/2025-03-31"),
        ("2019年から24年まで流用した。", "2019-01-01/2024-12-31"),
        ("in the first quarter of 2025", "2025-01-01/2025-03-31"),
        ("between fiscal 2022 and 2024", "2022-04-01/2025-03-31"),
        ("in FY2022-24 it lost money", "2022-04-01/2025-03-31"),
        ("from fiscal 2021 to fiscal 2023", "2021-04-01/2024-03-31"),
        ("2024/12/16に公表", "2024-12-16"),
        ("1990年代に始まった。", "1990-01-01/1999-12-31"),
        ("2024年度の予算", "2024-04-01/2025-03-31"),
        ("2024年度末に置く。", "2025-03-31"),
        ("21世紀に入った。", "2001-01-01/2100-12-31"),
    ],
)
def test_a_year_is_read_in_every_form_of_print(text: str, value: str) -> None:
    assert values(text, None) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28日に会談した。", "2025-07-28"),
        ("5日に開く予定だ。", "2025-08-05"),
        ("12月に公表した。", "2024-12-01/2024-12-31"),
        ("11月に発足させる方向で調整している。", "2025-11-01/2025-11-30"),
        ("昨年12月に策定した。", "2024-12-01/2024-12-31"),
        ("先月7日に訪れた。", "2025-06-07"),
        ("来月中旬に訪米する。", "2025-08-11/2025-08-20"),
        ("昨夏の会合", "2024-06-01/2024-08-31"),
        ("来春に発足する。", "2026-03-01/2026-05-31"),
        ("先週末に会談した。", "2025-07-26/2025-07-27"),
        ("今週金曜日に会見する。", "2025-08-01"),
        ("月末までに決める。", "2025-07-31"),
        ("来年3月末までに終える。", "2026-03-31"),
        ("10日未明に到着した。", "2025-07-10"),
        ("2日前に通報があった。", "2025-07-28"),
        ("8月12～14日に開く。", "2025-08-12/2025-08-14"),
        ("6月30日から7月2日まで開いた。", "2025-06-30/2025-07-02"),
        ("今月28、29両日に開いた。", "2025-07-28/2025-07-29"),
        ("12月28日から1月3日まで休む。", "2025-12-28/2026-01-03"),
        ("8月10日から3日間の日程で開く。", "2025-08-10/2025-08-12"),
        ("あす31日に開く。", "2025-07-31"),
        ("・11月上旬　不具合を確認した。", "2024-11-01/2024-11-10"),
        ("・2025年度末までに終える。", "2026-03-31"),
        ("・7/18　連絡を受けた。", "2025-07-18"),
        ("昭和30年代に分校があった。", "1955-01-01/1964-12-31"),
        ("2025年第1週の患者は3467人だった。", "2024-12-30/2025-01-05"),
        ("4～6月期決算の発表が来月始まる。", "2025-04-01/2025-06-30 2025-08-01/2025-08-31"),
        ("7月25日から98日間続けた。", "2025-07-25"),
        ("2017年6月、児童が死亡した事故で、判決が29日、言い渡された。", "2017-06-01/2017-06-30 2025-07-29"),
        ("平成6年の渇水では、7月25日に止めた。", "1994-01-01/1994-12-31 1994-07-25"),
        ("検査に最大9日かかる。", ""),
        ("県議会は二十九日、三十日に質問がある。", "2025-07-29 2025-07-30"),
        ("県議会は四日、質問を続ける。", ""),
        ("六日に一度の市が立つ。", ""),
        ("4月から6月までは千件で、前年同期の2倍だった。", "2025-04-01/2025-06-30 2024-04-01/2024-06-30"),
        ("純利益は25年3月期に増え、来期も増える。", "2024-04-01/2025-03-31 2025-04-01/2026-03-31"),
        ("大学は28、29日に予定していた入試を31日に延期した。", "2025-07-28/2025-07-29 2025-07-31"),
        ("秋に走ることを検討している。", "2025-09-01/2025-11-30"),
        ("平成29年6月から翌30年1月にかけて受け取った。", "2017-06-01/2018-01-31"),
    ],
)
def test_what_japanese_leaves_out_comes_from_publication(text: str, value: str) -> None:
    assert values(text) == value.split()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was held on 26 July 1965.", "1965-07-26"),
        ("The talks ended in late December.", "2024-12-21/2024-12-31"),
        ("He arrived last month.", "2025-06-01/2025-06-30"),
        ("He resigned on Tuesday.", "2025-07-29"),
        ("The ferry will sail again on Monday.", "2025-08-04"),
        ("The line has decided to resume service on Friday.", "2025-08-01"),
        ("Delegations gathered there on Dec. 10-12.", "2024-12-10/2024-12-12"),
        ("The plan runs from 2024 to 2027.", "2024-01-01/2027-12-31"),
        ("It happened two days ago.", "2025-07-28"),
        ("The forum dates from 2010.", "2010-01-01/2010-12-31"),
        ("They will vote tomorrow.", "2025-07-31"),
        ("It fell in the summer of 2024.", "2024-06-01/2024-08-31"),
        ("From August 9, all of the treated water must go to gardens.", "2025-08-09"),
        ("It was softer than we had planned for in April.", "2025-04-01/2025-04-30"),
        ("Rain could fall on high ground by Friday.", "2025-08-01"),
        ("It cost £10.4bn in 2019-20.", "2019-04-01/2020-03-31"),
        ("He has decided to send three gas experts to the site on Friday.", "2025-08-01"),
        ("About 35 were expected to spend Wednesday night at a shelter.", "2025-07-30"),
        ("A drone strike on Tuesday may have knocked out the plant.", "2025-07-29"),
        ("They will play on Boxing Day.", "2025-12-26"),
        ("He could not be reached for comment on Monday.", "2025-07-28"),
        ("He may call an election in the fall.", "2025-09-01/2025-11-30"),
        ("It will reopen by the end of fiscal 2025.", "2026-03-31"),
    ],
)
def test_english_dates_lean_on_publication_and_the_nearest_verb(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "戦後80年の節目を迎える。",
        "ブログを始めて11年、約20年の歴史がある。",
        "1年6カ月ぶりに3年連続で3日間開いた。",
        "5分間話した。20代の男性。",
        "1日に約200人が訪れる。",
        "今日本は岐路に立つ。明日香村で見つかった。",
        "前年同月比で増えた。",
        "懲役2年6月、執行猶予4年とした。",
        "被告を禁錮1年6月とし、求刑は懲役4年6月だった。",
        "拘禁刑1年6月の判決を受けた。",
        "懲役6月を言い渡した。",
        "May said she would march on.",
        "The company employs 2000 people and is 80 years old.",
    ],
)
def test_lengths_ages_and_look_alikes_are_no_dates(text: str) -> None:
    assert values(text) == []


def test_a_month_after_a_term_of_imprisonment_is_a_date() -> None:
    assert values("懲役2年、6月に釈放された。") == ["2025-06-01/2025-06-30"]


def test_a_clock_time_stands_beside_the_day() -> None:
    (fact,) = dates("17日午後5時38分ごろ、衝突した。", "2025-10-18")
    assert (fact.date_start, fact.time, fact.approximate) == ("2025-10-17", "17:38", True)


def test_a_clock_time_alone_takes_the_day_and_the_hour_from_before() -> None:
    facts = dates("17日午後5時5分に出港した。同50分に着いた。午後7時半ごろ帰った。", "2025-10-18")
    assert [(fact.date_start, fact.time) for fact in facts] == [
        ("2025-10-17", "17:05"),
        ("2025-10-17", "17:50"),
        ("2025-10-17", "19:30"),
    ]


def test_noon_is_a_clock_time() -> None:
    assert values("事故は7月28日に起きた。正午までに11人が運び込まれた。") == [
        "2025-07-28",
        "2025-07-28 12:00",
    ]


def test_a_place_or_a_count_after_to_is_nothing_to_be_done() -> None:
    assert values("It voted 31 to 22 on Wednesday to build a line to the park.") == ["2025-07-30"]
    assert values("Ministers flew to Holm on Monday.") == ["2025-07-28"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Twelve people were taken to hospital with sore throats on Friday.", "2025-07-25"),
        ("The boat was towed to shore on Monday.", "2025-07-28"),
        ("Crews were sent to investigate on Monday.", "2025-07-28"),
        ("She spoke to reporters on Friday.", "2025-07-25"),
        ("Staff will return to work on Monday.", "2025-08-04"),
        ("Trains should be back to normal on Monday.", "2025-08-04"),
        ("The line should have closed on Monday.", "2025-07-28"),
        ("The council agreed to discuss the plan on Friday.", "2025-08-01"),
    ],
)
def test_only_a_verb_after_to_is_still_to_be_done(text: str, value: str) -> None:
    assert values(text) == [value]


def test_what_is_to_be_done_on_a_weekday_is_done_on_the_next() -> None:
    assert values("The company has decided to reopen the section on Thursday.") == ["2025-07-31"]


def test_a_second_day_of_a_coming_month_is_of_that_month() -> None:
    assert values("市長選を9月21日告示、28日投開票と決めた。") == ["2025-09-21", "2025-09-28"]


def test_a_month_that_names_a_session_is_not_that_of_what_was_done() -> None:
    text = "3月定例町議会が25日開会し、町長は議案を提出した。"
    assert values(text, "2025-02-26") == ["2025-03-01/2025-03-31", "2025-02-25"]
    assert values("3月の定例会は25日に開会する。", "2025-02-26") == ["2025-03-01/2025-03-31", "2025-03-25"]


def test_a_range_may_say_that_its_month_is_the_same() -> None:
    assert values("点検は2月1日から同28日まで行う。", "2023-01-17") == ["2023-02-01/2023-02-28"]
    assert values("2024年7月上旬から同年11月までに行った。", "2025-01-17") == ["2024-07-01/2024-11-30"]


def test_how_often_in_a_day_is_no_date() -> None:
    assert values("男性は「1日に2、3回は雪を下ろさないといけない」と話した。") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It will be set up by the end of March next year.", ["2026-03-31"]),
        ("The rain of Aug. 3-5 last year cost millions.", ["2024-08-03/2024-08-05"]),
        ("Costs will be booked in the January–March quarter of 2026.", ["2026-01-01/2026-03-31"]),
        ("He had not placed a bet since December.", ["2024-12-01/2024-12-31"]),
        ("Sailings halted until Friday", ["2025-11-21"]),
        (
            "The line, which opened in November 1926, carried 184,000 in fiscal 2024, which ended March 31.",
            ["1926-11-01/1926-11-30", "2024-04-01/2025-03-31", "2025-03-31"],
        ),
    ],
)
def test_english_words_beside_a_month_or_a_day_tell_which_is_meant(text: str, days: list[str]) -> None:
    assert values(text, "2025-11-17") == days


def test_the_one_verb_of_a_clause_says_that_its_date_lies_behind() -> None:
    assert values("銀行が1月中旬に統合の決断を強く促した。", "2025-11-14") == ["2025-01-11/2025-01-20"]
    assert values("県は1月15日に会議を開くと発表した。", "2025-11-14") == ["2026-01-15"]


def test_what_is_agreed_to_be_done_by_a_day_lies_ahead() -> None:
    assert values("協定を12月末までに結ぶことで合意した。", "2023-05-18") == ["2023-12-31"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2021年3月期の売上高は2680億円だった。", ["2020-04-01/2021-03-31"]),
        ("22年12月期は赤字だった。", ["2022-01-01/2022-12-31"]),
        ("2023年9月中間期の利益は3割減った。", ["2023-04-01/2023-09-30"]),
        ("2025年4～6月期の決算を発表した。", ["2025-04-01/2025-06-30"]),
        ("2025年3月期間限定で売った。", ["2025-03-01/2025-03-31"]),
    ],
)
def test_a_business_year_is_named_by_the_month_it_ends_in(text: str, days: list[str]) -> None:
    assert values(text) == days


def test_when_it_was_told_and_what_was_are_two_days() -> None:
    text = "労働組合は9日、10日午前0時から24時間のストライキに入ると通告した。"
    assert values(text, "2023-03-09") == ["2023-03-09", "2023-03-10 00:00"]


def test_a_life_goes_on_from_year_to_year() -> None:
    text = "1931年12月、松阪市生まれ。54年に織元に入り、58年春に独立した。72年の公募展で入選した。"
    assert values(text, "2023-02-08") == [
        "1931-12-01/1931-12-31",
        "1954-01-01/1954-12-31",
        "1958-03-01/1958-05-31",
        "1972-01-01/1972-12-31",
    ]
    assert values("会社は1950年に創業し、54年の歴史を持つ。", "2023-02-08") == ["1950-01-01/1950-12-31"]
    assert values("1950年に入社し、54年に及ぶ勤めを終えた。", "2023-02-08") == ["1950-01-01/1950-12-31"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("四日午前二時ごろ、出火した。", ["1958-10-04 02:00"]),
        ("町は去る一日から週間を実施していた。", ["1958-10-01"]),
        ("受付は来る十日まで行う。", ["1958-10-10"]),
        ("工事は三日続いた。", []),
    ],
)
def test_days_in_kanji_are_days_where_an_hour_or_a_word_says_so(text: str, days: list[str]) -> None:
    assert values(text, "1958-10-05") == days


def test_the_new_fiscal_year_is_the_next_one() -> None:
    assert values("市は新年度に設置すると決めた。", "2026-02-07") == ["2026-04-01/2027-03-31"]


def test_opening_hours_are_no_date() -> None:
    assert values("17日に開いた。受付は9時～20時。", "2025-10-18") == ["2025-10-17"]


def test_the_weekday_in_print_does_not_move_the_date() -> None:
    assert values("2025年7月28日（金）に会談した。") == ["2025-07-28"]


def test_the_same_day_of_what_is_done_is_no_day_to_come() -> None:
    text = "会社は28日、取得を10月1日に延期すると発表した。同日の取締役会で決議した。"
    assert dates(text, "2025-08-28")[-1].date_start == "2025-08-28"
    quoted = "会社は28日、取得を10月1日に延期すると決めた。社長は同日、「残念だ。回復は見込めない」と述べた。"
    assert dates(quoted, "2025-08-28")[-1].date_start == "2025-08-28"
    planned = "会社は28日、取得を10月1日に延期すると発表した。同日に会見を開く予定だ。"
    assert dates(planned, "2025-08-28")[-1].date_start == "2025-10-01"


def test_words_that_point_back_take_the_date_last_named() -> None:
    text = "10月17日に衝突した。同日夜に着岸し、翌日に調べた。同月末にまとめる。"
    assert values(text, "2025-10-20") == ["2025-10-17", "2025-10-17", "2025-10-18", "2025-10-31"]


def test_the_day_after_an_undated_event_is_left_out() -> None:
    assert values("28日に発表した。事故の翌日に痛みを訴えた。") == ["2025-07-28"]


def test_a_sentence_that_named_a_year_goes_on_from_there() -> None:
    assert values("2019年10月に着工し、3月に完成した。")[1] == "2020-03-01/2020-03-31"


def test_entries_of_a_timeline_inherit_year_and_month() -> None:
    entries = ["09年 就任", "5月 報告書", "22年 侵攻", "2～3月 否定", "12月 閣議決定"]
    assert article_values(*entries, published="2024-07-29") == [
        "2009-01-01/2009-12-31",
        "2009-05-01/2009-05-31",
        "2022-01-01/2022-12-31",
        "2022-02-01/2022-03-31",
        "2022-12-01/2022-12-31",
    ]


def test_a_stamp_sets_the_day_for_what_follows() -> None:
    lines = [("timeline", "◆17日 19:10　7人を搬送"), ("body", "消防が前夜から調べている。")]
    assert article_values(*lines, published="2025-10-18") == ["2025-10-17 19:10", "2025-10-16"]


def test_entries_with_a_time_alone_are_of_the_day_in_the_heading_not_of_one_told_in_an_entry() -> None:
    lines = [
        ("heading", "【時系列】3日の動き"),
        ("bullet", "21:20　社長「5日に動かしたい」"),
        ("bullet", "20:10　会社がコメント"),
    ]
    assert article_values(*lines, published="2026-02-03") == [
        "2026-02-03",
        "2026-02-03 21:20",
        "2026-02-05",
        "2026-02-03 20:10",
    ]


def test_a_bare_year_of_two_digits_needs_another_year_in_the_article() -> None:
    assert article_values("懸念を伝えたことが１０年の協議につながった。") == []
    assert "2010-01-01/2010-12-31" in article_values(
        "09年に就任し", "伝えたことが１０年の協議につながった。", "24年7月"
    )


def test_repeats_are_not_read_and_captions_are_not_leant_on() -> None:
    read = article_values(
        ("body", "28日に開いた。"), ("caption", "2024年5月3日の会合"), ("body", "同日夜に話した。")
    )
    assert read == ["2025-07-28", "2024-05-03", "2025-07-28"]
    assert article_values(("repeat", "28日に開いた。")) == []


def test_without_publication_only_the_year_leans_on_the_latest_day_told() -> None:
    lines = ["2025年7月26日、通信社が報じた。", "昨年12月に策定した。", "昨日発表した。"]
    assert article_values(*lines, published=None) == ["2025-07-26", "2024-12-01/2024-12-31"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("見出し\n2025年7月28日\n本文が続く。", "2025-07-28"),
        ("見出し\n2024年8月6日 公開\n本文が続く。", "2024-08-06"),
        ("見出し\n本文が続く。\n（2025/07/26 20:05）", "2025-07-26"),
        ("令和7年10月18日\nお客さま各位\n本文が続く。", "2025-10-18"),
        ("Title\nJuly 30, 2025, 09:10 JST\nBody.", "2025-07-30"),
        ("見出し\n公開日:2024/12/16\n本文が続く。", "2024-12-16"),
        ("見出し\n2025年7月28日、両政府は会合を開いた。", None),
        ("見出し\n関連: 2025年7月28日\n本文が続く。", None),
        ("見出し\n2025年7月28日\n2025年7月29日\n本文が続く。", None),
        ("見出し\n公開 2025年7月28日\n更新 2025年7月29日\n本文が続く。", "2025-07-28"),
    ],
)
def test_the_printed_date_is_a_line_of_its_own(text: str, day: str | None) -> None:
    assert printed_date(text) == day


@given(st.text(alphabet="０12二十〇年月日時分の（）()、。～-:/ JulyMay,令和昨翌同今週末前後\n", max_size=120))
def test_a_surface_is_what_stands_at_its_offsets(text: str) -> None:
    for fact in dates(text, PUBLISHED):
        assert text[fact.char_start : fact.char_end] == fact.surface != ""
        assert fact.date_start is not None
        assert fact.date_end is not None
        assert fact.date_start <= fact.date_end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    dates(text, PUBLISHED)
    printed_date(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("週明けに再開する。", "2025-08-04"),
        ("週明けの取引は下げた。", "2025-07-28"),
        ("年明けに始める。", "2026-01-01/2026-01-31"),
        ("10月17日（金）に開かれた。", "2025-10-17"),
        ("3月4日（月）に開かれた。", "2024-03-04"),
        ("3月4日（火）に開かれた。", "2025-03-04"),
        ("1月5日に開く予定だ。", "2026-01-05"),
        ("The meeting will be held on Jan. 5.", "2026-01-05"),
        ("The meeting was held on Jan. 5.", "2025-01-05"),
    ],
)
def test_what_is_planned_lies_ahead_and_a_weekday_in_brackets_decides(text: str, value: str) -> None:
    assert values(text) == [value]


def test_two_fiscal_years_are_no_range() -> None:
    first, second = dates("It spent more in fiscal 2022 and fiscal 2024.", PUBLISHED)
    assert (first.date_end, second.date_start) == ("2023-03-31", "2024-04-01")


def test_a_length_after_a_year_is_no_year() -> None:
    assert values("2019年から24年間続いた。") == ["2019-01-01/2019-12-31"]


def test_a_sentence_of_what_is_to_come_goes_on_into_the_future() -> None:
    found = values("来年4月に契約を結び、6月の総会を経て、7月1日に合併する予定だ。")
    assert found == ["2026-04-01/2026-04-30", "2026-06-01/2026-06-30", "2026-07-01"]


def test_a_family_name_that_begins_like_a_month_is_no_date() -> None:
    assert values("五月女鉱業の採石場で爆発があった。") == []


def test_a_comma_that_parts_clauses_is_no_part_of_a_figure() -> None:
    assert values("また,24日に照合を終えた。") == ["2025-07-24"]
    assert values("費用は1,224日分だ。") == []


def test_a_clock_that_opens_a_line_is_of_the_day_above_it_whatever_the_lines_speak_of() -> None:
    found = article_values(
        ("furniture", "＜7月29日（火）＞"),
        ("timeline", "19:40　市は31日までに復旧すると発表した。"),
        ("timeline", "18:05　県は30日に給水車を送る。前夜に市が求めていた。"),
        ("heading", "7月28日"),
        ("timeline", "23:50　北部で水が出た。"),
    )
    assert found == [
        "2025-07-29",
        "2025-07-29 19:40",
        "2025-07-31",
        "2025-07-29 18:05",
        "2025-07-30",
        "2025-07-29",
        "2025-07-28",
        "2025-07-28 23:50",
    ]


def test_the_first_clock_of_a_live_page_is_of_the_day_of_publication() -> None:
    assert article_values(
        ("timeline", "18:05　県は31日に給水車を送る。"), ("timeline", "15:30　1人を搬送。")
    ) == [
        "2025-07-30 18:05",
        "2025-07-31",
        "2025-07-30 15:30",
    ]


def test_a_month_of_a_year_counted_back_is_one_date() -> None:
    assert values("The last outage was in June two years ago.") == ["2023-06-01/2023-06-30"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12日に3人が退院した。", "2025-07-12"),
        ("7月12日に3人が退院した。", "2025-07-12"),
        ("13～14日に計5便が運休した。", "2025-07-13/2025-07-14"),
        ("12日に1回目の会合を開いた。", "2025-07-12"),
    ],
)
def test_a_day_on_which_some_are_counted_is_a_date(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text", ["3日に1回点検する。", "5日に1人の割合で感染する。", "1日に約200人が訪れる。"]
)
def test_how_often_is_no_date(text: str) -> None:
    assert values(text) == []


def test_a_time_whose_day_nobody_knows_is_kept_and_is_no_date() -> None:
    text = "衝突は午前7時22分だった。"
    article = Article("a.txt", Outlet("a", "a", "newspaper", "a"), text)
    (fact,) = dates_of([Sentence(article, 0, 0, len(text), "body")])
    assert (fact.surface, fact.time, fact.date_start) == ("午前7時22分", "07:22", None)
    assert dates(text) == []


def test_what_becomes_the_last_is_still_to_come() -> None:
    (fact,) = dates("10月25日の運航が最後となる。", "2025-05-22")
    assert fact.date_start == "2025-10-25"


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("２月３日に行った一般入試で採点ミスがあった。", "2024-11-12", "2024-02-03"),
        ("問題は4月20日に開いた会合で示された。", "2024-11-12", "2024-04-20"),
        ("開催を2月3日に延期した。", "2024-11-12", "2025-02-03"),
        ("11月13日に開いた会合で決めた。", "2024-11-12", "2024-11-13"),
        ("One question in the exam held Feb. 4 was wrong.", "2024-11-12", "2024-02-04"),
        ("The exam was held on Feb. 4 in four cities.", "2024-11-12", "2024-02-04"),
        ("The exam, to be held Feb. 4, was put off.", "2024-11-12", "2025-02-04"),
        ("The talks were rescheduled on Feb. 4.", "2024-11-12", "2025-02-04"),
    ],
)
def test_what_was_done_then_lies_behind(text: str, published: str, value: str) -> None:
    assert values(text, published)[0] == value
