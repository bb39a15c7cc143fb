// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/sql/random_work.h"
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using sql::Connection;
using sql::Failure;
using test::at;
using test::contentOf;
using test::RandomWork;

/// A path is the file that was opened by it, or nobody reads or writes.
class MovedFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The file that is open is the one that stands there, or nobody reads or writes.
    void aFileThatIsMovedIsNotGoneOnWith_data()
    {
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("removed") << false;
        QTest::newRow("replaced") << true;
    }
    void aFileThatIsMovedIsNotGoneOnWith()
    {
        QFETCH(bool, isReplaced);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("kept.db"));
        const QString away = folder.filePath(QStringLiteral("away.db"));
        RandomWork(path, 17).run(20);
        Connection writer(at(path), Connection::Purpose::Write);
        writer.begin();
        writer.run("DELETE FROM kept");
        QVERIFY(QFile::rename(path, away));
        if (isReplaced)
            QVERIFY(QFile::copy(away, path));
        const QByteArray there = contentOf(path);
        QVERIFY_THROWS_EXCEPTION(Failure, writer.commit());
        QVERIFY(writer.rollback());
        QVERIFY_THROWS_EXCEPTION(Failure, writer.begin());
        QVERIFY_THROWS_EXCEPTION(Failure, Connection(at(path), Connection::Purpose::Read));
        QVERIFY_THROWS_EXCEPTION(Failure, Connection(at(path), Connection::Purpose::Write));
        QCOMPARE(contentOf(path), there);
        QCOMPARE(QFile::exists(path), isReplaced);
        // Back in its place it goes on.
        QFile::remove(path);
        QVERIFY(QFile::rename(away, path));
        writer.begin();
        writer.run("DELETE FROM kept");
        writer.commit();
    }

    void whoOnlyReadsMakesNoDatabase()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("none.db"));
        QVERIFY_THROWS_EXCEPTION(Failure, Connection(at(path), Connection::Purpose::Read));
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_GUILESS_MAIN(MovedFileTest)
#include "moved_file_test.moc"
