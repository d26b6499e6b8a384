"""What viewers may do, by rules and a clock of our own."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.obs import viewers as policy
from mirage_game.obs.irc import Message, Removal
from mirage_game.obs.rules import Rules
from mirage_game.obs.viewers import Change, Viewers

REWARD = "92af127c-7326-4483-a52b-b0da0be61c01"
COMMANDS = {"!style": "{text}", "!paint": "{text}, oil painting", "!winter": "frozen winter", "!normal": ""}


def viewers(**rules: Any) -> Viewers:
    return Viewers(msgspec.convert({"commands": COMMANDS, **rules}, Rules))


def ask(text: str, user: str = "ann", *roles: str, reward: str = "", id: str = "") -> Message:
    return Message(user, text, frozenset(roles), reward, id)


def test_commands_become_styles() -> None:
    some = viewers(cooldown_user_s=0, cooldown_all_s=0)
    for text, prompt in (
        ("!winter", "frozen winter"),
        ("!WINTER please", "frozen winter"),
        ("  !style   lava   world ", "lava world"),
        ("!style\u3000lava", "lava"),
        ("!paint a {text} of boats", "a {text} of boats, oil painting"),
        ("!normal", ""),
    ):
        verdict = some.take(ask(text), 1.0)
        assert (verdict.answer, verdict.prompt) == ("taken", prompt)
        assert some.due(1.0) == Change(prompt, "ann")
        assert some.due(1.0) is None
    for text in ("hello", "", "!wintery", "winter", "say !winter"):
        assert some.take(ask(text), 1.0).answer == "ignored"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("!style", "empty"),
        ("!style \u200b ", "empty"),
        ("!style " + "a" * 121, "long"),
        ("!style " + "a" * 10_000, "long"),
        ("!style " + "a" * 120, "taken"),
        ("!style s h 1 t", "blocked"),
        ("!paint ѕhіt", "blocked"),
    ],
)
def test_own_text_is_looked_at(text: str, answer: str) -> None:
    some = viewers()
    assert some.take(ask(text), 0.0).answer == answer
    assert (some.due(0.0) is not None) == (answer == "taken")


def test_word_filter_can_be_changed() -> None:
    assert viewers(words={"on": False}).take(ask("!style shit"), 0.0).answer == "taken"
    assert viewers(words={"block": ["lava*"]}).take(ask("!style l a v a"), 0.0).answer == "blocked"
    assert viewers(words={"block": ["777"]}).take(ask("!style 7-7-7"), 0.0).answer == "blocked"
    assert viewers(words={"allow": ["dick tracy"]}).take(ask("!style dick"), 0.0).answer == "blocked"
    assert viewers(words={"allow": ["naked"]}).take(ask("!style naked mole rat"), 0.0).answer == "taken"


def test_cool_downs() -> None:
    some = viewers(cooldown_user_s=60, cooldown_all_s=10)
    assert some.take(ask("!winter"), 100.0).answer == "taken"
    verdict = some.take(ask("!winter", "bob"), 104.0)
    assert (verdict.answer, verdict.wait_s) == ("cooling", 6.0)
    assert some.take(ask("!winter", "bob"), 110.0).answer == "taken"
    verdict = some.take(ask("!winter"), 125.0)
    assert (verdict.answer, verdict.wait_s) == ("cooling", 35.0)
    assert some.take(ask("!winter", "mod", "moderator"), 126.0).answer == "taken"
    assert some.take(ask("!winter"), 160.0).answer == "taken"


def test_a_refused_message_starts_no_cool_down() -> None:
    some = viewers()
    assert some.take(ask("!style shit"), 0.0).answer == "blocked"
    assert some.take(ask("!style lego"), 0.0).answer == "taken"


def test_who_may() -> None:
    some = viewers(who={"roles": ["vip"], "users": ["Carl"], "never": ["Troll"]}, cooldown_user_s=0, cooldown_all_s=0)
    assert some.take(ask("!winter"), 0.0).answer == "forbidden"
    assert some.take(ask("!winter", "ann", "vip", "subscriber"), 0.0).answer == "taken"
    assert some.take(ask("!winter", "carl"), 0.0).answer == "taken"
    assert some.take(ask("!winter", "troll", "vip"), 0.0).answer == "forbidden"


def test_broadcaster_and_moderators_always_may() -> None:
    some = viewers(who={"roles": ["subscriber"], "never": ["@Troll"]})
    assert some.take(ask("!winter", "ann", "vip"), 0.0).answer == "forbidden"
    for user, role in (("me", "broadcaster"), ("mod", "moderator")):
        assert some.take(ask("!winter", user, role), 0.0).answer == "taken"
    assert some.take(ask("!winter", "troll", "moderator"), 0.0).answer == "forbidden"


def test_who_must_wait_costs_no_look_at_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    some = viewers()
    assert some.take(ask("!style lego"), 0.0).answer == "taken"
    monkeypatch.setattr(some.filter, "blocks", lambda text: pytest.fail("the filter was asked"))
    assert some.take(ask("!style lava"), 1.0).answer == "cooling"


def test_styles_are_counted() -> None:
    some = viewers(cooldown_user_s=0, cooldown_all_s=0)
    numbers = []
    for id in ("m1", "m2"):
        some.take(ask("!winter", id=id), 0.0)
        numbers.append(some.due(0.0))
    some.removed(Removal("ann", "m2"))
    numbers.append(some.due(0.0))
    some.removed(Removal("ann", "m1"))
    numbers.append(some.due(0.0))
    assert [change.number for change in numbers if change] == [1, 2, 1, 0]


def test_rewards() -> None:
    some = viewers(rewards={REWARD: "{text}"}, who={"roles": ["moderator"]}, cooldown_all_s=100)
    assert some.take(ask("lego", reward=REWARD), 0.0).prompt == "lego"
    assert some.take(ask("candy", reward=REWARD), 0.0).answer == "taken"  # paid for: no cool-down
    assert some.take(ask("shit", reward=REWARD), 0.0).answer == "blocked"
    assert some.take(ask("!winter", reward="another"), 0.0).answer == "ignored"


def test_moderators_take_back_what_waits() -> None:
    some = viewers(hold_s=3, cooldown_user_s=0, cooldown_all_s=0)
    for removal in (Removal("ann", "m1"), Removal("ann"), Removal()):
        some.take(ask("!winter", id="m1"), 0.0)
        assert some.due(2.9) is None
        some.removed(removal)
        assert some.due(3.0) is None
    some.take(ask("!winter", id="m1"), 0.0)
    some.take(ask("!normal", "bob", id="m2"), 0.5)
    some.removed(Removal("eve"))
    some.removed(Removal("bob", "m2"))
    assert some.due(4.0) == Change("frozen winter", "ann")


def test_moderators_take_back_what_was_set() -> None:
    some = viewers(cooldown_user_s=0, cooldown_all_s=0)

    def set_style(text: str, user: str, id: str) -> None:
        some.take(ask(text, user, id=id), 0.0)
        assert some.due(0.0)

    set_style("!winter", "ann", "m1")
    set_style("!style one", "troll", "m2")
    set_style("!style two", "troll", "m3")
    some.removed(Removal())  # tidied up
    assert some.due(0.0) is None
    some.removed(Removal("troll", "m2"))  # not on any more
    assert some.due(0.0) is None
    some.removed(Removal("troll"))
    assert some.due(0.0) == Change("frozen winter", "ann", back=True)
    assert some.due(0.0) is None
    some.removed(Removal("ann", "m1"))
    assert some.due(0.0) == Change("", "", back=True)
    some.removed(Removal("ann"))
    assert some.due(0.0) is None


def test_names_are_looked_at() -> None:
    some = viewers()
    for user in ("shit", "shit_lord", "xx_shit_xx", "sh1t", "5hit99", "ann_fag7", "n_i_g_g_e_r", "heil1488"):
        assert some.name_of(user) == "a viewer", user
    for user in ("ann", "the vote", "bob_1999", "grass_hitter", "tom88"):
        assert some.name_of(user) == user
    assert viewers(words={"on": False}).name_of("shit") == "shit"


def test_what_waits_is_bounded() -> None:
    some = viewers(hold_s=60, cooldown_user_s=0, cooldown_all_s=0)
    answers = [some.take(ask("!winter"), 0.0).answer for _ in range(policy.MAX_HELD + 1)]
    assert answers == ["taken"] * policy.MAX_HELD + ["full"]


def test_vote() -> None:
    some = viewers(vote={"on": True, "window_s": 30, "least_votes": 2}, cooldown_all_s=20)
    assert some.take(ask("!winter", "ann"), 100.0).answer == "voted"
    assert some.take(ask("!style Lego", "bob"), 101.0).answer == "voted"
    assert some.take(ask("!style lego", "cid"), 102.0).answer == "voted"
    assert some.take(ask("!style shit", "dan"), 102.0).answer == "blocked"
    assert [(tally.prompt, tally.votes) for tally in some.standing()] == [("Lego", 2), ("frozen winter", 1)]
    assert some.left_s(110.0) == 20.0
    assert some.due(129.9) is None
    assert some.due(130.0) == Change("Lego", "the vote")
    assert some.take(ask("!winter"), 149.0).answer == "cooling"
    assert some.take(ask("!winter"), 150.0).answer == "voted"
    assert some.due(200.0) is None  # too few
    some.take(ask("!winter", "ann"), 200.0)
    some.take(ask("!winter", "bob"), 200.0)
    some.removed(Removal("bob"))
    assert some.due(300.0) == Change("", "", back=True)  # bob's voice had also set what was on
    assert some.due(300.0) is None


def poll(**rules: Any) -> Viewers:
    some = viewers(vote={"on": True, "window_s": 30}, cooldown_all_s=0, **rules)
    for user in ("ann", "bob", "cid"):
        assert some.take(ask("!style lava", user, id=f"m-{user}"), 0.0).answer == "voted"
    return some


def test_a_single_vote_sets_nothing_by_default() -> None:
    some = viewers(vote={"on": True, "window_s": 30})
    some.take(ask("!winter"), 0.0)
    assert some.due(30.0) is None


def test_a_deleted_message_is_no_vote() -> None:
    some = poll()
    some.removed(Removal("ann", "m-ann"))
    assert some.standing()[0].votes == 2
    some.removed(Removal("bob", "m-bob"))
    assert some.due(30.0) is None


def test_the_winner_of_a_vote_waits_for_moderators() -> None:
    some = poll(hold_s=5)
    assert some.due(30.0) is None
    assert some.standing() == []
    assert some.due(34.9) is None
    assert some.due(35.0) == Change("lava", "the vote")


@pytest.mark.parametrize(
    ("removals", "stays"),
    [
        ([Removal("bob", "m-bob")], False),  # a moderator's finger on the style itself
        ([Removal("eve", "m-eve")], True),
        ([Removal("bob")], True),  # two voters are left
        ([Removal("bob"), Removal("ann")], False),
        ([Removal("bob"), Removal("bob")], True),
    ],
)
def test_the_winner_of_a_vote_can_be_taken_back(removals: list[Removal], stays: bool) -> None:
    waiting, shown = poll(hold_s=5), poll()
    waiting.due(30.0)
    assert shown.due(30.0) == Change("lava", "the vote")
    for removal in removals:
        waiting.removed(removal)
        shown.removed(removal)
    assert waiting.due(40.0) == (Change("lava", "the vote") if stays else None)
    assert shown.due(40.0) == (None if stays else Change("", "", back=True))


def test_clearing_the_chat_drops_a_winner_that_waits() -> None:
    waiting, shown = poll(hold_s=5), poll()
    assert waiting.due(30.0) is None
    assert shown.due(30.0)
    for some in (waiting, shown):
        some.removed(Removal())
        assert some.due(40.0) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 30), st.sampled_from(["ann", "bob", "cid"])), max_size=40))
def test_cool_downs_hold_in_any_order(steps: list[tuple[float, str]]) -> None:
    some, now_s = viewers(cooldown_user_s=60, cooldown_all_s=10), 0.0
    taken: list[tuple[float, str]] = []
    for step_s, user in steps:
        now_s += step_s
        verdict = some.take(ask("!winter", user), now_s)
        assert verdict.answer in ("taken", "cooling")
        assert (verdict.wait_s > 0) == (verdict.answer == "cooling")
        if verdict.answer == "taken":
            assert all(now_s - at_s >= (59.999 if who == user else 9.999) for at_s, who in taken)
            taken.append((now_s, user))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_written_comes_out_clean(text: str) -> None:
    some = viewers()
    some.take(ask("!style " + text), 0.0)
    change = some.due(0.0)
    assert change is None or (change.prompt.isprintable() and 0 < len(change.prompt) <= 120)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "MAX_USERS", 10)
    some = viewers(cooldown_all_s=0)
    for i in range(30):
        some.take(ask("!winter", f"user{i}"), 0.0)
        some.due(0.0)
    assert len(some._last_s) == 10
