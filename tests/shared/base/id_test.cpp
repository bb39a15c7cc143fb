// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/id.h"
#include <QTest>

using namespace firstcome;

class IdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWhenTheClockGoesBack()
    {
        IdSource ids(7);
        const Instant now = fromMillis(1'800'000'000'000);
        const Id first = ids.next(now);
        QVERIFY(ids.next(now - std::chrono::hours(1)) > first);
    }

    void neverBelowTheFloor()
    {
        const Id floor = Id(1) << 60;
        IdSource ids(3, floor);
        QVERIFY(ids.next(fromMillis(1'800'000'000'000)) > floor);
    }

    void keepsItsInstanceBitsWhenTheCounterRunsOver()
    {
        IdSource ids(1023);
        const Instant now = fromMillis(1'800'000'000'000);
        Id last = 0;
        for (int i = 0; i < 20'000; ++i) {
            const Id id = ids.next(now);
            QVERIFY(id > last);
            QCOMPARE((id >> 12) & 0x3ff, 1023);
            last = id;
        }
    }

    void rangesDoNotOverlap()
    {
        IdSource ids;
        const Instant now = fromMillis(1'800'000'000'000);
        const Id first = ids.nextRange(now, 4000);
        QVERIFY(ids.nextRange(now, 4000) >= first + 4000);
    }

    void readsOnlyPlainDecimals()
    {
        QCOMPARE(idFrom(QStringView(u"42")), std::optional<Id>(42));
        for (const char *bad : {"", "0", "042", "-1", "+1", " 1", "1 ", "9223372036854775808", "1.0", "x"})
            QVERIFY(!idFrom(QByteArrayView(bad)));
    }
};

QTEST_GUILESS_MAIN(IdTest)
#include "id_test.moc"
