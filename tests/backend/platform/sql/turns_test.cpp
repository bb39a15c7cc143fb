// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/turns.h"

#include "backend/platform/sql/database.h"
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using namespace firstcome::sql;

/// A database that is started where turns are taken works when it is told to, on the thread that tells it.
class TurnsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_database.reset(); }
    void nothingIsDoneBeforeItsTurn();
    void aReaderSeesWhatWasCommittedBeforeItsTurn();
    void aStartThatWaitsIsServedAtOnce();
    void whatWasLeftIsToldOfTheEnd();

private:
    void insert(int number)
    {
        m_database->write(Queue::Background,
                          WriteJob{[number](Connection &connection) {
                                       connection.statement("INSERT INTO seen VALUES (?)").bind(number).exec();
                                   },
                                   [this] { ++m_done; }, [this](const std::exception_ptr &) { ++m_failed; }});
    }

    work::Turns m_turns;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    int m_done = 0;
    int m_failed = 0;
};

void TurnsTest::init()
{
    m_done = 0;
    m_failed = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    DatabaseSettings settings;
    settings.path = m_folder->filePath(QStringLiteral("firstcome.db"));
    m_database = std::make_unique<Database>(settings);
    m_turns.atOnce(true);
    m_database->start();
    m_database
        ->write(Queue::Background, [](Connection &connection) { connection.run("CREATE TABLE seen (number INTEGER)"); })
        .get();
    m_turns.atOnce(false);
}

void TurnsTest::nothingIsDoneBeforeItsTurn()
{
    insert(1);
    QCOMPARE(m_done, 0);
    QCOMPARE(m_turns.waiting().size(), 1u);
    QCOMPARE(m_turns.name(m_turns.waiting().front()), QByteArray("sql-writer"));
    m_turns.takeAll();
    QCOMPARE(m_done, 1);
}

void TurnsTest::aReaderSeesWhatWasCommittedBeforeItsTurn()
{
    const auto counted = m_database->read([](Connection &connection) {
        auto &row = connection.statement("SELECT COUNT(*) FROM seen");
        row.next();
        return row.integer(0);
    });
    insert(1);
    const auto places = m_turns.waiting();
    QCOMPARE(places.size(), 2u);
    const bool writerFirst = m_turns.name(places.front()) == "sql-writer";
    m_turns.take(writerFirst ? places.front() : places.back());
    m_turns.takeAll();
    QCOMPARE(counted.get(), 1);
}

void TurnsTest::aStartThatWaitsIsServedAtOnce()
{
    m_turns.atOnce(true);
    QCOMPARE(m_database->write(Queue::Saga, [](Connection &) { return 7; }).get(), 7);
    m_turns.atOnce(false);
}

void TurnsTest::whatWasLeftIsToldOfTheEnd()
{
    insert(1);
    m_database->stop();
    QCOMPARE(m_done, 0);
    QCOMPARE(m_failed, 1);
    QVERIFY(m_turns.waiting().empty());
    insert(2);
    QCOMPARE(m_failed, 2);
}

QTEST_GUILESS_MAIN(TurnsTest)

#include "turns_test.moc"
