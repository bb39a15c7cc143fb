// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/history/history_check.h"
#include <QFile>
#include <QTemporaryDir>

namespace firstcome::load {

constexpr Id option = 7;
constexpr Id sale = 9;
constexpr Instant began = fromMillis(1'767'225'600'000);

/// Ten units of a sale that is open for an hour; buyers one after the other got eight of them, and one who wanted three
/// was refused. Nobody else was there.
inline History goodHistory()
{
    const SaleWindow window{began - std::chrono::hours(1), began + std::chrono::hours(1)};
    History history;
    history.startedAt = toIso(began);
    history.serverBegan = began;
    history.before = {{option, 10, sale}};
    history.sales = history.salesAfter = {{sale, 2, window}};
    for (int i = 0; i < 8; ++i)
        history.tries.push_back(
            {100 + i, i * 1'000, i * 1'000 + 500, 201, {}, 1'000 + i, false, {{option, 1}}, {}, {{sale, i + 1}}});
    history.tries.push_back(
        {200, 9'000, 9'500, 409, "STOCK_INSUFFICIENT", 0, false, {{option, 3}}, {{option, 3, 2}}, {}});
    history.after = {{option, 2}};
    history.others = HistoryOthers();
    return history;
}

inline QStringList failedOf(const History &history)
{
    QStringList ids;
    for (const Finding &finding : checkHistory(history)) {
        if (!finding.ok)
            ids.append(finding.id);
    }
    return ids;
}

/// A history as a file.
struct HistoryFolder
{
    QTemporaryDir folder;

    QString write(const QByteArray &content) const
    {
        QFile file(folder.filePath(QStringLiteral("history.jsonl")));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    QByteArray text(const History &history) const
    {
        const QString path = folder.filePath(QStringLiteral("history.jsonl"));
        if (!writeHistory(path, history))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace firstcome::load
