// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"

#include <QDateTime>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
const QString path = QStringLiteral("/v1/seller/sales");

/// The day it is in Seoul, so many days from now.
QString dayIn(int days)
{
    return QDateTime::currentDateTimeUtc().addSecs(9 * 3600).date().addDays(days).toString(Qt::ISODate);
}

} // namespace

/// A seller reads what he sold: his own alone, with sums, as pages and as a file.
class SellerSalesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        for (int i = 0; i < 3; ++i)
            m_orders.append(m_at.paid());
        QVERIFY(!m_orders.contains(QString()));
        m_at.begun(); // and one that is not paid
    }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    void linesArePagedWithTheSumsOfAll()
    {
        QStringList seen;
        QString cursor;
        do {
            const QString next = cursor.isEmpty() ? QString() : QStringLiteral("&cursor=") + cursor;
            const Answer page = m_at.shop->seller().get(path + QStringLiteral("?limit=2") + next);
            QVERIFY2(page.status == 200, page.body.constData());
            for (const QJsonValue &item : page.json[u"items"].toArray()) {
                seen.prepend(item[u"orderId"].toString());
                QCOMPARE(item[u"amount"].toInteger(), PaidShop::price);
                QVERIFY(!item[u"paidAt"].toString().isEmpty());
            }
            QCOMPARE(page.json[u"totals"][u"quantity"].toInteger(), 3);
            QCOMPARE(page.json[u"totals"][u"gross"].toInteger(), 3 * PaidShop::price);
            QCOMPARE(page.json[u"totals"][u"refunds"].toInteger(), 0);
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        QCOMPARE(seen, m_orders);
    }

    void whatWentBackIsInTheSums()
    {
        const Answer cancelled =
            m_at.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(m_orders.first()), QJsonObject());
        QVERIFY2(cancelled.status == 200, cancelled.body.constData());
        WAIT_COMPARE(m_at.paymentState(m_orders.first()), QStringLiteral("CANCELED"), within);
        QCOMPARE(sales("").json[u"totals"][u"refunds"].toInteger(), -PaidShop::price);
        const Answer gone = sales("state=CANCELLED");
        QCOMPARE(gone.json[u"items"].toArray().size(), 1);
        QCOMPARE(gone.json[u"items"][0][u"orderId"].toString(), m_orders.first());
        QCOMPARE(gone.json[u"items"][0][u"refunds"].toInteger(), -PaidShop::price);
        QCOMPARE(gone.json[u"totals"][u"gross"].toInteger(), PaidShop::price);
    }

    void itIsChosenByStoreAndDay()
    {
        const QString store = sales("").json[u"items"][0][u"storeId"].toString();
        QCOMPARE(sales(QStringLiteral("storeId=") + store).json[u"items"].toArray().size(), 3);
        QCOMPARE(sales("storeId=77").json[u"items"].toArray().size(), 0);
        // Yesterday to tomorrow: midnight may pass meanwhile.
        const QString around = QStringLiteral("from=%1&to=%2").arg(dayIn(-1), dayIn(1));
        QCOMPARE(sales(around).json[u"items"].toArray().size(), 3);
        QCOMPARE(sales(QStringLiteral("from=") + dayIn(2)).json[u"items"].toArray().size(), 0);
        QCOMPARE(sales(QStringLiteral("to=") + dayIn(-2)).json[u"totals"][u"quantity"].toInteger(-1), 0);
    }

    void itIsAFile()
    {
        const Answer file =
            m_at.shop->seller().get(path + QStringLiteral("?state=CANCELLED"), {{"Accept", "text/csv"}});
        QCOMPARE(file.status, 200);
        QVERIFY(file.headers.value("content-type").startsWith("text/csv"));
        QVERIFY2(file.body.contains("orderId,lineId,storeId"), file.body.constData());
        QCOMPARE(file.body.count('\n'), 2);
        QVERIFY(file.body.contains(",refunds,returnedQuantity,deliveredAt\r\n"));
        QVERIFY2(file.body.contains(",CANCELLED,10000,1,10000,-10000,0,"), file.body.constData());
    }

    void A4_A16_othersSeeNothingAndParametersAreChecked()
    {
        QCOMPARE(m_at.member->get(path).status, 403);
        QCOMPARE(Caller(m_at.backend.url()).get(path).status, 401);
        for (const char *wrong : {"state=RESERVED", "state=SOLD", "from=2026-13-01", "from=yesterday", "to=1",
                                  "storeId=x", "cursor=MQ", "limit=0", "q=a"})
            QCOMPARE(sales(wrong).code(), QByteArray("REQUEST_INVALID"));
        QCOMPARE(sales("from=2026-02-02&to=2026-02-01").code(), QByteArray("VALUE_INVALID"));
    }

private:
    Answer sales(const QString &query) { return m_at.shop->seller().get(path + u'?' + query); }
    Answer sales(const char *query) { return sales(QString::fromLatin1(query)); }

    PaidShop m_at;
    QStringList m_orders;
};

QTEST_GUILESS_MAIN(SellerSalesTest)
#include "seller_sales_test.moc"
