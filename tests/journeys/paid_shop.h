// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/running_simulator.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QDateTime>

namespace firstcome::test {

/// A backend whose payments go to a gateway program of its own, so that either may be bent, stopped and started, and a
/// member who orders and pays. Invariant: `shop` and `member` are signed in at the running backend.
struct PaidShop
{
    static constexpr qint64 price = 10'000;
    static constexpr int within = 60'000; // ms

    RunningSimulator gateway;
    RunningBackend backend;
    std::unique_ptr<Shop> shop;
    std::unique_ptr<Caller> member;
    OnSale onSale;
    qint64 ahead = 0; ///< s, of the backend's clock

    /// The gateway first, then the backend, and something on sale.
    bool open()
    {
        if (!gateway.start())
            return false;
        for (const char *company : {"FIRSTCOME_GATEWAY_URL", "FIRSTCOME_CARRIER_URL"})
            backend.setEnvironment(QLatin1StringView(company), gateway.url().toString());
        backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_COMPARE"), QStringLiteral("1"));
        // Where a test puts the clock on, deliveries stay where they are.
        backend.setEnvironment(QStringLiteral("FIRSTCOME_DELIVERIES_BY_DAY"), QStringLiteral("off"));
        setSecret(RunningSimulator::secretKey());
        if (!start(0))
            return false;
        onSale = shop->openSale({1'000, 0, 600, price});
        return !onSale.optionId.isEmpty();
    }
    /// `secondsAhead`: of the backend's clock.
    bool start(qint64 secondsAhead)
    {
        if (!backend.start({QStringLiteral("--demo"), QStringLiteral("--clock-offset"), QString::number(secondsAhead)}))
            return false;
        shop = std::make_unique<Shop>(backend);
        member = shop->shopper(5);
        return shop->ready() && !member->token().isEmpty();
    }
    void setSecret(const QByteArray &secret)
    {
        backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_SECRET"), QString::fromLatin1(secret));
    }

    static QJsonObject bend(const char *call, const char *as, const QJsonObject &more = {})
    {
        QJsonObject bend = more;
        bend.insert(QStringLiteral("call"), QLatin1StringView(call));
        bend.insert(QStringLiteral("as"), QLatin1StringView(as));
        return bend;
    }
    /// What it says to whoever comes with a key that it does not know.
    static QJsonObject strange()
    {
        return bend("any", "error",
                    {{QStringLiteral("status"), 401}, {QStringLiteral("code"), QStringLiteral("UNAUTHORIZED_KEY")}});
    }
    /// A word of tomorrow where the status stands; what was asked for takes effect.
    static QJsonObject unheardOf(const char *call)
    {
        return bend(call, "status", {{QStringLiteral("word"), QStringLiteral("A_WORD_OF_TOMORROW")}});
    }

    Answer place(const OnSale &what)
    {
        const QJsonObject line{{QStringLiteral("optionId"), what.optionId}, {QStringLiteral("quantity"), 1}};
        return member->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
    }
    Answer begin(const QString &orderId)
    {
        return member->postOnce(QStringLiteral("/v1/payments"),
                                {{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), price}});
    }
    /// An order that waits to be paid, its payment begun.
    QString begun()
    {
        const QString orderId = place(onSale).text("id");
        begin(orderId);
        return orderId;
    }
    QString windowOf(const QString &orderId)
    {
        return Caller(gateway.url())
            .post(QStringLiteral("/windows"), {{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), price}})
            .text("paymentKey");
    }
    Answer confirm(const QString &orderId, const QString &paymentKey)
    {
        return member->postOnce(QStringLiteral("/v1/payments/confirm"), {{QStringLiteral("paymentKey"), paymentKey},
                                                                         {QStringLiteral("orderId"), orderId},
                                                                         {QStringLiteral("amount"), price}});
    }

    /// As the operator sees it.
    QJsonObject detail(const QString &orderId)
    {
        return shop->boss().get(QStringLiteral("/v1/ops/orders/") + orderId).json;
    }
    QString state(const QString &orderId) { return detail(orderId).value(QStringLiteral("state")).toString(); }
    QString paymentState(const QString &orderId)
    {
        return detail(orderId)[QStringLiteral("payment")][QStringLiteral("state")].toString();
    }
    QString attention(const QString &orderId)
    {
        return detail(orderId)[QStringLiteral("attention")][QStringLiteral("reason")].toString();
    }
    QStringList actions(const QString &orderId)
    {
        QStringList names;
        for (const QJsonValue &name : detail(orderId)[QStringLiteral("allowedActions")].toArray())
            names.append(name.toString());
        return names;
    }
    QJsonObject overview() { return shop->boss().get(QStringLiteral("/v1/ops/overview")).json; }
    qint64 balance()
    {
        return member->get(QStringLiteral("/v1/me/balance")).json[QStringLiteral("amount")].toInteger();
    }

    /// As its own people would at the gateway: the shop is not asked.
    Answer cancelThere(const QString &paymentKey, qint64 amount)
    {
        const QByteArray pair = RunningSimulator::secretKey() + ':';
        return Caller(gateway.url())
            .post(
                QStringLiteral("/v1/payments/%1/cancel").arg(paymentKey),
                {{QStringLiteral("cancelReason"), QStringLiteral("by the gateway's own people")},
                 {QStringLiteral("cancelAmount"), amount}},
                {{"Authorization", "Basic " + pair.toBase64()}, {"Idempotency-Key", paymentKey.toLatin1() + "-there"}});
    }
    /// Starts the backend anew, so many seconds later than it was.
    void later(qint64 seconds)
    {
        QCOMPARE(backend.stop(), 0);
        ahead += seconds;
        QVERIFY2(start(ahead), backend.output().constData());
    }

    /// s, by the backend's clock, until midnight in Seoul.
    qint64 leftOfTheDay() const
    {
        constexpr qint64 aDay = 86'400;
        constexpr qint64 ofSeoul = 9 * 3'600;
        return aDay - (QDateTime::currentSecsSinceEpoch() + ahead + ofSeoul) % aDay;
    }
    /// Midnight does not fall into a test that begins now.
    void stayInTheDay()
    {
        constexpr qint64 longestTest = 900; // s
        if (leftOfTheDay() < longestTest)
            later(leftOfTheDay() + 60);
    }
    /// The carrier brings an order of one line all the way.
    void deliver(const QString &orderId)
    {
        const auto reference = [&] {
            return detail(orderId)[QStringLiteral("deliveries")][0][QStringLiteral("reference")].toString();
        };
        WAIT_VERIFY(!reference().isEmpty(), within);
        for (int step = 0; step < 2; ++step)
            Caller(gateway.url()).post(QStringLiteral("/carrier/shipments/%1/advance").arg(reference()), {});
        member->post(QStringLiteral("/v1/deliveries/notifications"), {{QStringLiteral("reference"), reference()}});
        WAIT_COMPARE(state(orderId), QStringLiteral("COMPLETED"), within);
    }

    QString paid()
    {
        const QString orderId = begun();
        confirm(orderId, windowOf(orderId));
        return QTest::qWaitFor([&] { return state(orderId) == QStringLiteral("PAID"); }, within) ? orderId : QString();
    }

    Answer charge(const QString &paymentKey)
    {
        return member->postOnce(QStringLiteral("/v1/me/balance/charges"),
                                {{QStringLiteral("amount"), price}, {QStringLiteral("paymentKey"), paymentKey}});
    }

    QJsonObject exceptionOf(const QString &id, const char *field = "orderId")
    {
        const Answer list = shop->boss().get(QStringLiteral("/v1/ops/payments/exceptions"));
        for (const QJsonValue &item : list.json[QStringLiteral("items")].toArray()) {
            if (item[QLatin1StringView(field)].toString() == id)
                return item.toObject();
        }
        return {};
    }

    QString keyOf(const QString &orderId)
    {
        for (const QJsonValue &payment : gateway.payments()) {
            if (payment[QStringLiteral("orderId")].toString() == orderId)
                return payment[QStringLiteral("paymentKey")].toString();
        }
        return {};
    }

    /// The decisions about this order in the audit.
    QJsonArray audited(const QString &orderId)
    {
        QJsonArray entries;
        const Answer audit = shop->boss().get(QStringLiteral("/v1/ops/audit?limit=100"));
        for (const QJsonValue &entry : audit.json[QStringLiteral("items")].toArray()) {
            if (entry[QStringLiteral("action")].toString() == QStringLiteral("payment.resolve") &&
                entry[QStringLiteral("object")].toString() == QStringLiteral("order:") + orderId)
                entries.append(entry);
        }
        return entries;
    }

    static QString orderPath(const QString &orderId)
    {
        return QStringLiteral("/v1/ops/orders/%1/resolve").arg(orderId);
    }

    static QString paymentPath(const QString &paymentId)
    {
        return QStringLiteral("/v1/ops/payments/%1/resolve").arg(paymentId);
    }

    static QJsonObject deciding(const char *act, const char *reason = "they were called")
    {
        return {{QStringLiteral("act"), QLatin1StringView(act)}, {QStringLiteral("reason"), QString::fromUtf8(reason)}};
    }

    /// What the gateway keeps of it.
    qint64 keptThere(const QString &paymentKey)
    {
        for (const QJsonValue &payment : gateway.payments()) {
            if (payment[QStringLiteral("paymentKey")].toString() == paymentKey)
                return payment[QStringLiteral("balanceAmount")].toInteger();
        }
        return -1;
    }
};

} // namespace firstcome::test
