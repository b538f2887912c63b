"""Names that nobody supplied, through the check: which are found, which words are none, which are known."""

import pytest

from draftkit.check import Finding, check_text
from draftkit.names import find_names

FACTS = [
    {"organisation": "青河县人民政府"},
    {"organisation": "青河县应急管理局"},
    {"organisation": "青河县教育局"},
    {"organisation": "柳林镇人民政府"},
    {"name": "王建国", "title": "县长"},
    {"name": "李红梅", "title": "局长"},
    {"document": "《青河县防汛应急预案》"},
    {"label": "石门镇排查", "value": "12人"},
]


def told(text: str, facts: list[dict[str, object]] | None = None, *samples: str) -> list[Finding]:
    found = check_text(text, FACTS if facts is None else facts, samples).findings
    return [finding for finding in found if finding.code in ("unknown_name", "leaked")]


def errors(text: str, facts: list[dict[str, object]] | None = None, *samples: str) -> list[str | None]:
    return [finding.text for finding in told(text, facts, *samples) if finding.severity == "error"]


INVENTED = """
「县财政局」副局长「刘志远」介绍了预算执行情况。
由「周晓峰」同志牵头负责整改落实。
市委常委「欧阳建华」到会指导。
派出所所长「韩冬」率民警赶赴现场。
「邓局长」现场调度抢险工作。
信访人「罗某」多次到县上访。
责任人：「唐建军」。
农技员「郝大勇」手把手传授技术。
河长「侯立新」定期巡河。
会议由「石磊」主持召开。
乡长「扎西顿珠」带队排查。
县人民法院院长「于海波」作报告。
「潘文静」、「段雨欣」、「孟浩」三名志愿者受到表彰。
县人民医院医生「黄海燕」驰援。
在「白沙镇」召开现场推进会。
「红星村」、「前进村」完成清零。
由「临安市」组织实施。
以「茶兴乡」党委名义致谢。
「双桥乡」率先完成任务。
深入「陈家湾村」走访慰问。
来自「汉川市」的志愿者参与救援。
「万寿街道」开展集中整治行动。
抽调「张集镇」干部支援。
「新集镇」人民政府组织验收。
「吴家坡村」、「黄土岭村」受灾严重。
「赵庄子村」村民积极配合。
争取「浙江省」支持资金。
与「恒源建设工程有限公司」签订协议。
「华盛集团」投资建厂。
由「诚信会计师事务所」出具审计报告。
「县第一中学」被评为示范学校。
「育才小学」师生参加活动。
「仁和医院」派出专家支援。
「丰收农民专业合作社」带动农户增收。
「蓝天救援队」参与搜救。
「宏远慈善基金会」给予资助。
「锦绣花园小区」完成改造。
「市生态环境局」现场督办。
「省水利厅」下达补助资金。
「平湖县公安局」协助抓捕嫌疑人。
「中铁十二局」承建该工程。
「东湖分局」加大巡逻力度。
制定「《河道采砂管理办法》」。
依据「《安全隐患举报奖励条例》」予以奖励。
根据「国发〔2023〕5号」推进工作。
「惠民能源公司」承担供气任务，约谈「惠民物业公司」。
「中科储能公司」投资建设储能电站，「远航物流公司」参与运输。
联合「国泰会计师事务所」检查定点医药机构。
「市燃气协会」组织自查，「市餐饮行业协会」发出倡议。
「滨江东路」竣工通车，「迎宾大道」完成绿化，对「解放路」实施封闭施工。
「城西街道」、「城北街道」完成整治任务。
会同「市农业综合行政执法支队」检查，样品送「市食品药品检验中心」检测。
「市卫生监督所」开展抽检，「市特种设备检验检测中心」检验电梯。
社区卫生站「张伟」到场，镇综合执法队「张晓东」带队。
专家「陈雪峰」现场授课，伤者「杨小龙」送医治疗，驾驶员「吴建平」受轻伤。
由「周晓峰」牵头负责、「李文海」协助落实。
工作由「何志远」具体承办，「孙丽华」分管，各科室配合。
灭火器由「罗志强」每天巡查。
由「×××」同志负责落实。
在「某某」镇召开会议。
「某县」出现聚集性疫情。
"""


@pytest.mark.parametrize("sentence", INVENTED.split())
def test_a_name_nobody_supplied_is_an_error(sentence: str) -> None:
    names = [part.partition("」")[0] for part in sentence.split("「")[1:]]
    assert errors(sentence.replace("「", "").replace("」", "")) == names


CLEAN = """
县委书记多次深入社区、企业和项目一线调研督导，现场研究解决具体问题。
各乡镇、县直各部门要切实提高政治站位，层层压实工作责任。
包村干部进村入户，逐户宣传政策，做到家喻户晓。
成立由县长任组长、分管副县长任副组长的工作专班，统筹推进各项工作。
组织镇村干部对低洼地带、地质灾害隐患点开展拉网式排查。
由方志部门具体承办，由重点企业协助落实，由高校专家把关，各科室配合抓好整改。
由马路边移到小区里，由金融机构承办，由常规检查转为重点检查，由高到低排序。
生活污水全部流进污水处理厂，清水汇入河道，残渣送进垃圾填埋场。
教育主管部门组织中小学校开展安全教育活动。
乡镇卫生院和村卫生室做好慢性病患者随访管理工作。
深化农村集体产权制度改革，激活农村资源要素。
该镇立足资源禀赋，打造特色小镇，带动群众增收。
重点村和一般村分类推进，因村施策。
推动城乡社区治理体系和治理能力现代化。
市场监管部门加大对农贸市场、商超、药店的巡查力度。
县纪委监委加强监督执纪问责，县委组织部选派优秀干部到重点村任第一书记。
坚持和发展新时代“枫桥经验”，把矛盾化解在基层。
围绕新市民、青年人的需求筹建公寓。
讲好街道故事，擦亮社区品牌。
留下来，叫他乡变作故乡。
倒排时间、挂图作战成为史志工作的常态。
中心村、集镇环境卫生保洁实现全覆盖，自然村道路硬化率大幅提升。
通信公司、运输公司、供电公司合理调配运力，尽快恢复供应。
老党员、老干部主动请缨，村支书、村主任带头值守。
副书记、组织委员、宣传委员分片包村，网格员包楼、楼栋长包户，班主任包班，村干部包山头。
全县国民经济平稳，连续7天全县无新增，及时向县防控指挥部汇报。
战役式集中学习变为系统的平时学习。
常务副县长每周调度一次项目建设情况。
省、市专家现场指导，上级督导组反馈的问题已全部整改销号。
火车站、汽车站、高速公路出入口设置检测点，加油站占道经营得到规范。
全国省、自治区、直辖市党委都作了部署，南方八省联防联控。
山区乡镇因地制宜发展林下经济，老旧小区改造有序推进。
依照《中华人民共和国安全生产法》严肃查处。
对棚户区、老城区、城中村的自建房开展排查，库区、林区、牧区、矿区、厂区、校区、景区各有专人负责。
隔离区、缓冲区、清洁区、污染区、候诊区、留观区标识清晰。
空心村、示范村、薄弱村分类施策，菜市、夜市、集镇环境整治初见成效。
移民户和机关单位都已迁入新集镇，对已建集镇水厂进行扩建，老集镇改造同步推进。
智慧社区、儿童友好社区、零工社区创建同步推进，中心镇、特色镇、旅游名镇协调发展。
保险公司、燃气公司、招标代理公司、平台公司、城投公司规范经营，总公司与分公司统一纳税。
走出一条绿色发展的新路，驶入乡村振兴幸福大道，主干道、断头路、机耕路、步行街统筹建设。
解放思想、团结奋斗，在建设路径、发展道路上大胆探索，中路突破、西路推进。
人民调解中心、便民服务中心、监测中心实体化运行，市行业协会与机关脱钩。
行业协会、个体劳动者协会发挥桥梁作用，各县区农业执法大队开展交叉检查。
县教育局严格落实、全面跟进，县应急管理局高标准谋划，县应急管理局成立专班。
社区党员文明引导，镇干部严肃纪律，局党组带头学习，公司严格遵守规定。
专家组现场踏勘，工作人员全程代办，乘客自觉排队，家属情绪稳定。
回迁小区、弃管小区、保障性住房小区实现物业服务全覆盖，现该公司产能提升，拟建学校已选址。
我局全员上阵，护航群众温馨回家路。
群众查档平均只要很短时间。
我们坚持以茶兴乡、以竹富村、以水润城。
村民苗木种植热情高涨，白领公寓投入使用。
新登记企业里，私营有限责任公司1736户，股份有限公司224户。
"""


@pytest.mark.parametrize("sentence", CLEAN.split())
def test_official_prose_without_names_is_no_error(sentence: str) -> None:
    assert errors(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "王建国县长主持召开会议，李红梅局长通报了有关情况。",
        "王县长强调，要树牢底线思维，李局长现场督办。",
        "青河县委、县政府高度重视，柳林镇率先行动，镇政府组织力量开展自救。",
        "县应急局迅速启动《青河县防汛应急预案》，县教育局、应急管理部门同步开展排查。",
        "石门镇率先完成任务，柳林镇卫生院派出医疗小分队。",
    ],
)
def test_a_supplied_name_is_known_in_its_short_form(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "text", "meant"),
    [
        ("王建军县长主持会议。", "王建军", "王建国"),
        ("李红玫局长汇报工作。", "李红玫", "李红梅"),
        ("柳树镇人民政府组织自救。", "柳树镇", ""),
        ("青河县应急管制局组织演练。", "青河县应急管制局", "青河县应急管理局"),
        ("启动《青河县防火应急预案》。", "《青河县防火应急预案》", "《青河县防汛应急预案》"),
    ],
)
def test_a_supplied_name_changed_is_an_error_that_says_what_is_meant(sentence: str, text: str, meant: str) -> None:
    [finding] = [finding for finding in told(sentence) if finding.severity == "error"]
    assert finding.text == text
    assert meant in finding.message


@pytest.mark.parametrize(
    "sentence",
    ["上半年，全市政务公开与依申请公开工作有序推进。", "各市政务公开工作有序推进。", "市政务公开与监督并重。"],
)
def test_words_that_go_on_as_a_supplied_name_begins_are_no_name_changed(sentence: str) -> None:
    check = check_text(sentence, [{"organisation": "市政务公开办"}])
    assert [finding.text for finding in check.errors] == []


@pytest.mark.parametrize(
    ("facts", "sentence", "name"),
    [
        ([{"label": "莲花种植", "value": "96亩"}], "莲花镇率先完成任务。", "莲花镇"),
        ([{"name": "李强国"}], "副局长李强到现场。", "李强"),
        ([{"label": "大石门镇排查", "value": "3人"}], "石门镇率先完成任务。", "石门镇"),
        ([{"label": "青河县排查", "value": "3人"}], "青河镇率先完成任务。", "青河镇"),
        ([{"label": "学生教育", "value": "3人"}], "验收由市教育局组织。", "市教育局"),
    ],
)
def test_a_piece_of_another_supplied_word_makes_no_name_known(
    facts: list[dict[str, object]], sentence: str, name: str
) -> None:
    assert errors(sentence, facts) == [name]


def test_an_office_of_ones_own_level_is_pointed_out_and_one_of_another_level_is_an_error() -> None:
    facts: list[dict[str, object]] = [{"organisation": "青河县人民政府"}]
    [own] = told("县财政局牵头开展自查。", facts)
    assert (own.severity, own.text) == ("warning", "县财政局")
    assert errors("市财政局牵头开展自查。", facts) == ["市财政局"]


def test_an_office_of_ones_own_level_is_an_error_where_others_of_that_level_were_supplied() -> None:
    assert errors("县财政局牵头开展自查，县农产品质量安全检测中心抽样。") == ["县财政局", "县农产品质量安全检测中心"]
    [finding] = told("县防汛抗旱指挥部统一调度。")
    assert finding.severity == "warning"


def test_a_supplied_firm_or_road_makes_no_other_of_its_first_words_known() -> None:
    facts: list[dict[str, object]] = [{"organisation": "惠民燃气公司"}, {"label": "滨河东路改造", "value": "3公里"}]
    assert told("惠民燃气公司改造管网，滨河东路改造3公里。", facts) == []
    assert errors("惠民能源公司改造管网。", facts) == ["惠民能源公司"]
    [road] = told("滨江东路改造3公里。", facts)
    assert (road.severity, road.text, road.expected) == ("error", "滨江东路", "滨河东路")


def test_names_of_a_sample_report_are_leaked_and_offices_every_report_has_are_not() -> None:
    sample = "县教育局副局长邓海平牵头，金桥镇、沙河街道同步推进，依据《中华人民共和国教育法》执行。"
    text = "县教育局由邓海平负责，金桥镇率先行动，依据《中华人民共和国教育法》执行。"
    leaked = [finding.text for finding in told(text, FACTS, sample) if finding.code == "leaked"]
    assert leaked == ["邓海平", "金桥镇"]


def test_names_are_found_in_order_with_their_places() -> None:
    text = "在石桥镇，由鸿泰建设集团有限公司承建，镇长孙国栋签署《施工合同》。"
    names = find_names(text)
    assert [name.text for name in names] == ["石桥镇", "鸿泰建设集团有限公司", "孙国栋", "《施工合同》"]
    assert all(text[name.start : name.end] == name.text and name.sure for name in names)


@pytest.mark.parametrize("head", ["", "各项工作有序推进。\n", "一、基本情况\n\n"])
@pytest.mark.parametrize("tail", ["", "\n", "\n各项工作有序推进。"])
@pytest.mark.parametrize(
    "line", ["东河县局长赵德胜带队检查", "经核实，来自东河县公安局。", "联络员：刘志远、\n孙文斌，驻村到户"]
)
def test_a_name_is_found_where_it_stands_on_whatever_line(head: str, line: str, tail: str) -> None:
    alone = {(name.start, name.text, name.kind) for name in find_names(f"{line}\n")}
    text = head + line + tail
    found = find_names(text)
    assert alone
    assert all(text[name.start : name.end] == name.text for name in found)
    assert alone <= {(name.start - len(head), name.text, name.kind) for name in found}


def test_a_name_of_a_sample_is_leaked_wherever_it_stands() -> None:
    verdict = check_text("张大柱局长主持，张大柱局长讲话。", [], ["张大柱局长到会。"])
    assert [(finding.code, finding.start) for finding in verdict.errors] == [("leaked", 0), ("leaked", 8)]


def test_a_company_is_a_name_whatever_it_is_made_of() -> None:
    assert [name.text for name in find_names("鸿运来发财贸易有限公司")] == ["鸿运来发财贸易有限公司"]
    assert find_names("由有限公司承担") == []
    assert find_names("一家贸易有限公司") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "会同「宏达法律援助中心」发放救助金。",
        "7月24日20:00联合「国能滨河发电有限公司」启动需求响应。",
        "重症患者转诊「仁济妇产医院」救治。",
        "「利民合作社」负责统防统治。",
        "对「红星化工厂」立案查处。",
        "「永兴砖厂」停产。",
        "「翠屏山隧道」贯通。",
        "「江北新区」率先试点。",
        "「白云岭林场」加密巡护。",
        "「农业农村部」通报表扬。",
        "关长「马晓峰」现场督导。",
        "（运动员「孙浩然」贡献突出）",
        "教练员「郑凯」介绍。",
        "庭长「赵立新」主持调解。",
    ],
)
def test_a_body_named_by_plain_words_or_a_person_by_whatever_post_is_an_error(sentence: str) -> None:
    name = sentence.split("「")[1].split("」")[0]
    assert errors(sentence.replace("「", "").replace("」", "")) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "全县各法律援助中心敞开大门，联合国有林场开展防火演练。",
        "危重孕产妇及时转诊上级妇产医院救治，农业农村部门牵头，水利部门配合。",
        "机械厂、化工厂、砖厂等重点企业全部落实错峰生产，港航部门加强渡口渡船管理。",
        "新时代文明实践中心、便民服务站、安宁疗护中心提升服务。",
        "关长信箱、庭长接待日畅通诉求渠道，教练员、裁判员注册管理更加规范。",
        "隧道、桥梁、泵站、变电站全面排查，新区、开发区一体推进。",
    ],
)
def test_plain_words_before_a_body_or_behind_a_post_are_no_names(sentence: str) -> None:
    assert [f for f in check_text(sentence, FACTS).findings if f.code == "unknown_name"] == []


def test_the_office_that_a_report_opens_with_may_be_its_author_where_nothing_tells_the_level() -> None:
    facts: list[dict[str, object]] = [{"label": "新收案件", "value": "12件"}]
    opening = "今年以来，县法院坚持公正司法，新收案件12件。"
    assert errors(opening, facts) == []
    joined = opening + "会同县公安局开展执行，在县总工会大力支持下推进。"
    assert errors(joined, facts) == ["县公安局", "县总工会"]
    assert errors("新收案件12件，会同市妇联开展维权。", facts) == ["市妇联"]
    assert errors("全县新收案件12件，会同市妇联、团市委开展维权，县妇联配合。", facts) == ["市妇联", "团市委"]


def test_who_says_what_comes_next_is_the_author_and_a_facility_acts_for_nobody() -> None:
    facts: list[dict[str, object]] = [{"label": "县残疾人康复中心", "value": "正在装修"}]
    assert errors("县残疾人康复中心正在装修。下一步，县残联将坚持便捷高效。", facts) == []
    assert errors("县残疾人康复中心正在装修，会同县财政局开展检查。", facts) == ["县财政局"]


def test_a_nickname_in_quotes_is_only_pointed_out() -> None:
    [finding] = told("推广站是养殖户身边的“鱼医生”。", [{"label": "培训班", "value": "14期"}])[:1]
    assert finding.severity == "warning"


def test_a_level_that_anything_is_of_is_not_that_of_the_author() -> None:
    facts: list[dict[str, object]] = [{"label": "省级媒体采用稿件", "value": "312条"}]
    assert errors("县融媒体中心守正创新，省级媒体采用稿件312条。", facts) == []
    assert errors("守正创新，省级媒体采用稿件312条，会同县公安局开展宣传。", facts) == ["县公安局"]


@pytest.mark.parametrize(
    "sentence",
    ["市场监管委办理事项", "县直机关工会、妇联、残联等群团组织", "市科技馆、省文物局面向社会开放", "共青团市委员会"],
)
def test_what_looks_like_an_organ_of_a_level_and_is_none_raises_no_organ(sentence: str) -> None:
    assert not {"市妇联", "团市委", "市委办", "市科协"} & set(errors(sentence + "。"))


@pytest.mark.parametrize(
    "sentence",
    [
        "在「王德胜」的带动下，群众齐上阵。",
        "以「周大山」为代表的护路员活跃在一线。",
        "离不开资金和「利民环卫合作社」的支撑。",
        "位于「城东物流园」的项目开工。",
    ],
)
def test_who_stands_at_the_head_of_others_is_named(sentence: str) -> None:
    name = sentence.split("「")[1].split("」")[0]
    assert errors(sentence.replace("「", "").replace("」", "")) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "在党委的领导下，在全员的努力下，在高校的帮助下。",
        "以高粱为代表的杂粮，以石榴为核心的产业，以安全为首要任务。",
        "物流园、科技园、创业园全面建成，老旧家属院改造完成。",
    ],
)
def test_what_stands_at_the_head_and_is_nobody_is_no_name(sentence: str) -> None:
    assert told(sentence) == []


def test_a_foreign_word_is_nobody() -> None:
    assert told("举办马拉松、高尔夫、篮球赛等赛事，直辖市妇联主席出席。") == []


@pytest.mark.parametrize(
    "sentence", ["在建输变电工程为7项。", "采矿工作稳步推进。", "焊工艺水平提高。", "市场长期向好，集团长远发展。"]
)
def test_a_role_within_other_words_is_none(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "今年以来，阳光物业建设稳步推进。",
        "持续发力，阳光物业创建成效明显。",
        "打造阳光物业，提升服务。",
        "今年以来，书香学校建设深入推进。",
        "今年以来，阳光公园项目有序实施。",
        "开展暖心超市评选活动。",
    ],
)
def test_what_a_campaign_is_called_is_no_firm(sentence: str) -> None:
    assert not [name.text for name in find_names(sentence) if name.sure]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("走访期间，阳光物业承担保洁。", "阳光物业"),
        ("委托仁和医院建设发热门诊。", "仁和医院"),
        ("目前，育才小学创建文明校园。", "育才小学"),
        ("会同阳光医院开展义诊。", "阳光医院"),
    ],
)
def test_a_firm_that_is_named_like_a_campaign_is_one(sentence: str, name: str) -> None:
    assert name in [found.text for found in find_names(sentence) if found.sure]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("依托临水县美术馆开展研学。", "临水县美术馆"),
        ("南屏市归国华侨联合会统筹推进侨务工作。", "南屏市归国华侨联合会"),
        ("这是清源县人民武装部的目标。", "清源县人民武装部"),
        ("群众文化艺术节在文昌广场开幕。", "文昌广场"),
        ("目前，和平路等路段完成改造。", "和平路"),
        ("群众得实惠。沙溪河等河道完成治理。", "沙溪河"),
        ("我局聚力东陵高新技术产业园等平台。", "东陵高新技术产业园"),
        ("科技特派员郭振兴头顶草帽。", "郭振兴"),
        ("党员马振兴扛起沙袋冲在前。", "马振兴"),
        ("资助林小雨等残疾大学生68名。", "林小雨"),
        ("看望慰问周桂芳等困难党员12名。", "周桂芳"),
    ],
)
def test_bodies_roads_rivers_and_people_are_told_by_what_stands_around_them(sentence: str, name: str) -> None:
    assert name in [found.text for found in find_names(sentence) if found.sure]


@pytest.mark.parametrize(
    "sentence",
    [
        "今年以来，新建文化广场12个。",
        "利用农村文化广场组织演出。",
        "推进城市规划展示馆建设。",
        "民营剧团送戏下乡，庄户剧团活跃基层。",
        "聚力现代农业产业园建设。",
        "产业路、旅游路等道路硬化。",
        "城区河段保洁常态化，护城河两岸绿化提升。",
        "小河流域治理扎实推进，山溪河流等河道全面排查。",
        "救助困难学生等特殊群体，慰问老党员等困难群众。",
        "农民工等重点人群、种粮户等大户受益。",
        "科技特派员成功推广新技术。",
        "村民积极向上，干部建设家园。",
        "救治高血压等患者，筛查白内障等患者。",
        "开展“智汇潇湘·才聚湖南”行动，通达西部陆海新通道，融入大湾区。",
        "团队来川创业，做靓村歌，打造开源社区，乡规民约深入人心。",
        "深化县、乡综治中心建设，探索省市县博物馆联动，改造“非直供电小区”。",
        "机关干部蒙上眼、坐上轮椅。",
        "普及普惠县，建设文化强市，推进健康县城建设，多办解民忧、暖民心的好事。",
        "特殊教育学校在人口大县实现特殊教育学校全覆盖。",
        "联建产业园、合建园区收益分成，走访商住小区、欠费小区。",
        "清理非法洗煤厂，引导种菜合作社、种药合作社规范经营。",
        "巡查住改小区，检查停气小区。",
    ],
)
def test_what_only_looks_like_a_square_a_river_or_a_person_is_no_name(sentence: str) -> None:
    assert not [found.text for found in find_names(sentence) if found.sure]


def test_a_body_of_ones_own_level_that_is_said_to_work_with_the_author_is_an_error() -> None:
    facts: list[dict[str, object]] = [{"organisation": "青河县公安局"}]
    assert errors("公安机关与县农村商业银行密切协作。", facts) == ["县农村商业银行"]
    [own] = told("县农村商业银行加大投放。", facts)
    assert own.severity == "warning"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("会同云川县大数据管理局强化指导。", "云川县大数据管理局"),
        ("云川县葡萄酒产业发展局牵头。", "云川县葡萄酒产业发展局"),
        ("鹭湖区城市管理局值班。", "鹭湖区城市管理局"),
        ("据省气候中心监测，", "省气候中心"),
        ("带头登上青石滩大堤。", "青石滩大堤"),
        ("“最美奋斗者”玛依努尔·尼牙孜", "玛依努尔·尼牙孜"),
        ("会同县水利局、县数据局", "县数据局"),
    ],
)
def test_bureaus_works_and_names_of_other_peoples_are_told_by_their_shape(sentence: str, name: str) -> None:
    assert name in [found.text for found in find_names(sentence) if found.sure]


def test_words_behind_a_supplied_body_are_not_taken_for_more_of_its_name() -> None:
    facts: list[dict[str, object]] = [{"organisation": "云岭县教育局"}, {"name": "龚绍平", "title": "副局长"}]
    assert told("云岭县教育局推进义务教育学校建设，副局长龚绍平常说，质量第一。", facts) == []


def test_a_body_supplied_without_its_level_may_be_named_with_it() -> None:
    facts: list[dict[str, object]] = [{"organisation": "青河县总工会"}, {"label": "职工文化宫", "value": "1座"}]
    assert told("县职工文化宫1座。", facts) == []


def test_a_deputy_is_not_told_as_the_chief_nor_a_chief_as_the_deputy() -> None:
    facts: list[dict[str, object]] = [{"name": "李建国", "title": "副局长"}, {"name": "赵立群", "title": "县长"}]
    assert errors("局长李建国带队，李建国局长强调，副县长赵立群到场。", facts) == ["局长李建国", "李建国局长", "副县长赵立群"]
    assert told("副局长李建国带队，李建国副局长强调，县长赵立群到场，李建国同志值守。", facts) == []


@pytest.mark.parametrize(
    ("title", "sentence", "wrong"),
    [
        ("镇党委书记", "副书记罗怀民带队，党委副书记罗怀民主持，罗怀民副书记讲话。", ["副书记罗怀民", "党委副书记罗怀民", "罗怀民副书记"]),
        ("县水利局局长", "副局长罗怀民带队。", ["副局长罗怀民"]),
        ("镇党委副书记", "党委书记罗怀民带队。", ["党委书记罗怀民"]),
        ("镇党委书记", "书记罗怀民带队，党委书记罗怀民主持。", []),
        ("镇党委副书记", "党委副书记罗怀民带队，副书记罗怀民主持，机关党委书记罗怀民到场。", []),
        ("县委副书记、镇党委书记", "副书记罗怀民带队，党委书记罗怀民主持。", []),
    ],
)
def test_a_chief_told_as_deputy_in_a_shorter_form_is_found(title: str, sentence: str, wrong: list[str]) -> None:
    assert errors(sentence, [{"name": "罗怀民", "title": title}]) == wrong


@pytest.mark.parametrize("text", ["大队长马骏发出倡议。", "大队长马骏为获奖队伍颁奖。", "大队长马骏翻山越岭。"])
def test_a_supplied_name_does_not_run_on_into_the_next_word(text: str) -> None:
    assert check_text(text, [{"name": "马骏", "title": "大队长"}]).findings == ()
    assert check_text("大队长马骏辉到场。", [{"name": "马骏", "title": "大队长"}]).errors


def _judged(sentence: str) -> list[tuple[str, str, str | None]]:
    facts: list[dict[str, object]] = [
        {"name": "沈立民", "title": "副局长"}, {"name": "顾少华", "title": "总工程师"}, {"name": "魏国梁", "title": "党委书记"},
        {"name": "秦桂兰", "title": "驻村第一书记"}, {"organisation": "青澜供水有限公司"},
    ]  # fmt: skip
    return [(one.severity, one.text, one.expected) for one in check_text(sentence, facts).findings if one.start is not None]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("副局长顾少华到场。", ("error", "副局长顾少华", "总工程师顾少华")),
        ("党委副书记魏国梁到场。", ("error", "党委副书记魏国梁", "党委书记魏国梁")),
        ("镇长魏国梁到场。", ("warning", "镇长魏国梁", "党委书记魏国梁")),
        ("村支书秦桂兰到场。", ("warning", "村支书秦桂兰", "驻村第一书记秦桂兰")),
        ("党委书记国梁到场。", ("error", "国梁", "魏国梁")),
        ("会同青澜供水集团公司抢修。", ("error", "青澜供水集团公司", "青澜供水有限公司")),
    ],
)
def test_a_supplied_person_or_firm_is_told_as_supplied(sentence: str, found: tuple[str, str, str]) -> None:
    assert _judged(sentence) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "副局长沈立民、总工程师顾少华到场，党委书记魏国梁讲话，第一书记秦桂兰发言。",
        "局党组成员、副局长沈立民带队，沈立民副局长强调。",
        "书记魏国梁、县级河长魏国梁、组长沈立民先后督导。",
        "青澜供水公司抢修管网，青澜供水有限公司承担费用。",
    ],
)
def test_a_part_of_a_title_a_second_task_and_a_short_form_are_right(sentence: str) -> None:
    assert _judged(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("护林员老杜扑救及时。", "老杜"),
        ("网格员小郑上门。", "小郑"),
        ("独居老人姜奶奶连声称赞。", "姜奶奶"),
        ("护工吕翠莲获评先进。", "吕翠莲"),
        ("“最美乡医”蒋淑琴事迹感人。", "蒋淑琴"),
        ("退役军人马永强冲锋在前。", "马永强"),
        ("赴无锡考察学习。", "无锡"),
        ("沿沪渝高速设卡。", "沪渝高速"),
        ("在燕子坳、石马岭布设监测点。", "燕子坳"),
        ("锦绣里小区率先完成。", "锦绣里小区"),
        ("走访住改小区。", "住改小区"),
        ("农行县支行放贷。", "农行县支行"),
        ("与华润燃气签约。", "华润燃气"),
        ("按照县委一号文件部署。", "县委一号文件"),
        ("职工荣获全国五一劳动奖章。", "全国五一劳动奖章"),
    ],
)
def test_a_name_told_by_its_shape_alone_is_pointed_out(sentence: str, name: str) -> None:
    found = check_text(sentence, [{"label": "另报", "value": "无"}]).findings
    assert name in [one.text for one in found if one.start is not None]
    assert name not in [one.text for one in check_text(sentence, [{"text": f"说明：{name}"}]).findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "员工程序意识不断增强，职工思想稳定，工程建后管护到位。",
        "政策家喻户晓，农户小麦喜获丰收，群众小康生活更有盼头，小马拉大车的局面改观。",
        "网格员小组长带头示范，老师傅带新徒弟，干部老同志发挥余热。",
        "赴外地考察学习，到基层一线调研，从大局出发，向海图强。",
        "高速公路通行顺畅，高铁新城提速，铁路沿线环境整治。",
        "在水库大坝、溢洪道设卡布控，对山岭、沟坪、河湾全面排查。",
        "和谐小区、幸福社区创建深入推进，住宅小区物业提质。",
        "落实中央一号文件精神，争创青年文明号、工人先锋号。",
        "日报送、周调度，信息日报告制度落实到位，各行业主管部门审核把关。",
    ],
)
def test_what_only_looks_like_such_a_name_is_none(sentence: str) -> None:
    assert [one.text for one in check_text(sentence, [{"label": "另报", "value": "无"}]).findings if one.start is not None] == []


def test_a_person_with_two_posts_may_stand_with_either() -> None:
    facts = [{"name": "魏国梁", "title": "党委书记"}, {"name": "魏国梁", "title": "镇长"}]
    assert check_text("党委书记魏国梁到场，镇长魏国梁讲话。", facts).findings == ()
    assert check_text("党委副书记魏国梁到场。", facts).findings


def test_a_word_before_a_supplied_place_makes_no_person_of_it() -> None:
    facts = [{"organisation": "梅岭镇"}, {"label": "反馈意见", "value": "12条"}]
    assert check_text("巡察组向梅岭镇反馈意见12条。", facts).findings == ()
    assert [f.code for f in check_text("巡察组组长向梅岭反馈意见12条。", facts).errors] == ["unknown_name"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("会同县市场监管局查处。", "县市场监管局"),
        ("青河县市场监督管理局强化巡查。", "青河县市场监督管理局"),
        ("凤城市市场监督管理局通报。", "凤城市市场监督管理局"),
        ("青河县女企业家慈善基金会资助。", "青河县女企业家慈善基金会"),
        ("青河县医疗保障服务中心经办。", "青河县医疗保障服务中心"),
        ("石浦海关上门服务。", "石浦海关"),
        ("省公路规划院承担设计。", "省公路规划院"),
        ("在副局长谷新民带领下攻坚。", "谷新民"),
        ("走出考场，孟春生笑着说：“难不倒我。”", "孟春生"),
    ],
)
def test_a_body_or_a_person_told_by_who_acts_is_an_error(sentence: str, name: str) -> None:
    assert errors(sentence) == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("委托省渔业担保公司评估。", "省渔业担保公司"),
        ("邀请县诗词协会采风。", "县诗词协会"),
        ("会同临空消防救援大队排查。", "临空消防救援大队"),
        ("引入同心社会工作服务中心。", "同心社会工作服务中心"),
        ("携手格力集团建设基地。", "格力集团"),
        ("柳林镇平安办启用清单。", "柳林镇平安办"),
        ("赴无锡、常州招商。", "常州"),
        ("货轮直达仁川港。", "仁川港"),
        ("改造毛纺厂家属院等老旧小区。", "毛纺厂家属院"),
        ("，柳家湾新建泊位。", "柳家湾"),
    ],
)
def test_what_may_well_be_a_body_or_a_place_is_pointed_out(sentence: str, name: str) -> None:
    assert [(one.severity, one.text) for one in told(sentence) if one.text == name] == [("warning", name)]


@pytest.mark.parametrize(
    "sentence",
    [
        "会同有关部门检查，联合各行业协会、异地商会推进自律，委托第三方检测机构抽检。",
        "联合辖区派出所、属地消防救援大队、城区交警大队排查，邀请省内专家会诊。",
        "柳林镇党政办统筹，柳林镇便民服务中心办件，柳林镇马上办，急事柳林镇抓紧办。",
        "引入专业社工服务中心、智慧停车公司，联合健康服务中心，携手国企集团、链主集团。",
        "由县属国有公司兜底，由市场主体运营，由区域医疗中心托管，由县里统筹。",
        "口岸海关、隶属海关、属地海关协同发力，与城建公司对接。",
        "在总工程师全程指导下，在县长亲自指挥下，在党委书记统一调度下完成。",
        "年轻人身上有朝气，党员干部脸上有笑容，施工方笑着说。",
        "县市场主体活跃，市县市场监管部门联动，青河县建有养老服务中心12个。",
        "赴外地招商，货轮直达内河港，改造国企厂家属院等小区，池塘改造。",
        "以黄梅戏为代表的剧种，万寿菊等花农家庭，以雷锋为榜样，负责养护的维保公司64家。",
        "聘有专业公司的小区过半数居民满意，居家社区服务向楼栋延伸。",
    ],
)
def test_general_words_for_who_acts_are_no_names(sentence: str) -> None:
    assert told(sentence) == []


def test_who_is_named_beside_a_supplied_person_is_told() -> None:
    facts: list[dict[str, object]] = [{"name": "高远", "title": "记者"}]
    assert errors("记者高远、林小雨进村采访。", facts) == ["林小雨"]
    assert told("记者高远、全体队员、安全员进村采访，高远和马上就办专班会商。", facts) == []


def test_a_supplied_body_or_town_with_one_character_changed_is_told_though_it_was_given_as_somebody() -> None:
    facts: list[dict[str, object]] = [{"name": "大龙山林场", "title": "承担良种繁育"}, {"organisation": "芦洲乡"}]
    changed = [(one.text, one.expected) for one in told("良种繁育由小龙山林场承担，芦花乡干部群众齐上阵。", facts)]
    assert changed == [("小龙山林场", "大龙山林场"), ("芦花乡", "芦洲乡")]
    assert told("大龙山林场造林，芦洲乡群众参与，文化乡村兴起，江南乡镇繁荣。", facts) == []
    river: list[dict[str, object]] = [{"organisation": "石坝河"}]
    assert [one.expected for one in told("水质达标。石板河的清淤工程尚未动工。", river)] == ["石坝河"]
    assert told("石坝河清淤，母亲河变清，城中河见底。", river) == []


def test_an_office_supplied_by_its_short_name_may_be_written_out() -> None:
    facts: list[dict[str, object]] = [{"label": "县人社局办件", "value": "3件"}]
    assert told("会同县人力资源和社会保障局办件3件。", facts) == []
    assert errors("会同县司法局办件3件。", facts) == ["县司法局"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("评选李秀兰等道德模范10名。", "李秀兰"),
        ("表彰王建国等“最美退役军人”12名。", "王建国"),
        ("张建军等同志坚守岗位。", "张建军"),
        ("由县城市建设投资集团承建的首末站开工。", "县城市建设投资集团"),
        ("会同县城投集团出资修缮。", "县城投集团"),
    ],
)
def test_who_is_named_as_one_of_several_and_a_firm_of_the_town_s_are_names(sentence: str, name: str) -> None:
    assert name in errors(sentence, [{"label": "省级荣誉", "value": "2项"}])


@pytest.mark.parametrize("sentence", ["黄梅戏等戏曲代表作。", "万寿菊等大户连片种植。", "紫罗兰等工人培育的花卉。", "县城市容整洁。", "县城建设提速。"])
def test_flowers_plays_and_the_county_town_are_no_names(sentence: str) -> None:
    assert errors(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("县级财政投入80万元。市教育局组织送教下乡8次。", "市教育局"),
        ("省水利厅拨付资金300万元。县级财政投入80万元。", "省水利厅"),
    ],
)
def test_an_office_above_every_level_that_was_supplied_is_not_the_author(sentence: str, name: str) -> None:
    facts: list[dict[str, object]] = [
        {"label": "县级财政投入", "value": "80万元"},
        {"label": "送教下乡", "value": "8次"},
        {"label": "拨付资金", "value": "300万元"},
    ]
    assert name in errors(sentence, facts)


def test_a_preposition_before_a_name_without_its_level_is_no_part_of_it() -> None:
    school = [{"organisation": "县特殊教育学校"}, {"label": "特殊教育学校就读", "value": "143人"}]
    assert check_text("143人在特殊教育学校安心就读。", school).errors == ()
    bureau = [{"organisation": "安化县水利局"}, {"label": "巡查", "value": "46次"}]
    assert [one.code for one in check_text("从化县水利局巡查46次。", bureau).errors] == ["unknown_name"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("河长制工作领导小组", "成立了由镇长担任总河长的工作领导小组，巡河26次。"),
        ("县供销合作社", "充分利用供销合作社的资源优势，巡河26次。"),
        ("厦门海关", "厦门海关巡河26次，获评厦门市创新举措。"),
        ("上梧江乡青春村", "村子东与上梧江乡青春村相邻，巡河26次。"),
    ],
)
def test_what_a_supplied_name_tells_of_is_none_nobody_supplied(name: str, text: str) -> None:
    facts = [{"label": "巡河", "value": "26次"}, {"organisation": name}]
    assert [one.text for one in check_text(text, facts).findings if one.code == "unknown_name"] == []


def test_another_group_or_city_is() -> None:
    facts = [{"label": "巡河", "value": "26次"}, {"organisation": "河长制工作领导小组"}, {"organisation": "厦门海关"}]
    facts.append({"organisation": "县供销合作社"})
    text = "成立了河长办工作领导小组，巡河26次，获评泉州市创新举措。区供销合作社出动。"
    found = check_text(text, facts).findings
    assert {"河长办工作领导小组", "泉州市", "区供销合作社"} <= {one.text for one in found if one.code == "unknown_name"}


@pytest.mark.parametrize(
    "text",
    [
        "游军村南塘新农村点进度不理想。",
        "改变了广文里、广盛里四个小区居民行路难的状况。",
        "建设东部一流强乡。",
    ],
)
def test_words_run_into_names_and_counts_of_quarters_name_nobody(text: str) -> None:
    names = {name.text for name in find_names(text)}
    assert names.isdisjoint({"南塘新", "广盛里四个小区", "一流强乡"})
