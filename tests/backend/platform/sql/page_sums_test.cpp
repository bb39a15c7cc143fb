// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/accept_pages.h"
#include "backend/platform/sql/connection.h"
#include "backend/platform/sql/failure.h"
#include "backend/platform/sql/page_sums.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

using namespace firstcome;
using sql::Connection;
using sql::Failure;

namespace {

constexpr qint64 pageSize = 2'048;
constexpr int rowsKept = 400;

sql::DatabaseSettings at(const QString &path)
{
    sql::DatabaseSettings settings;
    settings.path = path;
    return settings;
}

void fill(Connection &connection)
{
    connection.run("CREATE TABLE kept (id INTEGER PRIMARY KEY, word TEXT NOT NULL)");
    connection.begin();
    for (int id = 1; id <= rowsKept; ++id)
        connection.statement("INSERT INTO kept (id, word) VALUES (?,?)").bind(id, QByteArray(100, 'w')).exec();
    connection.commit();
}

/// What is wrong with what can be read; empty: nothing.
QByteArray readAll(const QString &path)
{
    try {
        Connection connection(at(path), Connection::Purpose::Read);
        auto &rows = connection.statement("SELECT COUNT(*), MIN(word), MAX(word) FROM kept");
        if (!rows.next() || rows.integer(0) != rowsKept || rows.text(1) != QByteArray(100, 'w') ||
            rows.text(2) != rows.text(1))
            return "served what was never written";
        rows.reset();
        connection.statement("SELECT name FROM sqlite_schema").exec();
        return {};
    } catch (const Failure &failure) {
        return failure.kind() == Failure::Kind::Damaged ? "damaged" : QByteArray("another kind: ") + failure.what();
    }
}

void change(const QString &path, qint64 byte)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(byte));
    const QByteArray other(1, char(file.peek(1).at(0) ^ 0x10));
    QCOMPARE(file.write(other), 1);
}

/// By SQLite alone, as we did once; what it has is in its log.
void makeWithoutSums(const QString &path)
{
    sqlite3 *plain = nullptr;
    QCOMPARE(sqlite3_open_v2(qUtf8Printable(path), &plain, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix"),
             SQLITE_OK);
    const QByteArray rows = "PRAGMA page_size=2048; PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
                            "CREATE TABLE kept (id INTEGER PRIMARY KEY, word TEXT NOT NULL);"
                            "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < " +
                            QByteArray::number(rowsKept) + ") INSERT INTO kept SELECT id, '" + QByteArray(100, 'w') +
                            "' FROM n";
    QCOMPARE(sqlite3_exec(plain, rows.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_db_config(plain, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_close(plain);
    QVERIFY(QFile(path + QStringLiteral("-wal")).size() > 0);
}

} // namespace

/// F36: a page of SQLite that another than us changed is never read as if it were ours.
class PageSumsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("kept.db"));
        Connection connection(at(m_path), Connection::Purpose::Write);
        fill(connection);
        connection.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    void F36_noByteOfAPageChangesUnseen()
    {
        const qint64 pages = QFile(m_path).size() / pageSize;
        QVERIFY(pages > 20);
        QCOMPARE(readAll(m_path), QByteArray());
        for (qint64 page = 0; page < pages; ++page) {
            // Somewhere else on each page, on its last bytes too.
            const qint64 byte = page * pageSize + (page * 389 + 20) % pageSize; // of the first: whether there are sums
            change(m_path, byte);
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(readAll(m_path) == "damaged", QByteArray::number(byte) + ": " + readAll(m_path));
            change(m_path, byte);
            QCOMPARE(readAll(m_path), QByteArray());
        }
    }

    void aPageInAnothersPlaceIsNone()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(5 * pageSize));
        const QByteArray sixth = file.read(pageSize);
        QVERIFY(file.seek(6 * pageSize));
        file.write(sixth);
        file.close();
        QCOMPARE(readAll(m_path), QByteArray("damaged"));
    }

    /// A snapshot is a database of its own, with sums.
    void aSnapshotHasThemToo()
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy.db"));
        {
            Connection connection(at(m_path), Connection::Purpose::Write);
            connection.statement("VACUUM INTO ?").bind(copy).exec();
        }
        QCOMPARE(readAll(copy), QByteArray());
        change(copy, 7 * pageSize + 300);
        QCOMPARE(readAll(copy), QByteArray("damaged"));
    }

    void whatTheLogHadIsSummedWhenItComesIn()
    {
        {
            Connection connection(at(m_path), Connection::Purpose::Write);
            connection.run("UPDATE kept SET word = word WHERE id > 300");
            Connection reader(at(m_path), Connection::Purpose::Read);
            connection.run("PRAGMA wal_checkpoint(PASSIVE)");
            auto &rows = reader.statement("SELECT COUNT(*) FROM kept");
            QVERIFY(rows.next() && rows.integer(0) == rowsKept);
            rows.reset();
        }
        QCOMPARE(readAll(m_path), QByteArray());
    }

    /// Whoever opened the file when it was empty has not seen its head, and writes into it all the same.
    void aConnectionThatWasThereBeforeTheFirstTableKeepsThemToo()
    {
        const QString path = m_folder->filePath(QStringLiteral("new.db"));
        {
            Connection early(at(path), Connection::Purpose::Write);
            Connection other(at(path), Connection::Purpose::Write);
            fill(other);
            other.run("PRAGMA wal_checkpoint(TRUNCATE)");
            early.run("UPDATE kept SET word = word WHERE id = 390");
            early.run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        QCOMPARE(readAll(path), QByteArray());
        QCOMPARE(sql::takePagesAsTheyAre(path), 0);
    }

    /// Of somebody who let another program write to it, and answers for it.
    void pagesAreTakenAsTheyAre()
    {
        change(m_path, 4 * pageSize + 1'000);
        QCOMPARE(readAll(m_path), QByteArray("damaged"));
        QCOMPARE(sql::takePagesAsTheyAre(m_path), 1);
        QVERIFY(readAll(m_path) != "damaged");
        QCOMPARE(sql::takePagesAsTheyAre(m_path), 0);
        QCOMPARE(sql::takePagesAsTheyAre(m_folder->filePath(QStringLiteral("not/there"))), std::nullopt);
    }

    /// Of a shop from before there were sums, its log too.
    void aDatabaseFromBeforeSumsGetsThem()
    {
        const QString path = m_folder->filePath(QStringLiteral("old.db"));
        makeWithoutSums(path);
        QCOMPARE(readAll(path), QByteArray("damaged"));
        QVERIFY(sql::takePagesAsTheyAre(path).value_or(0) > 20);
        QCOMPARE(readAll(path), QByteArray());
        QCOMPARE(sql::takePagesAsTheyAre(path), 0);
        QVERIFY(!QFile::exists(path + QStringLiteral(".summed")));
        change(path, 7 * pageSize + 300);
        QCOMPARE(readAll(path), QByteArray("damaged"));
    }

    /// Its pages have sums, and only its head says that they have none: nothing is read as longer than it is.
    void aHeadThatForgotItsSumsIsMended()
    {
        change(m_path, 20);
        QCOMPARE(readAll(m_path), QByteArray("damaged"));
        QCOMPARE(sql::takePagesAsTheyAre(m_path), 1);
        QCOMPARE(readAll(m_path), QByteArray());
    }

    /// One that another program made, or one of ours whose head was changed: what is in it could be anything.
    void aDatabaseWithoutSumsIsRefused()
    {
        const QString path = m_folder->filePath(QStringLiteral("plain.db"));
        sqlite3 *plain = nullptr;
        QCOMPARE(sqlite3_open(qUtf8Printable(path), &plain), SQLITE_OK);
        const char *table = "PRAGMA page_size=4096; CREATE TABLE other (id INTEGER)";
        QCOMPARE(sqlite3_exec(plain, table, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(plain);
        QCOMPARE(readAll(path), QByteArray("damaged"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(PageSumsTest)
#include "page_sums_test.moc"
