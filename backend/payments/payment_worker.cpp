// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment_worker.h"

#include "shared/contract/topics.h"
#include <QJsonDocument>

namespace firstcome::payments {

namespace {

/// The same for the same thing that happened, wherever in the log it stands.
QByteArray causeOf(const events::Event &event)
{
    return event.type + ':' + QByteArray::number(event.key) + ':' + QByteArray::number(event.sequence);
}

} // namespace

void PaymentWorker::mount(Workers &workers)
{
    workers.consume({"payments",
                     {topic::orders, topic::claims},
                     [this](sql::Connection &connection, std::span<const events::Event> events) {
                         for (const events::Event &event : events)
                             apply(connection, event);
                     }});
}

void PaymentWorker::apply(sql::Connection &connection, const events::Event &event)
{
    if (event.type == event::orderPlaced) {
        const QJsonObject payload = QJsonDocument::fromJson(event.payload).object();
        if (payload.value(QStringLiteral("method")).toString() != QStringLiteral("BALANCE"))
            return;
        if (const auto order = m_parts.orders.find(connection, event.key))
            m_books.fromBalance(connection, *order);
        return;
    }
    if (event.type == event::linesCancelled) {
        const QJsonObject payload = QJsonDocument::fromJson(event.payload).object();
        m_books.giveBack(connection, {event.key, payload.value(QStringLiteral("amount")).toInteger(), causeOf(event),
                                      payload.value(QStringLiteral("reason")).toString()});
        return;
    }
    if (event.type == event::claimApproved) {
        const QJsonObject payload = QJsonDocument::fromJson(event.payload).object();
        m_books.giveBack(connection, {event.key, payload.value(QStringLiteral("amount")).toInteger(),
                                      "claim:" + payload.value(QStringLiteral("claimId")).toString().toLatin1(),
                                      payload.value(QStringLiteral("reason")).toString()});
        return;
    }
    if (event.type == event::orderClosed)
        m_books.orderClosed(connection, event.key);
}

} // namespace firstcome::payments
