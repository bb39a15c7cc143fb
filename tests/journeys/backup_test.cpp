// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QFile>
#include <QTest>

using namespace firstcome;
using test::Attempt;
using test::Caller;
using test::Crowd;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int buyers = 12;
constexpr int ordersEach = 10'000; // more than the backup lasts
constexpr int before = 150;        // acknowledged orders
constexpr int after = 300;
constexpr int within = 60'000; // ms
constexpr int kills = 12;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// A process of its own, so that the crowd goes on meanwhile.
void begin(QProcess &process, const QStringList &words)
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-backend"), words);
}

} // namespace

/// Backup and restore as a person in a terminal meets them: while selling, and when something is in the way.
class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_files.isValid());
        QCOMPARE(m_small.command(words("sample --members 50 --products 20")), 0);
        QCOMPARE(m_small.command({QStringLiteral("backup"), m_backup}), 0);
    }

    /// What was told before the backup began is in it; it is one moment: every invariant holds.
    void I23_aBackupInTheCrowdKeepsEveryOrderThatWasTold()
    {
        RunningBackend selling;
        const QString tokens = selling.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(selling.command(words("sample --tokens") +
                                 QStringList{tokens, QStringLiteral("--members"), QString::number(buyers)}),
                 0);
        selling.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        QVERIFY2(selling.start(words("--demo")), selling.output().constData());
        const QString password = selling.demoPassword();
        Shop shop(selling);
        const auto onSale = shop.openSale({100'000, 0, 3'600, 1'000});
        const QString path = m_files.filePath(QStringLiteral("crowd"));
        QProcess backup;
        std::vector<Attempt> told;
        int beforeEnd = 0;
        Crowd crowd(selling.url(), Crowd::tokensFrom(tokens),
                    {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}});
        connect(&crowd, &Crowd::orderAcknowledged, this, [&](int count) {
            if (count == before) {
                told = crowd.attempts();
                begin(backup, {QStringLiteral("backup"), path, QStringLiteral("--data"), selling.dataFolder()});
            }
            if (count >= after && backup.state() == QProcess::NotRunning)
                crowd.stop();
        });
        connect(&backup, &QProcess::finished, this, [&] { beforeEnd = crowd.acknowledged(); });
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.done(), within);
        QVERIFY2(backup.exitCode() == 0, backup.readAll().constData());
        QVERIFY2(beforeEnd > before, "nobody bought while the backup was made");
        QVERIFY(QFile::permissions(path) ==
                (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
        QCOMPARE(selling.stop(), 0);

        RunningBackend restored;
        QCOMPARE(restored.command({QStringLiteral("restore"), path}), 0);
        QVERIFY2(restored.command(words("check")) == 0, restored.output().constData());
        restored.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        QVERIFY2(restored.start(words("--demo")), restored.output().constData());
        QCOMPARE(restored.demoPassword(), password);
        int known = 0;
        for (const Attempt &attempt : told) {
            if (attempt.status != 201)
                continue;
            // The keys are those of before, so the tokens still open the door.
            Caller member(restored.url(), attempt.token);
            const auto again =
                member.send("POST", QStringLiteral("/v1/orders"), attempt.body, {{"Idempotency-Key", attempt.key}});
            QCOMPARE(again.status, 201);
            QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
            QCOMPARE(again.json, attempt.answer);
            ++known;
        }
        QVERIFY(known >= before - 1);
        QCOMPARE(Shop(restored).broken(), QStringList());
    }

    void whatIsInTheWayIsSaidAndNothingIsLeft_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("exists") << m_backup << 2 << QByteArray("exists");
        QTest::newRow("no folder") << m_files.filePath(QStringLiteral("none/b")) << 3 << QByteArray("No such file");
        QTest::newRow("not a folder") << m_backup + QStringLiteral("/b") << 3 << QByteArray("Not a directory");
        QTest::newRow("takes no files") << QStringLiteral("/sys/b") << 3 << QByteArray("cannot be written");
    }
    void whatIsInTheWayIsSaidAndNothingIsLeft()
    {
        QFETCH(QString, path);
        QFETCH(int, exit);
        QFETCH(QByteArray, named);
        const QStringList files = QDir(m_files.path()).entryList(QDir::Files);
        QCOMPARE(m_small.command({QStringLiteral("backup"), path}), exit);
        QVERIFY2(m_small.output().contains(named), m_small.output().constData());
        QCOMPARE(QDir(m_files.path()).entryList(QDir::Files), files);
    }

    void withoutADatabaseThereIsNothingToBackUp()
    {
        RunningBackend empty;
        QCOMPARE(empty.command({QStringLiteral("backup"), m_files.filePath(QStringLiteral("nothing"))}), 3);
        QVERIFY2(empty.output().contains("no database"), empty.output().constData());
        QVERIFY(!QFile::exists(empty.dataFolder() + QStringLiteral("/firstcome.db")));
        QCOMPARE(empty.command(words("backup")), 2);
    }

    void aServerDatabaseHasItsOwnTool()
    {
        RunningBackend other;
        other.setEnvironment(QStringLiteral("FIRSTCOME_DATABASE"), QStringLiteral("mysql://u:secret@127.0.0.1:9/shop"));
        QCOMPARE(other.command({QStringLiteral("backup"), m_files.filePath(QStringLiteral("server"))}), 2);
        QVERIFY2(other.output().contains("mariadb-dump --single-transaction"), other.output().constData());
        QVERIFY(other.output().contains("/keys") && !other.output().contains("secret"));
        QCOMPARE(other.command({QStringLiteral("restore"), m_backup}), 2);
        QVERIFY2(other.output().contains("mariadb shop <"), other.output().constData());
    }

    void aDamagedPageEndsTheBackup()
    {
        RunningBackend damaged;
        QCOMPARE(damaged.command({QStringLiteral("restore"), m_backup}), 0);
        QFile database(damaged.dataFolder() + QStringLiteral("/firstcome.db"));
        QVERIFY(database.open(QIODevice::ReadWrite));
        database.seek(database.size() / 2);
        database.write(QByteArray(int(database.size() / 4), 'x'));
        database.close();
        const QString path = m_files.filePath(QStringLiteral("damaged"));
        QCOMPARE(damaged.command({QStringLiteral("backup"), path}), 1);
        QVERIFY2(damaged.output().contains("is damaged and was not backed up"), damaged.output().constData());
        QVERIFY(!QFile::exists(path) && !QFile::exists(path + QStringLiteral(".part")));
    }

    void F25_aFullDiskLeavesNothingHalf()
    {
        const QString path = m_files.filePath(QStringLiteral("full"));
        QVERIFY(limited({QStringLiteral("backup"), path, QStringLiteral("--data"), m_small.dataFolder()}) == 3);
        QVERIFY2(m_output.contains("cannot be written"), m_output.constData());
        QVERIFY(!QFile::exists(path) && !QFile::exists(path + QStringLiteral(".part")));
        QTemporaryDir folder;
        QVERIFY(limited({QStringLiteral("restore"), m_backup, QStringLiteral("--data"), folder.path()}) == 3);
        QVERIFY2(m_output.contains("cannot be written"), m_output.constData());
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), {QStringLiteral("lock")});
        QCOMPARE(m_small.command({QStringLiteral("restore"), m_backup, QStringLiteral("--data"), folder.path()}), 0);
    }

    void aBackupThatIsNotWholeIsNotRestored()
    {
        RunningBackend target;
        QFile whole(m_backup);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        const QString path = m_files.filePath(QStringLiteral("bent"));
        for (const bool cut : {true, false}) {
            QByteArray bent = cut ? bytes.left(bytes.size() / 2) : bytes;
            bent[1000] = char(bent.at(1000) ^ 1);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bent) == bent.size());
            file.close();
            QCOMPARE(target.command({QStringLiteral("restore"), path}), 1);
            QVERIFY2(target.output().contains("cannot be restored"), target.output().constData());
            QVERIFY(!QFile::exists(target.dataFolder() + QStringLiteral("/firstcome.db")));
        }
        QCOMPARE(target.command({QStringLiteral("restore"), QStringLiteral("/nowhere")}), 3);
        QCOMPARE(target.command({QStringLiteral("restore"), m_backup}), 0);
    }

    void aFolderInUseOrWithSomethingInItStaysAsItIs()
    {
        QCOMPARE(m_small.command({QStringLiteral("restore"), m_backup}), 2);
        QVERIFY2(m_small.output().contains("not empty"), m_small.output().constData());
        QTemporaryDir other;
        QVERIFY(QFile::copy(m_backup, other.filePath(QStringLiteral("letter"))));
        QCOMPARE(m_small.command({QStringLiteral("restore"), m_backup, QStringLiteral("--data"), other.path()}), 2);
        QCOMPARE(QDir(other.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 {QStringLiteral("letter")});
        QCOMPARE(m_small.command(words("check")), 0);
    }

    /// A backup has its name only when it is whole; what a kill left there is in nobody's way.
    void F1_aKilledBackupIsNoBackup()
    {
        const QString path = m_files.filePath(QStringLiteral("killed"));
        for (int i = 0; i < kills; ++i) {
            killedAfter({QStringLiteral("backup"), path, QStringLiteral("--data"), m_small.dataFolder()}, 6 * i);
            if (!QFile::exists(path))
                QVERIFY2(m_small.command({QStringLiteral("backup"), path}) == 0, m_small.output().constData());
            RunningBackend target;
            QVERIFY2(target.command({QStringLiteral("restore"), path}) == 0, target.output().constData());
            QVERIFY(QFile::remove(path));
        }
    }

    /// Nothing takes a half restored folder for a shop; restoring again makes it whole.
    void F1_aKilledRestoreIsBegunAgain()
    {
        for (int i = 0; i < kills; ++i) {
            RunningBackend target;
            killedAfter({QStringLiteral("restore"), m_backup, QStringLiteral("--data"), target.dataFolder()}, 4 * i);
            if (!QFile::exists(target.dataFolder() + QStringLiteral("/firstcome.db"))) {
                QCOMPARE(target.command(words("check")), 3);
                QVERIFY2(target.command({QStringLiteral("restore"), m_backup}) == 0, target.output().constData());
            }
            QVERIFY2(target.command(words("check")) == 0, target.output().constData());
        }
    }

    void anUnfinishedRestoreIsNotServed()
    {
        RunningBackend target;
        QDir folder(target.dataFolder());
        QVERIFY(folder.mkdir(QStringLiteral("keys")));
        QVERIFY(QFile::copy(m_backup, folder.filePath(QStringLiteral("restoring"))));
        QVERIFY(QFile::copy(m_backup, folder.filePath(QStringLiteral("keys/of-another"))));
        QCOMPARE(target.command(words("serve --listen 127.0.0.1:0")), 3);
        QVERIFY2(target.output().contains("was not finished"), target.output().constData());
        QCOMPARE(target.command({QStringLiteral("restore"), m_backup}), 0);
        QVERIFY(!folder.exists(QStringLiteral("restoring")) && !folder.exists(QStringLiteral("keys/of-another")));
        QVERIFY(folder.exists(QStringLiteral("keys/audit")));
        QVERIFY2(target.start(), target.output().constData());
    }

private:
    /// With files that may not grow beyond 100 KiB; its exit code.
    int limited(const QStringList &words)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("bash"),
                      QStringList{QStringLiteral("-c"),
                                  QStringLiteral("trap '' XFSZ; ulimit -f 100; exec \"$0\" \"$@\""),
                                  qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-backend")} +
                          words);
        process.waitForFinished(-1);
        m_output = process.readAll();
        return process.exitCode();
    }
    static void killedAfter(const QStringList &words, int milliseconds)
    {
        QProcess process;
        begin(process, words);
        process.waitForStarted();
        process.waitForFinished(milliseconds);
        process.kill();
        process.waitForFinished(-1);
    }

    QTemporaryDir m_files;
    QString m_backup = m_files.filePath(QStringLiteral("backup"));
    RunningBackend m_small;
    QByteArray m_output;
};

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
