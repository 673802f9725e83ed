"""What is page and what is article."""

import pytest

from claims.article import Article, Outlet
from claims.completeness import cut_marks
from claims.folio import is_folio, is_page_edge
from claims.furniture import Line, closes_article, is_paywall, is_pointer, list_head, own_part
from claims.layout import blocks
from claims.page import page_parts, title_position
from claims.sentence import sentences

NEWS_IN_THE_PAGE_S_WORDS = """
市は公式LINEで最新の避難情報を配信している。
同社はSNSのコメント欄を閉じた。
音楽配信会社は楽曲の配信を停止した。
The company changed its terms of service last year.
詐欺グループはアフィリエイト広告を利用していた。
旧庁舎を保存
動画をSNSに投稿
顧客データを私用端末にコピー
社員が顧客名簿を印刷
若手をフォロー
VRで津波を体験
避難情報をアプリで共有
流出データは約50MB
日本代表 3-2で勝利
代表 1-0 ブラジル
電話 12万件が不通
メールアドレス4320件が流出
パスワードを変更するよう呼びかけ
会員登録を停止
ログインできない状態続く
不正ログイン、1万2千件
クレジットカード番号も流出か
問い合わせ窓口を設置
問い合わせは1,200件
当サイトの利用を停止いたしました。
お問い合わせ専用窓口を設置いたしました。
同社サイトは現在も閉鎖中
アプリの利用者は30万人
アプリを緊急停止
コメント3万件を削除
コメントを控える
社長がコメント
シェア4割で首位
シェア12%に低下
写真3枚を公開
動画200本を削除
記事を訂正
再発防止策を発表
アンケート結果を公表
ランキング首位に
クッキー情報が第三者に渡った可能性がある。
プライバシーポリシーを改定し、9月1日から適用する。
無断でコピーしたデータを持ち出した疑い。
PDFファイル12件が流出した。
個人情報保護委員会に報告
総務省、行政指導
お客様へのお知らせ
おわびとお知らせ
今後の対応
1万2千件
5人軽傷
1. 発生日時
第1報
3. お問い合わせ先について、電話番号を改めました。
6日午後3時ごろ、出火
10月7日 13:40 初動対応を開始
2025年10月7日 不正アクセスを検知
2025年10月7日、社内調査を開始
Share of renewables rises to 40%
Follow-up checks find no leak
Updated guidance issued to hospitals
Comments deleted after outcry
Live music returns to the harbour
More than 4,000 accounts affected
More ferries to run in summer
Related firm also hit
Source of the leak still unknown
Privacy watchdog opens inquiry
Save the bay, fishermen say
Email addresses of 4,320 members leaked
Phone lines down for 12 hours
Latest figures show 12 injured
Police contact 300 victims
Menu prices to rise
Subscribe numbers fall
The firm said customers should change their passwords.
利用規約を改定
広告収入が減少
会員限定サイトに不正アクセス
有料会員 12万人分の情報流出
有料会員が100万人を超えた。
名前、メールアドレス、電話番号
対象：会員4,320人
保存期間は5年
登録者数 312万人
次の会合は来年春
次の記者会見は10日
前の週より12人増
表示価格は税込み
標準治療に
普通列車が脱線
拡大防止に全力
縮小営業続く
送信ボタンの誤操作が原因
新着メールが届かず
トップは辞任へ
ホームで転落
検索サイト各社に削除要請
一覧表を公開
バナー広告に不正コード
「返信できない」相談相次ぐ
印刷会社に委託
通報は午後6時
報告する義務は72時間以内
設定ミスが原因
同意なく提供
確認された被害は3件
著作権侵害で提訴
2日午前、市役所で
""".strip().splitlines()
"""Lines that speak of shares, comments, cookies, members or downloads because the news does."""


def part(line: str) -> str | None:
    return own_part(Line.of(blocks(line)[0]))


def parts(text: str, title: str | None = None, kind: str = "newspaper") -> dict[str, str | None]:
    article = Article("a.txt", Outlet("minato", "みなと新聞", kind, "minato"), text, title=title)
    found = blocks(text)
    return {
        text[b.start : b.end]: p
        for b, p in zip(found, page_parts(article, found, title_position(article, found)), strict=True)
    }


@pytest.mark.parametrize(
    "line",
    [
        "ホーム＞社会＞事件・事故", "トップ　県内　スポーツ　くらし　おくやみ",
        "World | Asia | Business | Opinion",
        "シェアする", "- LINEで送る",
        "続きを読む", "このサイトでは利用状況を分析するためにクッキーを使っています。",
        "この記事は会員限定です。残り311文字", "0 件のコメント", "pagetop",
        "© 2025 The Harbour Post. All rights reserved.", "記事・写真の無断転載を禁じます。",
        "Sign up for our morning briefing", "Get the Post app",
        "2025年7月27日 6:00", "2024年8月6日 公開", "July 30, 2025, 09:10 JST",
        "By Hannah Oakes, Staff Writer", "（企画部 海老原）", "- 12 -",
    ],
)  # fmt: skip
def test_the_page_is_known_by_its_words_and_shape(line: str) -> None:
    assert part(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "写真：岸壁に着くフェリー", "会合に臨む両国の閣僚＝昨年7月、東京",
        "File photo: Ministers pose before the talks.",
        "gt20240809.jpg",
        "昨年7月の資料写真。東京で向き合う高官たち｜",
    ],
)  # fmt: skip
def test_captions_are_known_by_their_words_and_shape(line: str) -> None:
    assert part(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "残る11人は軽傷とみられる", "残り5人の捜索続く", "古い町並みが世界遺産に登録",
        "学校に戻る子どもたち、3年ぶりに日常に戻る", "懸念を共有", "カテゴリー5のハリケーン接近",
        "政府はクッキーの利用を規制する法案を決定した。", "無断転載したとして出版社を提訴した。",
        "市はプッシュ通知で避難を呼びかけた。", "チャンネル登録者数は100万人を超えた。",
        "Share prices fall in Tokyo", "Thousands sign up for vaccine trial",
        "Print media in decline, survey finds", "被災者に水と食料を提供", "幸福度ランキング",
        "1月", "死者　15人", "| 死者 | 15人 |", "10年 協議が発足", "1．発生日時　10月17日（金）17時38分頃",
        "【速報】", "（3）日本側は、早い通報を求めた。",
    ],
)  # fmt: skip
def test_news_that_looks_like_page_is_kept(line: str) -> None:
    assert part(line) is None


@pytest.mark.parametrize("line", NEWS_IN_THE_PAGE_S_WORDS)
def test_news_in_the_page_s_own_words_is_kept(line: str) -> None:
    found = Line.of(blocks(line)[0])
    assert (own_part(found), list_head(found), closes_article(found)) == (None, None, False)
    assert not is_pointer(line)


def test_above_the_title_stands_the_page_and_below_it_the_article() -> None:
    found = parts(
        "港町から世界を読む\n\n岸壁の工事が始まる\n二年で完成へ\n\n県は工事を始めた。",
        title="岸壁の工事が始まる",
    )
    assert found == {
        "港町から世界を読む": "furniture",
        "岸壁の工事が始まる": None,
        "二年で完成へ": None,
        "県は工事を始めた。": None,
    }


def test_a_title_far_below_is_another_article_s() -> None:
    text = (
        "見出し\n"
        + "県は港の岸壁の補修工事を来年度から始める方針を固め、費用を予算案に盛り込むと発表した。\n" * 3
        + "岸壁の工事が始まる"
    )
    article = Article("a.txt", Outlet("m", "m", "newspaper", "m"), text, title="岸壁の工事が始まる")
    assert title_position(article, blocks(text)) is None


def test_a_list_of_other_articles_is_furniture_until_the_article_goes_on() -> None:
    found = parts(
        "県は工事を始めた。\nあわせて読みたい\n- 山の工事が終わる\n"
        "- 川の工事が遅れる\n市は港の閉鎖を続けている。"
    )
    assert list(found.values()) == [None, "furniture", "furniture", "furniture", None]


def test_descriptions_below_linked_titles_do_not_bring_the_article_back() -> None:
    found = parts(
        "県は工事を始めた。\n【関連記事】\n山の工事が終わる(2025年7月)\n"
        "山の工事が予定より半年早く終わった事例を、県と市の資料から詳しくたどる。費用の推移も示す。\n"
        "川の工事が遅れる(2024年11月)\n川の工事が資材の不足によって一年遅れた経緯を、現場の責任者への取材をもとに詳しく解説する。\n"
        "0 件のコメント"
    )
    assert set(list(found.values())[4:]) == {"furniture"}


def test_a_table_of_contents_ends_where_its_items_end() -> None:
    found = parts("もくじ\n1. 工事のあらまし\n2. これからの予定\n工事のあらまし\n県は工事を始めた。")
    assert list(found.values()) == ["furniture", "furniture", "furniture", None, None]


def test_the_date_of_an_official_letter_is_part_of_it() -> None:
    text = "令和7年10月18日\n岸壁の工事について\n県は工事を始めます。"
    assert parts(text, title="岸壁の工事について", kind="official")["令和7年10月18日"] is None
    assert parts(text, title="岸壁の工事について")["令和7年10月18日"] == "furniture"


def test_pointers_and_paywalls_inside_the_text_are_known() -> None:
    assert is_pointer("元記事: https://port.example/a")
    assert is_pointer("（三田村洋）＝２面に要旨")
    assert not is_pointer("県は資料を公表した https://port.example/a")
    assert not is_pointer("（死者は15人）")
    assert is_paywall("残り198文字　無料会員になると続きをお読みいただけます")
    assert not is_paywall("残る11人は軽傷とみられる。")


@pytest.mark.parametrize(
    "line",
    [
        "北浜新聞　2025年(令和7年)10月19日(日曜日)　社会　3面",
        "29 社会 12版 北浜新聞",
        "北浜新聞 朝刊",
        "2025年10月19日 朝刊 3面",
    ],
)
def test_the_head_of_a_printed_page_is_known(line: str) -> None:
    assert is_folio(line_of(line), "北浜新聞")


@pytest.mark.parametrize("line", ["14版", "社会・総合 (29)", "第4万2千号"])
def test_an_edition_alone_is_the_page_s_in_a_scan_only(line: str) -> None:
    assert is_folio(line_of(line), "北浜新聞", scanned=True)
    assert not is_folio(line_of(line), "北浜新聞")


@pytest.mark.parametrize("line", ["北浜新聞が3面で報道", "10月19日に3面で報道", "10月19日 開通", "第4号議案"])
def test_news_with_a_date_or_a_page_is_no_folio(line: str) -> None:
    assert not is_folio(line_of(line), "北浜新聞", scanned=True)


@pytest.mark.parametrize(
    "line",
    [
        "2/3ページ",
        "[3]",
        "Page 2 of 4",
        "(1面から続く)",
        "➡3面に続く",
        "＝２面に関連記事",
        "(Continued on page 3)",
    ],
)
def test_the_edge_of_a_page_is_known(line: str) -> None:
    assert is_page_edge(line_of(line))


@pytest.mark.parametrize(
    "line", ["3-2で勝利", "2回戦に続く勝利", "地震、3日続く", "社会面で活躍", "1/2の確率"]
)
def test_scores_and_sequels_are_no_edge_of_a_page(line: str) -> None:
    assert not is_page_edge(line_of(line))


def line_of(text: str) -> Line:
    (block,) = blocks(text)
    return Line.of(block)


@pytest.mark.parametrize(
    "news",
    [
        "承認の手続きは新議会に持ち越される。",
        "入会の手続きは会員の紹介がいる。",
        "市は引き続きは有料とする。",
        "新聞社は有料会員を読者から募る。",
    ],
)
def test_a_sentence_about_a_procedure_or_members_breaks_off_no_article(news: str) -> None:
    text = f"市議会が17日に解散\n\n市議会は17日に解散した。\n{news}\n決定は来週になる。"
    article = Article("a.txt", Outlet("a", "a", "newspaper", "a"), text, language="ja")
    assert [sentence.role for sentence in sentences(article)][1:] == ["body"] * 3
    assert not cut_marks().search(news.replace("。", "はこちら"))


@pytest.mark.parametrize(
    "mark", ["続きは会員登録のうえお読みください", "残り1234文字", "この記事は会員限定です。"]
)
def test_a_line_that_breaks_an_article_off_is_furniture(mark: str) -> None:
    assert is_paywall(mark)
