"""Addresses and accounts: www.linxi.gov.cn, linxi_da, the name that a public account has between quotation marks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.exemplars.particulars import WORD, Particular
from draftkit.masking.lexicon import read_words
from draftkit.masking.marks import ADDRESS
from draftkit.patterns import lazy_pattern

_ADDRESS = lazy_pattern(
    r"https?://[!-~]*[0-9A-Za-z/=&#_~+]"
    r"|[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z.-]{0,254}[0-9A-Za-z]"
    r"|(?<![0-9A-Za-z.-])[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63}){0,8}\.[A-Za-z]{2,}"
    r"(?:[:/?](?:[!-~]*[0-9A-Za-z/=&#_~+])?)?"
    r"|(?<![0-9A-Za-z_])[0-9A-Za-z]+(?:_[0-9A-Za-z]+)+"
)
_OPEN, _CLOSE = '“"‘「『【《', '”"’」』】》'
_SAID = "(?:号|名|名称|账号|为|是|叫|：|:)"


def find_addresses(text: str) -> Iterator[Particular]:
    """Yield addresses by their shape, and what accounts, sites and brands are called."""
    for found in _ADDRESS.finditer(text):
        yield Particular(*found.span(), found[0], ADDRESS)
    for found in _called().finditer(text):
        group = found.lastgroup or ""
        yield Particular(*found.span(group), found[group], ADDRESS if group == "account" else WORD)


@lru_cache(maxsize=1)
def _called() -> re.Pattern[str]:
    accounts = "|".join(read_words("accounts"))
    quoted = rf"[^{_OPEN}{_CLOSE}\n]{{1,20}}"
    return re.compile(
        rf"(?:{accounts}){_SAID}{{0,3}}\s?(?:[{_OPEN}](?P<behind>{quoted})[{_CLOSE}]"
        rf"|[{_OPEN}（(]?(?P<account>[A-Za-z][0-9A-Za-z_.@-]+[0-9A-Za-z]))"
        rf"|[{_OPEN}](?P<before>{quoted})[{_CLOSE}](?:官方|政务|微信|新浪|手机|移动|网络|的)*(?:{accounts})"
    )
