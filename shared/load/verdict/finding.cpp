// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/finding.h"

#include <algorithm>

namespace firstcome::load {

namespace {

constexpr int casesShown = 3;

}

void Cases::add(const QString &text)
{
    if (++m_count <= casesShown)
        m_shown.append(text);
}

QString Cases::text() const
{
    const QString more = m_count > casesShown ? QStringLiteral("; and %1 more").arg(m_count - casesShown) : QString();
    return m_shown.join(QStringLiteral("; ")) + more;
}

Finding Cases::finding(const Question &question, const QString &evidence) const
{
    return {QString::fromLatin1(question.id), QString::fromLatin1(question.name), none(), none() ? evidence : text()};
}

bool allOk(const std::vector<Finding> &findings)
{
    return std::all_of(findings.begin(), findings.end(), [](const Finding &finding) { return finding.ok; });
}

QString findingsText(const std::vector<Finding> &findings)
{
    QString text;
    for (const Finding &finding : findings)
        text +=
            QStringLiteral("%1  %2: %3\n")
                .arg(finding.ok ? QStringLiteral("ok    ") : QStringLiteral("FAILED"), finding.name, finding.evidence);
    return text;
}

} // namespace firstcome::load
