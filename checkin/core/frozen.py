"""Values with named fields that never change, at a fraction of what the standard ones cost to load.

`dataclasses` brings `inspect` and `re` along, and builds six functions for each class: 72 million
instructions before a command of the shell does anything. Here the one function that has to be fast,
`__init__`, is built when the first value of a class is made.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn, Self, TypeVar, dataclass_transform

    T = TypeVar("T", bound="Frozen")
else:

    def dataclass_transform(**_: object) -> object:
        """Do without `typing`, which takes as long to load as all of this."""
        return lambda cls: cls


def _first(self: Frozen, *args: Any, **named: Any) -> None:
    """Build the `__init__` of a class with its first value, and call it."""
    made = _init_of(type(self))
    type(self).__init__ = made  # type: ignore[method-assign]  # the next goes there at once
    made(self, *args, **named)


@dataclass_transform(frozen_default=True)
class _Fields(type):
    """Makes slots of the annotated names of a class, which `from __future__` leaves as text."""

    _fields: tuple[str, ...]
    _named: frozenset[str]
    _defaults: dict[str, object]
    _annotations: dict[str, str]

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        *,
        kw_only: bool = False,
        **given: Any,
    ) -> _Fields:
        annotated = namespace.get("__annotations__", {})
        own = tuple(annotated)
        before = [base for base in bases if isinstance(base, _Fields)]
        defaults = {key: namespace.pop(key) for key in own if key in namespace}
        namespace |= {"__slots__": own, "__init__": _first}
        made = super().__new__(cls, name, bases, namespace, **given)
        named = [base._named for base in before]
        made._named = frozenset(own if kw_only else ()).union(*named)
        every = (*(key for base in before for key in base._fields), *own)
        by_place = tuple(key for key in every if key not in made._named)
        made._fields = (*by_place, *(key for key in every if key in made._named))
        made._defaults = {k: v for base in before for k, v in base._defaults.items()} | defaults
        made._annotations = {k: v for base in before for k, v in base._annotations.items()}
        made._annotations |= annotated
        made.__match_args__ = by_place  # type: ignore[attr-defined, misc]  # for `match`
        return made


class Frozen(metaclass=_Fields):
    """A value with the fields that its class names, equal to any other with the same ones.

    Those of a class made with `kw_only=True`, and of it in classes derived from it, are given by
    name and come last. After `__init__` it calls `__post_init__`, if there is one.
    """

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name!r} stays as it is")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name!r} stays as it is")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, key) == getattr(other, key) for key in type(self)._fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, key) for key in type(self)._fields))

    def __repr__(self) -> str:
        inside = ", ".join(f"{key}={getattr(self, key)!r}" for key in type(self)._fields)
        return f"{type(self).__qualname__}({inside})"

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[object, ...]]:
        return _again, (type(self), {key: getattr(self, key) for key in type(self)._fields})


def _again(cls: type[T], values: dict[str, object]) -> T:
    """A value as it was before it was copied or pickled."""
    return cls(**values)


def fields(cls: type[Frozen]) -> tuple[str, ...]:
    """The names of the fields, in their order."""
    return cls._fields


def annotated(cls: type[Frozen]) -> dict[str, str]:
    """The annotation of each field by its name, as it is written in the class."""
    return cls._annotations


def replace(value: T, **changes: object) -> T:
    """The value with other fields. Raises `TypeError` for a name it does not have."""
    cls = type(value)
    return cls(**({key: getattr(value, key) for key in cls._fields} | changes))


def as_dict(value: Frozen) -> dict[str, Any]:
    """The fields by name; values inside values too."""
    return {key: _plain(getattr(value, key)) for key in type(value)._fields}


def _plain(value: object) -> object:
    if isinstance(value, Frozen):
        return as_dict(value)
    if isinstance(value, tuple | list):
        return type(value)(_plain(each) for each in value)
    return value


def _init_of(cls: type[Frozen]) -> Any:
    """An `__init__` with the fields of a class as its arguments."""
    names: dict[str, object] = {f"_set_{key}": getattr(cls, key).__set__ for key in cls._fields}
    args = []
    for key in cls._fields:
        if key in cls._named and "*" not in args:
            args.append("*")
        if key in cls._defaults:
            names[f"_or_{key}"] = cls._defaults[key]
            args.append(f"{key}=_or_{key}")
        else:
            args.append(key)
    body = [f"_set_{key}(self, {key})" for key in cls._fields]
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    code = f"def __init__({', '.join(['self', *args])}):\n  " + "\n  ".join(body or ["pass"])
    exec(code, names)
    return names["__init__"]
