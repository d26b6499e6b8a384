"""Properties of all message types. The strategies come from the types, so a new field is tested the day it is added."""

from __future__ import annotations

import string
from typing import Any

import msgpack
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect as shape

from mirage_game.wire import (
    Frame,
    Prompt,
    Styled,
    WireError,
    decode_from_client,
    decode_from_daemon,
    encode,
    frame_parts,
    styled_parts,
)
from mirage_game.wire.codec import _check
from mirage_game.wire.messages import FROM_CLIENT, FROM_DAEMON

SIDES = [(kind, decode_from_client) for kind in FROM_CLIENT] + [(kind, decode_from_daemon) for kind in FROM_DAEMON]
PRINTABLE = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))


def values(kind: shape.Type, field: str = "") -> st.SearchStrategy[Any]:
    """Every value that a field of this type may have."""
    match kind:
        case shape.StructType(fields=fields):
            return st.builds(kind.cls, **{one.name: values(one.type, one.name) for one in fields})
        case shape.StrType(min_length=low, max_length=high, pattern=pattern):
            letters = string.ascii_letters + string.digits if "A-Za-z0-9" in pattern else PRINTABLE
            return st.text(letters, min_size=low or 0, max_size=min(high, 40))
        case shape.IntType(ge=low, le=high):
            # Any two of these make an area within the limit.
            return st.integers(
                low, min(high, 2880) if field in ("width", "height") else 1 if field == "version" else high
            ).filter(lambda value: field != "version" or value == 1)
        case shape.FloatType(ge=low, gt=above, le=high, lt=below):
            low, high = above if low is None else low, below if high is None else high
            return st.floats(low, high, exclude_min=above is not None, exclude_max=below is not None)
        case shape.LiteralType(values=words):
            return st.sampled_from(words)
        case shape.VarTupleType(item_type=item, max_length=high):
            return st.lists(values(item), max_size=min(high, 4)).map(tuple)
        case shape.DictType(key_type=key, value_type=value):
            return st.dictionaries(values(key), values(value), max_size=4)
        case shape.UnionType(types=kinds):
            return st.one_of(*map(values, kinds))
        case shape.BoolType():
            return st.booleans()
        case shape.NoneType():
            return st.none()
    raise TypeError(kind)


def messages(kind: type) -> st.SearchStrategy[Any]:
    return values(shape.type_info(kind))


@pytest.mark.parametrize(("kind", "decode"), SIDES)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_round_trip(kind, decode, data):
    message = data.draw(messages(kind))
    header = encode(message)
    again = decode(header)
    assert again == _check(message)  # the same, but for the prompt's spaces
    assert encode(again) == header
    plain = msgpack.unpackb(header)  # another library reads the same
    assert plain == msgspec.to_builtins(again, builtin_types=(tuple,)) or plain == msgspec.json.decode(
        msgspec.json.encode(again)
    )
    assert plain["type"] == kind.__struct_config__.tag
    assert list(plain) == ["type", *kind.__struct_fields__]


def refusal(decode: Any, data: Any) -> WireError | None:
    """Whatever comes in, nothing but a message or a WireError comes out."""
    try:
        decode(data)
    except WireError as error:
        return error
    return None


@given(st.binary(max_size=400))
@settings(max_examples=500, deadline=None)
def test_arbitrary_bytes_raise_nothing_else(data):
    for decode in (decode_from_client, decode_from_daemon):
        refusal(decode, data)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**64 - 1)
        | st.floats()
        | st.text(max_size=9)
        | st.binary(max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    ),
    st.sampled_from(SIDES),
    st.data(),
)
@settings(max_examples=300, deadline=None)
def test_any_value_in_any_field_raises_nothing_else(value, side, data):
    kind, decode = side
    fields = msgspec.to_builtins(data.draw(messages(kind)))
    fields[data.draw(st.sampled_from(list(fields)))] = value
    refusal(decode, msgpack.packb(fields))


@pytest.mark.parametrize(("kind", "decode"), SIDES)
@given(st.data())
@settings(max_examples=20, deadline=None)
def test_no_prefix_and_nothing_longer_is_a_message(kind, decode, data):
    header = encode(data.draw(messages(kind)))
    cut = data.draw(st.integers(0, len(header) - 1))
    for wrong in (header[:cut], header + data.draw(st.binary(min_size=1, max_size=9))):
        with pytest.raises(WireError) as caught:
            decode(wrong)
        assert caught.value.code in ("malformed", "invalid", "unknown_type", "format", "size", "prompt", "version")


@given(messages(Frame) | messages(Styled), st.lists(st.binary(max_size=64), max_size=3))
@settings(max_examples=200, deadline=None)
def test_parts_raise_nothing_else(header, rest):
    refusal(frame_parts, [encode(header), *rest])
    refusal(styled_parts, [encode(header), *rest])


@given(st.text(max_size=60))
def test_any_prompt_is_tidied_or_refused(text):
    error = refusal(encode, Prompt(text=text))
    if error is not None:
        assert error.code in ("prompt", "invalid")  # "invalid": half a surrogate pair is no text at all
    else:
        assert decode_from_client(encode(Prompt(text=text))).text == " ".join(text.split())
