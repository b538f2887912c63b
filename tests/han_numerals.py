"""Chinese numerals to be read: the grammar must read what this writes."""


def write_han(number: int) -> str:
    """Return the everyday Chinese numeral of an int from 0 to 10^16 - 1 (205 is 二百零五).

    Raises `ValueError` outside that range.
    """
    if not 0 <= number < 10**16:
        raise ValueError(f"no everyday Chinese numeral for {number}")
    if number == 0:
        return "零"
    written = ""
    for mark in ("万亿", "亿", "万", ""):
        size = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}[mark]
        section, number = divmod(number, size)
        if section:
            gap = "零" if written and (section < 1000) else ""
            written += gap + _write_section(section) + mark
    # 万亿 followed by 亿 shares the one 亿: 三万五千亿
    head, shared, tail = written.partition("万亿")
    written = f"{head}万{tail}" if shared and "亿" in tail else written
    return written[1:] if written.startswith("一十") else written


def _write_section(section: int) -> str:
    written, gap = "", False
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, size)
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + mark
        gap = not digit
    return written
