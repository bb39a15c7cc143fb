// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/left_log.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

using namespace firstcome;

namespace {

constexpr int transactions = 40;
constexpr int flips = 600;
constexpr quint32 seed = 11;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

void run(sqlite3 *database, const QByteArray &text)
{
    if (sqlite3_exec(database, text.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", text.constData(), sqlite3_errmsg(database));
}

} // namespace

/// The log that a killed process left: whole, cut, changed in a byte.
class LeftLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // As it is while the process lives: closing would tidy it away.
        sqlite3 *database = nullptr;
        const QString path = m_folder.filePath(QStringLiteral("alive.db"));
        QCOMPARE(sqlite3_open(qUtf8Printable(path), &database), SQLITE_OK);
        run(database, "PRAGMA journal_mode = WAL");
        run(database, "PRAGMA synchronous = FULL");
        run(database, "PRAGMA wal_autocheckpoint = 0");
        run(database, "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)");
        // Begun anew once, so that there are frames of before behind its end.
        for (int i = 0; i < transactions; ++i)
            run(database, "INSERT INTO t (text) VALUES (hex(randomblob(3000)))");
        QCOMPARE(sqlite3_wal_checkpoint_v2(database, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr), SQLITE_OK);
        m_before = contentOf(path + QStringLiteral("-wal"));
        for (int i = 0; i < transactions / 2; ++i)
            run(database, "INSERT INTO t (text) VALUES (hex(randomblob(3000)))");
        m_database = contentOf(path);
        m_log = contentOf(path + QStringLiteral("-wal"));
        m_rows = transactions + transactions / 2;
        sqlite3_close(database);
        QCOMPARE(rowsOf(m_log), m_rows);
        QCOMPARE(m_log.size(), m_before.size());
    }

    void aWholeLogIsSound()
    {
        QVERIFY(!damageOf(m_log));
        QVERIFY(!damageOf({}));
        QVERIFY(!damageOf(m_before));
        QVERIFY(!sql::faultOfLeftLog(m_folder.filePath(QStringLiteral("nothing.db"))));
    }

    /// As a power cut leaves it: the end that was not synced is missing or torn. That is no damage.
    void F1_aTornEndIsNoDamage()
    {
        QRandomGenerator random(seed);
        for (int i = 0; i < flips / 10; ++i) {
            const QByteArray cut = m_log.left(random.bounded(int(m_log.size())));
            QVERIFY2(!damageOf(cut), qPrintable(damageOf(cut).value_or(QString())));
        }
        // The head of the log that began anew did not reach the disk as a whole.
        QByteArray torn = m_before;
        torn.replace(8, 24, m_log.mid(8, 12) + QByteArray(12, '\0'));
        QVERIFY(!damageOf(torn));
        // A file that grew, and of which nothing came.
        QVERIFY(!damageOf(QByteArray(m_log.size(), '\0')));
    }

    /// A changed byte is found, or it undoes nothing but the last transaction, which looks like a torn one.
    void everyChangedByteIsFoundOrUndoesTheLastAlone()
    {
        QRandomGenerator random(seed);
        int found = 0;
        for (int i = 0; i < flips; ++i) {
            QByteArray bent = m_log;
            const int at = random.bounded(int(bent.size()));
            bent[at] = char(bent.at(at) ^ (1 << random.bounded(8)));
            if (damageOf(bent)) {
                ++found;
                continue;
            }
            const int rows = rowsOf(bent);
            QVERIFY2(rows >= m_rows - 1, qPrintable(QStringLiteral("byte %1: %2 rows are left").arg(at).arg(rows)));
        }
        // Half of the log is left over from before.
        QVERIFY2(found > flips / 3, QByteArray::number(found));
    }

private:
    std::optional<QString> damageOf(const QByteArray &log)
    {
        const QString path = m_folder.filePath(QStringLiteral("bent.db"));
        write(path, m_database);
        write(path + QStringLiteral("-wal"), log);
        const auto fault = sql::faultOfLeftLog(path);
        return fault ? std::optional(fault->words) : std::nullopt;
    }
    /// As SQLite reads it.
    int rowsOf(const QByteArray &log)
    {
        const QString path = m_folder.filePath(QStringLiteral("read.db"));
        QFile::remove(path + QStringLiteral("-shm"));
        write(path, m_database);
        write(path + QStringLiteral("-wal"), log);
        sqlite3 *database = nullptr;
        sqlite3_open(qUtf8Printable(path), &database);
        sqlite3_stmt *row = nullptr;
        sqlite3_prepare_v2(database, "SELECT COUNT(*) FROM t", -1, &row, nullptr);
        const int rows = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int(row, 0) : -1;
        sqlite3_finalize(row);
        sqlite3_close(database);
        return rows;
    }

    QTemporaryDir m_folder;
    QByteArray m_database;
    QByteArray m_before; ///< the log before it began anew
    QByteArray m_log;
    int m_rows = 0;
};

QTEST_GUILESS_MAIN(LeftLogTest)
#include "left_log_test.moc"
