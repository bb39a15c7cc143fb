// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/on_engines.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QSet>
#include <QTest>

using namespace firstcome;
using test::Attempt;
using test::Crowd;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int buyers = 1'000;
constexpr int within = 60'000; // ms

QJsonArray oneOf(const test::OnSale &onSale)
{
    return {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}};
}

} // namespace

/// The main job over HTTP: a crowd, a limited stock, first come, first served.
class SaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_backend);
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                                    QStringLiteral("--tokens"), tokens}),
                 0);
        m_tokens = Crowd::tokensFrom(tokens);
        QCOMPARE(m_tokens.size(), buyers);
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        QVERIFY2(m_shop->ready(), m_shop->lastAnswer().body.constData());
    }

    void aThousandBuyersForAHundredUnits_data()
    {
        QTest::addColumn<int>("round");
        for (int round = 1; round <= 5; ++round)
            QTest::newRow(qPrintable(QString::number(round))) << round;
    }
    void aThousandBuyersForAHundredUnits()
    {
        const auto onSale = m_shop->openSale({100, 1, 600, 1000});
        QVERIFY2(!onSale.optionId.isEmpty(), m_shop->lastAnswer().body.constData());
        Crowd crowd(m_backend.url(), m_tokens, oneOf(onSale));
        crowd.start(1);
        WAIT_VERIFY(crowd.done(), within);
        QCOMPARE(crowd.acknowledged(), 100);
        QSet<qint64> sequences;
        for (const Attempt &attempt : crowd.attempts()) {
            if (attempt.status == 201)
                sequences.insert(attempt.answer.value(QStringLiteral("admissions"))
                                     .toArray()
                                     .at(0)
                                     .toObject()
                                     .value(QStringLiteral("sequence"))
                                     .toInteger());
            else
                QCOMPARE(attempt.answer.value(QStringLiteral("code")).toString(), QStringLiteral("STOCK_INSUFFICIENT"));
        }
        QCOMPARE(sequences.size(), 100);
        QVERIFY(sequences.contains(1) && sequences.contains(100));
        const QJsonObject stock = m_shop->stockOf(onSale);
        QCOMPARE(stock.value(QStringLiteral("held")).toInt(), 100);
        QCOMPARE(stock.value(QStringLiteral("available")).toInt(), 0);
        const auto verified =
            m_shop->boss().post(QStringLiteral("/v1/ops/sales/%1/admissions/verify").arg(onSale.saleId), {});
        QVERIFY2(verified.json.value(QStringLiteral("ok")).toBool(), verified.body.constData());
        QCOMPARE(verified.json.value(QStringLiteral("length")).toInt(), 100);
        QCOMPARE(m_shop->broken(), QStringList());
    }

    void aLimitHoldsAgainstOneMembersCrowd()
    {
        const auto onSale = m_shop->openSale({1000, 3, 600, 1000});
        const QList<QByteArray> sameMember(40, m_tokens.constFirst());
        Crowd crowd(m_backend.url(), sameMember, oneOf(onSale));
        crowd.start(1);
        WAIT_VERIFY(crowd.done(), within);
        int limited = 0;
        for (const Attempt &attempt : crowd.attempts()) {
            const QString code = attempt.answer.value(QStringLiteral("code")).toString();
            limited += code == QStringLiteral("LIMIT_EXCEEDED") || code == QStringLiteral("TOO_MANY_REQUESTS");
        }
        QVERIFY(crowd.acknowledged() <= 3);
        QCOMPARE(crowd.acknowledged() + limited, 40);
        QCOMPARE(m_shop->broken(), QStringList());
    }

    void anUnpaidHoldGoesBackByItself()
    {
        const auto onSale = m_shop->openSale({2, 1, 2, 1000});
        Crowd first(m_backend.url(), m_tokens.mid(10, 2), oneOf(onSale));
        first.start(1);
        WAIT_COMPARE(first.acknowledged(), 2, within);
        WAIT_COMPARE(m_shop->shownOf(onSale), 2, within);
        Crowd second(m_backend.url(), m_tokens.mid(12, 2), oneOf(onSale));
        second.start(1);
        WAIT_COMPARE(second.acknowledged(), 2, within);
        QCOMPARE(m_shop->broken(), QStringList());
    }

private:
    RunningBackend m_backend;
    QList<QByteArray> m_tokens;
    std::unique_ptr<Shop> m_shop;
};

ENGINES_MAIN(SaleTest)
#include "sale_test.moc"
