"""Any OpenAI-compatible endpoint, over `chat.completions`: one shared client, one retry loop, one pace."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from draftkit.errors import AnswerRejected, FaultClass, ModelError, ModelUnreachable
from draftkit.messages import say
from draftkit.model.attempts import AttemptLog, NoLog, Outcome
from draftkit.model.clock import Clock, RealClock
from draftkit.model.context import estimate_request
from draftkit.model.effort import Effort
from draftkit.model.endpoint import Endpoint
from draftkit.model.hiding import hide_facts, hide_key
from draftkit.model.pace import Pace
from draftkit.model.seam import Reply
from draftkit.model.settings import NO_KEY, check_key, check_url, identify, only_set
from draftkit.prompt import Request

if TYPE_CHECKING:
    from draftkit.model.failures import Failure

_NO_ROOM = frozenset({"400", "422", "context", "setting"})
_TOO_LONG = frozenset({"context", "413"})
_NO_MODEL = frozenset({"403", "404"})
STOPS = frozenset({"stop", "eos", "eos_token"})
"""Finish reasons of a whole answer; some servers say `eos_token` for `stop`."""


class OpenAIModel:
    """A model behind an OpenAI-compatible endpoint.

    `timeout` is seconds for one whole answer, from connecting to its last byte. A call is tried again `retries`
    times where nothing was generated, `retries_unknown` times where something may have been paid for, and
    `retries_paid` times where a bad answer was; being turned away by a busy endpoint (429, 503) draws on `retries`
    only when nobody else gets through either. No wish to wait for more than `longest_wait` seconds is granted: the
    error tells the time. At most `in_flight` calls are under way, fewer while the endpoint turns some away.
    `finish_aliases` are finish reasons that mean `stop` with this endpoint. `temperature`, `max_tokens` and `extra`
    (more fields of the request body) are sent only when given. `cache_breakpoint` are fields that mark the end of the
    first message, for endpoints that cache up to such a mark: they decide about the price, not about the answer, and
    are no part of `identity`. `attempts` is told of each call before and after.

    The client is made at the first call and shared by all threads. Raises `SettingsError` for a key or an address
    that can't work.
    """

    def __init__(
        self,
        name: str,
        *,
        base_url: str,
        api_key: str = NO_KEY,
        timeout: float = 300.0,
        temperature: float | None = None,
        max_tokens: int | None = None,
        retries: int = 4,
        retries_unknown: int = 1,
        retries_paid: int = 1,
        longest_wait: float = 60.0,
        in_flight: int = 64,
        finish_aliases: Iterable[str] = (),
        extra: Mapping[str, Any] | None = None,
        cache_breakpoint: Mapping[str, Any] | None = None,
        attempts: AttemptLog | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.name = name
        self.base_url = check_url(base_url)
        self.timeout = timeout
        self._longest_wait = longest_wait
        self._budgets: dict[FaultClass, int] = {"F": retries, "U": retries_unknown, "P": retries_paid, "X": 0}
        self._key = check_key(api_key)
        self._fields = only_set(temperature=temperature, max_tokens=max_tokens, extra_body=extra or None)
        self._endpoint = Endpoint(self.base_url, self._key, timeout, STOPS.union(finish_aliases), in_flight,
                                  cache_breakpoint or {})  # fmt: skip
        self._log: AttemptLog = attempts or NoLog()
        self._clock = clock or RealClock()
        self._pace = Pace(in_flight, self._clock)

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r}, base_url={self.base_url!r})"

    @property
    def identity(self) -> str:
        """What decides about an answer beside the request: name, address and fields, as JSON. No key."""
        return identify(self.name, self.base_url, self._fields)

    def complete(self, request: Request) -> Reply:
        """Send `request` until it is answered; return the answer.

        Raises `ModelError` with the request's name in its message, and whatever the log of attempts raises.
        """
        self._endpoint.opened()  # what can't work is told before the log hears of a call
        effort = Effort(self._budgets, self._longest_wait, self._clock.now())
        while True:
            began = self._pace.enter(self._longest_wait)
            if began is None:
                raise self._named(self._parked(), request, effort)
            result, lost = self._send(request, effort, began)
            if isinstance(result, Reply):
                return result
            if effort.cut and result.fault == "X" and result.reason in _NO_ROOM:
                result = effort.cut  # the server allows no more tokens than it gave
            elif effort.may_go_on(result, lost, self._clock.now()):
                if result.cut:
                    effort.make_room(result, self._fields)
                if pause := effort.pause(result, self._pace.held()):
                    self._clock.sleep(pause)
                continue
            raise self._named(result, request, effort)

    def _send(self, request: Request, effort: Effort, began: int) -> "tuple[Reply | Failure, int]":
        """Send once, within a turn; return what came, and how many rounds nobody got through."""
        result: Reply | Failure | None = None
        try:
            number = self._log.begin(request)
            effort.sent += 1
            try:
                result = self._endpoint.ask(self.name, request, effort.fields(self._fields))
            finally:
                # an interrupt leaves no result: the call may have been paid for
                self._log.end(number, outcome_of(result))
        finally:
            lost = self._end_turn(result, began)
        return result, lost

    def _end_turn(self, result: "Reply | Failure | None", began: int) -> int:
        if isinstance(result, Reply) or (result and result.bill == "bad"):
            self._pace.passed()
        elif result and result.busy:
            return self._pace.turned_away(began, result.wait)
        else:
            self._pace.dropped()
        return 0

    def _parked(self) -> "Failure":
        from draftkit.model.failures import Failure

        held = self._pace.held()
        words = say("{url} takes no calls for another {seconds} s", url=self.base_url, seconds=_seconds(held))
        return Failure(ModelUnreachable(words), "F", "held", wait=held)

    def _named(self, failure: "Failure", request: Request, effort: Effort) -> ModelError:
        error = failure.error
        words = hide_facts(str(error), request)
        if self._key != NO_KEY:
            words = hide_key(words, self._key)
            if isinstance(error, AnswerRejected):
                error.text = hide_key(error.text, self._key)
        if failure.reason in _TOO_LONG:
            tokens = self._endpoint.ratios.correct(self.name, estimate_request(request))
            words = say("{words}; the prompt has about {tokens} tokens", words=words, tokens=tokens)
        if failure.reason in _NO_MODEL:
            words = say("{words}; the model asked for is {model}", words=words, model=self.name)
        if failure.wait is not None and failure.wait > self._longest_wait:
            words = say("{words}; it wants to be asked again in {seconds} s", words=words,
                        seconds=_seconds(failure.wait))  # fmt: skip
        cost = {
            "free": say("nothing was paid for"),
            "unknown": say("it may have been paid for"),
            "bad": say("it was paid for"),
        }[failure.bill]
        words = say("{words} (sent {times} times; the last: {cost})", words=words, times=effort.sent, cost=cost)
        error.args = (f"{request.name}: {words}",)
        error.request, error.attempts = request.name, effort.sent
        error.fault, error.reason = failure.fault, failure.reason
        error.stops_all, error.wait = failure.stops_all, failure.wait
        # the original is left behind: it can hold the key in its request
        error.__cause__ = error.__context__ = None
        error.__suppress_context__ = True
        return error.with_traceback(None)


def outcome_of(result: "Reply | Failure | None") -> Outcome:
    """Return how a call ended, for a log of attempts; `None` was interrupted."""
    if result is None:
        return Outcome("unknown", "U", "interrupted")
    if isinstance(result, Reply):
        return Outcome("accepted", usage=result.usage, reply=result)
    return Outcome(result.bill, result.fault, result.reason, result.usage)


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f}" if seconds < 1e9 else "∞"
