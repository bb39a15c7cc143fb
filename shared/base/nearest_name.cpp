// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/nearest_name.h"

#include <numeric>

namespace firstcome {

namespace {

constexpr qsizetype longestCompared = 64;

/// Levenshtein's distance, row by row.
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({changed, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

} // namespace

QString nearestName(const QString &given, const QStringList &known)
{
    const QString wanted = given.left(longestCompared).toLower();
    QString nearest;
    int fewest = std::max(2, int(wanted.size()) / 3) + 1;
    for (const QString &name : known) {
        const int changes = distance(wanted, name.toLower());
        // All letters changed is another word, however short.
        if (changes >= fewest || changes >= name.size())
            continue;
        fewest = changes;
        nearest = name;
    }
    return nearest;
}

QString unknownName(const QString &given, const QStringList &known)
{
    const QString nearest = nearestName(given, known);
    return nearest.isEmpty() ? QStringLiteral("is not known here")
                             : QStringLiteral("is not known here; did you mean '%1'?").arg(nearest);
}

} // namespace firstcome
