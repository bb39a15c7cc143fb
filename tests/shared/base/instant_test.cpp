// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/instant.h"
#include <QDateTime>
#include <QTest>
#include <random>

using namespace firstcome;

class InstantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenInUtcWithMilliseconds_data()
    {
        QTest::addColumn<qint64>("millis");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("epoch") << qint64(0) << QByteArray("1970-01-01T00:00:00.000Z");
        QTest::newRow("before it") << qint64(-1) << QByteArray("1969-12-31T23:59:59.999Z");
        QTest::newRow("leap day") << qint64(1'709'251'199'007) << QByteArray("2024-02-29T23:59:59.007Z");
        QTest::newRow("later") << qint64(1'800'000'000'120) << QByteArray("2027-01-15T08:00:00.120Z");
    }
    void isWrittenInUtcWithMilliseconds()
    {
        QFETCH(qint64, millis);
        QFETCH(QByteArray, text);
        QCOMPARE(toIsoUtf8(fromMillis(millis)), text);
        QCOMPARE(fromIso(QString::fromLatin1(text)), fromMillis(millis));
    }

    void agreesWithQtAtRandom()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 2'000; ++i) {
            const auto millis = qint64(random() % 4'000'000'000'000);
            const QString expected = QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC).toString(Qt::ISODateWithMs);
            QCOMPARE(toIso(fromMillis(millis)), expected);
        }
    }

    void aTextWithoutItsZoneIsNone()
    {
        for (const char *text : {"", "2026-01-31", "2026-01-31T09:00:00", "yesterday", "2026-13-01T00:00:00Z"})
            QVERIFY(!fromIso(QString::fromLatin1(text)));
        QCOMPARE(fromIso(QStringLiteral("2026-01-31T09:00:00+09:00")), fromIso(QStringLiteral("2026-01-31T00:00:00Z")));
    }
};

QTEST_GUILESS_MAIN(InstantTest)
#include "instant_test.moc"
