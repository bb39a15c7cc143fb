// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement_worker.h"

#include "shared/contract/topics.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome::settlements {

namespace {

Id idIn(const QJsonObject &object, const char *name)
{
    const auto id = idFrom(QStringView(object.value(QLatin1StringView(name)).toString()));
    if (!id)
        throw std::runtime_error("an event names no id");
    return *id;
}

std::vector<DeliveredLine> deliveredIn(const events::Event &event, const QJsonObject &payload)
{
    const auto placedAt = fromIso(payload.value(QLatin1StringView("placedAt")).toString());
    if (!placedAt)
        throw std::runtime_error("an event does not say when its order was placed");
    std::vector<DeliveredLine> lines;
    for (const QJsonValue &value : payload.value(QLatin1StringView("lines")).toArray()) {
        const QJsonObject line = value.toObject();
        lines.push_back({event.key, idIn(line, "lineId"), idIn(line, "sellerId"), idIn(line, "storeId"),
                         line.value(QLatin1StringView("amount")).toInteger(), *placedAt, event.at});
    }
    return lines;
}

} // namespace

void SettlementWorker::mount(Workers &workers) const
{
    workers.consume(
        {"settlements",
         {topic::orders, topic::claims},
         [this](sql::Connection &connection, std::span<const events::Event> events) { apply(connection, events); }});
}

void SettlementWorker::apply(sql::Connection &connection, std::span<const events::Event> events) const
{
    for (const events::Event &event : events) {
        const bool delivered = event.type == event::linesDelivered;
        if (!delivered && event.type != event::claimCompleted)
            continue;
        const QJsonObject payload = QJsonDocument::fromJson(event.payload).object();
        if (delivered) {
            m_book.sold(connection, deliveredIn(event, payload));
            continue;
        }
        const Money amount = payload.value(QLatin1StringView("amount")).toInteger();
        if (amount > 0)
            m_book.givenBack(connection, {idIn(payload, "claimId"), idIn(payload, "lineId"), amount, event.at});
    }
}

} // namespace firstcome::settlements
