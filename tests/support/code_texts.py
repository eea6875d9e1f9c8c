"""The sentences and labels that stand in the code itself, not in a pack."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT

MODULES = sorted((ROOT / "checkin").rglob("*.py"))

_SENTENCE = re.compile(r"[A-Z{`\"'#][^\n;{}]*\w.*[.?:]\s*", re.DOTALL)
_SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA|WHERE|BETWEEN|IS)\b")


def texts_of(source: str) -> Iterator[tuple[int, str]]:
    """Each text a person may read, with its line: sentences, and what is given to `Command`.

    Docstrings are left out, but for those of commands, which are their help. Values put into a
    sentence are written as `{it}`.
    """
    tree = ast.parse(source)
    commands = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(_name(mark) == "command" for mark in node.decorator_list)
        and isinstance(node.body[0], ast.Expr)
    }
    labels = {
        value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node) == "Command"
        for value in node.args[3:]
    }
    parts = {
        value for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for value in node.values
    }
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)} - commands
    for node in ast.walk(tree):
        text = _text(node)
        if text is None or node in docstrings or node in parts:
            continue
        if (
            node in labels
            or node in commands
            or (_SENTENCE.fullmatch(text) and " " in text.strip() and not _SQL.search(text))
        ):
            yield getattr(node, "lineno", 0), text


def _name(node: ast.expr) -> str:
    """What is called, or the name of a decorator."""
    called = node.func if isinstance(node, ast.Call) else node
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(value.value) if isinstance(value, ast.Constant) else "{it}" for value in node.values
        )
    return None


def named_texts(module: Path) -> Iterator[tuple[str, str]]:
    """Every such text of a module, after its place: `checkin/core/settings.py:29`."""
    where = module.relative_to(ROOT)
    for line, text in texts_of(module.read_text(encoding="utf-8")):
        yield f"{where}:{line}", text
