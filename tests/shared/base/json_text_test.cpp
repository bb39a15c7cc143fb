// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/json_text.h"
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;

/// A field that is there twice is found wherever it is, and nothing else is.
class JsonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFieldGivenTwiceIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *json, const char *field) {
            QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(field);
        };
        row("none", R"({"a": 1, "b": 2})", "");
        row("empty", "{}", "");
        row("twice", R"({"a": 1, "a": 1})", "a");
        row("apart", R"({"a": 1, "b": [1, {"a": 2}], "c": {}, "a": 3})", "a");
        row("inside", R"({"a": {"b": 1, "b": 2}})", "a.b");
        row("in a list", R"({"lines": [{"q": 1}, {"q": 1, "q": 2}]})", "lines[1].q");
        row("in lists of lists", R"([[1, [{"x": 0, "x": 0}]]])", "[0][1][0].x");
        row("escaped", "{\"name\": 1, \"n\\u0061me\": 2}", "name");
        row("a quote in a name", "{\"a\\\"\": 1, \"a\\\"\": 2}", "a\"");
        row("same in two objects", R"({"a": {"x": 1}, "b": {"x": 1}})", "");
        row("same in a list", R"([{"x": 1}, {"x": 1}])", "");
        row("a text like it", "{\"a\": \"\\\"a\\\": 1\", \"b\": \"a\"}", "");
        row("texts of a list", R"(["a", "a"])", "");
        row("case tells apart", R"({"a": 1, "A": 2})", "");
        row("Korean", R"({"이름": 1, "이름": 2})", "이름");
        row("blanks", "{ \"a\"\n:1,\t\"a\" :2}", "a");
    }
    void aFieldGivenTwiceIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        QCOMPARE(repeatedField(json).value_or(QString()), field);
    }

    void numbersThatAreNotPlainAreNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("fields");
        const auto row = [](const char *name, const char *json, const char *fields) {
            QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(fields);
        };
        row("none", R"({"a": 1, "b": -20, "c": [3], "d": true, "e": null, "f": false})", "");
        row("a fraction", R"({"a": 1.0, "b": 2})", "a");
        row("an exponent", R"({"a": 1e2, "b": 1E0, "c": -1e+2, "d": 1e-1, "e": 5})", "a,b,c,d");
        row("inside", R"({"a": {"b": 1, "c": 2.5}, "d": 1})", "a.c");
        row("in a list", R"({"lines": [{"q": 1}, {"q": 2.0, "r": 1}]})", "lines[1].q");
        row("numbers of a list", R"({"a": [1, 2.0, 3]})", "a[1]");
        row("at the end", R"({"a":1.0})", "a");
        row("in texts", R"({"a": "1.0", "b": "1e2", "1.5": 3})", "");
        row("escaped", "{\"n\\u0061me\": 1.0}", "name");
        row("words with an e", R"({"a": true, "b": 1, "c": {"e": false}, "d": "0.5"})", "");
    }
    void numbersThatAreNotPlainAreNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, fields);
        QStringList found = unplainNumbers(json).values();
        found.sort();
        QCOMPARE(found.join(u','), fields);
    }

    void aNumberBeyondAllReadersIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field"); ///< empty: none
        const auto row = [](const char *json, const char *field) {
            QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(field);
        };
        row(R"({"a": 9223372036854775807, "b": -9223372036854775808})", "");
        row(R"({"a": 1, "b": 9223372036854775808})", "b");
        row(R"({"a": -9223372036854775809})", "a");
        row(R"({"lines": [{"quantity": 1}, {"quantity": 18446744073709551617}]})", "lines[1].quantity");
        row(R"({"a": 1e308, "b": 1e309})", "b");
        row(R"({"a": {"b": -1e400}})", "a.b");
        row(R"({"a": "18446744073709551617"})", "");
        row(R"({"a": 0.00000000000000000000001})", "");
        row("18446744073709551617", "");
    }
    void aNumberBeyondAllReadersIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        QCOMPARE(hugeNumber(json).value_or(QString()), field);
    }

    void whatIsNoJsonIsWalkedOverWithoutHarm()
    {
        const QByteArray json = "{\"a\": [1, {\"b\\\"\": \"c\\\\\"}], \"d\": \"\\u00e9\"}";
        for (qsizetype size = 0; size <= json.size(); ++size)
            repeatedField(json.first(size));
        for (const char *wrong : {"}}}]", "{{\"a\":1,\"b\":2}}", "\"", "\"\\", "{\"a", "[[[[", ":::", "{\"a\":"})
            QVERIFY(!repeatedField(wrong));
        repeatedField(R"({{"a":1,"a":2}})");
        for (const char *wrong : {"1.0", "1.", "-", "{1.0", "[1.0,", "{\"a\":1e", "}1.0"})
            unplainNumbers(wrong);
        for (const char *wrong : {"1e999", "99999999999999999999", "{99999999999999999999", "--------------------"})
            hugeNumber(wrong);
        QVERIFY(!repeatedField(QByteArray(1'000'000, '[')));
    }

    void aGreatManyFieldsAreReadInNoTime()
    {
        QByteArray json = "{";
        for (int i = 0; i < 60'000; ++i)
            json += "\"f" + QByteArray::number(i) + "\":1,";
        json += "\"f7\":2}";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(repeatedField(json), std::optional(QStringLiteral("f7")));
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(JsonTextTest)
#include "json_text_test.moc"
