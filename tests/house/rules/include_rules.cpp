// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/include_rules.h"
#include <QHash>
#include <QRegularExpression>

namespace firstcome::house {

namespace {

/// Folder -> the folders it may know besides itself; a name covers everything below it.
const QHash<QString, QStringList> &edges()
{
    static const QHash<QString, QStringList> table = [] {
        QHash<QString, QStringList> known;
        const auto allow = [&known](const char *folder, const char *others) {
            known.insert(QLatin1String(folder), QString::fromLatin1(others).split(u' ', Qt::SkipEmptyParts));
        };
        allow("shared/base", "");
        allow("shared/contract", "shared/base");
        allow("shared/client", "shared/contract shared/base");
        allow("shared/load", "shared/client shared/contract shared/base");

        allow("backend/platform", "shared/contract shared/base");
        for (const char *alone : {"approvals", "members", "deliveries", "wallets", "system", "simulators", "upkeep"})
            allow(("backend/" + QByteArray(alone)).constData(), "backend/platform shared/contract shared/base");
        allow("backend/breakers", "backend/system backend/platform shared/contract shared/base");
        allow("backend/consumers", "backend/approvals backend/platform shared/contract shared/base");
        allow("backend/operators", "backend/approvals backend/platform shared/contract shared/base");
        allow("backend/settings", "backend/approvals backend/platform shared/contract shared/base");
        allow("backend/stock", "backend/approvals backend/platform shared/contract shared/base");
        allow("backend/settlements", "backend/approvals backend/wallets backend/platform shared/contract shared/base");
        allow("backend/sales", "backend/stock backend/platform shared/contract shared/base");
        allow("backend/catalog", "backend/stock backend/sales backend/platform shared/contract shared/base");
        allow("backend/imports", "backend/catalog backend/stock backend/platform shared/contract shared/base");
        allow("backend/load",
              "backend/catalog backend/sales backend/stock backend/members backend/orders backend/wallets "
              "backend/platform shared/contract shared/base");
        allow("backend/orders", "backend/stock backend/sales backend/platform shared/contract shared/base");
        allow("backend/placement", "backend/orders backend/stock backend/sales backend/platform shared/contract "
                                   "shared/base");
        allow("backend/payments", "backend/orders backend/wallets backend/platform shared/contract shared/base");
        allow("backend/claims", "backend/approvals backend/orders backend/payments backend/stock backend/platform "
                                "shared/contract shared/base");
        allow("backend/app", "backend shared/contract shared/base");

        allow("console/widgets", "shared/contract shared/base");
        allow("console/page", "console/widgets shared/client shared/contract shared/base");
        allow("console/shell", "console/page console/widgets shared/client shared/contract shared/base");
        // Every other folder of the console is a page; pages do not know each other.
        allow("console/*", "console/page console/widgets shared/client shared/contract shared/base");
        // The load lab edits scenarios and compares reports by the engine's rules; the engine is a process.
        allow("console/load", "console/page console/widgets shared/load/scenario shared/load/exchange "
                              "shared/load/compare shared/client shared/contract shared/base");
        allow("console/app", "console shared/client shared/contract shared/base");

        allow("tests", "shared backend console");
        allow("cmake", "");
        return known;
    }();
    return table;
}

bool within(const QString &path, const QString &folder)
{
    return path.startsWith(folder + u'/');
}

QString knownFolder(const QString &path)
{
    static const QRegularExpression consoleFolder(QStringLiteral("^console/[a-z]+(?=/)"));
    for (auto edge = edges().begin(); edge != edges().end(); ++edge) {
        if (within(path, edge.key()))
            return edge.key();
    }
    return consoleFolder.match(path).captured();
}

const QStringList &knownTo(const QString &home)
{
    const auto own = edges().constFind(home);
    static const QStringList page = edges().value(QStringLiteral("console/*"));
    return own == edges().cend() ? page : *own;
}

} // namespace

Findings checkIncludes(const SourceFile &file)
{
    static const QRegularExpression include(
        QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*\"((?:shared|backend|console|tests|cmake)/[^\"]+)\""),
        QRegularExpression::MultilineOption);
    if (!file.isCpp())
        return {};
    const QString home = knownFolder(file.path);
    if (home.isEmpty())
        return {
            {file.path, 0, QStringLiteral("the folder is not in the table of tests/house/rules/include_rules.cpp")}};
    Findings findings;
    for (auto matches = include.globalMatch(file.text); matches.hasNext();) {
        const auto match = matches.next();
        const QString target = match.captured(1);
        const QStringList &others = knownTo(home);
        const bool allowed = within(target, home) ||
                             std::ranges::any_of(others, [&](const QString &other) { return within(target, other); });
        if (!allowed)
            findings << Finding{file.path, lineAt(file.text, match.capturedStart()),
                                QStringLiteral("%1 may not know %2").arg(home, target)};
    }
    return findings;
}

} // namespace firstcome::house
