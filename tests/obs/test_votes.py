"""Votes: one for each viewer, the latest counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.obs import votes
from mirage_game.obs.votes import Tally, Vote


def test_latest_ballot_counts_and_the_earlier_style_wins_a_tie() -> None:
    vote = Vote(0.0)
    for user, prompt in (("ann", "lego"), ("bob", "winter"), ("cid", "Winter"), ("dan", "lego"), ("cid", "lava")):
        assert vote.cast(user, prompt)
    assert vote.standing() == [Tally("lego", 2), Tally("winter", 1), Tally("lava", 1)]
    vote.withdraw("ann")
    assert vote.standing()[0] == Tally("lego", 1)
    vote.withdraw(None)
    assert vote.standing() == []


def test_a_style_is_as_old_as_its_first_ballot() -> None:
    vote = Vote(5.0)
    assert vote.cast("ann", "lego", now_s=7.0)
    assert vote.cast("bob", "Lego", now_s=9.0)
    assert vote.standing() == [Tally("lego", 2, 7.0)]


def test_a_message_taken_back_takes_its_vote() -> None:
    vote = Vote(0.0)
    for user, prompt, message_id in (("ann", "lego", "m1"), ("bob", "LEGO", "m2"), ("ann", "lava", "m3")):
        assert vote.cast(user, prompt, message_id)
    assert vote.voters("Lego") == {"bob": "m2"}
    vote.withdraw_message("m1")  # changed since
    vote.withdraw_message("m9")
    assert vote.standing() == [Tally("lego", 1), Tally("lava", 1)]
    vote.withdraw_message("m2")
    assert vote.standing() == [Tally("lava", 1)]
    assert vote.voters("lego") == {}


def test_options_and_voters_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    vote = Vote(0.0)
    for i in range(votes.MAX_OPTIONS):
        assert vote.cast(f"user{i}", f"style {i}")
    assert not vote.cast("late", "another")
    assert vote.cast("late", "style 3")
    assert vote.cast("user5", "style 3")  # nobody wants style 5 any more: there is room
    assert vote.cast("later", "another")
    monkeypatch.setattr(votes, "MAX_VOTERS", votes.MAX_OPTIONS + 2)
    assert not vote.cast("last", "another")
    assert vote.cast("later", "style 3")  # who has a vote may change it


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.one_of(st.none(), st.sampled_from(["x", "y", "z"])))))
def test_counts_are_those_of_the_latest_ballots(steps: list[tuple[str, str | None]]) -> None:
    vote, model = Vote(0.0), {}
    for user, prompt in steps:
        if prompt is None:
            vote.withdraw(user)
            model.pop(user, None)
        else:
            vote.cast(user, prompt)
            model[user] = prompt
    wanted = {prompt: list(model.values()).count(prompt) for prompt in model.values()}
    assert {tally.prompt: tally.votes for tally in vote.standing()} == wanted
