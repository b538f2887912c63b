"""How a model is configured: option, then `DRAFTKIT_*`, then `OPENAI_*`, then `draftkit.toml`."""

import hashlib
import ipaddress
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from draftkit.errors import SettingsError
from draftkit.messages import listed, named, say
from draftkit.reading import Unreadable, decode_text, parse_toml, why_unread

CONFIG = "draftkit.toml"
"""Read from the working folder."""
NO_KEY = "EMPTY"
"""Sent where no key is configured: servers of one's own ask for none, but the client wants one."""
KEYS = ("DRAFTKIT_API_KEY", "OPENAI_API_KEY")
"""Environment variables that a key is read from, in this order."""
_LABEL = "(?:[a-z]{1,20}|[a-z0-9]{1,8})"
_HOST = re.compile(rf"(?=[^/]*[.:]|localhost){_LABEL}(?:[.-]{_LABEL})*(?::[0-9]{{1,5}})?(?:/{_LABEL})*/?")
"""A host as it is typed without http://, and with no part that could be a key."""
_KNOWN = (
    "model", "base_url", "timeout", "temperature", "max_tokens", "retries", "retries_unknown", "retries_paid",
    "longest_wait", "in_flight", "finish_aliases", "extra", "cache_breakpoint", "tokens",
)  # fmt: skip
_EXAMPLES = (
    "DeepSeek https://api.deepseek.com/v1 · Qwen https://dashscope.aliyuncs.com/compatible-mode/v1 · "
    "OpenAI https://api.openai.com/v1 · vLLM http://127.0.0.1:8000/v1 · Ollama http://127.0.0.1:11434/v1"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """A model and where it is. `timeout` is seconds for one answer in all; `extra` goes into the request body.

    `temperature`, `max_tokens` and `extra` are sent only when set. For the rest see `OpenAIModel`. `sources` says of
    each setting that is no default where it comes from: an option, an environment variable or `draftkit.toml`.
    """

    model: str
    base_url: str
    api_key: str = field(default=NO_KEY, repr=False)
    timeout: float = 300.0
    temperature: float | None = None
    max_tokens: int | None = None
    retries: int = 4
    retries_unknown: int = 1
    retries_paid: int = 1
    longest_wait: float = 60.0
    in_flight: int = 64
    finish_aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    cache_breakpoint: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def identity(self) -> str:
        """What decides about an answer beside the request. No key."""
        fields = only_set(temperature=self.temperature, max_tokens=self.max_tokens, extra_body=self.extra or None)
        return identify(self.model, self.base_url, fields)


def identify(model: str, base_url: str, fields: Mapping[str, Any]) -> str:
    """Return a model's name and address and the fields of its requests as JSON: two that differ answer otherwise.

    Of extra fields, which may hold a secret, it holds only digests: it is written into journals.
    """
    extra = {name: _digest(value) for name, value in fields.get("extra_body", {}).items()}
    told = {**fields, "extra_body": extra} if extra else fields
    return json.dumps([model, base_url, told], ensure_ascii=False, sort_keys=True, default=str)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:16]


def only_set(**fields: Any) -> dict[str, Any]:
    """Return the fields that are given."""
    return {name: value for name, value in fields.items() if value is not None}


def read_settings(
    model: str | None = None,
    base_url: str | None = None,
    timeout: float | None = None,
    *,
    offline: bool = False,
    remembered: str = "",
) -> Settings | None:
    """Return the settings in force, or `None` when no model is named anywhere.

    `offline` is for requests that somebody else sends: they need no key, and no address. `remembered` is the address
    that an earlier round had: it goes before the environment's, and counts as one from a file. Raises `SettingsError`
    for a model without an address, a hosted one without a key, and for values that can't work. A key is read from the
    environment only.
    """
    config = _read_config(Path(CONFIG))
    sources = {name: CONFIG for name in config}
    name = _find("model", sources, model, config, "DRAFTKIT_MODEL")
    if not name:
        return None
    url = _find("base_url", sources, base_url, config, "DRAFTKIT_BASE_URL", "OPENAI_BASE_URL")
    if remembered and not base_url and not (url and check_url(str(url)) == remembered):
        url, sources["base_url"] = remembered, CONFIG
    if not url and not offline:
        raise SettingsError(
            say(
                "the model {model} has no address; give it with --base-url or DRAFTKIT_BASE_URL, such as {examples}",
                model=name,
                examples=_EXAMPLES,
            )
        )
    address = check_url(str(url)) if url else ""
    return Settings(
        model=str(name),
        base_url=address,
        api_key=NO_KEY if offline else _find_key(address, sources),
        timeout=_seconds("timeout", _find("timeout", sources, timeout, config, "DRAFTKIT_TIMEOUT"), 300.0),
        temperature=_optional("temperature", config.get("temperature")),
        max_tokens=_whole("max_tokens", config.get("max_tokens")),
        retries=_whole("retries", config.get("retries", 4)) or 0,
        retries_unknown=_whole("retries_unknown", config.get("retries_unknown", 1)) or 0,
        retries_paid=_whole("retries_paid", config.get("retries_paid", 1)) or 0,
        longest_wait=_number("longest_wait", config.get("longest_wait"), 60.0),
        in_flight=_whole("in_flight", config.get("in_flight", 64)) or 1,
        finish_aliases=_words("finish_aliases", config.get("finish_aliases", [])),
        extra=config.get("extra", {}),
        cache_breakpoint=config.get("cache_breakpoint", {}),
        sources=sources,
    )


def find_ranks() -> Path | None:
    """Return the folder with ranks of encodings that `DRAFTKIT_TOKENS`, or `tokens` in `draftkit.toml`, names.

    Raises `SettingsError` for a file that can't be read.
    """
    folder = _environment("DRAFTKIT_TOKENS") or _read_config(Path(CONFIG)).get("tokens")
    return Path(str(folder)).expanduser() if folder else None


def _find(name: str, sources: dict[str, str], option: Any, config: Mapping[str, Any], *variables: str) -> Any:
    """Return a setting from its option, the first of `variables` that is set, or the file; note which it was."""
    if option not in (None, ""):
        sources[name] = f"--{name.replace('_', '-')}"
        return option
    for variable in variables:
        if value := _environment(variable):
            sources[name] = variable
            return value
    return config.get(name)


def _find_key(address: str, sources: dict[str, str]) -> str:
    # an address from a file, which may be a stranger's, never gets the key that other programs use too
    names = KEYS[:1] if sources.get("base_url") == CONFIG else KEYS
    for name in names:
        if key := _environment(name):
            sources["api_key"] = name
            return check_key(key)
    host = urlsplit(address).hostname or ""
    if not is_near(host):  # found out before facts are sent to a host that will refuse them
        raise SettingsError(
            say("no key for {host}; set DRAFTKIT_API_KEY (to EMPTY for a server that asks for none)", host=host)
        )
    return NO_KEY


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return address.is_loopback or address.is_unspecified  # 0.0.0.0 is reached at this machine


def is_near(host: str) -> bool:
    """Tell whether a host is of one's own network: a private address, or a name without a public domain."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal", ".home.arpa"))


def check_url(url: str) -> str:
    """Return an address that can be called. Raises `SettingsError`."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        held = parts.username or parts.password or parts.query or parts.fragment
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets without an end, a port that is none
        held, usable = None, False
    if held or "@" in url:
        raise SettingsError(say("the address may hold no name, password or query; keys go into DRAFTKIT_API_KEY"))
    if not usable or not url.isprintable() or " " in url:
        # without its beginning it may be a key, put where the address belongs
        shown = url if "://" in url or _HOST.fullmatch(url) else "***"
        raise SettingsError(
            say("{url} is no address of an endpoint; it looks like {examples}", url=shown, examples=_EXAMPLES)
        )
    return url.rstrip("/")


def check_key(key: str) -> str:
    """Return a key without the spaces around it, `NO_KEY` for an empty one.

    Raises `SettingsError`, without the key in its message.
    """
    key = key.strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise SettingsError(say("the key holds spaces or characters that no key has; copy it again"))
    return key or NO_KEY


def _environment(name: str) -> str:
    return os.environ.get(name, "").strip()


def _read_config(path: Path) -> dict[str, Any]:
    try:
        config = parse_toml(decode_text(path.read_bytes()))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(named(str(path), why_unread(error))) from None
    except Unreadable as error:
        raise SettingsError(say("{path} can't be read: {error}", path=path, error=error.problem)) from None
    extra = config.get("extra", {})
    if not isinstance(extra, dict):
        raise SettingsError(say("{path}: [extra] must be a table of fields for the request", path=path))
    mark = config.get("cache_breakpoint", {})
    if not isinstance(mark, dict) or {"type", "text"} & mark.keys():
        raise SettingsError(
            say("{path}: [cache_breakpoint] must be a table of fields that mark where a cache may end", path=path)
        )
    if "api_key" in config or "api_key" in extra:
        raise SettingsError(say("{path} holds a key; remove it and set DRAFTKIT_API_KEY instead", path=path))
    if unknown := sorted(set(config) - set(_KNOWN)):
        raise SettingsError(
            say(
                "{path} holds unknown settings: {unknown}; known are: {known}",
                path=path,
                unknown=listed(unknown),
                known=listed(_KNOWN),
            )
        )
    return config


def _number(name: str, value: Any, default: float) -> float:
    number = _optional(name, value)
    return default if number is None else number


def _seconds(name: str, value: Any, default: float) -> float:
    seconds = _number(name, value, default)
    if not seconds:  # no call could ever be answered
        raise SettingsError(say("{name} must be a number above 0, not {value}", name=name, value=value))
    return seconds


def _optional(name: str, value: Any) -> float | None:
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number < float("inf"):
        raise SettingsError(say("{name} must be a number of 0 or more, not {value}", name=name, value=value))
    return number


def _whole(name: str, value: Any) -> int | None:
    number = _optional(name, value)
    return None if number is None else int(number)


def _words(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise SettingsError(say("{name} must be a list of words, not {value}", name=name, value=value))
    return tuple(value)
