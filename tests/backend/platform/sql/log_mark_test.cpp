// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/left_log.h"
#include "backend/platform/sql/log_mark.h"
#include "tests/backend/platform/sql/cut_disk.h"
#include "tests/backend/platform/sql/random_work.h"
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using sql::Connection;
using sql::LogFault;
using sql::LogMark;
using test::at;
using test::contentOf;
using test::CutDisk;
using test::RandomWork;
using test::readAll;
using test::write;

namespace {

constexpr int rounds = 250;       // a kill or a power cut each
constexpr int longestRound = 250; // operations of the disk
constexpr int moments = 40;
constexpr quint32 seed = 17;

} // namespace

/// A database says which log is its own: that one is always taken, another never.
class LogMarkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { CutDisk::install(); }
    void init() { m_disk.cutAfter(0); }

    void aLogIsTakenWhenTheFileLacksNothingThatItBuildsOn()
    {
        LogMark mark;
        QVERIFY(!mark.takes({7, 1}));
        mark.begin(7);
        QVERIFY(mark.takes({7, 1}));
        QVERIFY(!mark.takes({8, 1}));
        mark.moveIn({7, 20});
        mark.moveIn({7, 10});
        QVERIFY(mark.takes({7, 20}) && !mark.takes({7, 19}));
        // Both, until something of the new one has come in: its beginning may not have reached the disk.
        mark.begin(8);
        QVERIFY(mark.takes({8, 1}) && mark.takes({7, 20}) && !mark.takes({7, 19}));
        mark.begin(9); // 8 never got a frame
        QVERIFY(mark.takes({9, 1}) && mark.takes({7, 20}) && !mark.takes({8, 1}));
        mark.moveIn({7, 20}); // it came back, and was moved once more
        QVERIFY(mark.takes({9, 1}) && mark.takes({7, 20}));
        mark.moveIn({9, 3});
        QVERIFY(mark.takes({9, 3}) && !mark.takes({9, 2}) && !mark.takes({7, 20}));
        QCOMPARE(LogMark::from(mark.bytes().data()), mark);
        // Of a database from before there were marks nothing is known.
        QVERIFY(LogMark::from(LogMark::Bytes{}.data()).takes({5, 1}));
    }

    /// Wherever a kill or a power cut meets it: the log is its own, and what was told is there.
    void F1_aGenuineLogIsNeverRefused_data()
    {
        QTest::addColumn<bool>("power");
        QTest::newRow("kill") << false;
        QTest::newRow("power cut") << true;
    }
    void F1_aGenuineLogIsNeverRefused()
    {
        QFETCH(bool, power);
        QRandomGenerator random(seed);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("kept.db"));
        RandomWork(path, seed).run(2);
        QByteArray kept = readAll(path);
        int withLog = 0;
        for (int round = 1; round <= rounds; ++round) {
            m_disk.cutAfter(random.bounded(1, longestRound));
            RandomWork work(path, random.generate());
            work.told = work.begun = kept;
            work.run(random.bounded(5, 120));
            if (power)
                m_disk.losePower(random);
            m_disk.cutAfter(0);
            withLog += int(QFileInfo(path + QStringLiteral("-wal")).size() > 0);
            const auto fault = sql::faultOfLeftLog(path);
            QVERIFY2(!fault, qPrintable(QStringLiteral("round %1: %2").arg(round).arg(fault ? fault->words : path)));
            QVERIFY(!sql::faultOfServedLog(path));
            kept = readAll(path);
            QVERIFY2(kept == work.told || kept == work.begun, qPrintable(QStringLiteral("round %1").arg(round)));
        }
        QVERIFY2(withLog > rounds / 3, QByteArray::number(withLog));
    }

    /// Files of many moments, also within a checkpoint, of several runs and two shops, a backup and an empty start: a
    /// log is taken where the two give exactly what the log's writer had, and refused by name everywhere else.
    void F36_aLogOfAnotherStateIsRefused()
    {
        const std::vector<Files> all = filesOfManyMoments();
        int refused = 0;
        int taken = 0;
        for (const Files &database : all) {
            for (const Files &log : all) {
                if (log.whole == 0)
                    continue;
                lay(database.database, log.log);
                const auto fault = sql::faultOfLeftLog(m_laid);
                const bool isOwn = database.number == log.number;
                QVERIFY2(!isOwn || !fault, "its own log is refused");
                QCOMPARE(contentOf(m_laid), database.database);
                QCOMPARE(contentOf(m_laid + QStringLiteral("-wal")), log.log);
                if (fault) {
                    QVERIFY(fault->kind == LogFault::Kind::Foreign &&
                            fault->words.contains(QStringLiteral("-wal is not of")));
                    ++refused;
                    continue;
                }
                ++taken;
                QVERIFY2(readAll(m_laid) == log.content,
                         qPrintable(QStringLiteral("the log of moment %1 beside the file of %2")
                                        .arg(log.number)
                                        .arg(database.number)));
            }
        }
        qInfo("%d pairs refused, %d taken", refused, taken);
        QVERIFY(taken >= moments / 2 && refused > taken * 5);
    }

    /// SQLite up to 3.51.2 counts frames as moved that are not, where a writer begins the log anew between what a
    /// checkpoint reads and what it locks.
    void aLogThatBeginsAnewUnderACheckpointLosesNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("kept.db"));
        QByteArray expected;
        try {
            beginLogUnderCheckpoint(path, expected);
        } catch (const sql::Failure &lost) {
            QFAIL(lost.what());
        }
        QVERIFY(readAll(path) == expected);
    }

    void aLogBesideNoDatabaseIsKept()
    {
        lay({}, QByteArray(100, 'l'));
        QVERIFY(sql::faultOfLeftLog(m_laid)->words.contains(QStringLiteral("not the database to which it belongs")));
        QFile::remove(m_laid);
        QVERIFY(sql::faultOfLeftLog(m_laid)->kind == LogFault::Kind::Foreign);
        QFile::remove(m_laid + QStringLiteral("-wal"));
        QVERIFY(!sql::faultOfLeftLog(m_laid));
    }

private:
    struct Files
    {
        size_t number = 0;
        QByteArray database;
        QByteArray log;
        int whole = 0;      ///< frames of the log that count
        QByteArray content; ///< what the two say together
    };

    /// Throws Failure where SQLite finds what it lost.
    void beginLogUnderCheckpoint(const QString &path, QByteArray &expected)
    {
        Connection writer(at(path), Connection::Purpose::Write);
        Connection first(at(path), Connection::Purpose::Write);
        Connection second(at(path), Connection::Purpose::Write);
        writer.run("CREATE TABLE kept (id INTEGER PRIMARY KEY, value INTEGER, ballast TEXT)");
        int next = 0;
        const auto add = [&](int rows) {
            writer.begin();
            for (int i = 0; i < rows; ++i, ++next) {
                writer.statement("INSERT INTO kept (id, value, ballast) VALUES (?,?,?)")
                    .bind(next, next, QByteArray(1'500, 'b'))
                    .exec();
                expected += QByteArray::number(next) + '=' + QByteArray::number(next) + ' ';
            }
            writer.commit();
        };
        second.statement("SELECT COUNT(*) FROM kept").exec();
        add(100);
        moveLog(first);
        bool happened = false;
        m_disk.atUnfetch = [&] {
            add(1);
            happened = true;
        };
        sqlite3_wal_checkpoint_v2(second.native(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        QVERIFY(happened);
        for (int i = 0; i < 60; ++i)
            add(2); // beyond what the log had
        moveLog(first);
        add(1); // the log begins anew
        moveLog(first);
    }
    static void moveLog(Connection &connection)
    {
        connection.statement("SELECT COUNT(*) FROM kept").exec();
        int frames = 0;
        int moved = 0;
        sqlite3_wal_checkpoint_v2(connection.native(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames, &moved);
        QCOMPARE(moved, frames);
    }
    void lay(const QByteArray &database, const QByteArray &log)
    {
        QFile::remove(m_laid + QStringLiteral("-shm"));
        write(m_laid, database);
        write(m_laid + QStringLiteral("-wal"), log);
    }
    void take(std::vector<Files> &all, const QString &path)
    {
        Files files;
        files.number = all.size();
        files.database = contentOf(path);
        files.log = contentOf(path + QStringLiteral("-wal"));
        all.push_back(files);
    }
    /// Whether the log has anything, and what it and its own file say.
    void complete(Files &files)
    {
        if (files.log.isEmpty())
            return;
        lay(files.database, {});
        lay(files.database, files.log);
        Connection connection(at(m_laid), Connection::Purpose::Read);
        int frames = 0;
        sqlite3_wal_checkpoint_v2(connection.native(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames, nullptr);
        files.whole = std::max(frames, 0);
    }
    std::vector<Files> filesOfManyMoments()
    {
        QRandomGenerator random(seed);
        std::vector<Files> all;
        for (const char *shop : {"one", "other"}) {
            const QString path = m_folder.filePath(QString::fromLatin1(shop) + QStringLiteral(".db"));
            for (int run = 0; run < 4; ++run) {
                int next = random.bounded(5, 60);
                m_disk.atOperation = [&](int operation) {
                    if (operation != next)
                        return;
                    next += random.bounded(60, 200);
                    take(all, path);
                };
                // Every other run ends as if it were killed.
                m_disk.cutAfter(run % 2 == 0 ? 400 : 0);
                RandomWork(path, random.generate()).run(60);
                m_disk.atOperation = nullptr;
                m_disk.cutAfter(0);
            }
            const QString copy = m_folder.filePath(QString::fromLatin1(shop) + QStringLiteral("-backup"));
            Connection(at(path), Connection::Purpose::Read).statement("VACUUM INTO ?").bind(copy).exec();
            take(all, copy);
        }
        std::erase_if(all, [](const Files &files) { return files.database.isEmpty(); });
        for (Files &files : all) {
            files.number = size_t(&files - all.data());
            complete(files);
            lay(files.database, files.log);
            files.content = readAll(m_laid);
        }
        return all;
    }

    CutDisk &m_disk = CutDisk::install();
    QTemporaryDir m_folder;
    QString m_laid = m_folder.filePath(QStringLiteral("laid.db"));
};

QTEST_GUILESS_MAIN(LogMarkTest)
#include "log_mark_test.moc"
