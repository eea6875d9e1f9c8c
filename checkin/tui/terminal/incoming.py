"""What a terminal sends, cut into whole pieces before Textual reads it.

Bytes come cut anywhere: inside a letter, a key, a paste, or an answer to a question that was asked
long ago. Textual's parser reads what it knows, and takes the rest for keys. Here it is given one
whole piece at a time, so that what it does not know can be told from what has not come yet.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from time import monotonic

from textual import constants, events
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._parser import Parser
from textual._xterm_parser import _MAX_SEQUENCE_SEARCH_THRESHOLD, XTermParser
from textual.message import Message

PATIENCE = 1.0
"""Seconds in which a piece that has begun has to be whole, and after which a paste is over that
stopped coming before its end."""

_PASTE = b"\x1b[200~"
_PASTE_END = b"\x1b[201~"
_WHOLE = re.compile(
    rb"""
      (?P<text> [^\x1b]+ )
    | (?P<string> \x1b [P\]X^_] [ -~\x80-\xff]* (?: \x07 | \x1b\\ ) )  # DCS, OSC, SOS, PM, APC
    | (?P<key>
          \x1b\[M [ -\xff]{3}                   # the mouse, as old terminals tell of it
        | \x1b\[< [-0-9;]* [Mm]               # and others, below 0 outside of the window
        | \x1b\[\[ [A-E]                        # f1 to f5 on a Linux console
        | \x1b\[ [0-9]+ \$                      # keys with shift in rxvt
        | \x1b\[ (?![M[]) [0-?]* [ -/]* [@-~]   # CSI
        | \x1bO [0-9;]* [ @-~]                  # SS3
      )
    | (?P<alt> \x1b (?:
          [^\x1b[O\]PX^_\x80-\xff]
        | [\xc2-\xdf][\x80-\xbf] | [\xe0-\xef][\x80-\xbf]{2} | [\xf0-\xf4][\x80-\xbf]{3}
      ) )
    """,
    re.VERBOSE,
)
_BEGUN = re.compile(
    rb"""
    \x1b (?:
        \[ (?: M [ -\xff]{0,2} | \[ | < [-0-9;]*- [-0-9;]* | [0-?]* [ -/]* )
      | O [0-9;]*
      | [P\]X^_] [ -~\x80-\xff]* \x1b?
      | [\xc2-\xdf] | [\xe0-\xef] [\x80-\xbf]? | [\xf0-\xf4] [\x80-\xbf]{0,2}
    )?
    """,
    re.VERBOSE,
)
_ANSWER_IN_PASTE = re.compile(
    rb"\x1b\[[?>][0-9;]*(?:[cnuSt]|\$y)|\x1b[P\]X^_][ -~\x80-\xff]*?(?:\x07|\x1b\\)"
)
_KEYS_AT_END = re.compile(
    rb"(?: [\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f] | \x1b (?: [\[O] [0-?]* [@-~]? )? )+ \Z",
    re.VERBOSE,
)
"""What is no text at the end of a paste that was cut off: somebody has pressed keys since."""

_REPORTED_KEY = re.compile(
    r"\x1b\[(\d{0,7})((?::\d{0,7})*)"
    r"(?:;(\d{0,7})(?::(\d*))?(?:;([\d:]*))?)?([u~ABCDEFHPQRS])"
)
"""CSI code:alternates ; modifiers:kind ; text u, as kitty and others report a key."""
_RELEASED = "3"
_KEYS_WITHOUT_LETTER = range(0xE000, 0xF900)  # such as the middle of the number pad
_SHIFT, _CAPS_LOCK, _NUM_LOCK = 1, 64, 128


class Incoming:
    """Turns bytes into what Textual calls messages."""

    due: float | None = None
    """When to call `tick` (in monotonic seconds), if nothing more comes before."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._messages: list[Message] = []
        self._begun = b""
        self._since = 0.0
        self._pasted: bytearray | None = None
        self._paste_was_cut = False

    def feed(self, data: bytes) -> list[Message]:
        """What came, together with what was begun before. A piece may be cut anywhere."""
        if self._paste_was_cut and _PASTE_END in data.partition(_PASTE)[0]:
            late, _, data = data.partition(_PASTE_END)
            self._paste_was_cut, self._begun = False, b""
            self._paste(late.decode("utf-8", "replace"))
        carried = len(self._begun)
        data, self._begun = self._begun + data, b""
        offset = 0
        while offset < len(data):
            if self._pasted is None:
                offset = self._read_piece(data, offset, carried)
            else:
                offset = self._read_paste(self._pasted, data, offset)
        if self._pasted is not None:
            self.due = monotonic() + PATIENCE
        elif self._begun:
            self.due = self._since + (PATIENCE if len(self._begun) > 1 else constants.ESCAPE_DELAY)
        else:
            self.due = None
        return self._taken()

    def tick(self) -> list[Message]:
        """What becomes of a beginning that nothing followed: a key, text, or nothing."""
        if self.due is None or monotonic() < self.due:
            return []
        if self._pasted is not None:
            return self._cut_paste(self._pasted)
        begun, self._begun, self.due = self._begun, b"", None
        if len(begun) == 1:
            self._key("\x1b")
        elif begun[1] >= 0x80:
            self._key("\x1b")
            self._text(begun[1:])
        elif len(begun) == 2:
            self._key(begun.decode())  # pressed with alt
        return self._taken()

    def _taken(self) -> list[Message]:
        taken, self._messages = self._messages, []
        return taken

    def _read_piece(self, data: bytes, start: int, carried: int) -> int:
        """Read the piece of `data` that starts there; where the next one does."""
        whole = _WHOLE.match(data, start)
        if whole is None:
            begun = _BEGUN.match(data, start)
            end = begun.end() if begun else start + 1
            if end == len(data):
                self._begun = data[start:]
                if start or not carried:
                    self._since = monotonic()
            elif end == start + 1:
                self._key("\x1b")
            elif data[end - 1] == 0x1B:
                end -= 1  # something else begins inside of it: it will not be whole any more
            return end
        piece = whole[0]
        if whole["text"]:
            self._text(piece)
        elif piece == _PASTE:
            self._pasted, self._paste_was_cut = bytearray(), False
        elif whole["alt"]:
            self._key(piece.decode())
        elif whole["key"]:
            for known in _as_known(piece.decode("latin-1")):
                self._key(known, whole=True)
        return whole.end()

    def _text(self, piece: bytes) -> None:
        if text := self._decode(piece):  # to Textual, no text is the end of all
            self._messages += self._parser.feed(text)

    def _key(self, sequence: str, *, whole: bool = False) -> None:
        """Let Textual read a key or a report; nothing comes of a `whole` one that it waits on."""
        parser = self._parser
        if len(sequence) > _MAX_SEQUENCE_SEARCH_THRESHOLD:
            return
        try:
            messages = [*parser.feed(sequence)]
        except (ValueError, ArithmeticError):  # numbers that nothing can be made of
            Parser.__init__(parser)  # it goes on afresh, and still knows the size and the mouse
            return
        if parser._timeout_time is not None:
            parser._timeout_time = 0.0
            messages += parser.tick()
            if whole:
                return
        self._messages += messages

    # Pastes

    def _read_paste(self, pasted: bytearray, data: bytes, start: int) -> int:
        searched = max(0, len(pasted) - len(_PASTE_END))
        pasted += data[start:]
        end = pasted.find(_PASTE_END, searched)
        if end < 0:
            return len(data)
        after = len(pasted) - end - len(_PASTE_END)
        self._pasted = None
        self._paste(_without_answers(pasted[:end]).decode("utf-8", "replace"))
        return len(data) - after

    def _cut_paste(self, pasted: bytearray) -> list[Message]:
        """End a paste whose end does not come, so that keys can be heard again."""
        keys = _KEYS_AT_END.search(pasted)
        end = keys.start() if keys else len(pasted)
        self._pasted, self._paste_was_cut = None, True
        self._paste(self._decode(_without_answers(pasted[:end])))
        pressed = bytes(pasted[end:])
        before = self._taken()
        return before + self.feed(pressed)

    def _paste(self, text: str) -> None:
        if text := text.replace("\0", ""):
            self._messages.append(events.Paste(text))


def _without_answers(pasted: bytearray) -> bytes:
    return _ANSWER_IN_PASTE.sub(b"", bytes(pasted).replace(_PASTE, b""))


def _as_known(sequence: str) -> Iterator[str]:
    """A key report as Textual reads it: one character each, and no parts that it has no use for."""
    match = _REPORTED_KEY.fullmatch(sequence)
    if match is None:
        yield sequence
        return
    code, alternates, modifiers, kind, text, end = match.groups("")
    if kind == _RELEASED:
        return
    if end != "u":
        yield re.sub(r":\d*", "", sequence)
        return
    named = f"{code}u" in FUNCTIONAL_KEYS
    key = "" if int(code or 0) in _KEYS_WITHOUT_LETTER else _character(code)
    letters = [letter for letter in map(_character, text.split(":")) if letter]
    if not letters and not named:
        letters = [*_meant(key, alternates.split(":"), int(modifiers or 1) - 1)]
    for letter in letters:
        yield f"\x1b[{code};{modifiers};{ord(letter)}u"
    if not letters and (named or key):
        yield f"\x1b[{code};{modifiers}u"


def _meant(letter: str, alternates: list[str], held: int) -> Iterator[str]:
    """The letter that was typed, where the terminal leaves that to us; none with ctrl and such."""
    if not letter or not letter.isprintable() or held & ~(_SHIFT | _CAPS_LOCK | _NUM_LOCK):
        return
    if held & _SHIFT:
        shifted = _character(alternates[1]) if len(alternates) > 1 else letter.upper()
        if shifted != letter and len(shifted) == 1:
            yield shifted
    elif held & _CAPS_LOCK and len(letter.upper()) == 1:
        yield letter.upper()
    else:
        yield letter


def _character(code: str) -> str:
    """The character with that number, if text can hold it."""
    number = int(code[:8] or 0)
    if number < 0x20 or 0x7F <= number < 0xA0 or 0xD800 <= number < 0xE000 or number > 0x10FFFF:
        return ""
    return chr(number)
