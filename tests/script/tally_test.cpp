// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Tally
{
    int exitCode = -1;
    QStringList lines;
};

/// A test program as CTest's JUnit file has it.
QByteArray program(const QByteArray &status, const QByteArray &output)
{
    return "<testcase name=\"unit.a\" status=\"" + status + "\"><system-out>" + output + "</system-out></testcase>";
}

QByteArray totals(const QByteArray &numbers)
{
    return "PASS   : A::initTestCase()\nPASS   : A::cleanupTestCase()\nTotals: " + numbers + ", 0 blacklisted, 1ms\n";
}

Tally tally(const QByteArray &programs)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("results.xml")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("<?xml version=\"1.0\"?><testsuite>" + programs + "</testsuite>");
    file.close();
    QProcess python;
    const QString script = qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/support/tally.py");
    python.start(QStringLiteral("python3"), {QStringLiteral("-B"), script, file.fileName()});
    python.waitForFinished();
    return {python.exitCode(), QString::fromUtf8(python.readAllStandardOutput()).trimmed().split(u'\n')};
}

} // namespace

/// The last line of a test run: functions, not programs, and nothing lost.
class TallyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFunctionsOfAllPrograms()
    {
        const Tally told = tally(program("run", totals("7 passed, 0 failed, 0 skipped")) +
                                 program("run", totals("4 passed, 0 failed, 0 skipped")));
        QCOMPARE(told.lines, QStringList(QStringLiteral("7 passed, 0 failed, 0 skipped")));
        QCOMPARE(told.exitCode, 0);
    }

    void listsFailures()
    {
        const Tally told =
            tally(program("fail", "FAIL!  : A::b(row) Compared values\n" + totals("3 passed, 1 failed, 0 skipped")));
        QCOMPARE(told.lines.last(), QStringLiteral("1 passed, 1 failed, 0 skipped"));
        QVERIFY(told.lines.first().contains(QStringLiteral("FAILED   unit.a A::b(row) Compared values")));
        QCOMPARE(told.exitCode, 1);
        const Tally where = tally(program(
            "fail", "FAIL!  : A::b() Compared values\n   Actual   (a): 1\n   Expected (b): 2\n   Loc: [a.cpp(7)]\n" +
                        totals("3 passed, 1 failed, 0 skipped")));
        QCOMPARE(where.lines.mid(1, 3),
                 QStringList({QStringLiteral("   Actual   (a): 1"), QStringLiteral("   Expected (b): 2"),
                              QStringLiteral("   Loc: [a.cpp(7)]")}));
    }

    void listsSkipsWithTheirReason()
    {
        const Tally told =
            tally(program("run", "SKIP   : A::b() no MariaDB\n" + totals("3 passed, 0 failed, 1 skipped")));
        QCOMPARE(told.lines.last(), QStringLiteral("1 passed, 0 failed, 1 skipped"));
        QVERIFY(told.lines.first().contains(QStringLiteral("no MariaDB")));
        QCOMPARE(told.exitCode, 0);
    }

    void aCrashIsAFailure()
    {
        const Tally told = tally(program("fail", "PASS   : A::initTestCase()\n") + program("notrun", "no such file"));
        QCOMPARE(told.lines.last(), QStringLiteral("0 passed, 2 failed, 0 skipped"));
        QCOMPARE(told.exitCode, 1);
    }

    void aBadEndAfterGoodFunctionsIsAFailure()
    {
        const Tally told = tally(program("fail", totals("3 passed, 0 failed, 0 skipped")));
        QCOMPARE(told.lines.last(), QStringLiteral("1 passed, 1 failed, 0 skipped"));
    }

    void everyClassOfAProgramCounts()
    {
        const Tally told =
            tally(program("run", totals("3 passed, 0 failed, 0 skipped") + totals("4 passed, 0 failed, 1 skipped")));
        QCOMPARE(told.lines.last(), QStringLiteral("3 passed, 0 failed, 1 skipped"));
    }

    void nothingRunIsNoSuccess() { QCOMPARE(tally({}).exitCode, 1); }
    void onlySkippedIsNoSuccess()
    {
        QCOMPARE(tally(program("run", totals("2 passed, 0 failed, 5 skipped"))).exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TallyTest)
#include "tally_test.moc"
