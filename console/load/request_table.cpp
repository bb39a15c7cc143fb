// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/request_table.h"

#include "console/load/load_words.h"
#include "console/widgets/table_roles.h"
#include <QJsonArray>

namespace firstcome {

void RequestTable::showReport(const QJsonObject &report)
{
    beginResetModel();
    m_rows.clear();
    m_seconds = report.value(QLatin1StringView("elapsedSeconds")).toDouble();
    const QJsonArray steps = report.value(QLatin1StringView("steps")).toArray();
    for (const QJsonValue &step : steps) {
        const QJsonArray outcomes = step[u"outcomes"].toArray();
        for (const QJsonValue &outcome : outcomes)
            m_rows.push_back({step[u"name"].toString(), outcome[u"outcome"].toString(), outcome.toObject()});
    }
    endResetModel();
}

void RequestTable::setService(bool service)
{
    m_service = service;
    retranslate();
}

QVariant RequestTable::number(const Row &row, int column) const
{
    static const QStringList fields = QStringLiteral("p50 p90 p95 p99 p99.9 p99.99 max").split(u' ');
    const double count = row.json.value(QLatin1StringView("count")).toDouble();
    if (column == Count)
        return qint64(count);
    if (column == PerSecond)
        return m_seconds > 0 ? QVariant(count / m_seconds) : QVariant();
    const auto latency = m_service ? QLatin1StringView("serviceMicros") : QLatin1StringView("fromIntendedMicros");
    const QJsonValue micros = row.json.value(latency)[fields.at(column - P50)];
    return micros.isDouble() ? QVariant(micros.toDouble() / 1e3) : QVariant();
}

QVariant RequestTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == NumberRole && index.column() >= Count)
        return number(row, index.column());
    if (role != Qt::DisplayRole || index.column() > Outcome)
        return {};
    return index.column() == Request ? load_words::request(row.request) : load_words::outcome(row.outcome);
}

QVariant RequestTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section >= P50)
        return m_service ? tr("Milliseconds since the request was sent")
                         : tr("Milliseconds since the request was due, whenever it was sent");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Request"),  tr("Outcome"),   tr("Count"),     tr("A second"),
                              tr("p50 ms"),   tr("p90 ms"),    tr("p95 ms"),    tr("p99 ms"),
                              tr("p99.9 ms"), tr("p99.99 ms"), tr("Longest ms")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void RequestTable::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
