// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"
#include "tests/support/shop.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <thread>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int within = 60'000; // ms
constexpr int sellers = 12'000;
constexpr int lines = 3 * sellers;
constexpr int kills = 4;
const QString runs = QStringLiteral("/v1/ops/settlements/runs");

} // namespace

/// F11: a run that is killed goes on where it was, however often, and comes to what it would have without.
class SettlementKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_backend.command({QStringLiteral("migrate")}), 0);
        sql::keepPageSums(); // who closes the database of a killed server last takes its log in
        m_books = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
        m_books.setDatabaseName(m_backend.dataFolder() + QStringLiteral("/firstcome.db"));
        QVERIFY(m_books.open());
        const QDate yesterday = QDateTime::currentDateTimeUtc().addSecs(9 * 3'600).date().addDays(-1);
        m_date = yesterday.toString(Qt::ISODate);
        m_day = QDate(1970, 1, 1).daysTo(yesterday);
        sell();
        m_books.close();
    }

    void F11_aRunThatIsKilledComesToTheSame()
    {
        int inTheMiddle = 0;
        for (int kill = 1; kill <= kills; ++kill) {
            killedAt(kill * sellers / (kills + 1));
            if (QTest::currentTestFailed())
                return;
            QVERIFY(m_books.open());
            const qint64 settled = number("SELECT seller_count FROM settlement_runs WHERE state = 'RUNNING'");
            inTheMiddle += settled > 0 && settled < sellers ? 1 : 0;
            QCOMPARE(number("SELECT COUNT(*) FROM settlements"), settled);
            m_books.close();
        }
        QCOMPARE(inTheMiddle, kills);

        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        Shop shop(m_backend);
        const Answer run = shop.boss().post(runs, {{QStringLiteral("date"), m_date}});
        QVERIFY2(run.text("state") == QStringLiteral("DONE"), run.body.constData());
        QCOMPARE(run.json[u"sellers"].toInteger(), sellers);
        const Answer again = shop.boss().post(runs, {{QStringLiteral("date"), m_date}});
        QCOMPARE(again.json, run.json);
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(m_backend.stop(), 0);

        QVERIFY(m_books.open());
        QCOMPARE(run.json[u"lines"].toInteger(), number("SELECT COUNT(*) FROM settlement_lines"));
        QCOMPARE(run.json[u"net"].toInteger(), number("SELECT SUM(amount) - SUM(fee) FROM settlement_lines"));
        QCOMPARE(number("SELECT COUNT(*) FROM settlements s JOIN (SELECT seller_id, COUNT(*) AS n, SUM(amount) AS a, "
                        "SUM(fee) AS f FROM settlement_lines GROUP BY seller_id) l ON l.seller_id = s.seller_id "
                        "AND l.n = s.line_count AND l.a = s.gross + s.refunds AND l.f = s.fee AND l.a - l.f = s.net"),
                 sellers);
        QCOMPARE(number("SELECT COUNT(*) FROM settlements"), sellers);
        QCOMPARE(number("SELECT SUM(CASE WHEN credit_kind = 'SELLER' THEN amount ELSE 0 END) - "
                        "SUM(CASE WHEN debit_kind = 'SELLER' THEN amount ELSE 0 END) FROM ledger_entries"),
                 run.json[u"net"].toInteger());
        m_books.close();
        QVERIFY2(m_backend.command({QStringLiteral("check")}) == 0, m_backend.output().constData());
    }

private:
    /// A day of deliveries of many sellers, some of whose money went back, as the log would have brought them.
    void sell()
    {
        QSqlQuery query(m_books);
        const QString made = QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                            "WHERE i < %1) INSERT INTO settlement_lines (id, day, seller_id, store_id, "
                                            "order_id, line_id, claim_id, kind, amount, fee, happened_at) ");
        const QString at = QString::number(m_day * 86'400'000);
        QVERIFY2(query.exec(made.arg(lines) +
                            QStringLiteral("SELECT 10 * i, %1, 1000 + i % %2, 9, i, i, 0, 'SALE', 1000 + i % 97, "
                                           "50 + i % 5, %3 FROM n")
                                .arg(m_day)
                                .arg(sellers)
                                .arg(at)),
                 qPrintable(query.lastError().text()));
        QVERIFY2(query.exec(made.arg(lines) +
                            QStringLiteral("SELECT 10 * i + 1, %1, 1000 + i % %2, 9, i, i, i, 'REFUND', -400, -20, %3 "
                                           "FROM n WHERE i % 7 = 0")
                                .arg(m_day)
                                .arg(sellers)
                                .arg(at)),
                 qPrintable(query.lastError().text()));
    }

    /// Begins the run, or goes on with it, and kills the server once so many sellers are settled.
    void killedAt(int settled)
    {
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        Shop shop(m_backend);
        QVERIFY(shop.ready());
        std::thread asking([this, url = m_backend.url(), token = shop.boss().token()] {
            Caller(url, token).post(runs, {{QStringLiteral("date"), m_date}});
        });
        QVERIFY(m_books.open());
        const auto isThere = [&] { return number("SELECT COUNT(*) FROM settlements") >= settled; };
        QElapsedTimer waited;
        waited.start();
        while (!isThere() && waited.elapsed() < within)
            QThread::msleep(1);
        m_backend.kill();
        asking.join();
        m_books.close();
        QVERIFY(waited.elapsed() < within);
    }

    qint64 number(const char *query)
    {
        QSqlQuery row(m_books);
        return row.exec(QString::fromLatin1(query)) && row.next() ? row.value(0).toLongLong() : -1;
    }

    RunningBackend m_backend;
    QSqlDatabase m_books;
    QString m_date;
    qint64 m_day = 0;
};

QTEST_GUILESS_MAIN(SettlementKillTest)
#include "settlement_kill_test.moc"
