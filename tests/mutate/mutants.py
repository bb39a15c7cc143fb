# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes of one line each that a test ought to notice.

`mutants_of(text)` gives every mutant of a C++ source: (number of the line, the line before, the line after).
Comments, includes, logs, asserts and declarations without a decision are left alone.
"""
import re

LEFT_ALONE = re.compile(r"^\s*(//|#|\*|using |namespace|template|static_assert|Q_|qWarning|qInfo|return \{\};|case |"
                        r"struct |class |enum )")
IN_TEXT = re.compile(r'"(?:\\.|[^"\\])*"')
SQL = re.compile(r"SELECT|UPDATE|INSERT|DELETE|WHERE|\bAND\b|\bSET\b")

# (what is looked for, what stands there instead); each finding in the code of a line is a mutant of its own.
OPERATORS = [
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "), (r" == ", " != "), (r" != ", " == "),
    (r" && ", " || "), (r" \|\| ", " && "), (r" \+ ", " - "), (r" - ", " + "), (r" \+= ", " -= "), (r" -= ", " += "),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\(!", "("), (r"\bstd::min\b", "std::max"),
    (r"\bstd::max\b", "std::min"), (r"\bif \((?!const|auto|!)(.+)\)$", r"if (!(\1))"),
]
# The same in SQL, where a statement's own text is the rule.
SQL_OPERATORS = [
    (r" >= ", " > "), (r" <= ", " < "), (r" < ", " <= "), (r" > ", " >= "), (r" = held \+ ", " = held - "),
    (r" = held - ", " = held + "), (r" \+ \?", " - ?"), (r" - \?", " + ?"), (r" AND (?!NULL)", " OR "),
    (r"\bASC\b", "DESC"), (r"\bDESC\b", "ASC"),
]
STATEMENT = re.compile(r"^(\s+)[A-Za-z_][\w.>:()\[\]-]*\(.*\);$")


def texts_of(line):
    """Where the line's string literals stand."""
    return [match.span() for match in IN_TEXT.finditer(line)]


def changed(line, pattern, replacement, inside):
    """The line once for each finding; `inside` says whether findings in string literals are meant, or those outside."""
    spans = texts_of(line)
    for match in re.finditer(pattern, line):
        in_text = any(begin < match.start() < end for begin, end in spans)
        if in_text == inside:
            yield line[: match.start()] + match.expand(replacement) + line[match.end() :]


def mutants_of(text):
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or LEFT_ALONE.match(line):
            continue
        after = []
        for pattern, replacement in OPERATORS:
            after += changed(line, pattern, replacement, inside=False)
        if SQL.search(line):
            for pattern, replacement in SQL_OPERATORS:
                after += changed(line, pattern, replacement, inside=True)
        if STATEMENT.match(line) and "return" not in line:
            after.append(STATEMENT.sub(r"\1;", line))
        found += [(number, line, other) for other in dict.fromkeys(after) if other != line]
    return found
