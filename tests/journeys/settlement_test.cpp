// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/on_engines.h"
#include "tests/support/shop.h"
#include <QDateTime>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms
constexpr qint64 price = 10'000;
constexpr qint64 sold = 3 * price;
constexpr qint64 net = sold - sold / 20;
constexpr int daysAhead = 2;

/// The day before the one it is in Seoul, so many days from now.
QString dayBefore(int ahead)
{
    return QDateTime::currentDateTimeUtc().addSecs(9 * 3600).date().addDays(ahead - 1).toString(Qt::ISODate);
}

} // namespace

/// Sold, delivered, settled at night, asked for, paid by two people: the whole way through the program.
class SettlementTest : public QObject
{
    Q_OBJECT

    bool start(int ahead)
    {
        const QString offset = QString::number(ahead * 86'400);
        if (!m_backend.start({QStringLiteral("--demo"), QStringLiteral("--clock-offset"), offset}))
            return false;
        m_shop = std::make_unique<Shop>(m_backend);
        return m_shop->ready();
    }
    QJsonObject order(const QString &orderId)
    {
        return m_shop->boss().get(QStringLiteral("/v1/ops/orders/") + orderId).json;
    }
    QString lineState(const QString &orderId) { return order(orderId)[u"lines"][0][u"state"].toString(); }

    QString delivered()
    {
        const OnSale onSale = m_shop->openSale({100, 0, 600, price});
        const auto shopper = m_shop->shopper(1);
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 3}};
        const QString orderId =
            shopper
                ->postOnce(QStringLiteral("/v1/orders"),
                           {{QStringLiteral("lines"), QJsonArray{line}},
                            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}})
                .text("id");
        const QJsonObject payment{{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), sold}};
        shopper->postOnce(QStringLiteral("/v1/payments"), payment);
        QJsonObject confirm = payment;
        confirm.insert(QStringLiteral("paymentKey"),
                       Caller(m_backend.url()).post(QStringLiteral("/simulator/windows"), payment).text("paymentKey"));
        if (shopper->postOnce(QStringLiteral("/v1/payments/confirm"), confirm).status != 200)
            return {};
        const auto reference = [&] { return order(orderId)[u"deliveries"][0][u"reference"].toString(); };
        if (!QTest::qWaitFor([&] { return !reference().isEmpty(); }, within))
            return {};
        for (int step = 0; step < 2; ++step)
            Caller(m_backend.url())
                .post(QStringLiteral("/simulator/carrier/shipments/%1/advance").arg(reference()), {});
        return QTest::qWaitFor([&] { return lineState(orderId) == QStringLiteral("DELIVERED"); }, within) ? orderId
                                                                                                          : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_backend);
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_PAYOUT_TIER"), QStringLiteral("20000"));
        QVERIFY2(start(0), m_backend.output().constData());
    }

    void V12_V13_whatWasDeliveredIsSettledOnceItsDayIsOver()
    {
        m_orderId = delivered();
        QVERIFY(!m_orderId.isEmpty());
        const QString runs = QStringLiteral("/v1/ops/settlements/runs");
        const Answer early = m_shop->boss().post(runs, {{QStringLiteral("date"), dayBefore(1)}});
        QCOMPARE(early.code(), QByteArray("DAY_NOT_OVER"));
        QCOMPARE(m_shop->boss().post(runs, {{QStringLiteral("date"), QStringLiteral("yesterday")}}).status, 422);
        const QString match = QStringLiteral("/v1/ops/settlements/match?date=");
        const Answer books = m_shop->boss().get(match + dayBefore(1));
        QVERIFY2(books.json[u"ok"].toBool() && books.json[u"open"].toBool(), books.body.constData());
        QCOMPARE(books.json[u"orders"][u"amount"].toInteger(), sold);
        QCOMPARE(books.json[u"gateway"][u"net"].toInteger(), sold);
        QCOMPARE(books.json[u"ledger"][u"net"].toInteger(), sold);
        QCOMPARE(m_shop->boss().get(match + dayBefore(3)).status, 422);
        QCOMPARE(m_shop->boss().get(match).status, 400);
        QCOMPARE(m_backend.stop(), 0);
        QVERIFY2(start(daysAhead), m_backend.output().constData());

        const Answer run = m_shop->boss().post(runs, {{QStringLiteral("date"), dayBefore(daysAhead)}});
        QVERIFY2(run.status == 200, run.body.constData());
        QCOMPARE(run.text("state"), QStringLiteral("DONE"));
        const Answer again = m_shop->boss().post(runs, {{QStringLiteral("date"), dayBefore(daysAhead)}});
        QCOMPARE(again.json, run.json);
        QVERIFY(!m_shop->boss().get(runs).json[u"items"].toArray().isEmpty());

        const Answer rows = m_shop->seller().get(QStringLiteral("/v1/seller/settlements"));
        QCOMPARE(rows.json[u"items"].toArray().size(), 1);
        m_row = rows.json[u"items"][0].toObject();
    }

    void V12_aStatementIsReadListedAndPrinted()
    {
        const QJsonObject row = m_row;
        QCOMPARE(row[u"gross"].toInteger(), sold);
        QCOMPARE(row[u"net"].toInteger(), net);
        QCOMPARE(row[u"seller"].toString(), QStringLiteral("seller"));
        const QString id = row[u"id"].toString();
        QCOMPARE(m_shop->boss()
                     .get(QStringLiteral("/v1/ops/settlements?state=OPEN&sellerId=") + row[u"sellerId"].toString())
                     .json[u"items"][0]
                     .toObject(),
                 row);
        const auto named = [&](const char *list, const char *who) {
            return m_shop->boss().get(
                QStringLiteral("/v1/ops/%1?q=%2").arg(QLatin1StringView(list), QLatin1StringView(who)));
        };
        QCOMPARE(named("settlements", "seller").json[u"items"][0].toObject(), row);
        QCOMPARE(named("settlements", "nobody").json[u"items"].toArray().size(), 0);
        QCOMPARE(named("payouts", "nobody").json[u"items"].toArray().size(), 0);
        QCOMPARE(m_shop->boss().get(QStringLiteral("/v1/ops/settlements/") + id).json, row);
        const Answer lines = m_shop->seller().get(QStringLiteral("/v1/seller/settlements/%1/lines").arg(id));
        QCOMPARE(lines.json[u"items"][0][u"orderId"].toString(), m_orderId);
        QCOMPARE(lines.json[u"items"][0][u"fee"].toInteger(), sold - net);
        const Answer file =
            m_shop->seller().get(QStringLiteral("/v1/seller/settlements/") + id, {{"Accept", "text/csv"}});
        QVERIFY(file.headers.value("content-type").startsWith("text/csv"));
        QCOMPARE(file.body.count('\n'), 2);
        QVERIFY(file.body.contains("SALE"));
        const Answer print = m_shop->seller().get(QStringLiteral("/v1/seller/settlements/%1?lang=ko").arg(id),
                                                  {{"Accept", "application/pdf"}});
        QCOMPARE(print.headers.value("content-type"), QByteArray("application/pdf"));
        QVERIFY(print.body.startsWith("%PDF-") && print.body.contains("(28,500) Tj"));
        QCOMPARE(m_shop->shopper(1)->get(QStringLiteral("/v1/seller/settlements/") + id).status, 403);
        QCOMPARE(m_shop->seller().get(QStringLiteral("/v1/seller/settlements/5")).code(),
                 QByteArray("SETTLEMENT_NOT_FOUND"));
    }

    void V14_N4_aPayoutAboveTheTierIsPaidByTwo()
    {
        const QString day = m_row[u"date"].toString();
        const QString payouts = QStringLiteral("/v1/seller/payouts");
        const QJsonObject period{{QStringLiteral("from"), day}, {QStringLiteral("to"), day}};
        QCOMPARE(m_shop->seller()
                     .postOnce(payouts, {{QStringLiteral("from"), QStringLiteral("2026-02-02")},
                                         {QStringLiteral("to"), QStringLiteral("2026-02-01")}})
                     .status,
                 422);
        const Answer asked = m_shop->seller().postOnce(payouts, period);
        QVERIFY2(asked.status == 201, asked.body.constData());
        QCOMPARE(asked.json[u"amount"].toInteger(), net);
        QCOMPARE(m_shop->seller().postOnce(payouts, period).code(), QByteArray("PAYOUT_WAITING"));
        const QString payout = QStringLiteral("/v1/ops/payouts/") + asked.text("id");
        QCOMPARE(m_shop->boss().post(payout + QStringLiteral("/approve"), {}).code(),
                 QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        const Answer accepted = m_shop->boss().postOnce(payout + QStringLiteral("/approve"), {});
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        const Answer paid = m_shop->approved(accepted);
        QVERIFY2(paid.status == 200, paid.body.constData());
        QCOMPARE(paid.json[u"result"][u"state"].toString(), QStringLiteral("PAID"));
        QCOMPARE(m_shop->boss().get(payout).text("state"), QStringLiteral("PAID"));
        const Answer income = m_shop->seller().get(QStringLiteral("/v1/seller/income"));
        QCOMPARE(income.json[u"paid"].toInteger(), net);
        QCOMPARE(income.json[u"settled"].toInteger(), 0);
        QCOMPARE(m_shop->broken(), QStringList());
        QVERIFY(m_shop->boss().post(QStringLiteral("/v1/ops/audit/verify"), {}).json[u"ok"].toBool());
    }

private:
    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    QString m_orderId;
    QJsonObject m_row;
};

ENGINES_MAIN(SettlementTest)
#include "settlement_test.moc"
