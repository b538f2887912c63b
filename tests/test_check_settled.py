"""Figures that are called otherwise than supplied, and that stand where they can be nothing else."""

import pytest

from draftkit.check import Check, check_text


def check(facts: str, text: str) -> Check:
    """Return the verdict on a text; facts are 全年出诊=90次(内科=60次,外科=30次), with or without parts."""
    rows: list[dict[str, object]] = []
    for fact in facts.split():
        head, _, rest = fact.partition("(")
        parts = [dict(zip(("label", "value"), part.split("="), strict=True)) for part in rest[:-1].split(",") if part]
        row: dict[str, object] = dict(zip(("label", "value"), head.split("="), strict=True))
        rows.append(row | {"parts": parts} if parts else row)
    return check_text(text, rows)


WHOLE_FAMILIES = [
    ("灯塔=18座(岛上灯塔=11座,岸边灯塔=7座)", "夜里亮着的共18座：岛上灯塔11座，岸边灯塔7座。"),
    ("馆藏乐谱=970册(古琴乐谱=560册,琵琶乐谱=410册)", "老曲子收了970册，古琴乐谱560册，琵琶乐谱410册。"),
    ("驯养马匹=63匹(赛马=40匹,役马=23匹)", "厩里赛马40匹，役马23匹，合起来有63匹。"),
    (
        "酿酒作坊=26家(米酒作坊=15家,果酒作坊=11家) 米酒产量=80吨 果酒产量=45吨",
        "飘香的有26家：米酒作坊15家，米酒产量80吨；果酒作坊11家，果酒产量45吨。",
    ),
]


@pytest.mark.parametrize(("facts", "text"), WHOLE_FAMILIES)
def test_a_total_is_named_by_all_its_parts_beside_it(facts: str, text: str) -> None:
    assert not check(facts, text).findings


LAST_OF_A_ROW = [
    ("船员=48名(甲板船员=30名,轮机船员=18名)", "船员48名，甲板船员30名，在机舱里忙活的18名。"),
    ("候鸟=730只(白鹤=420只,灰雁=310只)", "候鸟共730只，白鹤420只，剩下拖着灰影子的有310只。"),
    ("陶俑=96件(站立陶俑=70件,跪坐陶俑=26件)", "陶俑有96件，站立陶俑70件，弯着膝盖的为26件。"),
]


@pytest.mark.parametrize(("facts", "text"), LAST_OF_A_ROW)
def test_the_last_part_of_a_row_is_named_by_all_the_others(facts: str, text: str) -> None:
    assert not check(facts, text).findings


CHANGES = [
    ("门诊量=6.8万人次 门诊量同比增长=11.2%", "门诊量6.8万人次，同比多了11.2%。"),
    ("漏损率=8.6% 漏损率较上年下降=1.7个百分点", "漏损率降到8.6%，比上一年低了1.7个百分点。"),
    ("观影人次=31.4万人次 观影人次环比增长=7.5%", "观影人次达31.4万人次，环比攀升7.5%。"),
    ("苗木销售额=7350万元 苗木销售额同比增长=16.3%", "苗木销售额7350万元，涨了16.3%。"),
    ("平均候诊时间=18分钟 平均候诊时间较上年缩短=6分钟", "平均候诊时间18分钟，比上年少用6分钟。"),
    ("参展商=412家 参展商较上届增加=37家", "参展商412家，比上一届多出37家。"),
    ("复购率=46.2% 复购率较去年提高=3.9个百分点", "复购率达到46.2%的新高，这一比率比去年高出3.9个百分点。"),
    (
        "水费收入=9.07亿元 电费收入=18.46亿元 水费收入同比下降=12.4% 电费收入同比增长=5.2%",
        "水费收入、电费收入分别为9.07亿元和18.46亿元，前者同比下降12.4%，后者同比增长5.2%。",
    ),
    ("病床周转率=71.3% 病床周转率同比提高=4.4个百分点", "病床周转率同比提高4.4个百分点，现为71.3%。"),
    ("海水养殖产量=5.6万吨 海水养殖产量较上年增长=8.1%", "海水养殖产量5.6万吨，较上年同期攀升8.1%。"),
    ("原办证时限=45天 现办证时限=20天", "办证时限由45天缩短至20天。"),
    ("技改前周转率=61% 技改后周转率=83%", "周转率从61%提升到83%。"),
]


@pytest.mark.parametrize(("facts", "text"), CHANGES)
def test_a_change_is_named_by_the_level_right_before_it(facts: str, text: str) -> None:
    assert not check(facts, text).findings


DEEDS = [
    ("渔获线索办结=179条", "收到渔民来信，截至目前办结179条。"),
    ("海图更新=26幅 灯塔检修=9座", "航保工作有序推进，更新26幅；检修9座。"),
]


@pytest.mark.parametrize(("facts", "text"), DEEDS)
def test_a_word_of_the_label_that_no_other_of_its_unit_has_names_it(facts: str, text: str) -> None:
    assert not check(facts, text).findings


RATES = [
    ("考生=1632名 考取证书=1279名 取证率=78.4%", "考生1632名，考取证书1279名，占78.4%。"),
    ("隐患=1273项 完成隐患整改=1251项 整改率=98.3%", "隐患1273项，销号1251项，整改率98.3%。"),
    ("年度改造任务=5200户 完成改造=4876户 任务完成率=93.8%", "年度改造任务5200户，完成改造4876户，进度为93.8%。"),
    ("可借图书=8140册 借出图书=6105册 借出率=75%", "可借图书8140册，借出图书6105册，比重为75%。"),
    ("接生婴儿=2317名 完成筛查=2298名 筛查率=99.2%", "接生婴儿2317名，抽了足跟血的2298名，筛查率99.2%。"),
    ("预算=170万元 培训支出=163.7万元 执行率=96.3%", "预算170万元，花去163.7万元，执行率96.3%。"),
]


@pytest.mark.parametrize(("facts", "text"), RATES)
def test_of_rate_count_and_base_one_is_named_by_the_others(facts: str, text: str) -> None:
    assert not check(facts, text).findings


LEFT_IN_DOUBT = [
    # a sibling, or a part, is missing
    ("船员=48名(甲板船员=30名,轮机船员=11名,厨房船员=7名)", "甲板船员30名，轮机船员11名。穿白围裙的7名。"),
    ("灯塔=18座(岛上灯塔=11座,岸边灯塔=7座)", "夜里亮着的共18座：岛上灯塔11座。岸边灯塔7座。"),
    # two may be exchanged
    ("船员=48名(甲板船员=30名,轮机船员=18名)", "船员48名，吹着海风的30名，围着锅炉的18名。"),
    # a new noun in a part's place
    ("候鸟=730只(白鹤=420只,灰雁=310只)", "候鸟共730只，白鹤420只，锦鲤310只。"),
    # another level comes between
    ("门诊量=6.8万人次 门诊量同比增长=11.2% 病床=320张", "门诊量6.8万人次，病床320张，同比多了11.2%。"),
    # the change of one thing right behind another, its own told later
    (
        "协议投资额=187亿元 到位资金=62亿元 到位资金同比增长=14.2%",
        "协议投资额187亿元、同比增长14.2%，到位资金62亿元。",
    ),
    # from and to the other way round
    ("原办证时限=45天 现办证时限=20天", "办证时限由20天缩短至45天。"),
    # another noun behind the level
    ("门诊量=6.8万人次 门诊量同比增长=11.2%", "门诊量6.8万人次，咖啡涨幅11.2%。"),
    # the arithmetic fits another supplied rate as well
    (
        "考生=1632名 考取证书=1279名 取证率=78.37% 到课率=78.4%",
        "考生1632名，考取证书1279名，占78.4%，取证率78.37%。",
    ),
    # or does not fit
    ("考生=1632名 考取证书=1279名 到课率=91.5%", "考生1632名，考取证书1279名，占91.5%。"),
    # a known word of another thing
    ("驯养马匹=63匹(赛马=40匹,役马=23匹)", "演唱会歌迷63匹，赛马40匹，役马23匹。"),
]


@pytest.mark.parametrize(("facts", "text"), LEFT_IN_DOUBT)
def test_what_could_be_something_else_is_left_in_doubt(facts: str, text: str) -> None:
    assert "unsure" in {finding.code for finding in check(facts, text).findings}



def test_parts_in_a_whole_row_with_words_of_the_writer_s_own_for_two_are_no_error() -> None:
    facts = "已参保人数=41088人(普通居民=37472人,资助参保人员=3129人,新生儿=487人)"
    found = check(facts, "进了医保的有41088人。其中，寻常百姓37472人，资助参保人员3129人，刚出生的娃娃487人。").findings
    assert {finding.severity for finding in found} == {"warning"}


def test_a_time_of_day_and_a_count_are_not_taken_for_exchanged() -> None:
    facts = "早班车=36辆 早班车驾驶员=38名 乘车学生=1762人 早班发车时间=6:40"
    text = "6:40头趟早班车驶出场站，一天的平安就此托付给方向盘。36辆接送车往来乡间。"
    assert "swapped" not in {finding.code for finding in check(facts, text).findings}


WRONG = [
    (
        "门诊量=6.8万人次 门诊量较上年增长=11.2% 门诊量较一季度增长=3.4%",
        "门诊量6.8万人次，比上年多了3.4%，比一季度多了11.2%。",
        "swapped 3.4% 11.2%",
    ),
    ("门诊量=6.8万人次 门诊量同比增长=11.2%", "门诊量6.8万人次，同比少了11.2%。", "reversed 少"),
    ("漏损率=8.6% 漏损率较上年下降=1.7个百分点", "漏损率8.6%，比上年高出1.7个百分点。", "reversed 高"),
    (
        "水费收入=9.07亿元 电费收入=18.46亿元 水费收入同比增长=12.4% 电费收入同比增长=5.2%",
        "水费收入、电费收入分别为9.07亿元和18.46亿元，前者同比增长5.2%，后者同比增长12.4%。",
        "swapped 5.2% 12.4%",
    ),
    ("船员=48名(甲板船员=30名,轮机船员=18名)", "船员48名，甲板船员18名，在机舱里忙活的30名。", "swapped 18名 30名"),
    ("船员=48名(甲板船员=30名,轮机船员=18名)", "船员18名，甲板船员30名，在机舱里忙活的48名。", "swapped 18名 48名"),
    ("考生=1632名 考取证书=1279名 取证率=78.4%", "考生1279名，考取证书1632名，占78.4%。", "swapped 1279名 1632名"),
]


@pytest.mark.parametrize(("facts", "text", "told"), WRONG)
def test_what_is_exchanged_or_turned_round_is_told(facts: str, text: str, told: str) -> None:
    code, *words = told.split()
    assert [(finding.code, finding.text) for finding in check(facts, text).findings] == [(code, word) for word in words]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        # the same growth of two things, once with its verb
        ("生产总值同比增幅=6.1% 新能源产值同比=增长6.1%", "生产总值同比增长6.1%。新能源产值同比增长6.1%。"),
        # a grade in a label is no statement of a value that has it too
        (
            "空气质量=均符合国家二级标准 臭氧达二级标准天数比例=99.4%",
            "空气质量均符合国家二级标准。臭氧达到二级标准天数比例为99.4%。",
        ),
        # growth behind by how much more came in
        ("税收收入=8103万元 税收收入比上年增收=1284万元 税收收入增幅=18.8%", "税收收入8103万元，比上年增收1284万元，增长18.8%。"),
        # when all is told
        ("统计时段=2014年1至9月 受理案件=9471件", "2014年1至9月，我院受理案件9471件。"),
        ("存贷款统计时点=4月末 存款余额=368万元", "4月末各项存款余额368万元。"),
        ("零售额=71万元 存贷款统计时点=4月末 存款余额=368万元", "3、零售额71万元。4、4月末各项存款余额368万元。"),
        ("报告年度=2021年 检查企业=38家", "2021年我局检查企业38家。"),
    ],
)
def test_what_reports_tell_so_is_found_on_its_fact(facts: str, text: str) -> None:
    assert check(facts, text).findings == ()


def test_of_two_things_that_grew_alike_each_must_be_told() -> None:
    told = check("生产总值同比增幅=6.1% 新能源产值同比=增长6.1%", "新能源产值同比增长6.1%。")
    assert [(one.code, one.fact) for one in told.errors] == [("missing", told.facts[0].id)]


def test_of_two_facts_of_one_value_each_has_its_own_figure() -> None:
    facts = "产业分红脱贫户=138户 产业分红金额=17.93万元 光伏分红=15.5万元 光伏分红受益户=138户 光伏分红受益人口=311人"
    text = "为脱贫户138户分红17.93万元。光伏帮扶上，今年发放15.5万元，受益脱贫户138户、311人。"
    assert check(facts, text).errors == ()
    (finding,) = check(facts, text.replace("受益脱贫户138户、311人", "受益311人")).errors
    assert (finding.code, finding.expected) == ("missing", "138户")


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ("学时=40学时", "培训共安排40学时。"),
        ("期数=6期 人次=320人次", "今年组织6期培训班，培训320人次。"),
        ("处数=12处", "今年完工12处。"),
    ],
)
def test_of_a_label_that_is_a_unit_the_figure_says_all(facts: str, text: str) -> None:
    assert not check(facts, text).findings


def test_a_label_with_more_than_a_unit_still_wants_its_words() -> None:
    assert check("宣讲场次=6场", "今年组织旅游节6场。").findings
