// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractTableModel>
#include <QJsonObject>

namespace firstcome {

/// A run's requests by kind and outcome, with both latencies up to p99.99, in milliseconds.
/// Thread: GUI.
class RequestTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Request, Outcome, Count, PerSecond, P50, P90, P95, P99, P999, P9999, Max, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void showReport(const QJsonObject &report);
    /// Since a request was sent, else since it was due.
    void setService(bool service);
    bool isService() const { return m_service; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString request;
        QString outcome;
        QJsonObject json;
    };
    QVariant number(const Row &row, int column) const;

    std::vector<Row> m_rows;
    double m_seconds = 0;
    bool m_service = false;
};

} // namespace firstcome
