"""What people read, in their language: one catalogue, English in the code and Chinese in `locale/`.

`say` looks a sentence up and fills it in. A sentence is a template of ours; what goes into it may come
from anywhere, and is never formatted a second time.
"""

import gettext
import os
import re
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache

LANGUAGES = ("zh", "en")
"""Languages that every message has."""

_chosen: str | None = None


class Said(str):
    """A sentence in the language in which it was said; `retell` says it in another one."""

    message: str
    values: Mapping[str, object]


def say(message: str, /, **values: object) -> str:
    """Return `message` in the reader's language with its `{names}` filled in from `values`.

    `message` is the English sentence that stands in the catalogue. Raises `KeyError` when it names a
    value that is not given.
    """
    said = Said(_catalogue(language()).gettext(message).format(**values))
    said.message, said.values = message, values
    return said


def listed(words: Iterable[str]) -> str:
    """Return words one behind the other, parted as the reader's language parts them."""
    return ("、" if language() == "zh" else ", ").join(words)


def named(name: str, words: str) -> str:
    """Return what is told of a thing behind its name, as the reader's language parts them."""
    return say("{name}: {words}", name=name, words=words)


def typed(*words: object) -> str:
    """Return a command as it is typed, in any shell: what holds a space in quotation marks."""
    return " ".join(f'"{word}"' if re.search(r"[\s&()]", str(word)) else str(word) for word in words)


def retell(words: str, code: str) -> str:
    """Return what was said in another language, `zh` or `en`; words of any other origin as they are."""
    if not isinstance(words, Said):
        return words
    values = {name: retell(value, code) if isinstance(value, str) else value for name, value in words.values.items()}
    return _catalogue(code).gettext(words.message).format(**values)


def language() -> str:
    """Return the reader's language: `set_language`, else `DRAFTKIT_LANG`, else the locale; `zh` or `en`."""
    return _chosen or _from_environment()


def set_language(code: str | None) -> None:
    """Fix the language to `zh` or `en`; `None` follows the environment again. Raises `ValueError`."""
    global _chosen
    if code is not None and code not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {code!r}")
    _chosen = code


def _from_environment() -> str:
    names = ("DRAFTKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    wish = next((os.environ[name] for name in names if os.environ.get(name)), "")
    if not wish and sys.platform == "win32":
        import locale  # only Windows keeps the language out of the environment

        wish = locale.getlocale()[0] or ""
    return "zh" if wish.lower().startswith(("zh", "chinese")) else "en"


@lru_cache
def _catalogue(code: str) -> gettext.NullTranslations:
    folder = os.path.join(os.path.dirname(__file__), "locale")
    return gettext.translation("draftkit", folder, languages=[code], fallback=True)
