// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop.h"
#include "tests/support/waits.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int within = 60'000;          // ms
constexpr rlim_t hardlyAny = 8 * 1'024; // bytes: less than a transaction of the database's log

} // namespace

/// The disk takes no more while the server sells: what must be written is refused with the time to wait, what is read
/// is answered, nothing that was told is lost, and it goes on by itself when there is room again.
class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // What a disk does without a word, a limit does with a signal.
        std::signal(SIGXFSZ, SIG_IGN);
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        m_onSale = m_shop->openSale({1'000, 0, 3'600, 1'000});
        m_member = m_shop->shopper(1);
        QVERIFY(!m_onSale.optionId.isEmpty());
    }

    void F25_F26_aFullDiskRefusesWhatMustBeWrittenAndLosesNothing()
    {
        const Answer before = order("before");
        QVERIFY2(before.status == 201, before.body.constData());
        const qsizetype audited = auditEntries();
        room(hardlyAny);
        const Answer refused = order("refused");
        QVERIFY2(refused.status == 503, refused.body.constData());
        QVERIFY(refused.headers.contains("retry-after"));
        // Nothing privileged is done that the audit could not keep.
        const Answer correction =
            m_shop->boss().postOnce(QStringLiteral("/v1/ops/stock/%1/corrections").arg(m_onSale.optionId),
                                    {{QStringLiteral("kind"), QStringLiteral("RECEIVED")},
                                     {QStringLiteral("quantity"), 5},
                                     {QStringLiteral("reason"), QStringLiteral("a box was found")}});
        QVERIFY2(correction.status == 503, correction.body.constData());
        QCOMPARE(m_member->get(QStringLiteral("/v1/orders/") + before.text("id")).status, 200);
        QCOMPARE(m_member->get(QStringLiteral("/v1/products/%1/stock").arg(m_onSale.productId)).status, 200);
        QCOMPARE(m_shop->boss().get(QStringLiteral("/v1/ops/overview")).status, 200);
        QVERIFY(m_backend.running());

        room(RLIM_INFINITY);
        Answer again;
        const auto placed = [&] {
            again = order("refused");
            return again.status == 201;
        };
        QVERIFY2(QTest::qWaitFor(placed, within), again.body.constData());
        QVERIFY(!again.headers.contains("idempotency-replayed"));
        const Answer replayed = order("before");
        QCOMPARE(replayed.json, before.json);
        QCOMPARE(m_shop->stockOf(m_onSale)[u"held"].toInteger(), 2);
        QCOMPARE(auditEntries(), audited);
        QCOMPARE(m_shop->broken(), QStringList());
    }

    /// Killed while it was full: what was told is there, what was refused is not.
    void F25_F1_killedWhileItWasFull()
    {
        const Answer before = order("told");
        QVERIFY2(before.status == 201, before.body.constData());
        room(hardlyAny);
        QCOMPARE(order("not told").status, 503);
        m_backend.kill();
        QVERIFY2(m_backend.command({QStringLiteral("check")}) == 0, m_backend.output().constData());
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        m_member = m_shop->shopper(1);
        QCOMPARE(order("told").json, before.json);
        const Answer retried = order("not told");
        QCOMPARE(retried.status, 201);
        QVERIFY(!retried.headers.contains("idempotency-replayed"));
        QCOMPARE(m_shop->broken(), QStringList());
    }

    /// Where only the log cannot be written, nobody waits for it, and it is said how much of it is lost.
    void F26_aFullDiskOfTheLogStopsNoSale()
    {
        RunningBackend selling;
        selling.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), selling.dataFolder() + QStringLiteral("/access.log")));
        QVERIFY2(selling.start({QStringLiteral("--demo")}), selling.output().constData());
        Shop shop(selling);
        const auto onSale = shop.openSale({100, 0, 600, 1'000});
        QVERIFY(!onSale.optionId.isEmpty());
        const auto member = shop.shopper(1);
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        for (int i = 0; i < 20; ++i)
            QCOMPARE(member
                         ->postOnce(QStringLiteral("/v1/orders"),
                                    {{QStringLiteral("lines"), QJsonArray{line}},
                                     {QStringLiteral("payment"),
                                      QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}})
                         .status,
                     201);
        const auto lost = [&] {
            static const QRegularExpression figure(QStringLiteral("access_log_lost_total (\\d+)"));
            const Answer metrics = Caller(selling.url()).get(QStringLiteral("/metrics"));
            return figure.match(QString::fromUtf8(metrics.body)).captured(1).toInt();
        };
        WAIT_VERIFY(lost() >= 20, within);
        QCOMPARE(shop.broken(), QStringList());
    }

private:
    Answer order(const QByteArray &key)
    {
        const QJsonObject line{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}};
        return m_member->post(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}},
            {{"Idempotency-Key", key}});
    }
    qsizetype auditEntries()
    {
        return m_shop->boss().get(QStringLiteral("/v1/ops/audit?limit=100")).json[u"items"].toArray().size();
    }
    /// How long files of the server may be from now on.
    void room(rlim_t bytes)
    {
        const rlimit limit{bytes, RLIM_INFINITY};
        QCOMPARE(::prlimit(pid_t(m_backend.processId()), RLIMIT_FSIZE, &limit, nullptr), 0);
    }

    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Caller> m_member;
    test::OnSale m_onSale;
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "full_disk_test.moc"
