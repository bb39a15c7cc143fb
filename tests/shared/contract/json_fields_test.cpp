// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include <QTest>

using namespace firstcome;

/// What a request's fields are refused with.
class JsonFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownFieldsNameTheNearest()
    {
        auto fields = JsonFields::parse(R"({"quantitty":1})");
        fields->optionalInteger("quantity");
        fields->optionalInteger("price");
        const auto refusal = fields->finish();
        QVERIFY(refusal);
        QCOMPARE(refusal->errors.constFirst().message, QStringLiteral("is not known here; did you mean 'quantity'?"));
    }

    /// Who sends null believes that it does something.
    void nullIsRefusedByNameWhereItMeansNothing()
    {
        auto fields = JsonFields::parse(R"({"a":null,"b":null,"c":null,"d":null,"e":null,"f":null,"g":null,"h":null})");
        fields->text("a");
        fields->optionalInteger("b");
        fields->flag("c", true);
        fields->texts("d", 9);
        fields->objects("e", 9);
        fields->optionalObject("f");
        fields->optionalInstant("g");
        fields->optionalNumber("h");
        const auto refusal = fields->finish();
        QVERIFY(refusal);
        QCOMPARE(refusal->code, QByteArray("REQUEST_INVALID"));
        QStringList names;
        for (const FieldError &error : refusal->errors) {
            names.append(error.field);
            QVERIFY2(error.message.startsWith(QStringLiteral("must not be null")), qPrintable(error.message));
        }
        QCOMPARE(names.join(u','), QStringLiteral("a,b,c,d,e,f,g,h"));
    }

    void nullMeansNoneWhereThatIsSaid()
    {
        auto fields = JsonFields::parse(R"({"limit":null,"phone":"1"})");
        QVERIFY(fields->takeNull("limit"));
        QVERIFY(!fields->has("limit"));
        QCOMPARE(fields->optionalInteger("limit"), std::nullopt);
        QVERIFY(!fields->takeNull("phone"));
        QVERIFY(!fields->takeNull("absent"));
        QCOMPARE(fields->optionalText("phone"), QStringLiteral("1"));
        fields->optionalText("absent");
        QVERIFY(!fields->finish());
    }

    void aWholeNumberIsWrittenPlainly_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<bool>("taken");
        for (const char *good : {"0", "1", "-1", "100", "9007199254740993", "9223372036854775807"})
            QTest::newRow(good) << QByteArray(good) << true;
        for (const char *bad : {"1.0", "1e0", "1E2", "1e+2", "10e-1", "0.0", "-1.0", "1.5", "1e400",
                                "9223372036854775808", "\"1\"", "true", "[1]"})
            QTest::newRow(bad) << QByteArray(bad) << false;
    }
    /// In whichever object it stands; what is any number may be written in any way.
    void aWholeNumberIsWrittenPlainly()
    {
        QFETCH(QByteArray, written);
        QFETCH(bool, taken);
        const QByteArray inner = "{\"n\":" + written + '}';
        auto fields = JsonFields::parse("{\"n\":" + written + ",\"o\":" + inner + ",\"l\":[{\"n\":1}," + inner +
                                        "],\"rate\":1.0}");
        if (!fields) {
            QCOMPARE(written, QByteArray("1e400")); // no number at all
            return;
        }
        const qint64 number = fields->integer("n");
        auto object = fields->optionalObject("o");
        QCOMPARE(object->integer("n"), number);
        fields->take(*object);
        for (JsonFields &each : fields->objects("l", 9)) {
            each.integer("n");
            fields->take(each);
        }
        QCOMPARE(fields->optionalNumber("rate"), 1.0);
        const auto refusal = fields->finish();
        QCOMPARE(!refusal, taken);
        if (taken) {
            QCOMPARE(number, written.toLongLong());
            return;
        }
        QStringList named;
        for (const FieldError &error : refusal->errors) {
            named.append(error.field);
            QVERIFY2(error.message.startsWith(QStringLiteral("must be a whole number")), qPrintable(error.message));
        }
        QCOMPARE(named.join(u' '), QStringLiteral("n o.n l[1].n"));
    }

    void aWordMayStandForAnObject()
    {
        auto fields = JsonFields::parse(R"({"to":"latest","from":{"n":1}})");
        QCOMPARE(fields->takeWord("to"), QStringLiteral("latest"));
        QVERIFY(!fields->has("to"));
        QVERIFY(!fields->takeWord("from"));
        QVERIFY(!fields->takeWord("absent"));
        auto from = fields->optionalObject("from");
        from->integer("n");
        fields->take(*from);
        QVERIFY(!fields->finish());
    }

    void aRepeatedIdIsNamed()
    {
        auto fields = JsonFields::parse(R"({"ids":["7","8","7"]})");
        QCOMPARE(fields->ids("ids", 9), (QList<Id>{7, 8}));
        const auto refusal = fields->finish();
        QVERIFY(refusal);
        QCOMPARE(refusal->code, QByteArray("VALUE_INVALID"));
        QCOMPARE(refusal->errors.constFirst().message, QStringLiteral("must not name 7 twice"));
        auto words = JsonFields::parse(R"({"ids":["x"]})");
        words->ids("ids", 9);
        QVERIFY(words->finish());
    }

    void halfACharacterIsNoText()
    {
        auto fields = JsonFields::parse(R"({"name":"\ud800"})");
        fields->text("name");
        QCOMPARE(fields->finish()->code, QByteArray("REQUEST_INVALID"));
    }
};

QTEST_GUILESS_MAIN(JsonFieldsTest)
#include "json_fields_test.moc"
