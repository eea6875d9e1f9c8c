"""A passphrase as the file holds it: a hash that takes a moment to make, with a salt of its own.

The hash is scrypt with N=2^15, r=8 and p=3, which takes 32 MiB and about a third of a second: one
of the minimum settings of the OWASP Password Storage Cheat Sheet, which calls it as strong as its
N=2^17 with p=1, in a quarter of the memory. It is written with its settings, so that a later
version can ask for more and still read it:

    $scrypt$ln=15,r=8,p=3$<salt>$<hash>

What is compared is composed (NFC), with single spaces between its words and none around them, much
as RFC 8265 has it: the same keys give the same passphrase on every system, and a line that was
pasted with its end is the same one.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import scrypt
from hmac import compare_digest
from secrets import token_bytes
from unicodedata import normalize

from checkin.core.errors import NotPossible

COST, BLOCK, LANES = 15, 8, 3
"""The base-2 logarithm of N, then r and p."""
KEY_LANES = 3
"""What p is for the key of an encrypted file, which has no place to say so."""
_SALT = 16
_LENGTH = 32
_MOST = (20, 16, 16)
"""Settings beyond which a hash is none that this program wrote: it would take minutes to try."""
_FORM = re.compile(r"\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)")


def hashed(passphrase: str) -> str:
    """What is stored of it. Raises `NotPossible` for one with nothing in it."""
    text = composed(passphrase)
    if not text:
        raise NotPossible("A passphrase can't be empty.", "Nothing was changed.")
    salt = token_bytes(_SALT)
    made = _hash(text, salt, COST, BLOCK, LANES, _LENGTH)
    return f"$scrypt$ln={COST},r={BLOCK},p={LANES}${_written(salt)}${_written(made)}"


def fits(passphrase: str, stored: str) -> bool:
    """Whether it is the one of which `stored` was made; compared in constant time.

    Raises `NotPossible` if `stored` is nothing that `hashed` gives.
    """
    found = _FORM.fullmatch(stored)
    if found is None:
        raise _unreadable()
    cost, block, lanes = map(int, found.groups()[:3])
    if not all(0 < one <= most for one, most in zip((cost, block, lanes), _MOST, strict=True)):
        raise _unreadable()
    try:
        salt, made = (b64decode(part + "=" * (-len(part) % 4)) for part in found.groups()[3:])
    except ValueError as error:
        raise _unreadable() from error
    return compare_digest(_hash(composed(passphrase), salt, cost, block, lanes, len(made)), made)


def key(passphrase: str, salt: bytes, cost: int, length: int) -> bytes:
    """The key for an encrypted file with that salt: so many bytes; `cost` stands in the salt."""
    return _hash(composed(passphrase), salt, cost, BLOCK, KEY_LANES, length)


def composed(passphrase: str) -> str:
    """What is compared of it."""
    return " ".join(normalize("NFC", passphrase).split())


def _hash(text: str, salt: bytes, cost: int, block: int, lanes: int, length: int) -> bytes:
    return scrypt(
        text.encode(errors="surrogatepass"),
        salt=salt,
        n=1 << cost,
        r=block,
        p=lanes,
        maxmem=(128 * block << cost) + (1 << 20) + 128 * block * lanes,
        dklen=length,
    )


def _written(data: bytes) -> str:
    return b64encode(data).decode().rstrip("=")


def _unreadable() -> NotPossible:
    return NotPossible(
        "The passphrase in this file can't be read, so none can be right.",
        "`checkin help lock` says how to remove it.",
    )
