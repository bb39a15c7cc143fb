// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"

#include "backend/platform/sql/snapshot.h"
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

using namespace firstcome;

namespace {

constexpr int rows = 400;
constexpr int flips = 300;
constexpr quint32 seed = 7;

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

sql::DatabaseSettings settingsOf(const QString &path)
{
    sql::DatabaseSettings settings;
    settings.path = path;
    return settings;
}

void fill(sql::Connection &connection)
{
    connection.run("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)");
    connection.begin();
    for (int i = 0; i < rows; ++i)
        connection.statement("INSERT INTO t (text) VALUES (hex(randomblob(400)))").exec();
    connection.commit();
}

void moveLogInto(const sql::Connection &connection)
{
    QCOMPARE(sqlite3_wal_checkpoint_v2(connection.native(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr),
             SQLITE_OK);
}

} // namespace

/// A database file of ours: whole, and with a byte that changed.
class PageSumsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangedByteIsFound()
    {
        const QString path = m_folder.filePath(QStringLiteral("whole.db"));
        QByteArray whole;
        {
            sql::Connection connection(settingsOf(path), sql::Connection::Purpose::Write);
            fill(connection);
            moveLogInto(connection);
            connection.run("DELETE FROM t WHERE id % 3 = 0;\nUPDATE t SET text = 'short' WHERE id % 5 = 0");
            moveLogInto(connection);
            QVERIFY(!sql::damageOfPages(connection.native()));
            whole = contentOf(path);
        }
        QVERIFY(whole.size() > 200'000);
        QVERIFY(!damageOf(whole));
        QRandomGenerator random(seed);
        for (int i = 0; i < flips; ++i) {
            QByteArray bent = whole;
            const int at = random.bounded(int(bent.size()));
            bent[at] = char(bent.at(at) ^ (1 << random.bounded(8)));
            // The one that says whether there are any: integrity_check has its own word about it.
            if (at == 20)
                continue;
            QVERIFY2(damageOf(bent), QByteArray::number(at));
        }
    }

    /// What has not been moved into the file yet is no damage, whatever stands there.
    void whatTheLogHoldsAnewIsPassedOver()
    {
        const QString path = m_folder.filePath(QStringLiteral("alive.db"));
        sql::Connection connection(settingsOf(path), sql::Connection::Purpose::Write);
        fill(connection);
        moveLogInto(connection);
        connection.run("UPDATE t SET text = 'another'");
        QByteArray bent = contentOf(path);
        bent[bent.size() / 2] = char(bent.at(bent.size() / 2) ^ 1);
        const QString copy = m_folder.filePath(QStringLiteral("torn.db"));
        write(copy, bent);
        QVERIFY(sql::damageOfPages(copy));
        write(copy + QStringLiteral("-wal"), contentOf(path + QStringLiteral("-wal")));
        QVERIFY(!sql::damageOfPages(copy));
    }

    /// Made by another program, or before there were sums: nothing is said of it, and its copy has them.
    void aFileWithoutSumsGetsThemWithItsCopy()
    {
        const QString path = m_folder.filePath(QStringLiteral("old.db"));
        sqlite3 *old = nullptr;
        QCOMPARE(sqlite3_open_v2(qUtf8Printable(path), &old, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix"),
                 SQLITE_OK);
        QCOMPARE(sqlite3_exec(old,
                              "PRAGMA page_size=2048; CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT); "
                              "INSERT INTO t (text) VALUES (hex(randomblob(20000)))",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(old);
        QByteArray bytes = contentOf(path);
        bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 1);
        QVERIFY(!damageOf(bytes));
        const QString copy = m_folder.filePath(QStringLiteral("copy.db"));
        sql::copySnapshot(settingsOf(path), copy);
        bytes = contentOf(copy);
        QVERIFY(!damageOf(bytes));
        bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 1);
        QVERIFY(damageOf(bytes));
    }

    void whatIsNoDatabaseHasNoDamage()
    {
        QVERIFY(!sql::damageOfPages(m_folder.filePath(QStringLiteral("nothing.db"))));
        QVERIFY(!damageOf("no database"));
    }

private:
    std::optional<QString> damageOf(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("bent.db"));
        write(path, bytes);
        return sql::damageOfPages(path);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PageSumsTest)
#include "page_sums_test.moc"
