// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/sample_series.h"
#include <QJsonObject>
#include <QMap>

namespace firstcome {

/// How often a sale turned orders away, by reason and second. Pure.
class RefusalSeconds
{
public:
    /// A page of GET /v1/ops/sales/{id}/refusals; a second that was read again replaces itself.
    void take(const QJsonObject &answer);
    void clear() { m_counts.clear(); }
    bool isEmpty() const { return m_counts.isEmpty(); }

    /// Those with the most refusals first.
    QStringList reasons() const;
    qint64 total(const QString &reason) const;
    /// The last second anybody was turned away; call only when not empty.
    Instant last() const;
    /// One sample a second over the `span` that ends with `last`, zero where nobody was.
    std::vector<Sample> samples(const QString &reason, std::chrono::seconds span) const;

private:
    QMap<QString, QMap<qint64, qint64>> m_counts; ///< reason, second, refusals
};

} // namespace firstcome
