// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/notification_routes.h"

#include "backend/payments/key_store.h"
#include "backend/payments/payment_store.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>

namespace firstcome::payments {

namespace {

constexpr qsizetype longestBody = 64 * 1024;
constexpr qsizetype longestKey = 200;
const auto statusChanged = QStringLiteral("PAYMENT_STATUS_CHANGED");

Refusal malformed(const QString &what)
{
    return {code::requestInvalid, what, {}, {}};
}

/// The payment key it is about; empty where it is about something else.
Result<QByteArray> keyIn(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject event = document.object();
    const QJsonValue type = event.value(QLatin1StringView("eventType"));
    if (!document.isObject() || !type.isString())
        return tl::unexpected(malformed(QStringLiteral("A notification is a JSON object with eventType and data.")));
    if (type.toString() != statusChanged)
        return QByteArray();
    const QByteArray key = event.value(QLatin1StringView("data"))[QLatin1StringView("paymentKey")].toString().toUtf8();
    if (key.isEmpty() || key.size() > longestKey)
        return tl::unexpected(
            malformed(QStringLiteral("data.paymentKey must be a text of 1 to %1 letters.").arg(longestKey)));
    return key;
}

} // namespace

void NotificationRoutes::mount(http::Router &router)
{
    http::Route route{http::Method::Post, "/v1/payments/notifications", http::Policy::open(),
                      http::AsyncHandler([this](const http::Request &request) { return notified(request); })};
    route.bodyLimit = longestBody;
    router.add(std::move(route));
}

QCoro::Task<http::Response> NotificationRoutes::notified(const http::Request &request)
{
    const auto key = keyIn(request.body);
    if (!key)
        co_return http::problem(key.error(), request);
    if (!key->isEmpty())
        co_await ask(*key);
    co_return http::json(200, {});
}

QCoro::Task<> NotificationRoutes::ask(QByteArray paymentKey)
{
    const auto reply = m_parts.database.read(
        [paymentKey](sql::Connection &connection) { return holderOfKey(connection, paymentKey); });
    const auto paymentId = co_await reply;
    if (!paymentId || !m_limit.admits(QByteArray::number(*paymentId), m_parts.clock()))
        co_return;
    // What is under way is asked for by its own worker, now; of all else the books are compared.
    const auto hurried =
        m_parts.database.write(sql::Queue::Saga, [id = *paymentId, now = m_parts.clock()](sql::Connection &connection) {
            return hurry(connection, id, now);
        });
    if (co_await hurried == 0)
        co_await m_compare.look(*paymentId);
}

} // namespace firstcome::payments
