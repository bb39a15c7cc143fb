// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/caller.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <atomic>
#include <random>

namespace firstcome::test {

/// One to three random ways to bend the answers of gateway and carrier, as PUT /settings takes them.
inline QJsonArray randomBends(std::mt19937 &random)
{
    static const QList<QJsonObject> ways = [] {
        const char *texts[] = {
            R"({"as":"drop"})",
            R"({"as":"drop","works":false})",
            R"({"as":"hang","afterMs":1500})",
            R"({"as":"error","status":403,"code":"NOT_A_WORD_OF_THE_CONTRACT"})",
            R"({"as":"error","status":500,"code":"FAILED_INTERNAL_SYSTEM_PROCESSING"})",
            R"({"as":"error","status":500,"code":"FAILED_INTERNAL_SYSTEM_PROCESSING","works":true})",
            R"({"as":"error","status":404,"code":"NOT_FOUND_PAYMENT"})",
            R"({"as":"error","status":401,"code":"UNAUTHORIZED_KEY"})",
            R"({"as":"html","status":502})",
            R"({"as":"html","status":403,"works":true})",
            R"({"as":"html","status":404})",
            R"({"as":"empty"})",
            R"({"as":"empty","works":true})",
            R"({"as":"redirect"})",
            R"({"as":"status","word":"PARTIAL_CANCELED"})",
            R"({"as":"status","word":"A_WORD_OF_TOMORROW"})",
            R"({"as":"status","word":"WAITING_FOR_DEPOSIT"})",
            R"({"as":"textAmounts"})",
            R"({"as":"more"})",
            R"({"as":"missing","field":"status"})",
            R"({"as":"missing","field":"totalAmount"})",
            R"({"as":"missing","field":"reference"})",
        };
        QList<QJsonObject> objects;
        for (const char *text : texts)
            objects.append(QJsonDocument::fromJson(text).object());
        return objects;
    }();
    static const QStringList calls{QStringLiteral("confirm"), QStringLiteral("find"),  QStringLiteral("cancel"),
                                   QStringLiteral("ship"),    QStringLiteral("track"), QStringLiteral("any")};
    static constexpr double shares[] = {0.1, 0.3, 0.6, 1};
    QJsonArray bends;
    for (auto left = 1 + random() % 3; left > 0; --left) {
        QJsonObject bend = ways.at(qsizetype(random() % size_t(ways.size())));
        bend.insert(QStringLiteral("call"), calls.at(qsizetype(random() % size_t(calls.size()))));
        bend.insert(QStringLiteral("share"), shares[random() % std::size(shares)]);
        bends.append(bend);
    }
    return bends;
}

/// A member who orders, pays in every way, charges, cancels and asks again, whatever the answers are.
/// Thread: one of its own.
class RestlessMember
{
public:
    /// What must have happened for a run to have been one; bits.
    enum Happening : unsigned {
        Nothing = 0,
        Placed = 1,
        Paid = 2,
        Refused = 4,
        Charged = 8,
        Cancelled = 16,
        Everything = 31
    };

    struct Town
    {
        QUrl shop;
        QUrl gateway;
        QString optionId;
        qint64 price = 0;
        std::atomic<unsigned> *happened = nullptr; ///< to any member
    };

    RestlessMember(Town town, QByteArray token, quint32 seed)
        : m_town(std::move(town)), m_shop(m_town.shop, std::move(token)), m_gateway(m_town.gateway), m_random(seed)
    {
    }

    void live(const std::atomic<bool> &over)
    {
        while (!over) {
            switch (m_random() % 4) {
            case 0:
                charge();
                break;
            case 1:
                buy(QStringLiteral("BALANCE"));
                break;
            default:
                buy(QStringLiteral("PG"));
                break;
            }
        }
    }

    /// Answers that no client should ever get: none at all, or 500.
    const QStringList &shocks() const { return m_shocks; }
    int acts() const { return m_acts; }

private:
    Answer post(const QString &path, const QJsonObject &body, const QByteArray &key)
    {
        ++m_acts;
        Answer answer = m_shop.post(path, body, {{"Idempotency-Key", key}});
        if (answer.status == 0 || answer.status == 500)
            m_shocks.append(path + u' ' + QString::number(answer.status) + u' ' + QString::fromUtf8(answer.body));
        *m_town.happened |= happeningOf(path, answer.status);
        return answer;
    }
    static Happening happeningOf(const QString &path, int status)
    {
        if (path == QStringLiteral("/v1/orders"))
            return status == 201 ? Placed : Nothing;
        if (path == QStringLiteral("/v1/payments/confirm"))
            return status == 200 ? Paid : status == 402 ? Refused : Nothing;
        if (path == QStringLiteral("/v1/me/balance/charges"))
            return status == 201 ? Charged : Nothing;
        return path.endsWith(QStringLiteral("/cancel")) && status == 200 ? Cancelled : Nothing;
    }
    QByteArray newKey() { return QByteArray::number(qulonglong(m_random())) + '-' + QByteArray::number(++m_keys); }

    QString windowOf(const QString &orderId, qint64 amount)
    {
        static const char *outcomes[] = {"approve", "approve", "approve", "refuse", "unknown", "otherAmount"};
        return m_gateway
            .post(QStringLiteral("/windows"),
                  {{QStringLiteral("orderId"), orderId},
                   {QStringLiteral("amount"), amount},
                   {QStringLiteral("outcome"), QLatin1StringView(outcomes[m_random() % std::size(outcomes)])}})
            .text("paymentKey");
    }

    /// Again with the same key, as a client whose answer was lost.
    void insist(const QString &path, const QJsonObject &body)
    {
        const QByteArray key = newKey();
        for (auto tries = 1 + m_random() % 3; tries > 0; --tries)
            post(path, body, key);
    }

    void charge()
    {
        const qint64 amount = m_town.price * qint64(1 + m_random() % 5);
        const QString paymentKey = windowOf(QStringLiteral("charge-") + QString::fromLatin1(newKey()), amount);
        insist(QStringLiteral("/v1/me/balance/charges"),
               {{QStringLiteral("amount"), amount}, {QStringLiteral("paymentKey"), paymentKey}});
    }

    void buy(const QString &method)
    {
        const QJsonObject line{{QStringLiteral("optionId"), m_town.optionId},
                               {QStringLiteral("quantity"), qint64(1 + m_random() % 3)}};
        const Answer placed = post(QStringLiteral("/v1/orders"),
                                   {{QStringLiteral("lines"), QJsonArray{line}},
                                    {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), method}}}},
                                   newKey());
        const QString orderId = placed.text("id");
        if (placed.status != 201)
            return;
        if (method == QStringLiteral("PG"))
            pay(orderId, placed.json.value(QStringLiteral("total")).toInteger());
        if (m_random() % 3 == 0)
            insist(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {});
    }

    void pay(const QString &orderId, qint64 total)
    {
        if (m_random() % 10 == 0)
            return; // changed its mind: the hold runs out
        post(QStringLiteral("/v1/payments"), {{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), total}},
             newKey());
        insist(QStringLiteral("/v1/payments/confirm"), {{QStringLiteral("paymentKey"), windowOf(orderId, total)},
                                                        {QStringLiteral("orderId"), orderId},
                                                        {QStringLiteral("amount"), total}});
    }

    Town m_town;
    Caller m_shop;
    Caller m_gateway;
    std::mt19937 m_random;
    QStringList m_shocks;
    int m_keys = 0;
    int m_acts = 0;
};

} // namespace firstcome::test
