"""What symbol fonts draw at places that mean nothing in any other font."""

_DRAWN = {
    **dict.fromkeys((0xF0A8, 0xF06F, 0xF071, 0xF0A3), "□"),
    **dict.fromkeys((0xF0FE, 0xF052, 0xF053, 0xF054), "☑"),
    **dict.fromkeys((0xF0FC, 0xF050), "√"),
    **dict.fromkeys((0xF06C, 0xF09F, 0xF0B7), "·"),
    **dict.fromkeys((0xF06E, 0xF0A7), "■"),
}


def symbol(code: int) -> str:
    """ "" for a drawing that we have no character for."""
    private = 0xD800 <= code <= 0xF8FF
    return _DRAWN.get(code, "" if private or code < 32 or code > 0x10FFFF else chr(code))
