"""Own words by file: packs, packs check, packs add, packs remove, packs example."""

from __future__ import annotations

import os

from checkin.cli.command import argument, command, option
from checkin.cli.context import Shell
from checkin.cli.output import note, say, say_json, write
from checkin.content import own_packs
from checkin.content.strings import format_template, format_text, get_text, get_texts
from checkin.core.errors import NotPossible
from checkin.core.text import show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checkin.content.own_packs import PackFile
    from checkin.content.pack_check import OwnWords, Problem

_MOST = 5
"""How many texts a sentence holds."""


@command("packs", is_group=True)
def packs(shell: Shell) -> int:
    """Your own words by file: list, check, add or remove them.

    A pack is a text file with small things, wins, kind lines, questions and more, in your words or
    in those of somebody who helps you. `checkin packs example > mine.toml` writes one to begin
    with, `checkin packs check mine.toml` names what is wrong with it, `checkin packs add mine.toml`
    brings it in.
    """
    found = own_packs.files()
    if shell.json:
        say_json({"folder": own_packs.folder(), "packs": [_as_json(each) for each in found]})
        return 0
    room = max((len(each.name) for each in found), default=0) + 2
    for each in found:
        title = f"{each.words.name}: " if each.words.name and not each.problems else ""
        said = _not_used(each.problems[0]) if each.problems else f"{title}{_held(each.words)}"
        say(f"{each.name.ljust(room)}{said}")
    if found:
        note(format_text("packs", "folder", folder=own_packs.folder()))
    else:
        note(get_text("packs", "none"))
    return 0


@command("check", of=packs)
@argument("source", metavar="FILE", completes="files")
def check(shell: Shell, source: str) -> int:
    """Name every problem of a file, with its line.

    It ends with 0 if there is none, and with 1 otherwise. Nothing is changed.

    For example: `checkin packs check mine.toml`
    """
    found = _read(source)
    if shell.json:
        say_json(_as_json(found))
    elif found.problems:
        for line in _problems(found):
            say(line)
    else:
        name = os.path.basename(source)
        say(format_text("packs", "packs_fine", file=name, what=_held(found.words)))
    return 1 if found.problems else 0


@command("add", of=packs)
@argument("source", metavar="FILE", completes="files")
@option("--dry-run", is_flag=True, help="Say what it would change, and add nothing.")
@option("--force", is_flag=True, help="Replace a pack of that name.")
def add(shell: Shell, source: str, dry_run: bool, force: bool) -> int:
    """Check a file, say what it changes, and copy it to your packs.

    A file with a problem is not added. Other users can't read the copy.

    For example: `checkin packs add mine.toml`
    """
    found = _read(source)
    if found.problems:
        if shell.json:
            say_json({**_as_json(found), "added": False})
        else:
            note(*_problems(found), get_text("packs", "not_added"))
        return 1
    name = found.name.lstrip(".") or "pack"  # a hidden file would not be read
    if not dry_run:
        from checkin.journal import pack_folder

        pack_folder.write(name, found.data.decode("utf-8-sig"), replace=force)
        shell.done()
    if shell.json:
        say_json({**_as_json(found), "name": name, "added": not dry_run})
        return 0
    key = "would_add" if dry_run else "added"
    say(format_text("packs", key, name=name, what=_held(found.words)))
    for line in _changes(found.words):
        say(line)
    if not dry_run:
        import shlex

        note(
            *(
                format_text("packs", "to_choose", command=f"checkin settings evening {id}")
                for id in list(found.words.profiles)[:1]
            ),
            format_text(
                "packs",
                "to_remove",
                command=shlex.join(["checkin", "packs", "remove", name]),
            ),
        )
    return 0


@command("remove", of=packs)
@argument("name", completes="packs")
def remove(shell: Shell, name: str) -> int:
    """Use a pack no more; its file is kept in a folder beside the others.

    For example: `checkin packs remove mine`
    """
    from checkin.journal.pack_folder import take_out

    known = {each.name: each for each in own_packs.files()}
    found = known.get(name) or known.get(name.removesuffix(own_packs.ENDING))
    if found is None:
        listed = format_text("packs", "there_are", names=", ".join(known))
        raise NotPossible(
            format_text("packs", "no_name", name=name),
            listed or get_text("packs", "there_are_none"),
        )
    kept = take_out(found.path)
    shell.done()
    if shell.json:
        say_json({"name": found.name, "kept": kept})
    else:
        say(format_text("packs", "removed", name=found.name, file=kept))
    return 0


@command("example", of=packs)
def example(shell: Shell) -> int:
    """Write a pack to begin with, which has something of each sort.

    For example: `checkin packs example > mine.toml`
    """
    text = own_packs.example()
    if shell.json:
        say_json({"example": text})
    else:
        write(show(text.rstrip("\n")) + "\n")
    return 0


def _read(source: str) -> PackFile:
    from checkin.core.paths import absolute

    found = own_packs.read(absolute(os.path.expanduser(source)))
    if found.problems and not found.problems[0].line:
        raise NotPossible(found.problems[0].what, format_text("packs", "named", file=source))
    return found


def _problems(found: PackFile) -> Iterator[str]:
    """Every problem of a file in a line, and how many there are."""
    for each in found.problems:
        yield format_text("packs", "at", line=each.line, what=each.what)
    one, many = get_texts("packs", "packs_bad")
    count = len(found.problems)
    name = os.path.basename(found.path)
    yield format_template(one if count == 1 else many, file=name, count=count)


def _not_used(problem: Problem) -> str:
    key = "not_used" if problem.line else "not_used_file"
    return format_text("packs", key, line=problem.line or None, what=problem.what)


def _held(words: OwnWords) -> str:
    """What a file holds, in words."""
    counts = {name: len(rows) for name, rows in words.rows.items()}
    counts |= {"distress": len(words.distress), "hidden": len(words.hidden)}
    said = []
    for name, count in counts.items():
        one, many = get_texts("packs", f"count_{name}")
        if count:
            said.append(one if count == 1 else format_template(many, count=count))
    names = ", ".join(str(row.get("name", id)) for id, row in words.profiles.items())
    if names:
        said.append(format_text("packs", "profiles", names=names))
    return ", ".join(said) or get_text("packs", "nothing")


def _changes(words: OwnWords) -> Iterator[str]:
    """Which texts of ours it takes the place of, and which it leaves out."""
    taken = [row["id"] for rows in words.rows.values() for row in rows]
    for key, ids in (("takes_place", taken), ("leaves_out", sorted(words.hidden))):
        if texts := own_packs.texts_of(ids, ours=True):
            yield format_text("packs", key, texts=_some(texts.values()))


def _some(texts: Iterable[str]) -> str:
    found = [f'"{text}"' for text in texts]
    rest = f" … (+{len(found) - _MOST})" if len(found) > _MOST else ""
    return f"{', '.join(found[:_MOST])}{rest}"


def _as_json(found: PackFile) -> dict[str, object]:
    words = found.words
    return {
        "name": found.name,
        "file": found.path,
        "fine": not found.problems,
        "problems": [{"line": each.line or None, "what": each.what} for each in found.problems],
        "title": words.name,
        "holds": {name: len(rows) for name, rows in words.rows.items()},
        "not_for_me": sorted(words.hidden),
        "distress": list(words.distress),
        "profiles": list(words.profiles),
    }
