// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QFile>
#include <QTest>
#include <unistd.h>

using namespace firstcome;
using test::Caller;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int within = 60'000; // ms
const QStringList demo{QStringLiteral("--demo")};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void copy(const QString &from, const QString &to)
{
    QFile::remove(to);
    QVERIFY2(QFile::copy(from, to), qPrintable(from));
}

void copyShop(const QString &from, const QString &to)
{
    for (const char *folder : {"", "keys", "simulator"}) {
        const QDir source(from + u'/' + QLatin1StringView(folder));
        QVERIFY(QDir().mkpath(to + u'/' + QLatin1StringView(folder)));
        for (const QString &name : source.entryList(QDir::Files)) {
            if (name != QStringLiteral("lock") && name != QStringLiteral("firstcome.db-shm"))
                copy(source.filePath(name), to + u'/' + QLatin1StringView(folder) + u'/' + name);
        }
    }
}

QString databaseOf(const RunningBackend &backend)
{
    return backend.dataFolder() + QStringLiteral("/firstcome.db");
}

QString logOf(const RunningBackend &backend)
{
    return databaseOf(backend) + QStringLiteral("-wal");
}

int orderedBy(Caller &shopper, const test::OnSale &onSale)
{
    const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
    const QJsonObject payment{{QStringLiteral("method"), QStringLiteral("PG")}};
    return shopper
        .postOnce(QStringLiteral("/v1/orders"),
                  {{QStringLiteral("lines"), QJsonArray{line}}, {QStringLiteral("payment"), payment}})
        .status;
}

} // namespace

/// The file of the database and its log belong together, beside a server that was killed and under one that runs.
class LeftLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_files.isValid());
        QVERIFY2(m_killed.start(demo), m_killed.output().constData());
        QCOMPARE(m_killed.stop(), 0);
        copy(databaseOf(m_killed), m_files.filePath(QStringLiteral("earlier")));
        QCOMPARE(m_killed.command({QStringLiteral("backup"), m_files.filePath(QStringLiteral("backup"))}), 0);
        RunningBackend restored;
        QCOMPARE(restored.command({QStringLiteral("restore"), m_files.filePath(QStringLiteral("backup"))}), 0);
        copy(databaseOf(restored), m_files.filePath(QStringLiteral("restored")));
        RunningBackend other;
        QCOMPARE(other.command(words("sample --members 3")), 0);
        copy(databaseOf(other), m_files.filePath(QStringLiteral("another")));

        QVERIFY2(m_killed.start(demo), m_killed.output().constData());
        Shop shop(m_killed);
        const auto onSale = shop.openSale({});
        for (int number = 1; number <= 8; ++number)
            QCOMPARE(orderedBy(*shop.shopper(number), onSale), 201);
        m_killed.kill();
        QVERIFY(QFileInfo(logOf(m_killed)).size() > 0);
    }

    void F36_aLogBesideAnotherFileIsRefusedByEachCommand_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("an earlier copy") << QStringLiteral("earlier");
        QTest::newRow("a restored backup") << QStringLiteral("restored");
        QTest::newRow("another shop's") << QStringLiteral("another");
    }
    void F36_aLogBesideAnotherFileIsRefusedByEachCommand()
    {
        QFETCH(QString, file);
        RunningBackend mixed;
        copyShop(m_killed.dataFolder(), mixed.dataFolder());
        copy(m_files.filePath(file), databaseOf(mixed));
        eachCommandRefuses(mixed, "firstcome.db-wal is not of the database beside it");
        if (QTest::currentTestFailed())
            return;
        // With its own file back all is there.
        copy(databaseOf(m_killed), databaseOf(mixed));
        QVERIFY2(mixed.command(words("check")) == 0, mixed.output().constData());
        QVERIFY2(mixed.start(demo), mixed.output().constData());
        Shop shop(mixed);
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(mixed.stop(), 0);
    }

    /// As a first start leaves it that was killed: rolled in, it cuts whatever stands there to nothing.
    void F36_aJournalBesideAShopIsRefusedByEachCommand()
    {
        RunningBackend mixed;
        copyShop(m_killed.dataFolder(), mixed.dataFolder());
        const QString journal = databaseOf(mixed) + QStringLiteral("-journal");
        QFile file(journal);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray head = QByteArray::fromHex("d9d505f920a163d7"
                                                    "00000000"
                                                    "5a17c0de"
                                                    "00000000"
                                                    "00000200"
                                                    "00000800");
        file.write(head + QByteArray(512 - head.size(), '\0'));
        file.close();
        eachCommandRefuses(mixed, "firstcome.db-journal is not of the database beside it");
        QVERIFY(QFile::remove(journal));
        QVERIFY2(mixed.command(words("check")) == 0, mixed.output().constData());
    }

    void F36_aFileOfTwoNamesIsRefusedByEachCommand_data()
    {
        QTest::addColumn<bool>("isSymbolic");
        QTest::newRow("hard link") << false;
        QTest::newRow("symbolic link") << true;
    }
    /// Whoever opens it by its second name keeps a second log of it, or has another folder's lock.
    void F36_aFileOfTwoNamesIsRefusedByEachCommand()
    {
        QFETCH(const bool, isSymbolic);
        RunningBackend first, second;
        copyShop(m_killed.dataFolder(), first.dataFolder());
        copyShop(m_killed.dataFolder(), second.dataFolder());
        QVERIFY(QFile::remove(logOf(first)) && QFile::remove(logOf(second)) && QFile::remove(databaseOf(second)));
        copy(m_files.filePath(QStringLiteral("restored")), databaseOf(first));
        const QByteArray from = QFile::encodeName(databaseOf(first)), to = QFile::encodeName(databaseOf(second));
        QCOMPARE(isSymbolic ? ::symlink(from.constData(), to.constData()) : ::link(from.constData(), to.constData()),
                 0);
        eachCommandRefuses(second, isSymbolic ? "is a symbolic link" : "has 2 names");
        if (!isSymbolic)
            eachCommandRefuses(first, "has 2 names");
        if (QTest::currentTestFailed())
            return;
        QVERIFY(QFile::remove(databaseOf(second)));
        QVERIFY2(first.command(words("check")) == 0, first.output().constData());
    }

    void aLogWithoutADatabaseIsNoNewShop()
    {
        RunningBackend folder;
        copy(logOf(m_killed), logOf(folder));
        const QByteArray log = contentOf(logOf(folder));
        for (const char *command : {"serve --demo --listen 127.0.0.1:0", "migrate", "sample --members 1"}) {
            QCOMPARE(folder.command(words(command)), 3);
            QVERIFY2(folder.output().contains("but not the database to which it belongs"), folder.output().constData());
        }
        QCOMPARE(contentOf(logOf(folder)), log);
        QVERIFY(!QFile::exists(databaseOf(folder)) && !QFile::exists(folder.dataFolder() + QStringLiteral("/keys")));
    }

    /// Somebody moves a restored file over the live one, or takes the live one away.
    void aServerWhoseFileIsMovedSellsNothing_data()
    {
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("replaced") << true;
        QTest::newRow("removed") << false;
    }
    void aServerWhoseFileIsMovedSellsNothing()
    {
        QFETCH(bool, isReplaced);
        RunningBackend backend;
        QVERIFY2(backend.start(demo), backend.output().constData());
        Shop shop(backend);
        const auto onSale = shop.openSale({});
        const auto shopper = shop.shopper(1);
        const auto next = shop.shopper(2);
        QCOMPARE(orderedBy(*shopper, onSale), 201);
        Caller anybody(backend.url());
        const QString ready = QStringLiteral("/readyz");
        QCOMPARE(anybody.get(ready).json[u"probes"][u"databaseFile"], QJsonValue(true));

        const QString away = backend.dataFolder() + QStringLiteral("/away.db");
        QVERIFY(QFile::rename(databaseOf(backend), away));
        if (isReplaced)
            copy(m_files.filePath(QStringLiteral("restored")), databaseOf(backend));
        const QByteArray there = contentOf(databaseOf(backend));
        QCOMPARE(orderedBy(*shopper, onSale), 503);
        WAIT_COMPARE(anybody.get(ready).json[u"probes"][u"databaseFile"], QJsonValue(false), within);
        QCOMPARE(anybody.get(ready).status, 503);
        WAIT_VERIFY(anybody.get(QStringLiteral("/metrics")).body.contains("\ninstance_ready 0\n"), within);
        const auto isSaid = [&backend] {
            backend.readOutput();
            return backend.output().count("\"file.moved\"") == 1;
        };
        WAIT_VERIFY(isSaid(), within);
        if (isReplaced) {
            QCOMPARE(backend.command(words("check")), 1);
            QVERIFY2(backend.output().contains("is not of the database beside it"), backend.output().constData());
            QCOMPARE(backend.command({QStringLiteral("backup"), m_files.filePath(QStringLiteral("none"))}), 3);
        }
        QCOMPARE(contentOf(databaseOf(backend)), there);
        QCOMPARE(QFile::exists(databaseOf(backend)), isReplaced);

        // The right one back in its place: it goes on.
        QFile::remove(databaseOf(backend));
        QVERIFY(QFile::rename(away, databaseOf(backend)));
        WAIT_COMPARE(anybody.get(ready).status, 200, within);
        WAIT_COMPARE(next->get(QStringLiteral("/v1/me/balance")).status, 200, within); // the breaker has closed too
        QCOMPARE(orderedBy(*next, onSale), 201);

        // Away again, and killed: what lies there is not taken for its state.
        QVERIFY(QFile::rename(databaseOf(backend), away));
        if (isReplaced)
            copy(m_files.filePath(QStringLiteral("restored")), databaseOf(backend));
        backend.kill();
        const QByteArray log = contentOf(logOf(backend));
        QVERIFY(!log.isEmpty());
        QVERIFY(!backend.start(demo));
        QCOMPARE(contentOf(logOf(backend)), log);
        QFile::remove(databaseOf(backend));
        QVERIFY(QFile::rename(away, databaseOf(backend)));
        QVERIFY2(backend.start(demo), backend.output().constData());
        QCOMPARE(Shop(backend).broken(), QStringList());
        QCOMPARE(backend.stop(), 0);
    }

private:
    /// By those that change, by those that read, nothing written.
    void eachCommandRefuses(RunningBackend &mixed, const QByteArray &why)
    {
        const QByteArray database = contentOf(databaseOf(mixed));
        const QByteArray log = contentOf(logOf(mixed));
        for (const char *command :
             {"serve --demo --listen 127.0.0.1:0", "serve --listen 127.0.0.1:0", "migrate", "sample --members 1",
              "sample --remove", "operator add somebody --permissions view", "import products /nowhere.csv --store Any",
              "check", "check --accept-pages", "backup /nowhere/b"}) {
            const bool isCheck = qstrncmp(command, "check", 5) == 0;
            const bool isBackup = qstrncmp(command, "backup", 6) == 0;
            QStringList line = words(command);
            if (isBackup)
                line.last() = m_files.filePath(QStringLiteral("none"));
            QCOMPARE(mixed.command(line, "a password of length\n"), isCheck ? 1 : 3);
            QVERIFY2(mixed.output().contains(why), mixed.output().constData());
            QCOMPARE(contentOf(databaseOf(mixed)), database);
            QCOMPARE(contentOf(logOf(mixed)), log);
            QVERIFY(!QFile::exists(databaseOf(mixed) + QStringLiteral("-shm")));
        }
        QVERIFY(!QFile::exists(m_files.filePath(QStringLiteral("none"))));
    }

    QTemporaryDir m_files;
    RunningBackend m_killed; ///< with a log that the kill left
};

QTEST_GUILESS_MAIN(LeftLogTest)
#include "left_log_test.moc"
