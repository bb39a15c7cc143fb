// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/access_log.h"
#include "backend/platform/watch/disk_room.h"
#include "backend/platform/watch/log.h"
#include "backend/platform/watch/log_limit.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

using namespace firstcome::watch;
using namespace std::chrono_literals;

namespace {

void write(AccessRing &ring, int count)
{
    for (int i = 0; i < count; ++i) {
        AccessEntry *entry = ring.next();
        QVERIFY(entry);
        AccessEntry::cut(entry->method, "GET");
        AccessEntry::cut(entry->path, "/x");
        ring.push();
    }
}

} // namespace

/// What keeps logs from growing without end, and says that a disk has no room.
class BoundsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAccessLogKeepsSoManyFilesOfSoManyBytes()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("access.log"));
        {
            AccessLog log(path.toUtf8(), {4'096, 3});
            AccessRing &ring = log.addRing();
            for (int round = 1; round <= 8; ++round) {
                write(ring, 50); // more than a file may hold, so that the next round begins another
                const auto isEmpty = [&ring] { return ring.isEmpty(); };
                WAIT_VERIFY(isEmpty(), 60'000);
            }
        }
        const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files, QStringList({QStringLiteral("access.log"), QStringLiteral("access.log.1"),
                                     QStringLiteral("access.log.2"), QStringLiteral("access.log.3")}));
        for (const QString &name : files)
            QVERIFY(QFileInfo(folder.filePath(name)).size() > 0);
    }

    void aFullDiskIsSaidOnceAndSoIsRoom()
    {
        QTemporaryFile log;
        QVERIFY(log.open());
        setLogDescriptor(log.handle());
        const auto restored = qScopeGuard([] { setLogDescriptor(2); });
        DiskRoom never("/", std::numeric_limits<qint64>::max());
        DiskRoom always("/", 0);
        for (int i = 0; i < 3; ++i) {
            never.look();
            always.look();
        }
        QVERIFY(never.isFull() && !always.isFull());
        QVERIFY(always.freeBytes() > 0);
        DiskRoom nowhere("/no/such/folder", std::numeric_limits<qint64>::max());
        nowhere.look();
        QVERIFY(!nowhere.isFull());
        QFile written(log.fileName());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count("disk.full"), 1);
    }

    void oneLineASecondForEachCause()
    {
        LogLimit limit;
        const LogLimit::Steady::time_point start{};
        QCOMPARE(limit.admits("disk", start), std::optional(0));
        QCOMPARE(limit.admits("disk", start + 1ms), std::nullopt);
        QCOMPARE(limit.admits("gone", start + 1ms), std::optional(0));
        QCOMPARE(limit.admits("disk", start + 999ms), std::nullopt);
        QCOMPARE(limit.admits("disk", start + 1s), std::optional(2));
        QCOMPARE(limit.admits("disk", start + 5s), std::optional(0));
    }

    void manyCausesAreOne()
    {
        LogLimit limit;
        const LogLimit::Steady::time_point start{};
        int lines = 0;
        for (int i = 0; i < 1'000; ++i)
            lines += limit.admits("cause " + QByteArray::number(i), start).has_value();
        QCOMPARE(lines, int(LogLimit::mostCauses) + 1);
    }
};

QTEST_GUILESS_MAIN(BoundsTest)
#include "bounds_test.moc"
