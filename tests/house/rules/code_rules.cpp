// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/code_rules.h"
#include <QHash>
#include <QRegularExpression>

namespace firstcome::house {

namespace {

const QString table = QStringLiteral("shared/contract/error_codes.h");

/// Name on the wire -> name in C++.
QHash<QString, QString> codesOf(const QList<SourceFile> &files)
{
    static const QRegularExpression row(QStringLiteral("CODE\\((\\w+), \"([A-Z_]+)\""));
    QHash<QString, QString> codes;
    for (const SourceFile &file : files) {
        if (file.path != table)
            continue;
        for (auto rows = row.globalMatch(file.text); rows.hasNext();) {
            const auto match = rows.next();
            codes.insert(match.captured(2), match.captured(1));
        }
    }
    return codes;
}

bool ships(const SourceFile &file)
{
    return file.isCpp() && file.path != table &&
           (file.path.startsWith(u"shared/") || file.path.startsWith(u"backend/") || file.path.startsWith(u"console/"));
}

/// Where words of others are spoken or read: they are not ours, even where they look the same.
bool speaksForeignWords(const SourceFile &file)
{
    return file.path.startsWith(u"backend/simulators/") || file.path.startsWith(u"backend/payments/gateway") ||
           file.path.startsWith(u"backend/deliveries/carrier");
}

/// A literal where a code is expected, whether it is one or not.
Findings literalsForCodes(const SourceFile &file)
{
    static const QRegularExpression place(
        QStringLiteral("(?:\\brefuse\\(|\\bRefusal\\{|\\bproblem\\(\\{|\\bcode [!=]= |\\bcode = )\\s*\""));
    Findings findings;
    for (auto places = place.globalMatch(file.code); places.hasNext();) {
        findings << Finding{file.path, lineAt(file.code, places.next().capturedEnd()),
                            QStringLiteral("a code of refusal is a literal")};
    }
    return findings;
}

Findings spelledAgain(const SourceFile &file, const QHash<QString, QString> &codes)
{
    Findings findings;
    for (const Literal &literal : file.literals) {
        if (const QString name = codes.value(literal.text); !name.isEmpty())
            findings << Finding{file.path, literal.line, QStringLiteral("\"%1\" is code::%2").arg(literal.text, name)};
    }
    return findings;
}

QSet<QString> namesUsed(const SourceFile &file)
{
    static const QRegularExpression use(QStringLiteral("\\bcode::(\\w+)"));
    QSet<QString> names;
    for (auto uses = use.globalMatch(file.code); uses.hasNext();)
        names.insert(uses.next().captured(1));
    return names;
}

} // namespace

Findings checkCodes(const QList<SourceFile> &files)
{
    const QHash<QString, QString> codes = codesOf(files);
    QSet<QString> used;
    Findings findings;
    for (const SourceFile &file : files) {
        if (!ships(file))
            continue;
        findings << literalsForCodes(file);
        if (!speaksForeignWords(file))
            findings << spelledAgain(file, codes);
        used.unite(namesUsed(file));
    }
    for (auto code = codes.begin(); code != codes.end(); ++code) {
        if (!used.contains(code.value()))
            findings << Finding{table, 0, QStringLiteral("nothing uses %1").arg(code.key())};
    }
    return findings;
}

} // namespace firstcome::house
