"""What events are called."""

from __future__ import annotations

import daft
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.gathering import naming
from tellings.gathering.documents import key

#: Members (event, id) as a later run has them, and (id, name) as an earlier one left them.
MEMBERS = st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(1, 4), min_size=1)
HAD = st.dictionaries(st.sampled_from("abcdefghijkl"), st.sampled_from(["a", "b", "c"]))


def called(members: dict[str, int], had: dict[str, str] | None) -> dict[int, str]:
    """Return the name of each event; members are dated in the order of their ids."""
    rows = daft.from_pydict({
        "event": list(members.values()), "key": [key(each) for each in members], "id": list(members),
        "published": [f"2031-05-{ord(each) - ord('a') + 1:02}" for each in members],
    })  # fmt: skip
    earlier = None
    if had is not None:
        earlier = daft.from_pydict({
            "key": [key(each) for each in had] or [0], "name": list(had.values()) or ["nobody"],
            "generation": [0] * max(1, len(had)),
        })  # fmt: skip
    found = naming.named(rows, earlier).to_pydict()
    assert sorted(found["key"]) == sorted(key(each) for each in members)
    return dict(zip(found["event"], found["name"], strict=True))


def test_an_event_is_called_by_its_earliest_member() -> None:
    """By the first by id where none has a day before the others."""
    assert called({"b": 1, "c": 1, "a": 2}, None) == {1: "b", 2: "a"}


def test_an_event_of_other_members_does_not_get_a_name_that_is_taken() -> None:
    """Two thirds of the event called `a` went one way; the head of the rest is called otherwise."""
    assert called({"a": 1, "b": 1, "c": 2, "d": 2}, {"b": "a", "c": "a", "d": "a"}) == {1: "a~", 2: "a"}


def test_the_last_name_holds() -> None:
    """A document that was in two events, one after the other, speaks for the later."""
    rows = daft.from_pydict({"event": [1], "key": [7], "id": ["x"], "published": [None]})
    earlier = daft.from_pydict({"key": [7, 7], "name": ["new", "old"], "generation": [1, 0]})
    assert naming.named(rows, earlier).to_pydict()["name"] == ["new"]


@settings(deadline=None, max_examples=20)  # each asks the engine a dozen times
@given(MEMBERS, HAD)
def test_claims_are_settled_as_if_all_were_at_hand(members: dict[str, int], had: dict[str, str]) -> None:
    """Most members in common first, then by name; what hangs together by no claim changes nothing."""
    counts: dict[tuple[int, str], int] = {}
    for each, event in members.items():
        if each in had:
            counts[event, had[each]] = counts.get((event, had[each]), 0) + 1
    names: dict[int, str] = {}
    for (event, name), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        if event not in names and name not in names.values():
            names[event] = name
    kept = set(names.values())
    for event in set(members.values()) - names.keys():
        head = min(each for each in members if members[each] == event)
        names[event] = f"{head}~" if head in kept else head
    assert called(members, had) == names
