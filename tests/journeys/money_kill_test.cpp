// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"
#include "tests/journeys/busy_people.h"
#include "tests/support/running_simulator.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <thread>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int usualKills = 8;    // FIRSTCOME_KILLS says otherwise
constexpr int looksAtRest = 100; // of 10 ms each
constexpr quint32 usualSeed = 3; // FIRSTCOME_KILLS_SEED explores
constexpr int shoppers = 4;
constexpr int earliestKill = 10; // effects that were told
constexpr int latestKill = 120;
constexpr int within = 120'000; // ms
constexpr qint64 price = 10'000;
constexpr qint64 anHour = 3'600; // s
const QString bookPath = QStringLiteral("/firstcome.db");

qint64 numberOf(const char *variable, qint64 usual)
{
    bool given = false;
    const qint64 number = qEnvironmentVariable(variable).toLongLong(&given);
    return given && number > 0 ? number : usual;
}

/// What a book says of a payment.
struct Kept
{
    qint64 left = 0;
    QList<qint64> cancels;

    bool operator==(const Kept &) const = default;
};

QByteArray textOf(const Kept &kept)
{
    QByteArray text = QByteArray::number(kept.left) + " after";
    for (const qint64 amount : kept.cancels)
        text += ' ' + QByteArray::number(amount);
    return text;
}

} // namespace

/// F5 to F8, F11, I9, I10, I23: the process is killed with -9 at random moments while people order, pay, cancel, ask
/// for their money, decide, settle and are paid; the gateway, a process of its own, lives on. What was told holds,
/// nothing is paid twice, and both books agree to the won.
class MoneyKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_seed = quint32(numberOf("FIRSTCOME_KILLS_SEED", usualSeed));
        m_kills = int(numberOf("FIRSTCOME_KILLS", usualKills));
        m_random.seed(m_seed);
        sql::keepPageSums(); // who closes the database of a killed server last takes its log in
        qInfo("FIRSTCOME_KILLS=%d FIRSTCOME_KILLS_SEED=%u", m_kills, m_seed);
        QVERIFY2(m_gateway.start(), m_gateway.output().constData());
        for (const char *company : {"FIRSTCOME_GATEWAY_URL", "FIRSTCOME_CARRIER_URL"})
            m_backend.setEnvironment(QLatin1StringView(company), m_gateway.url().toString());
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_SECRET"),
                                 QString::fromLatin1(RunningSimulator::secretKey()));
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        // Above these a second person is needed: now and then.
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_REFUND_TIER"), QString::number(price));
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_PAYOUT_TIER"), QString::number(20 * price));
        QVERIFY2(start(), m_backend.output().constData());
        offer();
    }

    void F5_F6_F7_F8_I23_whatWasToldHoldsAfterEveryKill()
    {
        size_t held = 0;
        for (int kill = 1; kill <= m_kills; ++kill) {
            liveUntilKilled();
            if (QTest::currentTestFailed())
                return;
            // Now and then the server is down for hours, once in a while over a day.
            m_ahead += m_random() % 2 == 0 ? anHour * qint64(1 + m_random() % 30) : 0;
            QVERIFY2(start(), m_backend.output().constData());
            whatWasToldHolds();
            if (QTest::currentTestFailed()) {
                qInfo("after kill %d, %lld s ahead", kill, m_ahead);
                return;
            }
            held += m_told.size();
            WAIT_VERIFY2(m_backend.command({QStringLiteral("check")}) == 0, m_backend.output().constData(), within);
        }
        qInfo("%zu calls that took effect held over %d kills", held, m_kills);
        QVERIFY(held > size_t(m_kills) * earliestKill / 2);
    }

    /// Whatever was under way comes to its end, and no person is needed: the gateway was there all the time.
    void I11_everythingComesToItsEnd()
    {
        QCOMPARE(m_backend.stop(), 0);
        m_ahead += 3 * 24 * anHour; // holds run out, returns are completed
        QVERIFY2(start(), m_backend.output().constData());
        // One thing that ends may begin another: all of it has ended when nothing is open for a while.
        int looks = 0;
        const bool rests = QTest::qWaitFor([&] { return (looks = isOpen() ? 0 : looks + 1) >= looksAtRest; }, within);
        QVERIFY2(rests, isOpen().value_or("it was never at rest for long").constData());
        QCOMPARE(open("SELECT COUNT(*) FROM payment_exceptions"), 0);
        QCOMPARE(open("SELECT COUNT(*) FROM dead_letters"), 0);
        QCOMPARE(m_shop->broken(), QStringList());
    }

    void I9_I10_bothBooksAgreeToTheWon()
    {
        QCOMPARE(m_backend.stop(), 0);
        const auto ours = ourBook();
        const auto theirs = theirBook();
        QVERIFY(ours.size() > 10);
        for (auto kept = theirs.begin(); kept != theirs.end(); ++kept)
            QVERIFY2(ours.value(kept.key()) == kept.value(),
                     "theirs " + kept.key() + ' ' + textOf(kept.value()) + ", ours " + textOf(ours.value(kept.key())));
        for (auto kept = ours.begin(); kept != ours.end(); ++kept)
            QVERIFY2(theirs.contains(kept.key()), kept.key() + " is ours alone");
        qint64 left = 0;
        for (const Kept &kept : theirs)
            left += kept.left;
        QCOMPARE(open("SELECT SUM(CASE WHEN debit_kind = 'GATEWAY' THEN amount ELSE 0 END) - "
                      "SUM(CASE WHEN credit_kind = 'GATEWAY' THEN amount ELSE 0 END) FROM ledger_entries"),
                 left);
        QVERIFY2(m_backend.command({QStringLiteral("check")}) == 0, m_backend.output().constData());
        qInfo("%lld payments, %lld won left; %lld claims completed, %lld payouts paid, %lld days settled",
              qint64(ours.size()), left, open("SELECT COUNT(*) FROM claims WHERE state = 'COMPLETED'"),
              open("SELECT COUNT(*) FROM payouts WHERE state = 'PAID'"),
              open("SELECT COUNT(*) FROM settlement_runs WHERE seller_count > 0"));
    }

private:
    bool start()
    {
        if (!m_backend.start({QStringLiteral("--demo"), QStringLiteral("--clock-offset"), QString::number(m_ahead)}))
            return false;
        m_password = m_backend.demoPassword(); // a command takes its place in the output
        m_shop = std::make_unique<Shop>(m_backend);
        return m_shop->ready();
    }

    /// Always for sale, whatever the day.
    void offer()
    {
        const Answer stores = m_shop->seller().get(QStringLiteral("/v1/seller/stores"));
        QJsonArray options;
        for (const char *name : {"Small", "Large"})
            options.append(QJsonObject{{QStringLiteral("name"), QLatin1StringView(name)},
                                       {QStringLiteral("price"), price},
                                       {QStringLiteral("stock"), 1'000'000}});
        const Answer product = m_shop->seller().post(QStringLiteral("/v1/seller/products"),
                                                     {{QStringLiteral("storeId"), stores.json[u"items"][0][u"id"]},
                                                      {QStringLiteral("name"), QStringLiteral("Always there")},
                                                      {QStringLiteral("options"), options}});
        for (const QJsonValue &option : product.json[u"options"].toArray())
            m_optionIds.append(option[u"id"].toString());
        QVERIFY2(m_optionIds.size() == 2, product.body.constData());
    }

    void liveUntilKilled()
    {
        std::atomic<bool> over{false};
        std::atomic<int> effects{0};
        const Town town{m_backend.url(), m_gateway.url(), m_optionIds, price, m_password, m_ahead, over, effects};
        std::vector<std::unique_ptr<BusyPerson>> people(shoppers + 3);
        std::vector<std::thread> threads;
        for (size_t i = 0; i < people.size(); ++i)
            threads.emplace_back([&, i, seed = quint32(m_random())] {
                people[i] = person(int(i), town, seed);
                people[i]->live();
            });
        const int killAt = earliestKill + int(m_random() % unsigned(latestKill - earliestKill));
        QElapsedTimer waited;
        waited.start();
        while (effects < killAt && waited.elapsed() < within && m_backend.running())
            QTest::qWait(1);
        const bool alive = m_backend.running();
        over = true;
        m_backend.kill();
        for (std::thread &thread : threads)
            thread.join();
        m_told.clear();
        for (const auto &one : people) {
            QCOMPARE(one->shocks(), QStringList());
            m_told.insert(m_told.end(), one->told().begin(), one->told().end());
        }
        QVERIFY2(alive, m_backend.output().constData());
        QVERIFY2(effects >= killAt, QByteArray::number(effects.load()) + " effects only");
    }
    static std::unique_ptr<BusyPerson> person(int number, const Town &town, quint32 seed)
    {
        using Name = BusyPerson::Name;
        if (number < shoppers)
            return std::make_unique<BusyShopper>(town, Name{false, QStringLiteral("shopper%1").arg(number + 1)}, seed);
        if (number == shoppers)
            return std::make_unique<BusySeller>(town, Name{false, QStringLiteral("seller")}, seed);
        if (number == shoppers + 1)
            return std::make_unique<BusyOperator>(town, Name{true, QStringLiteral("operator")}, seed);
        return std::make_unique<BusySupervisor>(town, Name{true, QStringLiteral("supervisor")}, seed);
    }

    /// Sent again under its key each is told the same, and has no second effect, as the books show.
    void whatWasToldHolds()
    {
        QHash<QString, std::shared_ptr<Caller>> callers;
        for (const Told &told : m_told) {
            auto &caller = callers[told.login];
            if (!caller) {
                caller = std::make_shared<Caller>(m_backend.url());
                caller->signIn(told.byOperator ? QStringLiteral("/v1/ops/sessions") : QStringLiteral("/v1/sessions"),
                               told.login, m_password);
            }
            Answer again;
            const auto isAnswered = [&] {
                again = caller->send("POST", told.path, told.body, told.headers);
                return again.status != 503;
            };
            QVERIFY2(QTest::qWaitFor(isAnswered, within), told.path.toUtf8() + ": " + again.body);
            QVERIFY2(again.status == told.status,
                     told.path.toUtf8() + ' ' + QByteArray::number(told.status) + " was told, now " + again.body);
            QVERIFY2(again.json == told.answer, told.path.toUtf8() + ": " +
                                                    QJsonDocument(told.answer).toJson(QJsonDocument::Compact) +
                                                    " was told, now " + again.body);
        }
    }

    using Book = QMap<QByteArray, Kept>; ///< by payment key, those that were approved
    Book theirBook()
    {
        Book book;
        for (const QJsonValue &payment : m_gateway.payments()) {
            if (payment[u"transactionKey"].toString().isEmpty())
                continue;
            Kept kept{payment[u"balanceAmount"].toInteger(), {}};
            for (const QJsonValue &cancel : payment[u"cancels"].toArray())
                kept.cancels.append(cancel[u"cancelAmount"].toInteger());
            std::sort(kept.cancels.begin(), kept.cancels.end());
            book.insert(payment[u"paymentKey"].toString().toLatin1(), kept);
        }
        return book;
    }
    Book ourBook()
    {
        Book book;
        read("SELECT payment_key, amount - canceled_amount FROM payments WHERE method = 'PG' "
             "AND state IN ('APPROVED', 'PARTIALLY_CANCELED', 'CANCELED')",
             [&](const QSqlQuery &row) {
                 book.insert(row.value(0).toByteArray(), {row.value(1).toLongLong(), {}});
             });
        read("SELECT p.payment_key, t.amount FROM payment_transactions t JOIN payments p ON p.id = t.payment_id "
             "WHERE t.kind = 'CANCEL' AND t.state = 'DONE' AND p.method = 'PG' ORDER BY t.amount",
             [&](const QSqlQuery &row) { book[row.value(0).toByteArray()].cancels.append(row.value(1).toLongLong()); });
        return book;
    }

    template <typename See>
    void read(const char *query, See see)
    {
        {
            QSqlDatabase books = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
            books.setDatabaseName(m_backend.dataFolder() + bookPath);
            if (books.open()) {
                QSqlQuery row(QString::fromLatin1(query), books);
                while (row.next())
                    see(row);
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("look"));
    }
    /// Something that has not come to its end; nothing: all has.
    std::optional<QByteArray> isOpen()
    {
        for (const char *what : {"orders WHERE state = 'PENDING_PAYMENT'", "payments WHERE state = 'IN_PROGRESS'",
                                 "payment_transactions WHERE due_at IS NOT NULL", "claims WHERE state = 'APPROVED'",
                                 "settlement_runs WHERE state <> 'DONE'"}) {
            if (open(QByteArray("SELECT COUNT(*) FROM ") + what) != 0)
                return QByteArray(what);
        }
        return std::nullopt;
    }
    qint64 open(const char *query)
    {
        qint64 number = -1;
        read(query, [&number](const QSqlQuery &row) { number = row.value(0).toLongLong(); });
        return number;
    }

    quint32 m_seed = 0;
    int m_kills = 0;
    std::mt19937 m_random;
    qint64 m_ahead = 0;
    RunningSimulator m_gateway;
    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    QString m_password;
    QStringList m_optionIds;
    std::vector<Told> m_told; ///< of the last life
};

QTEST_GUILESS_MAIN(MoneyKillTest)
#include "money_kill_test.moc"
