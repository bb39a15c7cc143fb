// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"

#include <QElapsedTimer>

using namespace firstcome;
using test::Answer;
using test::PaidShop;

namespace {

constexpr int alarmWithin = 5'000; // ms
constexpr int within = PaidShop::within;
constexpr auto refusedSince = "gatewayKeyRefusedSince";

} // namespace

/// F33: the gateway answers 401, which is about us and no payment: an alarm at once, no new windows, holds that end
/// where nothing can have moved, and after the right key everything goes on by itself.
class GatewayKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_at.open(), m_at.backend.output().constData()); }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    void F33_theKeyIsRefusedWhileSelling()
    {
        // One whose money may have moved: its confirm reached the gateway, the answer was lost.
        const QString lost = m_at.begun();
        const QString paymentKey = m_at.windowOf(lost);
        QVERIFY(m_at.gateway.bend({PaidShop::bend("confirm", "drop"), PaidShop::bend("find", "drop")}));
        QCOMPARE(m_at.confirm(lost, paymentKey).status, 202);
        // And two whose money cannot have: one is confirmed too late, one never.
        const auto brief = m_at.shop->openSale({10, 0, 3, PaidShop::price});
        const QString asked = m_at.place(brief).text("id");
        QCOMPARE(m_at.begin(asked).status, 201);
        const QString silent = m_at.place(brief).text("id");

        QVERIFY(m_at.gateway.bend({PaidShop::strange()}));
        const Answer confirmed = m_at.confirm(asked, m_at.windowOf(asked));
        QElapsedTimer sinceRefused;
        sinceRefused.start();
        QCOMPARE(confirmed.code(), QByteArray("GATEWAY_UNAVAILABLE"));
        QVERIFY(confirmed.headers.value("retry-after").toInt() >= 1);
        WAIT_VERIFY(m_at.overview().contains(QLatin1StringView(refusedSince)), alarmWithin);
        WAIT_VERIFY(logged("gateway.key-refused"), alarmWithin);
        QVERIFY2(sinceRefused.elapsed() <= alarmWithin, QByteArray::number(sinceRefused.elapsed()));

        const QString late = m_at.place(m_at.onSale).text("id");
        const Answer window = m_at.begin(late);
        QCOMPARE(window.code(), QByteArray("GATEWAY_UNAVAILABLE"));
        QCOMPARE(window.status, 503);
        QVERIFY(window.headers.value("retry-after").toInt() >= 1);
        QCOMPARE(charge(m_at.windowOf(QStringLiteral("a charge"))).status, 503);

        WAIT_COMPARE(m_at.state(asked), QStringLiteral("EXPIRED"), within);
        WAIT_COMPARE(m_at.state(silent), QStringLiteral("EXPIRED"), within);
        QCOMPARE(m_at.shop->stockOf(brief).value(QStringLiteral("available")).toInteger(), 10);
        QCOMPARE(m_at.state(lost), QStringLiteral("PENDING_PAYMENT"));

        QVERIFY(m_at.gateway.bend({}));
        WAIT_VERIFY(!m_at.overview().contains(QLatin1StringView(refusedSince)), within);
        WAIT_VERIFY(logged("gateway.key-accepted"), within);
        WAIT_COMPARE(m_at.state(lost), QStringLiteral("PAID"), within);
        QCOMPARE(m_at.begin(late).status, 201);
        QCOMPARE(m_at.confirm(late, m_at.windowOf(late)).status, 200);
    }

    /// Nobody pays, and yet it is known: a wrong key in the settings is said at the start.
    void F33_aWrongKeyIsSaidAtTheStart()
    {
        const QString lost = m_at.begun();
        const QString paymentKey = m_at.windowOf(lost);
        QVERIFY(m_at.gateway.bend({PaidShop::bend("confirm", "drop"), PaidShop::bend("find", "drop")}));
        QCOMPARE(m_at.confirm(lost, paymentKey).status, 202);
        QCOMPARE(m_at.backend.stop(), 0);
        QVERIFY(m_at.gateway.bend({}));

        m_at.setSecret("test_sk_of_another_shop");
        QVERIFY2(m_at.start(0), m_at.backend.output().constData());
        WAIT_VERIFY(m_at.overview().contains(QLatin1StringView(refusedSince)), alarmWithin);
        QVERIFY(logged("gateway.key-refused"));
        QCOMPARE(m_at.backend.stop(), 0);

        m_at.setSecret(test::RunningSimulator::secretKey());
        QVERIFY2(m_at.start(0), m_at.backend.output().constData());
        WAIT_COMPARE(m_at.state(lost), QStringLiteral("PAID"), within);
        QVERIFY(!m_at.overview().contains(QLatin1StringView(refusedSince)));
    }

    /// The key is taken away while nobody pays.
    void F33_anIdleShopHearsThatItsKeyIsRefused()
    {
        QVERIFY(!m_at.overview().contains(QLatin1StringView(refusedSince)));
        QVERIFY(m_at.gateway.bend({PaidShop::strange()}));
        WAIT_VERIFY(m_at.overview().contains(QLatin1StringView(refusedSince)), alarmWithin);
        QVERIFY(m_at.gateway.bend({}));
        WAIT_VERIFY(!m_at.overview().contains(QLatin1StringView(refusedSince)), within);
    }

private:
    bool logged(const char *what)
    {
        m_at.backend.readOutput();
        return m_at.backend.output().contains(what);
    }
    Answer charge(const QString &paymentKey)
    {
        return m_at.member->postOnce(
            QStringLiteral("/v1/me/balance/charges"),
            {{QStringLiteral("amount"), PaidShop::price}, {QStringLiteral("paymentKey"), paymentKey}});
    }

    PaidShop m_at;
};

QTEST_GUILESS_MAIN(GatewayKeyTest)
#include "gateway_key_test.moc"
