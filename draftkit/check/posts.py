"""Supplied people told with another post than their own (副局长 for 局长|李建国), or without their family name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.altered import other_name_message
from draftkit.check.verdict import Finding
from draftkit.messages import say
from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import is_word
from draftkit.patterns import lazy_pattern

_DEPUTY, _TITLE = "副", 2
_LONGEST = 14
POST = lazy_pattern("(?:长|书记|支书|主任|主席|总工程师|经理)$")
_LINK = lazy_pattern("[为是系：:]$")
_BESIDES = lazy_pattern("[河湖林田路楼链段组班]长$|总?指挥长?$")
"""Posts that somebody has besides his own: 县级河长李建国, 组长李建国."""
_WHOLE_NAME = 3
_OF_BODY = lazy_pattern(
    "(?P<body>[一-鿿]{1,8}?[委部局院校会室办厅处科站所])(?P<post>书记|部长|主任|局长|院长|校长|主席|厅长|处长|科长|站长|所长)$"
)
_FIRST = "常务"


def judge_posts(text: str, people: Mapping[str, str], others: Sequence[str] = ()) -> Iterator[Finding]:
    """Yield a finding for each supplied person with a post that was not supplied; `people` are names and titles, joined
    by 、 where one has several; `others` are supplied without a post.

    The post of another supplied person, and that of one's own chief or deputy, is an error, a third one a warning.
    """
    titles = {title for own in people.values() for title in own.split("、") if len(title) >= _TITLE}
    for name, own in people.items():
        if len(own) >= _TITLE and name not in text:
            yield from _replaced(text, name, own, [other for other in others if not people.get(other)])
        if len(own) < _TITLE or name[1:] not in text:
            continue
        promoted = set()
        for start, end in _promoted(text, name, own.split("、")):
            promoted.add(end)
            yield _other_post(text, start, end, name, own)
        for found in re.finditer(re.escape(name), text):
            if found.end() in promoted:
                continue
            before = _LINK.sub("", text[max(0, found.start() - _LONGEST) : found.start()])
            first = _first_of(before, own)
            if (own in before and not first) or text.startswith(own, found.end()):
                continue
            if post := _of_another(before, own, titles) or first or _of_larger_body(before, own):
                yield _other_post(text, found.start() - len(post), found.end(), name, own)
            elif post := _third_post(before, own) or _of_other_body(before, own):
                yield _other_post(text, found.start() - len(post), found.end(), name, own, "warning")
        if len(name) == _WHOLE_NAME and not is_word(name[1:]):
            yield from _without_family(text, name, own)


def _other_post(text: str, start: int, end: int, name: str, own: str, severity: str = "error") -> Finding:
    message = say("{name} was supplied as {title}; write that.", name=name, title=own)
    told = text[start:end]
    return Finding.at((start, end), "unknown_name", message, told, severity=severity, expected=f"{own}{name}")


def _promoted(text: str, name: str, posts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where a person stands as his own chief, or deputy, and has not that post too."""
    for own in posts:
        if _DEPUTY in own:
            others = [own.replace(_DEPUTY, "", 1)]
        else:
            others = [f"{_DEPUTY}{own}", f"{own[:-_TITLE]}{_DEPUTY}{own[-_TITLE:]}"]  # 党委副书记
        others += _shortened(others[-1], posts)
        told, other = re.escape(name), "|".join(re.escape(post) for post in dict.fromkeys(others) if post not in posts)
        guard = f"(?<!{_DEPUTY})(?<!机关)" if _DEPUTY in own else ""  # 机关|党委书记: another post
        for found in re.finditer(f"{guard}(?:{other}){told}|{told}(?:同志)?(?:{other})", text) if other else ():
            yield found.span()


def _replaced(text: str, name: str, own: str, others: Sequence[str]) -> Iterator[Finding]:
    """Yield where somebody else stands in the post of one who stands nowhere: 大队长|邓志强."""
    for other in others:
        for post in own.split("、"):
            for found in re.finditer(f"(?<!{_DEPUTY}){re.escape(f'{post}{other}')}", text):
                message = other_name_message(found[0], f"{post}{name}")
                yield Finding.at(found.span(), "unknown_name", message, found[0], expected=f"{post}{name}")


def _shortened(post: str, posts: Sequence[str]) -> list[str]:
    """Return a post with less and less of its body's name, longest first: 党委副书记, 副书记 of 镇党委副书记.

    A chief's keeps some of it; none is what one's own posts end with.
    """
    last = post.find(_DEPUTY) if _DEPUTY in post else len(post) - _TITLE - _TITLE
    ends = (post[at:] for at in range(1, last + 1))
    return [end for end in ends if not any(own.endswith(end) for own in posts)]


def _of_another(before: str, own: str, titles: set[str]) -> str:
    """Return the title of another supplied person that ends `before`, which is no part of one's own."""
    ends = (before[-length:] for length in range(min(_LONGEST, len(before)), _TITLE - 1, -1))
    return next((end for end in ends if end in titles and end not in own and own not in end), "")


def _first_of(before: str, own: str) -> str:
    """Return the post that ends `before` and is one's own with 常务 put before it."""
    posts = (f"{_FIRST}{post}" for post in own.split("、"))
    return next((post for post in posts if _FIRST not in own and before.endswith(post)), "")


def _of_larger_body(before: str, own: str) -> str:
    """Return the post that ends `before` and is one's own with words left out, and so a higher one: 县委书记 for
    县委政法委书记; a body's own name may be shorter (县政法委书记).
    """
    for post in own.split("、"):
        for told, mine in _bodies(before, post):
            starts = (told[at:] for at in range(len(told)) if mine.startswith(told[at:]))
            body = next(starts, "")
            if body and not mine.endswith(body[-_TITLE:]):
                return before[-len(body) - _TITLE :]
    return ""


def _of_other_body(before: str, own: str) -> str:
    """Return the post that ends `before` and is one's own in another body of the kind: 宣传部部长 for 组织部部长."""
    for post in own.split("、"):
        for told, mine in _bodies(before, post):
            if len(told) > _TITLE and told[-1] == mine[-1] and told[-_WHOLE_NAME:] not in own:
                return before[-_WHOLE_NAME - _TITLE :]
    return ""


def _bodies(before: str, post: str) -> Iterator[tuple[str, str]]:
    """Yield the bodies of the post that ends `before` and of one's own, where they are the same but for that."""
    told, mine = _OF_BODY.search(before), _OF_BODY.fullmatch(post)
    if told and mine and told["post"] == mine["post"] and told["body"] != mine["body"]:
        yield told["body"], mine["body"]


def _third_post(before: str, own: str) -> str:
    """Return the post that ends `before` where one's own has nothing of it: 镇长 for 党委书记."""
    ends = [before[-length:] for length in range(min(_LONGEST, len(before)), _TITLE - 1, -1)]
    posts = [end for end in ends if end in read_set("titles") and POST.search(end) and not _BESIDES.search(end)]
    alike = any(post in own for post in posts) or (posts and "支" in own and posts[0].endswith("支书"))
    return posts[0] if posts and not alike and POST.search(own) else ""


def _without_family(text: str, name: str, own: str) -> Iterator[Finding]:
    """Yield where a title stands right before a given name alone: 党委书记|文斌."""
    titles = "|".join(re.escape(title[-_TITLE:]) for title in own.split("、"))
    for found in re.finditer(f"(?:{titles}){re.escape(name[1:])}", text):
        start = found.end() - len(name) + 1
        told = text[start : found.end()]
        message = other_name_message(told, name)
        yield Finding.at((start, found.end()), "unknown_name", message, told, expected=name)
