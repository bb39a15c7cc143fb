// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/size_rules.h"
#include "tests/house/rules/scopes.h"
#include <QRegularExpression>

namespace firstcome::house {

namespace {

Finding exceeds(const SourceFile &file, int line, const QString &what)
{
    return {file.path, line, what};
}

/// "const Foo &foo = {}" -> "const Foo &"
QString typeOf(const QString &parameter)
{
    static const QRegularExpression name(QStringLiteral("\\b\\w+$"));
    const QString declared = parameter.section(u'=', 0, 0).trimmed();
    const auto match = name.match(declared);
    return match.capturedStart() > 0 ? declared.left(match.capturedStart()).trimmed() : declared;
}

/// A C library dictates what its callbacks take; they are known by their void *.
bool isCallback(const Declaration &declaration)
{
    return std::ranges::any_of(declaration.signature.parameters,
                               [](const QString &parameter) { return parameter.startsWith(QStringLiteral("void *")); });
}

} // namespace

Findings checkSize(const SourceFile &file)
{
    Findings findings;
    if (!file.isSource() && !file.path.endsWith(QStringLiteral(".sql")))
        return findings;
    const QStringList lines = file.lines();
    const int most = file.isHeader() ? limit::header : limit::source;
    if (lines.size() > most)
        findings << exceeds(file, 0, QStringLiteral("%1 lines, at most %2").arg(lines.size()).arg(most));
    for (int i = 0; i < lines.size(); ++i) {
        if (lines[i].size() > limit::line)
            findings << exceeds(file, i + 1, QStringLiteral("%1 characters in a line").arg(lines[i].size()));
    }
    return findings;
}

Findings checkFunctions(const SourceFile &file)
{
    Findings findings;
    for (const FunctionShape &function : readShapes(file).functions) {
        const QString name = function.name.isEmpty() ? QStringLiteral("a lambda") : function.name;
        const int length = function.lastLine - function.firstLine + 1;
        if (length > limit::function)
            findings << exceeds(file, function.firstLine, QStringLiteral("%1 has %2 lines").arg(name).arg(length));
        if (function.deepest > limit::nesting)
            findings << exceeds(file, function.deepestLine,
                                QStringLiteral("%1 nests %2 deep").arg(name).arg(function.deepest));
    }
    return findings;
}

Findings checkParameters(const SourceFile &file)
{
    Findings findings;
    for (const Declaration &declaration : readShapes(file).declarations) {
        const Signature &signature = declaration.signature;
        if (signature.parameters.size() > limit::parameters && !isCallback(declaration))
            findings << exceeds(
                file, declaration.line,
                QStringLiteral("%1 takes %2 parameters").arg(signature.name).arg(signature.parameters.size()));
    }
    return findings;
}

Findings checkNeighbours(const SourceFile &file)
{
    Findings findings;
    // A test writes its values beside the call; in the product a swapped pair costs money or misleads.
    if (file.path.startsWith(QStringLiteral("tests/")))
        return findings;
    for (const Declaration &declaration : readShapes(file).declarations) {
        const QStringList &parameters = declaration.signature.parameters;
        const bool free = declaration.signature.name.startsWith(QStringLiteral("operator")) || parameters.size() <= 2;
        if (free || isCallback(declaration))
            continue;
        for (qsizetype i = 1; i < parameters.size(); ++i) {
            if (typeOf(parameters[i - 1]) == typeOf(parameters[i]))
                findings << exceeds(file, declaration.line,
                                    QStringLiteral("%1: \"%2\" and \"%3\" are easily swapped")
                                        .arg(declaration.signature.name, parameters[i - 1], parameters[i]));
        }
    }
    return findings;
}

} // namespace firstcome::house
