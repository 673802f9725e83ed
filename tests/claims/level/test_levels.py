"""Levels: each finds the difference it is named for, and nothing where there is none."""

import pytest

from claims.comparison import bare_assertion
from claims.context import SAME_ARTICLE
from claims.evidence import Evidence, evidence_of
from claims.pair import Pair
from claims.term import profile_of
from claims.verdict import LEVELS

BY_NAME = {level.name: level for level in LEVELS}


def evidence(left: str, right: str) -> Evidence:
    sides = [profile_of(bare_assertion("text", text, "2025-11-10")) for text in (left, right)]
    return evidence_of(Pair(*sides, SAME_ARTICLE))


def fired(left: str, right: str) -> set[str]:
    """The names of the levels that find a difference."""
    laid = evidence(left, right)
    return {level.name for level in LEVELS if level.difference(laid)}


DIFFERENCES = [
    ("denied", "知事は指示を出したと報じられた", "知事は指示を出したことを否定した"),
    ("polarity", "貨物船の乗組員5人がけがをした", "貨物船の乗組員にけがはない"),
    ("polarity", "県は料金を引き上げた", "県は料金を引き下げた"),
    ("number", "乗客12人がけがをした", "乗客14人がけがをした"),
    (
        "number",
        "町は立ち入り禁止の範囲を半径2キロから半径3キロに拡大した",
        "町は半径2キロへの立ち入りを禁止した",
    ),
    ("number", "負傷者　7名（重傷2名、軽傷5名）　第3報から2名増", "負傷者は午後8時で9人となった"),
    ("number", "薬学部だけで十七人だ", "追加合格者は薬学部が16人、理学部14人、農学部7人だ"),
    ("nobody", "It last erupted in June 1998, when nobody was hurt", "98年6月の噴火では2人が軽傷を負った"),
    ("denied", "He did not rule out resigning", "辞職は「考えていない」と否定した"),
    (
        "locality",
        "協定は1月下旬に首都ポートラーサで署名する",
        "The pact will be signed in Tokyo in late January",
    ),
    ("locality", "組合は高松市で集会を開いた", "The union held its rally in Tokushima"),
    ("counted", "フェリーの乗客12人が病院に運ばれた", "フェリーで14人がけがをした"),
    ("extent", "会社は操業を全面停止した", "会社は操業を一部停止した"),
    ("extent", "委員会は全会一致で設置された", "委員会は賛成多数で設置された"),
    ("day", "会合は8日に開かれた", "会合は9日に開かれた"),
    ("clock", "列車は8日午後5時に衝突した", "列車は8日午後6時に衝突した"),
    ("clock", "列車は8日午前7時24分ごろ衝突した", "列車は8日午前7時22分ごろ衝突した"),
    ("number", "年齢を52歳としたのは54歳の誤りでした", "年齢は52歳だった"),
    ("side", "船長は右足の骨を折った", "The captain broke his left leg"),
    ("sort", "ボタンを押したのは男子生徒だった", "女性がボタンを押した"),
    ("part of day", "指示は8日の夜に解除された", "指示は8日午前6時半に解除された"),
    ("person", "岸信夫防衛相が出席した", "木原稔防衛相が出席した"),
    ("reversed", "トラックが乗用車に追突した", "乗用車がトラックに追突した"),
    ("reversed", "東邦製薬が北斗薬品を買収した", "北斗薬品が東邦製薬を買収した"),
    ("locality", "The talks were held in Paris", "The talks were held in Geneva"),
    ("polarity", "知事は辞職する考えを示した", "知事は辞職しない考えを示した"),
    ("identified", "犯行声明を出したのは過激派組織だ", "犯行声明を出したのは別の武装勢力だ"),
    ("identified", "処分を決めたのは教育委員会だ", "処分は校長が決めた"),
    ("identified", "被害者は高校生だった", "被害者は会社員だった"),
    ("behest", "社長の指示で書き換えた", "部長の指示で書き換えた"),
    ("inclusion", "死者は関連死を含めて15人だ", "死者は関連死を除いて15人だ"),
    ("inclusion", "It has 500 workers, including part-timers", "It has 500 workers, excluding part-timers"),
    ("basis", "売上高は単体で1200億円だ", "売上高は連結で1200億円だ"),
    ("extent", "値上げは一部の商品が対象だ", "値上げは全商品が対象だ"),
    ("extent", "乗客全員がけがをした", "乗客の半数がけがをした"),
    ("restricted", "All flights were canceled", "Domestic flights were canceled"),
    ("locality", "本社は名古屋市に置く", "本社は大阪市に置く"),
    ("day", "契約は2026年度まで続く", "契約は2027年度まで続く"),
    ("polarity", "株価は続伸した", "株価は続落した"),
    ("result", "試合は3対2だった", "試合は3対1だった"),
    ("polarity", "総裁は利上げを否定しなかった", "総裁は利上げを否定した"),
    ("polarity", "The storm weakened", "台風は強まった"),
    ("extent", "会社は全額を返金する", "会社は半額を返金する"),
    ("locality", "He was born in Kyoto", "He was born in Osaka"),
    ("side", "台風は北上している", "台風は南下している"),
    ("denied", "社員を解雇する考えはございません", "応募が足りなければ社員を解雇すると説明した"),
    ("polarity", "路線は来春に休止する", "路線の運航は続ける"),
    ("doer", "The city of Sekio offered a subsidy", "The prefecture offered a subsidy"),
    ("agent", "県警は8日、市役所を家宅捜索した", "東京地検は8日、市役所を家宅捜索した"),
    ("sort", "市長のいとこが社長を務める", "市長の義弟が社長を務める"),
    ("side", "船の左舷に穴があいた", "船の右舷に穴があいた"),
    ("locality", "会合は神戸で開かれた", "会合は仙台で開かれた"),
    ("site", "説明会は公民館で開かれた", "説明会は体育館で開かれた"),
    ("numbered site", "第2製造棟から出火した", "第3製造棟から出火した"),
    ("number", "珠里市で震度6強を観測した", "珠里市で震度６弱を観測した"),
    ("number", "制限は60キロだった", "制限は70キロだった"),
    ("number", "ホームの入所者32人が一時孤立した", "ホームでは入所者38人が取り残された"),
    ("number", "回収は21万4千食だ", "回収は当初の21万4千食から約26万食になる"),
    ("number", "遅れは最大45分だった", "最大で1時間遅れた"),
    ("restricted", "全社員に在宅勤務を命じた", "本社の社員に在宅勤務を命じた"),
    ("restricted", "すべての関税を撤廃する", "自動車の関税を撤廃する"),
    ("joined", "It will lower its 25 percent tariff on cars and auto parts", "部品の関税は25％から下がる"),
    ("joined", "車と部品の関税を10％に下げる", "部品の関税を10％に下げる"),
    ("combined", "乗客と乗員あわせて40人がけがをした", "乗客40人がけがをした"),
    ("grouped", "乗客12人がけがをした", "けが人は14人だった"),
    ("polarity", "Nobody pushed the emergency button", "非常ボタンは7時21分に操作された"),
    ("site", "電車は上新田踏切で車と衝突した", "発生場所　下新田踏切（駅から約400m）"),
    (
        "contrast",
        "点検の省略は工場長の指示ではなく、班長の判断だった",
        "点検は省いていいと工場長から指示された",
    ),
    ("contrast", "The fire was not arson but an accident", "The fire was arson"),
    ("region", "関東甲信越の1都8県のスーパーで販売された", "It was sold in supermarkets nationwide"),
    ("area", "県内では412棟が浸水した", "瑞沢町　床上浸水412棟"),
    ("area", "In Mizusawa alone, 683 homes were flooded", "県計　床上浸水683棟"),
    ("polarity", "大雨特別警報は最後まで出なかった", "気象庁は大雨特別警報を発表した"),
    ("polarity", "県は9日の事前放流を見送った", "県は9日に事前放流を実施した"),
    ("nobody", "乗客は全員無事だった", "乗客3人が病院に運ばれた"),
    ("nobody", "Nobody was hurt in the crash", "Fourteen passengers were hurt in the crash"),
    ("nobody", "1人と連絡が取れていない", "行方不明者はいない"),
    ("reach", "死者は県内で12人になった", "死者は全国で12人だ"),
    ("day", "発覚したのは昨年11月だった", "不正は昨年12月に発覚した"),
    ("dated act", "知事選は12月14日告示、21日投開票だ", "知事選は12月21日告示、28日投開票だ"),
    ("doer", "計画を発表したのは県だった", "市が計画を発表した"),
    ("doer", "社長が記者会見で謝罪した", "謝罪したのは副社長だった"),
    ("doer", "修正案は野党が提出した", "与党が修正案を出した"),
    ("doer", "日本側から情報の共有を改めて要請した", "閣僚は情報の共有の重要性を強調した"),
    ("doer", "共同声明の案は両国が用意した", "共同声明の案は米側が用意した"),
    ("doer", "提案したのは日本側だった", "提案は韓国側から出た"),
    ("polarity", "関係した社員の刑事告訴は見送る", "刑事告訴する方針だ"),
    ("polarity", "No store closures are planned", "不採算の15店は来年2月末までに閉める方針だ"),
    ("doer", "指示したのは当時の商品部長だった", "指示したのは里見常務だった"),
    ("agent", "調査委員会はハルナ水産の取締役会が6月に設けた", "ミナト食品が調査委員会を設けた"),
    ("doer", "上流のダムでは、国土交通省の管理事務所が放流を始めた", "上流のダムでは県が放流を始めた"),
    ("polarity", "口の中を切るなどの被害は確認されていない", "女性が口の中を切った"),
    ("polarity", "組合は24時間のストライキを行う", "組合のストライキは回避された"),
    ("polarity", "会社は従業員に配置転換を求めていた", "会社は従業員への配置転換の求めを撤回した"),
    ("polarity", "警報は最後まで出なかった、と住民は記憶している", "警報が午前3時に出た"),
    ("doer", "文書は経理部長が作成した", "文書を作ったのは課長だ"),
    ("locality", "新工場は熊本県に建設される", "新しい工場は宮崎県に建てる"),
    ("site", "患者は県立中央病院に搬送された", "患者が運ばれたのは市民病院だった"),
    ("site", "火元は2階の台所だった", "火は1階の居間から出た"),
    ("site", "墜落したのは滑走路の東側だった", "機体は滑走路の西側に落ちた"),
    ("site", "漏れたのは1号機の配管だった", "水は2号機から漏れた"),
    ("polarity", "不審者の報告は受けていない", "不審者がいた"),
    ("polarity", "会社は金銭の要求は受けておらず、支払いも行っていない", "会社に金銭を要求する文書が届いた"),
    ("certainty", "協定は来年4月1日の発効を目指す", "協定は来年4月1日に発効する"),
    ("certainty", "協定の発効の目標は来年4月1日だ", "The pact will take effect on April 1"),
    ("certainty", "合意が成立した", "The deal was reportedly reached"),
    ("certainty", "会社は運航の再開を検討している", "会社は運航を再開した"),
    ("certainty", "会社は運航の再開を決めた", "会社は運航を再開した"),
]


@pytest.mark.parametrize(("level", "left", "right"), DIFFERENCES)
def test_a_level_finds_what_it_is_named_for(level: str, left: str, right: str) -> None:
    assert level in fired(left, right)


@pytest.mark.parametrize(("level", "left", "right"), DIFFERENCES)
def test_no_level_finds_a_difference_between_a_claim_and_itself(level: str, left: str, right: str) -> None:
    assert not fired(left, left)
    assert not fired(right, right)


def test_every_level_has_a_sentence_of_its_own() -> None:
    assert set(BY_NAME) == {level for level, *_ in DIFFERENCES}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # A negation of something else than what the other tells.
        (
            "知事は「地域の翼を奪うもので、到底受け入れられない」と話した",
            "It is robbing the region of its wings",
        ),
        ("女性は「人がみんな倒れました。声も出ませんでした」と話した", "女性は人がみんな倒れたと話した"),
        ("トラックの男性社員（52）にけがはない", "トラックの男性社員（52）が逮捕された"),
        ("社長は本社で「弁解の余地はない」と謝罪した", "社長は本社で謝罪した"),
        ("None of the injured had been inside the zone", "登山客7人がけがをした"),
        # What is planned, and beside it what happened long before.
        ("The airline will stop the service that was suspended in 2019", "この路線は2019年に運休し"),
        ("会社は18日の全便の欠航を決めた", "会社は18日の全便を欠航とした"),
        ("海保は18日、けがは14人と発表した", "けがは14人だったことが19日、分かった"),
        ("会合は7月に開かれた", "会合は7月28日に開かれた"),
        ("市長は関与を否定した", "市長は関与したことはない"),
        ("市長は退職金を辞退すると話した", "市長は退職金を辞退する考えを示した"),
        ("補助金は4860万円だった", "補助金は5千万円近い額だった"),
        ("男性が右脚を折る重傷で、ほかの4人は軽傷とみられる", "男性が右脚を折る重傷だ"),
        ("価格は312億円から238億円に引き下げる", "当初は312億円の予定でした"),
        (
            "会社は価格を310億円から120億円に下げた",
            "The firm lowered the price to 12 billion yen from 31 billion yen",
        ),
        ("計146人が乗っていた", "乗客132人と乗員14人が乗っていた"),
        ("停電は45分間続いた", "停電は約0.75時間続いた"),
        ("県が市の計画を承認した", "市の計画は県に承認された"),
        ("トラックが乗用車に追突した", "乗用車がトラックに追突された"),
        ("会社は希望退職を120人募集する方針だ", "希望退職の枠は120人だが"),
        ("It fell to half of the 78,000 or so who flew in fiscal 2018", "2018年度は7万8412人が乗った"),
        ("県は年2億円を補助する案を示した", "県から年2億円の補助の提案を受けた"),
        ("山吹が3対1で勝った", "山吹は3－1で勝った"),
        ("組合は会社にストライキを通告した", "会社は組合の通告を受けた"),
        ("通報したのは近所の女性だった", "通報したのは通行人だった"),
        ("けがをしたのは運転手だった", "けがをしたのは40代の男性だった"),
        ("全治2週間のけがだ", "一部の新聞によると、全治2週間のけがだ"),
        ("死者は関連死を含めて15人だ", "死者は15人で、関連死を含む"),
        ("容疑者は容疑を否認している", "容疑者は容疑を認めていない"),
        ("原因は不明だ", "原因は分かっていない"),
        ("店舗の閉鎖は予定していない", "店舗の閉鎖の予定はない"),
        ("社長が謝罪した", "田中一郎社長が謝罪した"),
        ("亡くなった方は6人、まだ2人が見つかっていない", "死者は6人だった"),
        ("5人の行方が分からなくなっている", "行方不明者は5人だ"),
        ("1人の死亡が確認された", "死者は1人だった"),
        ("町長は辞職は「考えていない」と否定した", "町長は「辞職は考えていない」と言い切った"),
        ("政府は激甚災害の指定を決めた", "政府は激甚災害に指定した"),
        (
            "2025年7月1日に予定した取得は12月1日に延期する",
            "取得日　変更前 2025年7月1日、変更後 2025年12月1日",
        ),
        ("刑事告訴は見送る方針だ", "刑事告訴は見送ると話した"),
        ("県は9日の事前放流を見送っていた", "No water was released in advance"),
        ("前2両が脱線した", "The first two of its six cars left the rails"),
        ("県警によると、男が逮捕された", "消防によると、男が逮捕された"),
        ("日本側と米側の双方が懸念を表明した", "双方が懸念を示した"),
        ("貨物船の船首が当たり、約8メートルへこんだ", "フェリーにできた約8メートルのへこみを確かめた"),
        ("諏沢工場で作られた商品だ", "The products were made at the plant"),
        ("東京だけではなく大阪でも販売した", "東京で販売した"),
        ("全国の店で販売した", "スーパーで販売した"),
        ("不信任案は賛成19、反対4で可決された", "不信任案には19人が賛成した"),
        ("気象庁は規模をマグニチュード6.4から6.5に修正した", "地震の規模はマグニチュード6.5だ"),
        ("珠里港で20センチの津波を観測した", "A tsunami of 20 centimeters reached the port"),
        ("会社は74便を欠航とし、約9600人に影響が出る見込みだ", "会社は74便を欠航とした"),
        ("欠航便は74便", "会社は74便を欠航とする方針だ"),
        ("約9600人に影響が出る見込みだ", "About 9,600 passengers will be affected"),
        ("知事が派遣を要請した", "派遣は県が要請した"),
        ("病院は6人を受け入れた", "市民病院が11人、北病院が6人を受け入れた"),
        ("外務省で会合が開かれた", "会合の概要を防衛省が公表した"),
        ("患者は病院に搬送された", "患者は県立中央病院に運ばれた"),
        ("火は2階の台所から出た", "火元は台所だった"),
        ("全便が欠航した", "すべての便が運航を取りやめた"),
        ("列車は8日午前7時半ごろ衝突した", "列車は8日午前7時22分ごろ衝突した"),
        ("乗客はおよそ300人だった", "Nearly 300 passengers were aboard"),
        ("重傷の3人は変わらない", "このうち重傷は3人"),
        ("議会は決議案を賛成24、反対16で可決した", "議会は同意の決議を24対16で可決した"),
        ("国は5年間で50億円を払う", "The state will pay 5 billion yen over five years"),
        ("銀行は金利を引き上げる", "The bank will raise the rate"),
        ("政策委員9人のうち7人が賛成し、2人が反対した", "The decision passed by a 7-2 vote"),
        ("年齢を52歳としたのは54歳の誤りでした", "年齢は54歳だった"),
        ("会合は10月14日に開かれ、21日に結果が公表された", "会合は10月14日に開かれた"),
        ("両代表団は熊本県の駐屯地を訪れた", "The delegations visited a base in Kumamoto Prefecture"),
        ("全員が無事だった", "乗組員にけがはなかった"),
        ("車と部品の関税を10％に下げる", "車の関税も部品の関税も10％に下げる"),
        ("All of the crew escaped unharmed", "乗組員にけがはなかった"),
        ("The firm will close its battery plant by May", "The firm will close its battery factory by May"),
    ],
)
def test_what_is_said_in_other_words_is_no_difference(left: str, right: str) -> None:
    assert not fired(left, right)


def test_what_lies_ahead_has_not_happened_however_it_is_put() -> None:
    assert "certainty" not in fired("市長は14日に市庁舎を去る", "The mayor will leave city hall on Nov. 14")


def test_a_clock_time_of_the_day_of_publication_is_not_ahead_where_no_hour_is_known() -> None:
    assert "certainty" not in fired("注意報は10日午前8時に解除された", "注意報は解除された")


def test_the_hour_of_a_count_is_no_group() -> None:
    assert fired("負傷者は7人だった", "負傷者は午後8時で9人となった") == {"number"}
