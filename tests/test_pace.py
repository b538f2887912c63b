"""The shared pace: how many calls are in flight when an endpoint turns some away."""

import threading

import pytest

from draftkit.model.pace import Pace


class Clock:
    """Time that passes only where somebody waits for it."""

    def __init__(self) -> None:
        self.time = 0.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds


def flying(pace: Pace, count: int) -> list[int]:
    return [began for _ in range(count) if (began := pace.enter(60.0)) is not None]


def test_calls_that_were_sent_together_lower_the_limit_once() -> None:
    pace = Pace(32, Clock())
    turns = flying(pace, 32)
    for began in turns[:16]:
        assert pace.turned_away(began, None) == 0  # the other sixteen may still get through
    assert pace.limit == 24


def test_success_raises_the_limit_by_one_a_round_trip_and_never_above_the_most() -> None:
    pace = Pace(8, Clock())
    first = flying(pace, 8)
    pace.turned_away(first[0], None)
    assert pace.limit == 6
    for _ in range(7):
        pace.passed()
    for _ in range(400):
        flying(pace, 1)
        pace.passed()
    assert pace.limit == 8


def test_where_more_is_admitted_than_before_the_limit_grows_at_full_speed_again() -> None:
    pace = Pace(64, Clock())
    turns = flying(pace, 8)
    for began in turns[:4]:
        pace.turned_away(began, None)
    for _ in turns[4:]:
        pace.dropped()
    assert pace.limit == 6
    grown = 0
    while pace.limit < 64:
        flying(pace, 1)
        pace.passed()
        grown += 1
    assert grown < 2500  # a round trip each: 6 + 7 + … + 63, and ten times as long around 8


def test_the_limit_never_falls_below_one() -> None:
    pace = Pace(2, Clock())
    for _ in range(20):
        pace.turned_away(flying(pace, 1)[0], None)
    assert pace.limit == 1


def test_rounds_in_which_nobody_got_through_are_counted_and_everyone_waits_longer_each_time() -> None:
    clock = Clock()
    pace = Pace(4, clock)
    waits = []
    for lost in range(1, 7):
        before = clock.time
        began = flying(pace, 1)[0]
        waits.append(clock.time - before)
        assert pace.turned_away(began, None) == lost
    assert waits[0] == 0
    assert waits == sorted(waits)
    assert waits[-1] <= 8.0
    flying(pace, 1)
    pace.passed()
    assert pace.turned_away(flying(pace, 1)[0], None) == 1


def test_everyone_is_held_for_as_long_as_the_endpoint_asks() -> None:
    clock = Clock()
    pace = Pace(4, clock)
    pace.turned_away(flying(pace, 1)[0], 7.0)
    assert pace.held() == pytest.approx(7.0)
    flying(pace, 1)
    assert clock.time == pytest.approx(7.0)


def test_nobody_takes_a_turn_where_the_wait_is_too_long() -> None:
    clock = Clock()
    pace = Pace(4, clock)
    pace.turned_away(flying(pace, 1)[0], 121.0)
    assert pace.enter(60.0) is None
    assert clock.time == 0
    assert pace.enter(300.0) is not None


def test_a_turn_is_waited_for_and_passed_on() -> None:
    pace = Pace(1, Clock())
    flying(pace, 1)
    entered = threading.Event()
    thread = threading.Thread(target=lambda: (pace.enter(60.0), entered.set()))
    thread.start()
    assert not entered.wait(0.05)
    pace.dropped()
    assert entered.wait(1)
    thread.join()
