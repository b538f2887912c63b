"""Changing one written value: each function gives a wrong one, or `None` where there is nothing to change."""

import random
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

Change = Callable[[str, random.Random], str | None]

NUMERALS = "零一二三四五六七八九"
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_RUN = re.compile(r"[0-9]+")
_CHINESE = re.compile(r"[一二三四五六七八九两]")
_BEFORE = ("约", "近", "逾", "超")
_AFTER = ("余", "多")
_TAIL = ("左右", "以上", "以内", "前")
_UNITS = {
    "人次": "人", "户次": "户", "家次": "家", "剂次": "人", "批次": "批", "亿元": "万元", "万元": "元",
    "个百分点": "%", "%": "个百分点", "‰": "%", "平方米": "亩", "万立方米": "立方米", "公里": "米",
    "亩": "公顷", "公斤": "吨", "吨": "公斤", "人": "户", "户": "人", "例": "人", "名": "户", "家": "个",
    "份": "张", "只": "箱", "套": "件", "支": "人", "辆": "台", "台": "辆", "处": "个", "条": "件",
    "件": "起", "起": "件", "个": "处", "栋": "户", "座": "处", "天": "小时", "小时": "天", "头": "只",
    "毫米": "厘米", "眼": "口", "口": "个", "对": "所", "所": "个", "期": "场", "门": "节", "节": "门",
    "架": "台", "部": "台", "床": "件", "箱": "件", "株": "亩", "级": "处", "种": "件", "项": "件", "组": "个",
    "遍": "次", "次": "场", "管": "份", "户均": "人均",
}  # fmt: skip


def is_moment(value: str) -> bool:
    """Tell whether a value is a date or a time of day."""
    return re.search(r"[0-9](?:月|日|年[0-9])|[0-9](?:时|点)", value) is not None


def is_code(value: str) -> bool:
    """Tell whether a value is a telephone number or a document's number."""
    return re.search(r"^0[0-9]{2,3}-|〔", value) is not None


def is_quantity(value: str) -> bool:
    """Tell whether a value counts or measures something."""
    return not is_moment(value) and not is_code(value) and not value.startswith("第")


def change_digit(value: str, rng: random.Random) -> str | None:
    """120人 -> 125人."""
    places = [found.start() for found in re.finditer("[0-9]", value)]
    if not places:
        return None
    place = rng.choice(places)
    leading = place == 0 or value[place - 1] not in "0123456789."
    others = [digit for digit in "123456789" + ("" if leading else "0") if digit != value[place]]
    return value[:place] + rng.choice(others) + value[place + 1 :]


def drop_digit(value: str, rng: random.Random) -> str | None:
    """1191条 -> 191条."""
    runs = [found for found in _RUN.finditer(value) if len(found[0]) > 1]
    if not runs:
        return None
    run = rng.choice(runs)
    places = [i for i in range(len(run[0])) if (run[0][:i] + run[0][i + 1 :])[0] != "0"]
    if not places:
        return None
    place = run.start() + rng.choice(places)
    return value[:place] + value[place + 1 :]


def add_digit(value: str, rng: random.Random) -> str | None:
    """86人 -> 861人."""
    runs = list(_RUN.finditer(value))
    if not runs:
        return None
    place = rng.choice(runs).end()
    return value[:place] + rng.choice("123456789") + value[place:]


def change_numeral(value: str, rng: random.Random) -> str | None:
    """两天 -> 三天."""
    places = [found.start() for found in _CHINESE.finditer(value)]
    if not places or value.startswith("第"):
        return None
    place = rng.choice(places)
    digit = "二" if value[place] == "两" else value[place]
    other = rng.choice([numeral for numeral in "三四五六七八九" if numeral != digit])
    return value[:place] + other + value[place + 1 :]


def shift_date(value: str, rng: random.Random) -> str | None:
    """1月26日 -> 1月25日."""
    found = re.search(r"([0-9]+)(日|月)", value) if is_moment(value) else None
    if not found:
        return None
    days = [n for n in range(1, 29 if found[2] == "日" else 13) if 0 < abs(n - int(found[1])) <= 3]
    return value[: found.start()] + str(rng.choice(days)) + value[found.end(1) :] if days else None


def shift_time(value: str, rng: random.Random) -> str | None:
    """晚上7点 -> 晚上8点."""
    found = re.search(r"([0-9]+)(?:时|点)", value)
    if not found:
        return None
    hour = int(found[1])
    other = rng.choice([n for n in (hour - 1, hour + 1) if 1 <= n <= 23])
    return value[: found.start()] + str(other) + value[found.end(1) :]


def change_unit(value: str, rng: random.Random) -> str | None:
    """120人 -> 120户, 416.9万元 -> 416.9元; a per cent is not for here."""
    if not is_quantity(value) or value.endswith(("%", "个百分点")):
        return None
    for unit in sorted(_UNITS, key=len, reverse=True):
        found = re.search(rf"(?<=[0-9余多万亿千百]){unit}(?=$|左右|以上|以内|[0-9])", value)
        if found:
            return value[: found.start()] + _UNITS[unit] + value[found.end() :]
    return None


def change_magnitude(value: str, rng: random.Random) -> str | None:
    """4.2万余人 -> 4.2余人, 18.64亿元 -> 18.64万元."""
    if "亿" in value:
        return value.replace("亿", "万", 1)
    return value.replace("万", "", 1) if "万" in value and not value.startswith("第") else None


def to_points(value: str, rng: random.Random) -> str | None:
    """6.8% -> 6.8个百分点."""
    return value.replace("%", "个百分点", 1) if "%" in value else None


def to_percent(value: str, rng: random.Random) -> str | None:
    """1.2个百分点 -> 1.2%."""
    return value.replace("个百分点", "%", 1) if "个百分点" in value else None


def round_off(value: str, rng: random.Random) -> str | None:
    """1191条 -> 1200条, 98.56% -> 98.6%."""
    numbers = _NUMBER.findall(value)
    if len(numbers) != 1 or not is_quantity(value):
        return None
    number = Decimal(numbers[0].replace(",", ""))
    if "." in numbers[0]:
        step = Decimal(1).scaleb(_exponent(number) + 1)
    elif number >= 100:
        step = Decimal(10) ** (len(str(int(number))) - 2)
    else:
        return None
    rounded = (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return None if rounded == number else value.replace(numbers[0], f"{rounded:f}", 1)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def separate_thousands(value: str, rng: random.Random) -> str | None:
    """1191条 -> 1,191条, and back."""
    found = re.search(r"(?<![0-9.])[0-9]{4,}(?![0-9.])", value)
    if "," in value:
        return value.replace(",", "")
    return value.replace(found[0], f"{int(found[0]):,}", 1) if found and is_quantity(value) else None


def to_chinese(value: str, rng: random.Random) -> str | None:
    """86人 -> 八十六人, 98.5% -> 百分之九十八点五."""
    numbers = _NUMBER.findall(value)
    if len(numbers) != 1 or not is_quantity(value) or "/" in value:
        return None
    whole, point, decimals = numbers[0].partition(".")
    if "," in whole or int(whole) > 99 or (point and "%" not in value):
        return None
    spelt = spell(int(whole)) + ("点" + "".join(NUMERALS[int(digit)] for digit in decimals) if point else "")
    if "%" in value:
        return value.replace(numbers[0] + "%", "百分之" + spelt)
    return value.replace(numbers[0], spelt, 1)


def spell(number: int) -> str:
    """Return a number from 0 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return NUMERALS[ones]
    return ("" if tens == 1 else NUMERALS[tens]) + "十" + (NUMERALS[ones] if ones else "")


def to_wan(value: str, rng: random.Random) -> str | None:
    """12400人 -> 1.24万人, and 2.35万亩 -> 23500亩."""
    found = re.search(r"(?<![0-9.])([0-9]+(?:\.[0-9]+)?)万", value)
    if found and is_quantity(value) and "-" not in value:
        return value.replace(found[0], f"{int(Decimal(found[1]) * 10000)}", 1)
    whole = re.search(r"(?<![0-9.])[0-9]{4,}(?![0-9.万亿])", value)
    if not whole or not is_quantity(value):
        return None
    return value.replace(whole[0], f"{(Decimal(whole[0]) / 10000).normalize():f}万", 1)


def widen(value: str, rng: random.Random) -> str | None:
    """86人 with full-width digits."""
    return value.translate({ord("0") + i: 0xFF10 + i for i in range(10)}) if _RUN.search(value) else None


def drop_qualifier(value: str, rng: random.Random) -> str | None:
    """40多家 -> 40家, 8月底前 -> 8月底."""
    if value.startswith(_BEFORE):
        return value[1:]
    for word in _TAIL:
        if value.endswith(word):
            return value.removesuffix(word)
    found = re.search(r"(?<=[0-9万亿百千十])[余多]", value)
    return value[: found.start()] + value[found.end() :] if found else None


def add_qualifier(value: str, rng: random.Random) -> str | None:
    """120人 -> 近120人 or 120余人."""
    if drop_qualifier(value, rng) or not is_quantity(value) or re.search("[-—至每]", value):
        return None
    found = _NUMBER.search(value)
    if not found:
        return None
    after = found.end() + (value[found.end() : found.end() + 1] in ("万", "亿"))
    whole = "." not in found[0] and "%" not in value and not re.search("[0-9]", value[after:])
    if whole and int(found[0].replace(",", "")) >= 20 and rng.random() < 0.5:
        return value[:after] + rng.choice(_AFTER) + value[after:]
    return rng.choice(("约", "近", "超过")) + value


def change_qualifier(value: str, rng: random.Random) -> str | None:
    """40多家 -> 近40家, 93%以上 -> 93%以下."""
    bare = drop_qualifier(value, rng)
    if bare is None or is_moment(value):
        return None
    for old, new in (("以上", "以下"), ("以内", "以上"), ("左右", "以上")):
        if value.endswith(old):
            return bare + new
    return ("逾" if value.startswith(("近", "约")) else "近") + bare


def change_code(value: str, rng: random.Random) -> str | None:
    """第18批 -> 第17批, 0379-65552310 -> 0379-65552810."""
    return change_digit(value, rng) if is_code(value) or value.startswith("第") else None


QUANTITIES: dict[str, Change] = {
    "digit changed": change_digit,
    "digit dropped": drop_digit,
    "digit added": add_digit,
    "Chinese numeral changed": change_numeral,
    "unit changed": change_unit,
    "万 or 亿 lost": change_magnitude,
    "% to 个百分点": to_points,
    "个百分点 to %": to_percent,
    "rounded": round_off,
    "thousands separator": separate_thousands,
    "in Chinese numerals": to_chinese,
    "万 form": to_wan,
    "full-width digits": widen,
    "qualifier added": add_qualifier,
    "qualifier changed": change_qualifier,
}
"""Changes to a value that counts or measures."""

OTHERS: dict[str, Change] = {
    "qualifier dropped": drop_qualifier,
    "date shifted": shift_date,
    "time shifted": shift_time,
    "ordinal or number changed": change_code,
}
"""Changes to any value."""
