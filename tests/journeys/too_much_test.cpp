// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/running_mariadb.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace firstcome;
using test::Attempt;
using test::Caller;
using test::Crowd;
using test::RunningBackend;
using test::RunningMariaDb;
using test::Shop;

namespace {

constexpr int buyers = 64;
constexpr int ordersEach = 1'000'000;
constexpr int sellBetween = 150;
constexpr int within = 60'000; // ms
constexpr int readers = 2;
constexpr int connectionsOfOurs = readers + 1; // and the writer
constexpr int fewestAllowed = 10;              // the server takes no lower limit

/// Somebody else's connection to the server.
class Stranger
{
public:
    explicit Stranger(const sql::DatabaseSettings &settings)
        : m_name(QStringLiteral("stranger %1").arg(++made)),
          m_database(QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), m_name))
    {
        m_database.setHostName(settings.host);
        m_database.setPort(settings.port);
        m_database.setUserName(settings.user);
        m_database.setPassword(settings.password);
    }
    ~Stranger()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(Stranger)

    bool enters() { return m_database.open(); }
    bool run(const QString &text) { return QSqlQuery(m_database).exec(text); }
    /// The first column.
    QList<qint64> numbers(const QString &text)
    {
        QSqlQuery query(m_database);
        query.exec(text);
        QList<qint64> numbers;
        while (query.next())
            numbers.append(query.value(0).toLongLong());
        return numbers;
    }

private:
    static inline int made = 0;

    const QString m_name;
    QSqlDatabase m_database;
};

} // namespace

/// More than the database takes: of connections, and of work.
class TooMuchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!RunningMariaDb::isExpected())
            QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set");
        QVERIFY2(m_database.start(), m_database.output().constData());
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_DATABASE"), m_database.url());
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_READERS"), QString::number(readers));
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                                    QStringLiteral("--tokens"), tokens}),
                 0);
        m_tokens = Crowd::tokensFrom(tokens);
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        QVERIFY(m_shop->ready());
    }

    /// F24: every place is somebody else's and ours are taken away: 503 with the time to wait. Never more are used than
    /// are ours, and with the first free place it goes on by itself.
    void F24_noConnectionIsToBeHad()
    {
        const auto onSale = m_shop->openSale({1'000'000, 0, 3'600, 1'000});
        std::vector<std::unique_ptr<Stranger>> strangers;
        for (int i = 0; i <= fewestAllowed; ++i) {
            strangers.push_back(std::make_unique<Stranger>(m_database.settings()));
            QVERIFY(strangers.back()->enters());
        }
        Stranger &first = *strangers.front();
        const auto ours = [&first] {
            return first.numbers(QStringLiteral("SELECT ID FROM information_schema.PROCESSLIST WHERE DB = 'shop'"));
        };
        Crowd crowd(m_backend.url(), m_tokens, linesOf(onSale));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        WAIT_VERIFY(ours().size() <= connectionsOfOurs, within); // one that was ended is listed for a moment

        QVERIFY(first.run(QStringLiteral("SET GLOBAL max_connections = %1").arg(fewestAllowed)));
        for (const qint64 id : ours())
            first.run(QStringLiteral("KILL CONNECTION %1").arg(id));
        WAIT_VERIFY(crowd.turnedAway() > buyers, within);
        Caller anybody(m_backend.url());
        WAIT_COMPARE(anybody.get(QStringLiteral("/readyz")).status, 503, within);
        QCOMPARE(anybody.get(QStringLiteral("/livez")).status, 200);
        WAIT_COMPARE(ours(), QList<qint64>(), within);

        QVERIFY(first.run(QStringLiteral("SET GLOBAL max_connections = 100")));
        const int sold = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
        WAIT_COMPARE(anybody.get(QStringLiteral("/readyz")).status, 200, within);
        WAIT_VERIFY(ours().size() <= connectionsOfOurs, within); // one that was ended is listed for a moment
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        everybodyWasServedOrToldToWait(crowd);
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

    /// F34: the database gets nothing done while a crowd comes on: who would wait too long is told at once, and who is
    /// let in is served in the order of receipt.
    void F34_whoWouldWaitTooLongIsTurnedAwayAndTheOthersAreInOrder()
    {
        const auto onSale = m_shop->openSale({1'000'000, 0, 3'600, 1'000});
        Crowd crowd(m_backend.url(), m_tokens, linesOf(onSale));
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.acknowledged() > sellBetween, within);
        for (int round = 0; round < 3; ++round) {
            const double before = turnedAwayEarly();
            WAIT_VERIFY(turnedAwayByAMoment() > before, within);
            const int sold = crowd.acknowledged();
            WAIT_VERIFY(crowd.acknowledged() > sold + sellBetween, within);
        }
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        everybodyWasServedOrToldToWait(crowd);
        const auto verified =
            m_shop->boss().post(QStringLiteral("/v1/ops/sales/%1/admissions/verify").arg(onSale.saleId), {});
        QVERIFY2(verified.json.value(u"ok").toBool(), verified.body.constData());
        QSet<qint64> places;
        for (const Attempt &attempt : crowd.attempts()) {
            if (attempt.status == 201)
                places.insert(attempt.answer[QStringLiteral("admissions")][0][QStringLiteral("sequence")].toInteger());
        }
        QCOMPARE(places.size(), crowd.acknowledged());
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

private:
    static QJsonArray linesOf(const test::OnSale &onSale)
    {
        return {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}};
    }
    /// Because they would have waited too long; the crowd tries again.
    double turnedAwayEarly() const
    {
        const QByteArray text = Caller(m_backend.url()).get(QStringLiteral("/metrics")).body;
        const QByteArray name = "\nplacement_overloaded_total ";
        const qsizetype at = text.indexOf(name);
        return at < 0 ? -1 : text.mid(at + name.size(), 24).split('\n').constFirst().toDouble();
    }
    /// The same after a moment in which nothing got done, longer than anybody is to wait.
    double turnedAwayByAMoment()
    {
        constexpr int moment = 400; // ms
        m_database.freeze(true);
        QTest::qWait(moment);
        m_database.freeze(false);
        return turnedAwayEarly();
    }
    static void everybodyWasServedOrToldToWait(const Crowd &crowd)
    {
        for (const Attempt &attempt : crowd.attempts()) {
            QVERIFY2(attempt.status == 201 || attempt.status == 503, QByteArray::number(attempt.status));
            if (attempt.status == 503)
                QVERIFY2(attempt.retryAfter.toInt() >= 1, attempt.retryAfter.constData());
        }
    }

    RunningMariaDb m_database;
    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    QList<QByteArray> m_tokens;
};

QTEST_GUILESS_MAIN(TooMuchTest)
#include "too_much_test.moc"
