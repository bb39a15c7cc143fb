// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/head.h"
#include <QRegularExpression>

namespace firstcome::house {

namespace {

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QLatin1String(text));
}

/// The head without what may stand before a declaration or statement: access, labels, templates, attributes.
QString withoutPrefix(QString head)
{
    static const auto prefix =
        pattern(R"(^\s*((public|private|protected|Q_SIGNALS)\s*(Q_SLOTS)?\s*:(?!:)|case\b([^:]|::)*:(?!:)|default\s*:|)"
                R"(\[\[[^\]]*\]\]|Q_OBJECT|Q_GADGET|template\s*<([^<>]|<([^<>]|<[^<>]*>)*>)*>))");
    for (auto match = prefix.match(head); match.hasMatch() && match.capturedLength() > 0; match = prefix.match(head))
        head = head.mid(match.capturedLength());
    return head.trimmed();
}

/// The head with everything inside ( ), [ ] and { } blanked, so that only its top level is left.
QString topLevel(QString head)
{
    int depth = 0;
    for (qsizetype i = 0; i < head.size(); ++i) {
        const QChar c = head[i];
        const bool opens = c == u'(' || c == u'[' || c == u'{';
        const bool closes = c == u')' || c == u']' || c == u'}';
        depth -= closes ? 1 : 0;
        if (depth > 0)
            head[i] = u' ';
        depth += opens ? 1 : 0;
    }
    return head;
}

bool opensLambda(const QString &head)
{
    static const auto lambda =
        pattern(R"((^|[^\w\s)\]])\s*\[[^\[\]]*\]\s*(<[^{}]*>)?\s*(\(([^()]|\(([^()]|\([^()]*\))*\))*\))?)"
                R"(\s*(mutable|noexcept|constexpr|static|\s)*(->\s*[\w:<>,&*\s]+)?$)");
    static const auto afterReturn = pattern(R"(\b(return|co_return|co_await|co_yield)\s*\[[^\[\]]*\][^;]*$)");
    return lambda.match(head).hasMatch() || afterReturn.match(head).hasMatch();
}

/// "Foo::Foo() : m_a" before `{`: the brace belongs to the member, not to the function.
bool endsInMemberInitializer(const QString &top)
{
    static const auto list = pattern(R"(\)\s*(noexcept\s*)?:(?!:))");
    return list.match(top).hasMatch() && !top.endsWith(u')') && !top.endsWith(u'}');
}

Block classifyDeclaration(const QString &head, bool lambda)
{
    static const auto type = pattern(R"(^((typedef|static|inline|const|constexpr)\s+)*(class|struct|union|enum)\b)");
    static const auto space = pattern(R"(^((inline\s+)?namespace\b|extern\s*"))");
    static const auto assignment = pattern(R"((?<!operator)(?<![=!<>])=(?!=))");
    if (space.match(head).hasMatch())
        return Block::Namespace;
    static const auto alignment = pattern(R"(alignas\([^)]*\))");
    const QString top = topLevel(QString(head).remove(alignment));
    if (type.match(head).hasMatch() && !top.contains(u'('))
        return Block::Type;
    if (lambda && assignment.match(top).hasMatch())
        return Block::Function;
    if (!top.contains(u'(') || assignment.match(top).hasMatch() || endsInMemberInitializer(top))
        return Block::Value;
    return Block::Function;
}

Block classifyStatement(const QString &head)
{
    static const auto type = pattern(R"(^(class|struct|union|enum)\s+[\w\s:]*$)");
    if (head.isEmpty())
        return Block::Plain;
    if (type.match(head).hasMatch())
        return Block::Type;
    static const auto control = pattern(R"(^(if|for|while|switch|else|do|try|catch)\b)");
    static const auto ending = pattern(R"((\)|\belse|\bdo|\btry)$)");
    return control.match(head).hasMatch() && ending.match(head).hasMatch() ? Block::Control : Block::Value;
}

QStringList splitParameters(const QString &list)
{
    QStringList parameters{QString()};
    int depth = 0;
    for (const QChar c : list) {
        depth += QStringView(u"(<[{").contains(c) ? 1 : QStringView(u")>]}").contains(c) ? -1 : 0;
        if (c == u',' && depth == 0)
            parameters << QString();
        else
            parameters.last() += c;
    }
    for (QString &parameter : parameters)
        parameter = parameter.simplified();
    parameters.removeAll(QString());
    parameters.removeAll(QStringLiteral("void"));
    return parameters;
}

/// The position behind the ) that closes the ( at `open`.
qsizetype behind(const QString &head, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < head.size(); ++i) {
        depth += head[i] == u'(' ? 1 : head[i] == u')' ? -1 : 0;
        if (depth == 0)
            return i + 1;
    }
    return head.size();
}

} // namespace

Block classify(const QString &text, Opening opening)
{
    const QString head = withoutPrefix(text);
    const bool lambda = opensLambda(head);
    if (opening.inParentheses || opening.around == Block::Value)
        return lambda ? Block::Lambda : Block::Value;
    if (!holdsStatements(opening.around))
        return classifyDeclaration(head, lambda);
    return lambda ? Block::Lambda : classifyStatement(head);
}

int controlsIn(const QString &text)
{
    static const auto control = pattern(R"(\b(if|for|while|switch|do|try|catch|else(?!\s+if\b))\b)");
    int count = 0;
    for (auto matches = control.globalMatch(topLevel(withoutPrefix(text))); matches.hasNext(); matches.next())
        ++count;
    return count;
}

Signature signatureIn(const QString &text)
{
    static const auto noFunction = pattern(R"(^(using|typedef|static_assert|return|Q_[A-Z_]+|QTEST_\w+)\b)");
    static const auto call = pattern(R"((operator\s*\(\s*\)|operator\s*[^\s\w(]+|[\w~]+)\s*\()");
    static const auto aside = pattern(R"(^(decltype|alignas|explicit|requires|noexcept|if|for|while|switch|catch)$)");
    static const auto angles = pattern(R"(<(?![=<])([^<>();]|\([^()]*\)|<([^<>();]|\([^()]*\)|<[^<>]*>)*>)*>)");
    const QString head = withoutPrefix(text);
    if (noFunction.match(head).hasMatch())
        return {};
    QString flat = head; // template arguments blanked: std::function<void(int)> m_x is no function
    for (auto matches = angles.globalMatch(head); matches.hasNext();) {
        const auto match = matches.next();
        flat.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    }
    auto match = call.match(flat);
    while (match.hasMatch() && aside.match(match.captured(1)).hasMatch())
        match = call.match(flat, behind(flat, match.capturedEnd() - 1));
    if (!match.hasMatch() || flat.left(match.capturedStart()).contains(pattern(R"((?<![=!<>])=(?!=))")))
        return {};
    const qsizetype open = match.capturedEnd() - 1;
    return {match.captured(1), splitParameters(head.mid(open + 1, behind(head, open) - open - 2))};
}

} // namespace firstcome::house
