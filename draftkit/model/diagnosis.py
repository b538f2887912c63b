"""What a call would really do: which model, at which host, with whose key, through which proxy; and one tiny call."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from draftkit.errors import ModelError, SettingsError
from draftkit.messages import say
from draftkit.model.opening import open_settings
from draftkit.model.seam import Reply
from draftkit.model.settings import KEYS, NO_KEY, Settings, is_near, read_settings
from draftkit.prompt import Message, Request

_PACKAGES = ("draftkit", "openai", "httpx2", "pydantic", "python-docx", "tiktoken")
_SHOWN = (
    "model", "base_url", "timeout", "temperature", "max_tokens", "retries", "retries_unknown", "retries_paid",
    "longest_wait", "in_flight", "finish_aliases",
)  # fmt: skip
_READ = "SSL_CERT_FILE"
_UNREAD = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_OPENAI = "api.openai.com"
_OLLAMA_PORT = 11434
DEFAULT = "default"
"""The source of a setting that nobody set."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting in force, and where it comes from: an option, an environment variable, a file, or `default`."""

    name: str
    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What came back from one tiny call: the answer, or the error. `seconds` from sending to its end."""

    seconds: float
    reply: Reply | None = None
    error: ModelError | None = None

    def to_json(self) -> dict[str, Any]:
        """Return what came back as JSON can hold it."""
        reply = self.reply
        answered = {
            "model": reply.model,
            "finish_reason": reply.finish_reason,
            "usage": reply.usage.to_json() if reply.usage else None,
            "text": reply.text,
        } if reply else None  # fmt: skip
        return {
            "seconds": round(self.seconds, 3),
            "answer": answered,
            "error": {"kind": type(self.error).__name__, **self.error.to_json()} if self.error else None,
        }


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is configured and what it leads to. No part of a key, and no password of a proxy, is ever in it.

    `key` is the environment variable that the key in force comes from, `""` for none; `keys` those that are set.
    `proxy` is the address that calls go through, `""` for none. `problem` says why no call can be made.
    """

    settings: tuple[Setting, ...] = ()
    key: str = ""
    keys: tuple[str, ...] = ()
    host: str = ""
    proxy: Setting | None = None
    trust: Setting | None = None
    versions: Mapping[str, str] | None = None
    warnings: tuple[str, ...] = ()
    problem: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the diagnosis as JSON can hold it."""
        return asdict(self)


def examine(settings: Settings | None, problem: str = "") -> Diagnosis:
    """Return what a call with these settings would do, without making it; `problem` is why there are none."""
    keys = tuple(name for name in KEYS if os.environ.get(name, "").strip())
    versions = dict(_versions())
    if settings is None:
        return Diagnosis(keys=keys, versions=versions, problem=problem)
    parts = urlsplit(settings.base_url)
    try:
        proxy, trust = _find_route(settings.base_url)
    except SettingsError as error:
        proxy, trust, problem = None, None, str(error)
    return Diagnosis(
        settings=tuple(_show(settings)),
        key=settings.sources.get("api_key", "") if settings.api_key != NO_KEY else "",
        keys=keys,
        host=f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}",
        proxy=proxy,
        trust=trust,
        versions=versions,
        warnings=tuple(_warn(settings, keys, proxy)),
        problem=problem,
    )


def read_or_explain(
    model: str | None, base_url: str | None, timeout: float | None
) -> tuple[Settings | None, str]:
    """Return the settings in force, or none and why."""
    try:
        settings = read_settings(model, base_url, timeout)
    except SettingsError as error:
        return None, str(error)
    if settings is None:
        return None, say("no model is configured; name one with -m NAME --base-url URL, or DRAFTKIT_MODEL and "
                         "DRAFTKIT_BASE_URL")  # fmt: skip
    return settings, ""


def try_call(settings: Settings) -> Trial:
    """Send one tiny request, once. Raises `SettingsError`."""
    model = open_settings(replace(settings, retries=0, retries_unknown=0, retries_paid=0))
    request = Request("doctor", (Message("user", "请只回复这一句话：连接正常。"),))
    began = time.monotonic()
    try:
        reply = model.complete(request)
    except ModelError as error:
        return Trial(time.monotonic() - began, error=error)
    return Trial(time.monotonic() - began, reply=reply)


def _show(settings: Settings) -> Iterator[Setting]:
    sources = settings.sources
    for name in _SHOWN:
        value = getattr(settings, name)
        if value is not None and (value != () or name in sources):
            yield Setting(name, value, sources.get(name, DEFAULT))
    if settings.extra:  # names only: a value may be a secret
        yield Setting("extra", tuple(settings.extra), sources.get("extra", DEFAULT))


def _find_route(url: str) -> tuple[Setting | None, Setting | None]:
    from draftkit.model.transport import TRUST, find_proxy, open_trust, strip_password

    proxy = find_proxy(url)
    shown = Setting("proxy", strip_password(proxy), _source_of_proxy(proxy)) if proxy else None
    if not url.startswith("https:"):
        return shown, None
    trusted = len(open_trust().get_ca_certs())
    named = next((name for name in TRUST if os.environ.get(name)), "")
    where = os.environ.get(named, "") if named else say("those of this system")
    return shown, Setting("certificates", f"{where} ({trusted})" if trusted else where, named or DEFAULT)


def _source_of_proxy(proxy: str) -> str:
    bare = proxy.partition("://")[2]
    names = (name for name in os.environ if name.upper().endswith("_PROXY"))
    return next((name for name in sorted(names) if os.environ[name].endswith(bare)), say("settings of this system"))


def _versions() -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version
    from platform import python_version  # both cost more to import than the rest of this room

    yield "python", python_version()
    for name in _PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:  # run from a folder
            yield name, "-"


def _warn(settings: Settings, keys: Sequence[str], proxy: Setting | None) -> Iterator[str]:
    parts = urlsplit(settings.base_url)
    host = parts.hostname or ""
    sources = settings.sources
    if sources.get("base_url") == "OPENAI_BASE_URL":
        yield say("the address comes from OPENAI_BASE_URL, which other programs set too: facts go to {host}; to be "
                  "sure, set DRAFTKIT_BASE_URL", host=host)  # fmt: skip
    if sources.get("api_key") == "OPENAI_API_KEY" and host != _OPENAI:
        yield say("the key of OPENAI_API_KEY goes to {host}; for a key of its own set DRAFTKIT_API_KEY", host=host)
    if "OPENAI_API_KEY" in keys and "api_key" not in sources:
        yield say("OPENAI_API_KEY is not used: the address comes from a file; set DRAFTKIT_API_KEY")
    if parts.scheme == "http" and not is_near(host):
        yield say("facts and key go to {host} unencrypted; use https://", host=host)
    if proxy and is_near(host):
        yield say("calls to {host}, a host of your own network, go through a proxy; to call it directly, add it to "
                  "NO_PROXY", host=host)  # fmt: skip
    if not parts.path.strip("/"):
        yield say("the address has no path; most servers want /v1 at its end")
    for name in filter(os.environ.get, _UNREAD if parts.scheme == "https" and not os.environ.get(_READ) else ()):
        yield say("{name} is not read; name the certificates in SSL_CERT_FILE", name=name)
    if parts.port == _OLLAMA_PORT:
        yield say("Ollama takes no num_ctx from a request and cuts longer prompts without a word; set "
                  "OLLAMA_CONTEXT_LENGTH=16384 where it runs")  # fmt: skip
