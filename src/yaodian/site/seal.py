"""Sealed values: an identity number or phone that only this installation's keys open, bound to its row and column.

A sealed text reads `key id.base64(nonce + ciphertext)`. Moved to another row or column it no longer opens.
"""

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yaodian.site.keys import Keys

_NONCE = 12


class Unsealable(Exception):
    """A sealed value does not open: it was altered, moved, or sealed with a key that is gone."""


def seal(keys: Keys, place: tuple[str, str, str], text: str) -> str:
    """`place` is table, row uid, column. Nothing is sealed to nothing."""
    if not text:
        return ""
    nonce = secrets.token_bytes(_NONCE)
    box = AESGCM(keys.seals[keys.current]).encrypt(nonce, text.encode(), _bound(keys.current, place))
    return f"{keys.current}.{base64.b64encode(nonce + box).decode()}"


def unseal(keys: Keys, place: tuple[str, str, str], sealed: str) -> str:
    """Raises Unsealable."""
    if not sealed:
        return ""
    name, _, body = sealed.partition(".")
    try:
        raw = base64.b64decode(body, validate=True)
        opened = AESGCM(keys.seals[name]).decrypt(raw[:_NONCE], raw[_NONCE:], _bound(name, place))
    except (KeyError, ValueError, InvalidTag) as error:
        raise Unsealable(f"{place[0]}.{place[2]} of row {place[1]} does not open") from error
    return opened.decode()


def blind(keys: Keys, text: str) -> str:
    """What finds an equal value without opening any; nothing finds nothing."""
    return hmac.new(keys.index, text.encode(), hashlib.sha256).hexdigest() if text else ""


def _bound(key: str, place: tuple[str, str, str]) -> bytes:
    return "\x1f".join((key, *place)).encode()
