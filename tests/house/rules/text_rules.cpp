// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/text_rules.h"
#include <QRegularExpression>

namespace firstcome::house {

namespace {

QRegularExpression unfinished()
{
    return QRegularExpression(QStringLiteral("\\bTO"
                                             "DO\\b|\\bFIX"
                                             "ME\\b|\\bXX"
                                             "X\\b|\\bHA"
                                             "CK\\b"
                                             "|(?i:\\bstu"
                                             "bs?\\b|\\bplace"
                                             "holder\\b|\\bnot (yet )?imple"
                                             "mented\\b)"));
}

QRegularExpression foreign()
{
    return QRegularExpression(QStringLiteral("(?i)py"
                                             "pi\\b|deb"
                                             "\\.debian\\.org|registry\\."
                                             "npm|crates"
                                             "\\.io"
                                             "|proxy\\."
                                             "golang|maven"
                                             "\\.org|maven\\."
                                             "apache|docker"
                                             "\\.io"
                                             "|\\.\\./sha"
                                             "red\\b|sha"
                                             "red/spec"));
}

Findings everyMatch(const SourceFile &file, const QString &text, const QRegularExpression &pattern, const QString &why)
{
    Findings findings;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        findings << Finding{file.path, lineAt(text, match.capturedStart()), why.arg(match.captured().trimmed())};
    }
    return findings;
}

} // namespace

Findings checkOpening(const SourceFile &file)
{
    if (!file.isSource())
        return {};
    Findings findings;
    const QStringList lines = file.lines();
    const int place = lines.first().startsWith(u"#!") ? 1 : 0;
    if (!lines.value(place).endsWith(QStringLiteral("SPDX-License-"
                                                    "Identifier: GPL-3.0-or-later")))
        findings << Finding{file.path, place + 1, QStringLiteral("the licence is not named here")};
    if (file.isHeader() && !lines.contains(QStringLiteral("#pragma once")))
        findings << Finding{file.path, 2, QStringLiteral("#pragma once is missing")};
    return findings;
}

Findings checkWords(const SourceFile &file)
{
    if (!file.isProse())
        return {};
    return everyMatch(file, file.text, unfinished(), QStringLiteral("\"%1\" says that something is unfinished")) +
           everyMatch(file, file.text, foreign(), QStringLiteral("\"%1\" is outside of the project"));
}

Findings checkDeadCode(const SourceFile &file)
{
    static const QRegularExpression off(QStringLiteral("^[ \\t]*#[ \\t]*if[ \\t]+(0|false)\\b"),
                                        QRegularExpression::MultilineOption);
    static const QRegularExpression statement(
        QStringLiteral("^[^\"`]*(\\w\\(.*\\)|\\w = [^,]+);\\s*$|^\\s*(if|for|while) \\(.*\\) \\{\\s*$"));
    if (!file.isCpp())
        return {};
    Findings findings = everyMatch(file, file.text, off, QStringLiteral("\"%1\" switches code off"));
    for (const QString &comment : file.comments) {
        if (statement.match(comment).hasMatch())
            findings << Finding{file.path, 0, QStringLiteral("code in a comment: \"%1\"").arg(comment.trimmed())};
    }
    return findings;
}

Findings checkMarkup(const SourceFile &file)
{
    if (!file.isCpp() || !file.path.startsWith(u"console/"))
        return {};
    static const QRegularExpression markup(
        QStringLiteral("\\bQText(Edit|Browser|Document)\\b|\\bQ(StaticText|ErrorMessage|GraphicsTextItem|WhatsThis)\\b"
                       "|\\b(set|insert|append|to)(Html|Markdown)\\b|\\bQt::(Rich|Auto|Markdown)Text\\b"
                       "|\\bset(WhatsThis|TitleText|OpenExternalLinks)\\b|chart\\(\\)->setTitle\\b"));
    static const QRegularExpression style(QStringLiteral("\\bQStyleFactory\\b|QApplication::setStyle\\b"));
    Findings findings =
        everyMatch(file, file.code, markup,
                   QStringLiteral("%1 reads text as markup; show it as it is (textLabel, QPlainTextEdit)"));
    const bool sets = file.path == u"console/widgets/theme.cpp" || file.path == u"console/widgets/plain_style.cpp";
    return sets ? findings
                : findings +
                      everyMatch(file, file.code, style, QStringLiteral("%1: the theme sets the one style there is"));
}

Findings checkWaits(const SourceFile &file)
{
    static const QRegularExpression untold(QStringLiteral("\\bQTRY_\\w+"));
    if (!file.isCpp())
        return {};
    return everyMatch(file, file.code, untold,
                      QStringLiteral("%1 asks again after its wait; tests/support/waits.h judges what it saw"));
}

Findings checkNames(const SourceFile &file)
{
    static const QRegularExpression vague(
        QStringLiteral("\\b(?:class|struct)\\s+\\w*(?:Manager|Helper|Util|Utils|Impl|Base)(?=[A-Z\\s:{]|$)"));
    static const QRegularExpression vagueFile(QStringLiteral("(^|_)(manager|helper|helpers|util|utils|impl|base)\\."));
    static const QRegularExpression snakeCase(QStringLiteral("^[a-z0-9_]+\\.(h|cpp)$"));
    if (!file.isCpp())
        return {};
    Findings findings = everyMatch(file, file.code, vague, QStringLiteral("\"%1\" says nothing of what it does"));
    if (vagueFile.match(file.fileName()).hasMatch())
        findings << Finding{file.path, 0, QStringLiteral("the file's name says nothing of what it does")};
    if (!snakeCase.match(file.fileName()).hasMatch())
        findings << Finding{file.path, 0, QStringLiteral("the file's name is not snake_case")};
    return findings;
}

} // namespace firstcome::house
