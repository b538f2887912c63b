"""Sample reports made up for the tests, and ways to spoil their layout. Names and figures are invented."""

FLOOD = """关于防汛备汛工作情况的汇报
市防汛抗旱指挥部：
入汛以来，我局认真落实上级部署，现将有关情况汇报如下：
一、主要工作及成效
（一）压实责任。一是成立由局长孟广田任组长的领导小组，抽调骨干26人。二是印发《河东县2023年防汛工作方案》，明确各股室职责。
（二）排查隐患。6月12日前对14座水库逐一检查，发现隐患37处，整改35处，其余2处落实了专人看守。
（三）储备物资。与宏泰物资储备有限公司签订代储协议，储备编织袋4.2万条、救生衣860件。
二、存在问题
一是部分老旧泵站带病运行；二是基层专业人员偏少。
三、下步工作
一是继续加强巡查值守；二是抓紧修复青石坝险段，确保7月底前完工。
特此汇报。"""

FOREST = """关于护林防火工作情况的汇报
清明期间，我县林区火险等级持续偏高。截至4月8日，全县共设检查站52个，劝返进山人员1380人次，未发生森林火灾。
一、加强指挥调度。县长龚志良任总指挥，三次召开调度会，各成员单位按职责分工抓好落实，遇有险情随时会商。
二、严管火源。在进山路口设卡登记，收缴打火机4260个，对重点人群逐一签订承诺书。
三、备足力量。县专业扑火队112人靠前驻防，新购风力灭火机85台，随时待命。
下一步，我们将紧盯节假日和大风天气，守住不发生重特大森林火灾的底线。"""

NEIGHBOURS = """关于敬老助残工作情况的汇报
一是摸清底数。网格员逐户走访，登记独居老人63户、残疾人41人，建立联系卡片。
二是结对帮扶。志愿者每周上门2次，代买药品、清理杂物，老人们逢人便夸。
三是丰富生活。在活动室举办义诊9场，参加320人次，邻里关系更加和睦。
截至5月20日，结对帮扶已覆盖全部重点家庭，总体情况平稳。"""

REPORTS = (FLOOD, FOREST, NEIGHBOURS)
HEADER = "2023年工作汇报范文三篇\n发布时间：2023-07-02 10:22:05  来源：范文大全\n小编为大家整理了几篇范文，供大家参考。\n"
FOOTER = "上一篇：工作总结\n版权所有，转载请注明\n"


def numbered(reports: tuple[str, ...] = REPORTS) -> str:
    """Each behind a mark with its title: 【篇一】关于…"""
    marks = ("一", "二", "三")
    return HEADER + "\n\n".join(f"【篇{mark}】{text}" for mark, text in zip(marks, reports, strict=True)) + "\n" + FOOTER


def counted(reports: tuple[str, ...] = REPORTS) -> str:
    """Each behind a line of its own that differs in its number: 第1篇."""
    return HEADER + "\n".join(f"第{n}篇\n{text}" for n, text in enumerate(reports, start=1)) + "\n" + FOOTER


def wrapped(text: str, width: int = 30) -> str:
    """Lines broken at a fixed width, paragraphs indented, as from a printed page."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.splitlines()):
        line = ("\u3000\u3000" if (number and not paragraph.endswith("：")) or "，" in paragraph else "") + paragraph
        lines += [line[start : start + width] for start in range(0, len(line), width)]
    return "\n".join(lines)


def spaced(text: str) -> str:
    """Spaces around figures and in words, half-width stops, as from a scan."""
    for stop, narrow in zip("，；：（）", ",;:()", strict=True):
        text = text.replace(stop, narrow)
    pieces: list[str] = []
    for place, character in enumerate(text):
        following = text[place + 1 : place + 2]
        edge = character.isdigit() != following.isdigit() and following.strip() and character.strip()
        pieces.append(character + (" " if edge or (place % 17 == 3 and not (character + following).isascii()) else ""))
    return "".join(pieces)


def unnumbered(text: str) -> str:
    """The numbers of run-in headings are gone, and one of the sections lost its own."""
    for mark in ("（一）", "（二）", "（三）"):
        text = text.replace(mark, "")
    return text.replace("\n二、存在", "\n、存在")
