// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/plain_number.h"
#include <QString>
#include <QTest>

using namespace firstcome;

/// One reader of whole numbers, for texts of either kind.
class PlainNumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainNumberIsTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("number"); ///< -1: none
        const auto row = [](const char *text, qint64 number) {
            QTest::newRow(text) << QString::fromUtf8(text) << number;
        };
        row("0", 0);
        row("7", 7);
        row("10", 10);
        row("9223372036854775807", std::numeric_limits<qint64>::max());
        for (const char *none :
             {"", "00", "01", "+5", "-0", "-1", " 1", "1 ", "1.0", "1e2", "0x1", "1,000", "1_0", "x",
              "9223372036854775808", "18446744073709551617", "99999999999999999999999999", "\u0661", "\uFF11"})
            row(none, -1);
    }
    void aPlainNumberIsTaken()
    {
        QFETCH(QString, text);
        QFETCH(qint64, number);
        QCOMPARE(plainNumber(text).value_or(-1), number);
        QCOMPARE(plainNumber(QByteArrayView(text.toUtf8())).value_or(-1), number);
    }
};

QTEST_APPLESS_MAIN(PlainNumberTest)
#include "plain_number_test.moc"
