"""A PLC: positions, and one record of fixed size between each two of them. [MS-DOC] 2.2.2."""

import struct


def plc(data: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """The n + 1 positions and the n records; what does not fit is left out."""
    count = max(0, (len(data) - 4) // (4 + size))
    if not count:
        return (), []
    positions = struct.unpack_from(f"<{count + 1}I", data)
    at = 4 * (count + 1)
    return positions, [data[at + n * size : at + (n + 1) * size] for n in range(count)]
