"""What a terminal may send while somebody types: letters in every script, reports and answers."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from wcwidth import iter_graphemes

ANSWERS = (
    b"\x1b[?1u",
    b"\x1b[?62;c",
    b"\x1b[?62;1;4;22c",
    b"\x1b[>0;276;0c",
    b"\x1b[?997;1n",
    b"\x1b[0n",
    b"\x1b[?2026;2$y",
    b"\x1b[?2027;0$y",
    b"\x1b[8;24;80t",
    b"\x1b[24;1R",
    b"\x1b[48;0;0;0;0t",
    b"\x1b[48;99999;99999;0;0t",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[<35;10;5M",
    b"\x1b[<64;10;5M",
    b"\x1b[<35;-3;-12M",
    b"\x1b[57427u",
    b"\x1b[M#!!",
    b"\x1b[M\xa0\xe9\xff",
    b"\x1b[?1;0;256S",
    b"\x1b[115;1:3u",
    b"\x1b[1;1:3A",
    b"\x1b[99999999u",
    b"\x1b]11;rgb:0000/0000/0000\x07",
    b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]52;c;aGVsbG8=\x1b\\",
    b"\x1b]lwindow \xc3\xa9\x1b\\",
    b"\x1bP>|XTerm(390)\x1b\\",
    b"\x1bP1+r524742=38\x1b\\",
    b"\x1bP!|00000000\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^private\x1b\\",
    b"\x1bXstring\x1b\\",
)
"""What no key stands for: answers to old questions, the mouse, keys that are let go of."""

SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz ,.'?!0123456789",
    "äöüßéèñçøåłşığ",
    "привітдобре",
    "καλημέρα",
    "שלוםתודה",
    "مرحباشكرا",
    "नमस्तेक्षि",
    "สวัสดีครับ",
    "日本語漢字かな안녕하세요",
    "😀❤️🙂👍🏽👨‍👩‍👧🇩🇪1️⃣",
    "e\u0301o\u0308x\u0323\u0302",
)


@dataclass(frozen=True)
class Sent:
    """Bytes, and the text that somebody meant by them."""

    data: bytes
    typed: str


def reported(letter: str) -> bytes:
    """The letter as the kitty keyboard protocol tells of it."""
    return f"\x1b[{ord(letter.lower()[:1])};{1 + letter.isupper()};{ord(letter)}u".encode()


def _words() -> st.SearchStrategy[str]:
    return st.sampled_from(SCRIPTS).flatmap(
        lambda script: st.lists(
            st.sampled_from([*iter_graphemes(script)]), min_size=1, max_size=8
        ).map("".join)
    )


def _pieces() -> st.SearchStrategy[Sent]:
    return st.one_of(
        _words().map(lambda word: Sent(word.encode(), word)),
        _words().map(lambda word: Sent(b"".join(map(reported, word)), word)),
        _words().map(lambda word: Sent(b"\x1b[200~" + word.encode() + b"\x1b[201~", word)),
        st.sampled_from(ANSWERS).map(lambda answer: Sent(answer, "")),
    )


def streams(*, most: int = 12) -> st.SearchStrategy[Sent]:
    """Typing, with pastes, reported keys and answers between the letters."""
    return st.lists(_pieces(), min_size=1, max_size=most).map(
        lambda pieces: Sent(
            b"".join(piece.data for piece in pieces), "".join(piece.typed for piece in pieces)
        )
    )


def cuts(data: bytes) -> st.SearchStrategy[list[int]]:
    """The places where a terminal cuts it into reads, with both ends."""
    return st.lists(st.integers(0, len(data)), max_size=20).map(
        lambda places: sorted({0, len(data), *places})
    )
