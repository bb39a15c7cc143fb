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

    void halfACharacterIsNoText()
    {
        auto fields = JsonFields::parse(R"({"name":"\ud800"})");
        fields->text("name");
        QCOMPARE(fields->finish()->code, QByteArray("REQUEST_INVALID"));
    }
};

QTEST_GUILESS_MAIN(JsonFieldsTest)
#include "json_fields_test.moc"
