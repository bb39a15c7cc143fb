// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ground/test_ground.h"

namespace firstcome::test {

ToldChanges::ToldChanges(Changes &changes)
{
    changes.subscribe([this](std::span<const Change> told) {
        const std::scoped_lock lock(m_mutex);
        m_told.append(QList<Change>(told.begin(), told.end()));
    });
}

QList<Change> ToldChanges::taken()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_told, {});
}

QList<QByteArray> ToldChanges::takenNames()
{
    QList<QByteArray> names;
    for (const Change &change : taken())
        names.append(liveTopicOf(change) + QByteArray(":") + QByteArray::number(idOf(change)));
    return names;
}

std::vector<ProductFacts> EveryProduct::products(sql::Connection &, const std::vector<Id> &ids) const
{
    std::vector<ProductFacts> products;
    for (const Id id : ids)
        products.push_back({id, 7, 8, m_name, false});
    return products;
}

} // namespace firstcome::test
