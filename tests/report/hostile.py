"""Texts that somebody could type, on purpose or not, and journals of them.

In a journal of a text every place that takes words holds that text. Its twin
holds the same text with an x for each character, so that both pages have the
same shape if the page takes all of it for text.
"""

import json
import re
import subprocess

mark_up = [
    "# heading", "heading\n===", "heading\n---", "- item\n- item", "+ a\n* b",
    "1. one\n2) two", "> quote", "```\ncode\n```", "~~~", "    code",
    "\tcode", "| a | b |\n|---|---|\n| c | d |", "|", "***", "___", "- - -",
    "[a](javascript:alert(1))", "![a](https://example.com/a.png)",
    "[a]: https://example.com", "[^1]: note [^1]", "<https://example.com>",
    "https://example.com www.example.com me@example.com xmpp:a@b.org",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``g``", "a  \nb\\\nc", "\\", "\\\\*", "*",
    "&lt;b&gt; &#60;b&#62; &copy; &nbsp; &", "[ ] [x]", "- [ ] task",
    ":--", "a\n:-:", "!", "term\n: definition", "$x$ ==y== ^z^",
    "<b>bold</b>", "<script>alert(1)</script>", "</script>",
    "<img src=x onerror=alert(1)>", "<svg onload=alert(1)><circle r=9>",
    "</svg></text>", "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>", '" onmouseover="alert(1)" a="',
    "' onfocus='alert(1)' autofocus='", "'\"><script>alert(1)</script>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<base href=https://example.com/>",
    "<meta http-equiv=refresh content='0;url=https://example.com'>",
    "<a href='javascript:alert(1)'>a</a>", "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//example.com/a.css>",
    "<form action=//example.com><input autofocus onfocus=alert(1)></form>",
    "<details open ontoggle=alert(1)>", "<!-- comment", "-->", "<!doctype a>",
    "<![CDATA[a]]>", "<?a b?>", "<plaintext>", "<noscript>", "<template>",
    "</body></html>", "</td></tr></table>", "</ul></li>", "{{7*7}} ${7*7}",
    "<", ">", "a<b>c", "x < y & y > z", "&amp;lt;",
]

signs = [
    "\0 nothing", "\x1b[31mred\x1b[0m", "a\x07\x08b", "\x7f", "\x85 \x9b",
    "\u202eturned", "\u2066isolated\u2069", "\u200f\u200emarks",
    "a\u2028b\u2029c", "\ufeffbom", "\u200b\u200dzero", "\ufffe\uffff",
    "a\r\nb\rc", "\n\n\na\n\n\n\nb\n", "a \t  b", "e\u0301" * 20,
    "Z" + "\u0300\u0316\u0353" * 30, "\U0001f469\u200d\U0001f467 \U0001f1e9",
    "שלום (עולם) abc!", "مرحبا 123 <b>", "日本語のテキスト" * 20,
    "\U0001d518\U00010ffd", "x" * 5000, "word " * 1000, "a\n" * 500,
    "<b>" * 300, "[" * 400, "*a " * 200, "`" * 77,
]

texts = mark_up + signs


def twin(text):
    return re.sub(r"[^ \t\r\n]", "x", text)


def as_toml(text):
    """A basic string of TOML: that of JSON, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def write_journal(folder, text):
    """A journal with `text` wherever one can write."""
    (folder / "assignments").mkdir(parents=True)
    line = as_toml(text)
    (folder / "journal.toml").write_text(
        f"label = {line}\nname = {line}\nsupport = {line}\n"
        "support_in_report = true\n", newline="")
    (folder / "sessions.toml").write_text(
        f"[[session]]\nat = 2026-11-13\ntakeaway = {line}\nwhy = {line}\n\n"
        f"[[agenda]]\nat = 2026-11-15\ntext = {line}\n", newline="")
    answers = (f"guess = [{line}, {line}]\nfear = [70, 45]\nurge = 3\n"
               f"told = {line}\n")
    words = "".join(f"{key} = {line}\n" for key in (
        "step", "would_help", "learned", "kind_word", "note", "bring",
        "before", "after", "where"))
    asked = "".join(
        f'[[ask]]\nkey = "{key}"\ntext = {line}\nshort = {line}\n{rest}\n\n'
        for key, rest in (
            ("where", 'type = "line"\nquick = true'),
            ("before", 'type = "line"\nwhen = "before"\n'
                       'compare_with = "after"'),
            ("after", 'type = "text"'),
            ("guess", 'type = "line"\nwhen = "both"'),
            ("fear", 'type = "scale"\nrange = [0, 100]\nwhen = "both"'),
            ("urge", 'type = "scale"\nrange = [0, 5]\non_page = "watch"'),
            ("told", 'type = "line"\non_page = "watch"')))
    (folder / "assignments/a.toml").write_text(
        f'title = {line}\nkind = ["social"]\ngoal = {line}\nwhat = {line}\n'
        f"baby_step = {line}\ncue = {line}\nsteps = [{line}]\n"
        'schedule = "daily"\nagreed_on = 2026-11-10\n'
        f'ask_also = ["kind_word"]\n\n{asked}'
        f'[[log]]\nat = 2026-11-14\nproud = true\n{words}{answers}\n'
        f'[[log]]\nat = 2026-11-15\noutcome = "not-this-time"\n'
        f'obstacle = ["low-energy"]\n{words}\n'
        f'[[log]]\nat = 2026-11-16\noutcome = "tried"\n{answers}\n'
        f"[[log]]\nat = 2026-11-17\nbefore_at = 2026-11-16\n{words}{answers}\n"
        f"[[change]]\non = 2026-11-16\nwhat = {line}\ncue = {line}\n"
        f"baby_step = {line}\nif_then = [{line}]\nwhy = {line}\n",
        newline="")
    (folder / "assignments/b.toml").write_text(
        f'title = {line}\ntemplate = "sleep"\n\n'
        '[[ask]]\nkey = "quality"\ntype = "line"\n\n'
        f"[[log]]\nat = 2026-11-14\nquality = {line}\nnote = {line}\n",
        newline="")
    (folder / "assignments/c.toml").write_text(
        f"title = {line}\ngoal = {line}\nrecord = true\n\n"
        f'[[ask]]\nkey = "total"\nshort = {line}\ntype = "number"\n'
        "quick = true\n\n"
        f'[[ask]]\nkey = "other"\nshort = {line}\ntype = "number"\n'
        "quick = true\n\n"
        f"[[log]]\nat = 2026-11-14\ntotal = 3\nother = 4\nnote = {line}\n\n"
        "[[log]]\nat = 2026-11-15\ntotal = 2\n", newline="")


def report(program, folder, format):
    """The report with everything in it."""
    return subprocess.run(
        [program, "--journal", folder, "--now", "2026-11-20T10:00:00-05:00",
         "report", "--full", "--format", format],
        check=True, capture_output=True).stdout


def shown_texts(program, folder, hidden):
    """Every text that a page shows, as JSON has it, but for some keys."""
    def walk(value, key):
        if key in hidden:
            return
        is_day = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
        if isinstance(value, str) and not is_day(value):
            yield value
        for part in value if isinstance(value, list) else []:
            yield from walk(part, key)
        for name, part in value.items() if isinstance(value, dict) else []:
            yield from walk(part, name)
    return list(walk(json.loads(report(program, folder, "json")), None))


def plain(text):
    """`text` with every run of blanks as one space, as a reader sees it."""
    return re.sub(r"\s+", " ", text).strip()
