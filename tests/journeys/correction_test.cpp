// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QJsonDocument>
#include <QTest>
#include <QUuid>
#include <QWebSocket>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::Crowd;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int within = 60'000; // ms
constexpr int buyers = 12;
constexpr int stockOfCrowd = 400;
constexpr int corrections = 20;

QJsonObject counted(const char *kind, int quantity)
{
    return {{QStringLiteral("kind"), QLatin1StringView(kind)},
            {QStringLiteral("quantity"), quantity},
            {QStringLiteral("reason"), QStringLiteral("counted on the shelf")}};
}

QString pathOf(const test::OnSale &onSale)
{
    return QStringLiteral("/v1/ops/stock/%1/corrections").arg(onSale.optionId);
}

} // namespace

/// Stock is corrected while people buy.
class CorrectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                                    QStringLiteral("--tokens"), tokens}),
                 0);
        m_tokens = Crowd::tokensFrom(tokens);
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        QVERIFY(m_shop->ready());
    }
    void cleanupTestCase() { m_shop.reset(); }

    /// Who waits for units gets them the moment they are booked: boards and live frames follow the commit.
    void whatWasReceivedCanBeBoughtAtOnce()
    {
        const auto onSale = m_shop->openSale({.stock = 1});
        const auto shopper = m_shop->shopper(1);
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const QJsonObject order{
            {QStringLiteral("lines"), QJsonArray{line}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}};
        QCOMPARE(shopper->postOnce(QStringLiteral("/v1/orders"), order).status, 201);
        QCOMPARE(shopper->postOnce(QStringLiteral("/v1/orders"), order).code(), QByteArray("STOCK_INSUFFICIENT"));

        QWebSocket live;
        QList<QJsonObject> frames;
        connect(&live, &QWebSocket::textMessageReceived, this,
                [&frames](const QString &text) { frames.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
        QUrl url = m_backend.url();
        url.setScheme(QStringLiteral("ws"));
        url.setPath(QStringLiteral("/v1/live"));
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + m_shop->boss().token());
        live.open(request);
        WAIT_VERIFY(!frames.isEmpty(), within);
        live.sendTextMessage(QStringLiteral("{\"subscribe\":[\"stock\"]}"));
        const auto shows = [&](const Answer &correction) {
            const qint64 version = correction.json[u"result"][u"stock"][u"version"].toInteger();
            return std::any_of(frames.begin(), frames.end(), [&](const QJsonObject &frame) {
                return frame[u"optionId"].toString() == onSale.optionId && frame[u"version"].toInteger() >= version;
            });
        };
        // The subscription is on its way: what is told before it arrives is not sent, so it is told until it is seen.
        Answer received;
        const auto booked = [&] {
            received = corrected(onSale, counted("RECEIVED", 2));
            return received.status == 200 && QTest::qWaitFor([&] { return shows(received); }, 1'000);
        };
        WAIT_VERIFY(booked(), within);
        QCOMPARE(shopper->postOnce(QStringLiteral("/v1/orders"), order).status, 201);

        const int free = m_shop->stockOf(onSale)[u"available"].toInt();
        const Answer refused = m_shop->boss().postOnce(pathOf(onSale), counted("SCRAPPED", free + 1));
        QCOMPARE(refused.code(), QByteArray("STOCK_INSUFFICIENT"));
        QCOMPARE(refused.json[u"available"].toInt(), free);
        QCOMPARE(corrected(onSale, counted("SCRAPPED", free)).status, 200);
        QCOMPARE(shopper->postOnce(QStringLiteral("/v1/orders"), order).code(), QByteArray("STOCK_INSUFFICIENT"));
        QCOMPARE(m_shop->broken(), QStringList());
        const Answer audit = m_shop->boss().get(QStringLiteral("/v1/ops/audit?limit=3"));
        QCOMPARE(audit.json[u"items"][0][u"action"].toString(), QStringLiteral("approval.approve"));
        QCOMPARE(audit.json[u"items"][0][u"operator"].toString(), QStringLiteral("supervisor"));
        QCOMPARE(audit.json[u"items"][1][u"action"].toString(), QStringLiteral("stock.correct"));
        QCOMPARE(audit.json[u"items"][1][u"operator"].toString(), QStringLiteral("operator"));
        QCOMPARE(audit.json[u"items"][2][u"action"].toString(), QStringLiteral("approval.request"));
    }

    /// Shelf and crowd at once: every unit is sold once or scrapped, and none that somebody holds is taken away.
    void I1_I5_aCrowdAndAShelfAgree()
    {
        const auto onSale = m_shop->openSale({.stock = stockOfCrowd});
        Crowd crowd(m_backend.url(), m_tokens,
                    {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}});
        crowd.start(stockOfCrowd / buyers + 20);
        int received = 0;
        int scrapped = 0;
        for (int i = 0; i < corrections; ++i) {
            const bool incoming = i % 2 == 0;
            const int units = incoming ? 7 : 20;
            const Answer made = corrected(onSale, counted(incoming ? "RECEIVED" : "SCRAPPED", units));
            if (made.status == 200)
                (incoming ? received : scrapped) += units;
            else
                QCOMPARE(made.code(), QByteArray("STOCK_INSUFFICIENT"));
        }
        WAIT_VERIFY(crowd.done(), within);
        const QJsonObject stock = m_shop->stockOf(onSale);
        QCOMPARE(stock[u"held"].toInt(), crowd.acknowledged());
        QCOMPARE(stock[u"onHand"].toInt(), stockOfCrowd + received - scrapped);
        QVERIFY(stock[u"available"].toInt() >= 0);
        QVERIFY(received > 0 && scrapped > 0);
        QCOMPARE(m_shop->broken(), QStringList());
    }

private:
    /// Asked for by one operator and agreed to by another; where it is refused, what is left waiting is withdrawn.
    Answer corrected(const test::OnSale &onSale, const QJsonObject &body)
    {
        const Answer asked = m_shop->boss().postOnce(pathOf(onSale), body);
        if (asked.status != 202)
            return asked;
        const Answer approved = m_shop->approved(asked);
        if (approved.status != 200)
            m_shop->boss().post(QStringLiteral("/v1/ops/approvals/%1/withdraw").arg(asked.text("approvalId")), {});
        return approved;
    }

    RunningBackend m_backend;
    QList<QByteArray> m_tokens;
    std::unique_ptr<Shop> m_shop;
};

QTEST_GUILESS_MAIN(CorrectionTest)
#include "correction_test.moc"
