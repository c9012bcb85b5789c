"""Records such as hw writes below .hw, made by somebody else.

What they have for a seal detects damage, and keeps nobody from making one.
"""

MASK = (1 << 64) - 1
FACTOR = 0xC6A4A7935BD1E995


def fingerprint(text, seed=0):
    """MurmurHash64A, as in core/src/text/fingerprint.cpp."""
    number = seed ^ (len(text) * FACTOR & MASK)
    while len(text) >= 8:
        part = int.from_bytes(text[:8], "little") * FACTOR & MASK
        part ^= part >> 47
        number = (number ^ (part * FACTOR & MASK)) * FACTOR & MASK
        text = text[8:]
    if text:
        number = (number ^ int.from_bytes(text, "little")) * FACTOR & MASK
    number = (number ^ number >> 47) * FACTOR & MASK
    return number ^ number >> 47


def record(path, before, after):
    """A step that made `after` of the whole file; None: there was no file."""
    def size(text):
        return "-" if text is None else str(len(text.encode()))
    kept = fingerprint(b"", fingerprint(b""))
    return (f"1 1\nx\n{len(path)} {size(before)} {size(after)} 0 0 {kept:016x}\n"
            f"{path}{before or ''}{after or ''}\n")


def seal(records, applied):
    """The bytes of a file of `records`, of which `applied` are done."""
    body = f"{len(records)} {applied}\n{''.join(records)}".encode()
    return f"hw-steps-1 {fingerprint(body):016x}\n".encode() + body
