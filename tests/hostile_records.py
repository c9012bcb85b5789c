"""Records of steps below .hw/, as somebody would forge them: for tests here."""

MASK = (1 << 64) - 1
FACTOR = 0xc6a4a7935bd1e995  # of MurmurHash64A


def fingerprint(text, seed=0):
    value = seed ^ (len(text) * FACTOR & MASK)
    whole = len(text) // 8 * 8
    for start in range(0, whole, 8):
        part = int.from_bytes(text[start:start + 8], "little") * FACTOR & MASK
        part = (part ^ part >> 47) * FACTOR & MASK
        value = (value ^ part) * FACTOR & MASK
    if whole < len(text):
        rest = int.from_bytes(text[whole:], "little")
        value = (value ^ rest) * FACTOR & MASK
    value = (value ^ value >> 47) * FACTOR & MASK
    return value ^ value >> 47


def change(path, after, before):
    """That the file `path` becomes `before` when it is `after`: the whole text
    of it, or None."""
    sizes = ["-" if text is None else str(len(text))
             for text in (before, after)]
    nothing = fingerprint(b"", fingerprint(b""))
    head = f"{len(path.encode())} {' '.join(sizes)} 0 0 {nothing:016x}\n"
    return (head.encode() + path.encode() + (before or b"") + (after or b"")
            + b"\n")


def record(what, applied, *changes):
    """All of `changes` as one step: `what` is empty for an unfinished one, and
    `applied` is 1 for one that can be taken back."""
    body = (f"1 {applied}\n{len(what)} {len(changes)}\n{what}\n".encode()
            + b"".join(changes))
    return b"hw-steps-1 %016x\n" % fingerprint(body) + body


def unfinished(*changes):
    return record("", 0, *changes)


def history(*changes):
    return record("log walk for today", 1, *changes)
