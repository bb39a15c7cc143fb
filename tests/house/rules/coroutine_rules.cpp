// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/coroutine_rules.h"

#include <QRegularExpression>

namespace firstcome::house {

namespace {

/// Where the statement around `position` begins: after a semicolon, a body's opening brace (it is never followed by a
/// word, as that of a list is), or a brace or label that ends its line.
qsizetype statementBegin(const QString &code, qsizetype position)
{
    for (qsizetype i = position - 1; i >= 0; --i) {
        const QChar next = i + 1 < code.size() ? code.at(i + 1) : QChar(u'\n');
        const bool opensBody = code.at(i) == u'{' && next.isSpace();
        const bool endsLine = next == u'\n' && QStringView(u"}:").contains(code.at(i));
        if (code.at(i) == u';' || opensBody || endsLine)
            return i + 1;
    }
    return 0;
}

/// Where the awaiting expression ends: at its semicolon, or where what encloses it closes.
qsizetype expressionEnd(const QString &code, qsizetype position)
{
    int depth = 0;
    for (qsizetype i = position; i < code.size(); ++i) {
        const QChar character = code.at(i);
        if (QStringView(u"([{").contains(character))
            ++depth;
        else if (QStringView(u")]}").contains(character) && --depth < 0)
            return i;
        else if (character == u';' && depth == 0)
            return i;
    }
    return code.size();
}

} // namespace

Findings checkAwaits(const SourceFile &file)
{
    static const QRegularExpression await(QStringLiteral("\\bco_await\\b"));
    if (!file.isCpp())
        return {};
    Findings findings;
    for (auto matches = await.globalMatch(file.code); matches.hasNext();) {
        const qsizetype position = matches.next().capturedStart();
        const qsizetype begin = statementBegin(file.code, position);
        const qsizetype end = expressionEnd(file.code, position);
        if (QStringView(file.code).mid(begin, end - begin).contains(u'{'))
            findings << Finding{file.path, lineAt(file.code, position),
                                QStringLiteral("braces in an expression that awaits; name what they make before it")};
    }
    return findings;
}

} // namespace firstcome::house
