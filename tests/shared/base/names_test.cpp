// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/canonical_json.h"
#include "shared/base/nearest_name.h"
#include <QTest>

using namespace firstcome;

/// What a misspelt name is answered with, and when two texts are one JSON value.
class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestNameIsFound_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("nearest");
        const auto row = [](const char *given, const char *nearest) {
            QTest::newRow(given) << QString::fromUtf8(given) << QString::fromUtf8(nearest);
        };
        row("dryrun", "dryRun");
        row("dry_run", "dryRun");
        row("DRYRUN", "dryRun");
        row("limits", "limit");
        row("curser", "cursor");
        row("stroe", "store");
        row("p", "");
        row("colour", "");
        row("", "");
        row("a name that is much too long to be any of those that are known, or even to be compared", "");
    }
    void theNearestNameIsFound()
    {
        QFETCH(QString, given);
        const QStringList known{QStringLiteral("store"), QStringLiteral("dryRun"), QStringLiteral("limit"),
                                QStringLiteral("cursor"), QStringLiteral("q")};
        QTEST(nearestName(given, known), "nearest");
    }

    void equalValuesHaveEqualBytes()
    {
        const QByteArray canonical = canonicalJson(R"({"a":1,"b":[true,null,"\u00e9"]})");
        for (const char *same :
             {R"({ "b": [true, null, "\u00E9"], "a": 1 })", "{\"a\":1.0,\"b\":[true,null,\"\xc3\xa9\"]}",
              "\n{\"a\":1e0,\"b\":[true,null,\"\\u00e9\"]}\n"})
            QCOMPARE(canonicalJson(same), canonical);
        for (const char *other : {R"({"a":"1","b":[true,null,"\u00e9"]})", R"({"a":1,"b":[null,true,"\u00e9"]})",
                                  R"({"a":1,"b":[true,null,"\u00e9"],"c":null})"})
            QVERIFY2(canonicalJson(other) != canonical, other);
        QCOMPARE(canonicalJson(R"({"a":9007199254740993})"), QByteArray(R"({"a":9007199254740993})"));
        QCOMPARE(canonicalJson("no JSON"), QByteArray("no JSON"));
        QCOMPARE(canonicalJson({}), QByteArray());
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
