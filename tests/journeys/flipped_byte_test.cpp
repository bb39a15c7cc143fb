// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop.h"
#include "tests/support/waits.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int usualFlips = 12;   // of each kind of file; FIRSTCOME_FLIPS says otherwise
constexpr quint32 usualSeed = 5; // FIRSTCOME_FLIPS_SEED explores
constexpr int within = 60'000;   // ms
constexpr qint64 price = 10'000;
constexpr int burstOrders = 8; // fewer than a member may place in a second
constexpr qint64 headOfLog = 32;
constexpr qint64 headOfFrame = 24;
constexpr qint64 pageSize = 2'048;

qint64 numberOf(const char *variable, qint64 usual)
{
    bool given = false;
    const qint64 number = qEnvironmentVariable(variable).toLongLong(&given);
    return given && number > 0 ? number : usual;
}

enum class Outcome { FoundByCheck, FoundAtStart, Told, Harmless, Silent };

} // namespace

/// One byte of what a killed server left behind changes: that is found by `check`, at the start, or by an answer that
/// says so, or nothing that is read is another than before.
class FlippedByteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_random.seed(quint32(numberOf("FIRSTCOME_FLIPS_SEED", usualSeed)));
        m_flips = int(numberOf("FIRSTCOME_FLIPS", usualFlips));
        QVERIFY(m_whole.isValid());
        quiet(m_alive);
        QVERIFY2(m_alive.start({QStringLiteral("--demo")}), m_alive.output().constData());
        live();
        if (QTest::currentTestFailed())
            return;
        burst();
        m_alive.kill();
        copy(m_alive.dataFolder(), m_whole.path());
        QVERIFY(QFile::exists(m_whole.filePath(QStringLiteral("firstcome.db-wal"))));
        RunningBackend untouched;
        quiet(untouched);
        copy(m_whole.path(), untouched.dataFolder());
        QCOMPARE(untouched.command({QStringLiteral("check")}), 0);
        // Twice: what is read does not depend on when.
        for (int time = 0; time < 2; ++time) {
            RunningBackend twin;
            quiet(twin);
            copy(m_whole.path(), twin.dataFolder());
            QVERIFY2(twin.start({QStringLiteral("--demo")}), twin.output().constData());
            const auto read = readAll(twin);
            QVERIFY(read.size() > 20);
            if (time == 1)
                QCOMPARE(read, m_answers);
            m_answers = read;
        }
    }

    void F36_aByteOfAKeyChanges()
    {
        flip({QStringLiteral("keys/audit"), QStringLiteral("keys/member"), QStringLiteral("keys/operator"),
              QStringLiteral("keys/demo")});
        QVERIFY2(m_silent.isEmpty(), qPrintable(m_silent.join(u'\n')));
    }
    void aByteOfTheLogChanges()
    {
        flip({QStringLiteral("firstcome.db-wal")});
        QVERIFY2(m_silent.isEmpty(), qPrintable(m_silent.join(u'\n')));
    }
    void aByteOfThePagesChanges()
    {
        flip({QStringLiteral("firstcome.db")});
        QVERIFY2(m_silent.isEmpty(), qPrintable(m_silent.join(u'\n')));
    }

    /// Not by us, so its pages have no sums: refused, until somebody says that it was no damage.
    void whatAnotherProgramWroteIsTakenOnRequest()
    {
        RunningBackend edited;
        quiet(edited);
        copy(m_whole.path(), edited.dataFolder());
        {
            const auto closed = qScopeGuard([] { QSqlDatabase::removeDatabase(QStringLiteral("other")); });
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI"));
            other.setDatabaseName(QStringLiteral("file:%1/firstcome.db?vfs=unix").arg(edited.dataFolder()));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("UPDATE stores SET name = 'Another name'")));
        }
        QCOMPARE(edited.command({QStringLiteral("check")}), 1);
        QVERIFY(!edited.start({QStringLiteral("--demo")}));
        QVERIFY2(edited.output().contains("a page does not add up"), edited.output().constData());
        QCOMPARE(edited.command({QStringLiteral("check"), QStringLiteral("--accept-pages")}), 0);
        QVERIFY2(edited.start({QStringLiteral("--demo")}), edited.output().constData());
        const QByteArray stores = readAll(edited)[QStringLiteral("/v1/seller/stores")];
        QVERIFY2(stores.contains("Another name"), stores.constData());
        QVERIFY(edited.command({QStringLiteral("check"), QStringLiteral("--accept-pages")}) > 1);
    }

private:
    using Answers = QMap<QString, QByteArray>;

    /// Nothing moves by itself meanwhile.
    static void quiet(RunningBackend &backend)
    {
        for (const auto &[name, value] : {std::pair("DELIVERIES_BY_DAY", "off"), std::pair("GATEWAY_COMPARE", "86400"),
                                          std::pair("HOLD_SECONDS", "86400")})
            backend.setEnvironment(QStringLiteral("FIRSTCOME_") + QLatin1StringView(name), QLatin1StringView(value));
    }

    void live()
    {
        m_shop = std::make_unique<Shop>(m_alive);
        QVERIFY(m_shop->ready());
        m_onSale = m_shop->openSale({1'000, 50, 86'400, price});
        Shop &shop = *m_shop;
        for (int number = 1; number <= 4; ++number) {
            const auto member = shop.shopper(number);
            QCOMPARE(member->postOnce(QStringLiteral("/v1/me/balance/charges"), {{QStringLiteral("amount"), 9 * price}})
                         .status,
                     201);
            for (int i = 0; i < 5; ++i)
                buy(shop, *member, m_onSale, i);
        }
    }
    /// Orders that wait to be paid, one at once after the other, so that there is something in the log.
    void burst()
    {
        const auto member = m_shop->shopper(2);
        const QJsonObject line{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const QJsonObject payment{{QStringLiteral("method"), QStringLiteral("PG")}};
        for (int i = 0; i < burstOrders; ++i)
            QCOMPARE(member
                         ->postOnce(QStringLiteral("/v1/orders"),
                                    {{QStringLiteral("lines"), QJsonArray{line}}, {QStringLiteral("payment"), payment}})
                         .status,
                     201);
    }
    static void buy(Shop &shop, Caller &member, const test::OnSale &onSale, int which)
    {
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const QJsonObject payment{
            {QStringLiteral("method"), which == 0 ? QStringLiteral("PG") : QStringLiteral("BALANCE")}};
        const Answer placed =
            member.postOnce(QStringLiteral("/v1/orders"),
                            {{QStringLiteral("lines"), QJsonArray{line}}, {QStringLiteral("payment"), payment}});
        QVERIFY2(placed.status == 201, placed.body.constData());
        const QString id = placed.text("id");
        if (which == 0)
            return;
        const QString path = QStringLiteral("/v1/ops/orders/") + id;
        const auto isAskedFor = [&] {
            const QJsonObject order = shop.boss().get(path).json;
            return !order[u"deliveries"][0][u"reference"].toString().isEmpty() &&
                   order[u"lines"][0][u"state"].toString() == QStringLiteral("DELIVERY_REQUESTED");
        };
        WAIT_VERIFY(isAskedFor(), within);
        if (which == 1)
            QCOMPARE(member.postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(id), QJsonObject()).status, 200);
        if (which == 2)
            QCOMPARE(member
                         .postOnce(QStringLiteral("/v1/claims"),
                                   {{QStringLiteral("orderId"), id},
                                    {QStringLiteral("lineId"), shop.boss().get(path).json[u"lines"][0][u"lineId"]},
                                    {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                    {QStringLiteral("amount"), 1'000},
                                    {QStringLiteral("reason"), QStringLiteral("색이 달라요")}})
                         .status,
                     201);
    }

    static void copy(const QString &from, const QString &to)
    {
        for (const char *folder : {"", "keys", "simulator"}) {
            const QDir source(from + u'/' + QLatin1StringView(folder));
            QDir().mkpath(to + u'/' + QLatin1StringView(folder));
            for (const QString &name : source.entryList(QDir::Files)) {
                const QString target = to + u'/' + QLatin1StringView(folder) + u'/' + name;
                QFile::remove(target);
                if (name != QStringLiteral("lock") && name != QStringLiteral("firstcome.db-shm"))
                    QVERIFY(QFile::copy(source.filePath(name), target));
            }
        }
    }

    /// What each sees who may see it, by address; what is not answered well stands there as its status.
    static Answers readAll(RunningBackend &backend)
    {
        Caller operators(backend.url());
        Caller seller(backend.url());
        Caller shopper(backend.url());
        const QString password = backend.demoPassword();
        operators.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), password);
        seller.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("seller"), password);
        shopper.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper2"), password);
        Answers answers;
        const auto read = [&answers](Caller &who, const QString &path) {
            Answer answer = who.get(path);
            answer.json.remove(QStringLiteral("asOf"));
            answers.insert(path, QByteArray::number(answer.status) + ' ' +
                                     (answer.status == 200 ? QJsonDocument(answer.json).toJson(QJsonDocument::Compact)
                                                           : QByteArray()));
            return answer.json[u"items"].toArray();
        };
        for (const char *path : {"me", "me/balance", "orders?limit=100", "claims?limit=100", "products?limit=100"})
            read(shopper, QStringLiteral("/v1/") + QLatin1StringView(path));
        for (const char *path : {"stores", "products?limit=100", "sales?limit=100", "claims", "income"})
            read(seller, QStringLiteral("/v1/seller/") + QLatin1StringView(path));
        for (const char *path : {"claims", "approvals", "payouts", "sales", "dead-letters", "payments/exceptions"})
            read(operators, QStringLiteral("/v1/ops/") + QLatin1StringView(path));
        read(operators, QStringLiteral("/v1/ops/stock?limit=100"));
        for (const QJsonValue &order : read(operators, QStringLiteral("/v1/ops/orders?limit=100"))) {
            const QString path = QStringLiteral("/v1/ops/orders/") + order[u"id"].toString();
            read(operators, path);
            read(operators, path + QStringLiteral("/timeline"));
        }
        return answers;
    }

    void flip(const QStringList &files)
    {
        int counts[5] = {};
        m_silent.clear();
        for (int i = 0; i < m_flips; ++i) {
            const QString file = files.at(int(m_random.bounded(int(files.size()))));
            QString what;
            const Outcome outcome = outcomeOf(file, what);
            ++counts[int(outcome)];
            if (outcome == Outcome::Silent)
                m_silent.append(what);
        }
        qInfo("%d found by check, %d at the start, %d told, %d harmless", counts[0], counts[1], counts[2], counts[3]);
    }

    /// Of a log only what is not left over from before it began anew, which nobody reads, and without the last
    /// transaction, whose loss nobody can tell from a torn end.
    static qint64 lengthOf(QFile &file)
    {
        if (!file.fileName().endsWith(QStringLiteral("-wal")))
            return file.size();
        file.seek(16);
        const QByteArray salts = file.read(8);
        qint64 beforeTheLast = headOfLog;
        qint64 last = headOfLog;
        for (qint64 at = headOfLog; file.seek(at); at += headOfFrame + pageSize) {
            const QByteArray head = file.read(headOfFrame);
            if (head.mid(8, 8) != salts)
                break;
            const bool commits = head.mid(4, 4) != QByteArray(4, '\0');
            if (commits)
                beforeTheLast = std::exchange(last, at + headOfFrame + pageSize);
        }
        return beforeTheLast;
    }

    /// Where the two differ, by field.
    static void differences(const QJsonValue &before, const QJsonValue &now, const QString &at, QStringList &found)
    {
        if (before == now)
            return;
        if (before.isObject() && now.isObject()) {
            for (const QString &key : before.toObject().keys())
                differences(before[key], now[key], at + u'.' + key, found);
        } else if (before.isArray() && now.isArray() && before.toArray().size() == now.toArray().size()) {
            for (qsizetype i = 0; i < before.toArray().size(); ++i)
                differences(before[i], now[i], at, found);
        } else {
            found.append(at);
        }
    }

    Outcome outcomeOf(const QString &file, QString &what)
    {
        RunningBackend bent;
        quiet(bent);
        copy(m_whole.path(), bent.dataFolder());
        QFile target(bent.dataFolder() + u'/' + file);
        if (!target.open(QIODevice::ReadWrite))
            qFatal("%s cannot be opened", qPrintable(file));
        const qint64 at = qint64(m_random.bounded(quint64(lengthOf(target))));
        const int bit = 1 << m_random.bounded(8);
        target.seek(at);
        const char byte = target.read(1).at(0);
        target.seek(at);
        const char flipped = char(byte ^ bit);
        target.write(&flipped, 1);
        target.close();
        what = QStringLiteral("%1, byte %2 of %3, %4 for %5: ")
                   .arg(file)
                   .arg(at)
                   .arg(target.size())
                   .arg(int(quint8(flipped)))
                   .arg(int(quint8(byte)));
        if (bent.command({QStringLiteral("check")}) != 0)
            return Outcome::FoundByCheck;
        if (!bent.start({QStringLiteral("--demo")}))
            return Outcome::FoundAtStart;
        const Answers answers = readAll(bent);
        if (answers == m_answers)
            return Outcome::Harmless;
        for (auto answer = m_answers.begin(); answer != m_answers.end(); ++answer) {
            const QByteArray now = answers.value(answer.key());
            if (now.startsWith('5') || now.startsWith("401"))
                return Outcome::Told;
            QStringList fields;
            differences(QJsonDocument::fromJson(answer.value().mid(4)).object(),
                        QJsonDocument::fromJson(now.mid(4)).object(), {}, fields);
            fields.removeDuplicates();
            if (now.left(3) != answer.value().left(3))
                what += answer.key() + QStringLiteral(" answers ") + QString::fromLatin1(now.left(3)) + u' ';
            else if (!fields.isEmpty())
                what += answer.key() + u' ' + fields.join(u',') + u' ';
        }
        what.truncate(300);
        return Outcome::Silent;
    }

    QRandomGenerator m_random;
    int m_flips = 0;
    RunningBackend m_alive;
    std::unique_ptr<Shop> m_shop;
    test::OnSale m_onSale;
    QTemporaryDir m_whole; ///< what the kill left
    Answers m_answers;
    QStringList m_silent; ///< what changed without a word
};

QTEST_GUILESS_MAIN(FlippedByteTest)
#include "flipped_byte_test.moc"
