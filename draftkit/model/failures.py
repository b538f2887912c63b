"""What a call that failed means: one error of ours, a class that decides about money, and whether to ask again."""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import httpcore2
import openai

from draftkit.errors import FaultClass, ModelError, ModelRefused, ModelUnreachable
from draftkit.messages import say
from draftkit.model.attempts import Bill
from draftkit.model.network import TooSlow
from draftkit.model.seam import Usage
from draftkit.model.transport import BadEncoding, TooLarge, find_proxy, strip_password

_BILLS: dict[FaultClass, Bill] = {"F": "free", "U": "unknown", "P": "bad", "X": "free"}
_CAUSES = 10


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of ours and its class.

    `bill` is what the call cost, by default what its class says. `busy` means that the endpoint turns calls away
    just now; `wait` is how many seconds it wants to be left alone. `cut` means that the answer needs more tokens.
    """

    error: ModelError
    fault: FaultClass
    reason: str
    stops_all: bool = False
    wait: float | None = None
    busy: bool = False
    cut: bool = False
    paid: Bill | None = None
    usage: Usage | None = None

    @property
    def bill(self) -> Bill:
        """What the call cost."""
        return self.paid or _BILLS[self.fault]


class Failed(Exception):
    """Carries a `Failure` to where it is handled."""

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        self.failure = failure


def read_failure(error: Exception, url: str) -> Failure:
    """Return what an error of a call means. Its words may hold a key or facts: the caller hides them."""
    match error:
        case Failed():
            return error.failure
        case ModelError():
            return Failure(error, error.fault, error.reason)
        case TooLarge():
            words = say("the answer from {url} is too large to be a section", url=url)
            return Failure(ModelUnreachable(words), "X", "too_large", paid="bad")
        case BadEncoding() | httpcore2.ReadError() | httpcore2.WriteError() | httpcore2.RemoteProtocolError():
            words = say("the connection to {url} broke before the whole answer had come: {reason}",
                        url=url, reason=str(error)[:160] or type(error).__name__)  # fmt: skip
            return Failure(ModelUnreachable(words), "U", "broken_off")
        case httpcore2.ProxyError():
            return _read_proxy(error, url)
        case httpcore2.TimeoutException() | TooSlow() | openai.APITimeoutError():
            return _read_time_out(error, url)
        case httpcore2.ConnectError() | openai.APIConnectionError() | ssl.SSLError():
            return _read_connection(error, url)
    words = say("the call to {url} failed: {error}", url=url, error=f"{type(error).__name__}: {error}"[:200])
    return Failure(ModelUnreachable(words), "X", "unexpected", paid="unknown")


def _read_time_out(error: Exception, url: str) -> Failure:
    if isinstance(error, httpcore2.ConnectTimeout) or (isinstance(error, TooSlow) and not error.sent):
        return _no_connection(say("no connection in time"), url)
    words = say("no whole answer came in time from {url}; allow more with --timeout", url=url)
    return Failure(ModelUnreachable(words), "U", "timeout")


def _read_proxy(error: Exception, url: str) -> Failure:
    words = say("the proxy in front of {url} refused: {reason}; see HTTPS_PROXY and NO_PROXY",
                url=url, reason=str(error)[:160])  # fmt: skip
    final = "407" in str(error)
    return Failure(ModelUnreachable(words), "X" if final else "F", "proxy", stops_all=final)


def _read_connection(error: Exception, url: str) -> Failure:
    causes = [error, *_causes(error)]
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            words = say("the certificate of {url} is not trusted ({reason}); for an authority of your own, name its "
                        "file in SSL_CERT_FILE", url=url, reason=cause.verify_message)  # fmt: skip
            return Failure(ModelRefused(words), "X", "certificate", stops_all=True)
        if isinstance(cause, ssl.SSLError):
            words = say("{url} can't be spoken to over TLS ({reason}); is it http:// perhaps?",
                        url=url, reason=cause.reason or str(cause)[:120])  # fmt: skip
            return Failure(ModelRefused(words), "X", "tls", stops_all=True)
    return _no_connection(str(causes[-1])[:160], url)


def _no_connection(reason: str, url: str) -> Failure:
    if proxy := find_proxy(url):  # it is what was connected to
        words = say("the proxy {proxy} in front of {url} can't be reached: {reason}; see HTTPS_PROXY and NO_PROXY",
                    proxy=strip_password(proxy), url=url, reason=reason)  # fmt: skip
    else:
        words = say("{url} can't be reached: {reason}; is the server running and the address right?",
                    url=url, reason=reason)  # fmt: skip
    return Failure(ModelUnreachable(words), "F", "no_connection")


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause = error.__cause__ or error.__context__
    for _ in range(_CAUSES):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__
