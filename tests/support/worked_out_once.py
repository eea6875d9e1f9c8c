"""What Textual works out anew in each app, worked out once in a process: tests open thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType, MethodType
from typing import Any

import pytest
from textual import _callback
from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values

Tokens = dict[str, Any]
"""What the variables of a theme stand for, by their names."""


@contextmanager
def worked_out_once() -> Iterator[None]:
    """Keep style sheets as they were parsed, and how many parameters a function has.

    All of it depends on what a function or a style sheet says, and on the theme, and on nothing
    else.
    """
    with pytest.MonkeyPatch.context() as patch:
        variables: dict[tuple[tuple[str, str], ...], Tokens] = {}
        patch.setattr(stylesheet, "tokenize_values", lambda values: _tokens(variables, values))
        patch.setattr(stylesheet, "parse", _parsing())
        patch.setattr(_callback, "_count_parameters", _counting())
        yield


def _tokens(known: dict[tuple[tuple[str, str], ...], Tokens], values: dict[str, str]) -> Tokens:
    key = tuple(values.items())
    if key not in known:
        known[key] = tokenize_values(values)
    return known[key]


def _parsing() -> Callable[..., list[RuleSet]]:
    parsed: dict[object, list[RuleSet]] = {}

    def once(
        scope: str, css: str, read_from: Any, variable_tokens: Tokens, **named: Any
    ) -> list[RuleSet]:
        # tokens are kept, so no others take their id
        key = (scope, css, read_from, id(variable_tokens), *named.values())
        if key not in parsed:
            parsed[key] = [*parse(scope, css, read_from, variable_tokens=variable_tokens, **named)]
        return parsed[key]

    return once


def _counting() -> Callable[[Callable[..., Any]], int]:
    count = _callback._count_parameters
    counted: dict[object, int] = {}

    def once(function: Callable[..., Any]) -> int:
        if isinstance(function, MethodType):
            return once(function.__func__) - 1
        if not isinstance(function, FunctionType) or hasattr(function, "__wrapped__"):
            return count(function)
        code = function.__code__  # one for all functions that a line makes
        if code not in counted:
            counted[code] = count(function)
        return counted[code]

    return once
