"""A row of a pack becomes a value, and a wrong one says where it stands and what is wrong."""

from __future__ import annotations

import pytest

from checkin.content import loader
from checkin.content.loader import PackError, load_item, load_items
from checkin.core.frozen import Frozen


class Part(Frozen):
    """A value inside another."""

    seconds: float


class Thing(Frozen):
    """A value with a field of every sort."""

    id: str
    size: int
    on: bool = False
    tool: str | None = None
    topics: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The name of a pack that holds one table of rows."""
    rows = request.param
    monkeypatch.setattr(loader, "load_pack", lambda name: {"outer": {"thing": rows}})
    name = f"made-up-{request.node.name}"
    assert isinstance(name, str)
    return name


@pytest.mark.parametrize(
    "pack",
    [[{"id": "a", "size": 1, "topics": ["b"], "parts": [{"seconds": 2}], "source": "a book"}]],
    indirect=True,
)
def test_a_row_becomes_a_value(pack: str) -> None:
    found = load_items(Thing, pack, "outer.thing")
    assert found == (Thing("a", 1, topics=("b",), parts=(Part(2.0),)),)
    assert isinstance(found[0].parts[0].seconds, float)
    assert load_items(Thing, pack, "outer.thing") is found


@pytest.mark.parametrize(
    ("pack", "wrong"),
    [
        ([{"id": "a", "size": 1}, {"id": "b"}], "[1] (b): 'size' is missing"),
        ([{"id": "a", "size": "1"}], "[0] (a): 'size' is not of type int: '1'"),
        ([{"id": "a", "size": True}], "[0] (a): 'size' is not of type int: True"),
        ([{"id": "a", "size": 1, "tool": 3}], "[0] (a): 'tool' is not of type str: 3"),
        ([{"id": "a", "size": 1, "topics": "b"}], "[0] (a): 'topics' is not a list"),
        ([{"id": "a", "size": 1, "topics": [1]}], "[0] (a): 'topics' is not of type str: 1"),
        ([{"id": "a", "size": 1, "topic": []}], "[0] (a): unknown column 'topic'"),
        ([{"id": "a", "size": 1, "parts": [{}]}], "[0] (a): 'parts'[0]: 'seconds' is missing"),
        ([{"id": "a", "size": 1, "parts": ["x"]}], "[0] (a): 'parts'[0] is not a row"),
        (["a"], "[0] is not a row"),
        ({"id": "a"}, " is not a list of rows"),
    ],
    indirect=["pack"],
)
def test_what_does_not_fit_is_named(pack: str, wrong: str) -> None:
    with pytest.raises(PackError) as raised:
        load_items(Thing, pack, "outer.thing")
    assert str(raised.value) == f"packs/{pack}.toml: outer.thing{wrong}"


@pytest.mark.parametrize("pack", [{"id": "a", "size": 1}], indirect=True)
def test_a_table_may_be_a_single_row(pack: str) -> None:
    assert load_item(Thing, pack, "outer.thing") == Thing("a", 1)
    with pytest.raises(PackError, match=r"outer\.nothing: no such table"):
        load_item(Thing, pack, "outer.nothing")
