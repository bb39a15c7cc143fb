// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/column_mapping.h"

#include "backend/imports/shopify_csv.h"
#include <QTest>

using namespace firstcome;
using imports::ColumnMapping;
using imports::mappingFrom;
using imports::readShopifyCsv;

namespace {

constexpr auto ownFile = "상품코드,상품명,색상,판매가,수량,메모\r\n"
                         "C-1,청소기,빨강,\"12,900원\",3,가\r\n"
                         "C-1,청소기,파랑,13900,4,나\r\n";

ColumnMapping ownColumns()
{
    return {{QStringLiteral("handle"), QStringLiteral("상품코드")},
            {QStringLiteral("name"), QStringLiteral("상품명")},
            {QStringLiteral("option1"), QStringLiteral("색상")},
            {QStringLiteral("price"), QStringLiteral("판매가")},
            {QStringLiteral("stock"), QStringLiteral("수량")}};
}

} // namespace

/// Which column is which, where a person says so.
class ColumnMappingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileOfAnyHeaderIsReadByItsMapping()
    {
        const auto read = readShopifyCsv(ownFile, ownColumns());
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->products.size(), 1);
        const auto &product = read->products.first();
        QCOMPARE(product.handle, QStringLiteral("C-1"));
        QCOMPARE(product.name, QStringLiteral("청소기"));
        QCOMPARE(product.options.size(), 2);
        QCOMPARE(product.options.first().name, QStringLiteral("빨강"));
        QCOMPARE(product.options.first().price, 12'900);
        QCOMPARE(product.options.last().stock, std::optional<qint64>(4));
        QCOMPARE(read->columns.at(3).field, QStringLiteral("price"));
        QCOMPARE(read->columns.at(3).sample, QStringLiteral("12,900원"));
        QVERIFY(read->columns.at(5).field.isEmpty());
    }

    void withoutItTheFileIsRefusedAndSaysSo()
    {
        const auto read = readShopifyCsv(ownFile);
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(QStringLiteral("say which column is which")),
                 qPrintable(read.error().detail));
        const QList<ImportColumn> columns = importColumnsFrom(read.error().extra.value(u"columns"));
        QCOMPARE(columns.size(), readShopifyCsv(ownFile, ownColumns())->columns.size());
        QVERIFY(columns.at(3).field.isEmpty());
        QCOMPARE(columns.at(3).sample, QStringLiteral("12,900원"));
    }

    void aMappedColumnThatIsNotThereLeavesTheChoice()
    {
        const auto read = readShopifyCsv(ownFile, {{QStringLiteral("price"), QStringLiteral("nowhere")}});
        QVERIFY(!read);
        QVERIFY(!importColumnsFrom(read.error().extra.value(u"columns")).isEmpty());
    }

    void whatAPersonSaysGoesBeforeTheColumnsNames()
    {
        const QByteArray file = "Handle,Title,Variant Price,Sale Price,Variant Inventory Qty\r\n"
                                "mug,Mug,9000,7000,5\r\n";
        const auto read = readShopifyCsv(
            file, {{QStringLiteral("price"), QStringLiteral("sale price")}, {QStringLiteral("stock"), QString()}});
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        const auto &option = read->products.first().options.first();
        QCOMPARE(option.price, 7'000);
        QVERIFY(!option.stock);
        QVERIFY(read->columns.at(2).field.isEmpty());
        QCOMPARE(read->columns.at(3).field, QStringLiteral("price"));
        QVERIFY(read->columns.at(4).field.isEmpty());
    }

    void oneColumnMayBeKeyAndName()
    {
        const auto read = readShopifyCsv("품명,가격\r\n머그,5000\r\n컵,6000\r\n",
                                         {{QStringLiteral("handle"), QStringLiteral("품명")},
                                          {QStringLiteral("name"), QStringLiteral("품명")},
                                          {QStringLiteral("price"), QStringLiteral("가격")}});
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->products.size(), 2);
        QCOMPARE(read->products.last().name, QStringLiteral("컵"));
        QCOMPARE(read->products.last().handle, QStringLiteral("컵"));
    }

    void withoutAPriceItIsAFileOfStock()
    {
        const auto read =
            readShopifyCsv("code,count,price\r\nmug,7,5000\r\n", {{QStringLiteral("handle"), QStringLiteral("code")},
                                                                  {QStringLiteral("stock"), QStringLiteral("count")},
                                                                  {QStringLiteral("price"), QString()}});
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QVERIFY(read->isInventory);
        QCOMPARE(read->products.first().options.first().stock, std::optional<qint64>(7));
    }

    void aColumnThatIsNotThereIsNamedWithThoseThatAre()
    {
        ColumnMapping mapping = ownColumns();
        mapping.insert(QStringLiteral("price"), QStringLiteral("가격"));
        const auto read = readShopifyCsv(ownFile, mapping);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QByteArray("FILE_INVALID"));
        QVERIFY2(read.error().detail.contains(QStringLiteral("no column \"가격\" for price")) &&
                     read.error().detail.contains(QStringLiteral("판매가")),
                 qPrintable(read.error().detail));
    }

    void theTextOfAMappingIsChecked_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no JSON") << QByteArray("price=판매가") << QStringLiteral("JSON object");
        QTest::newRow("a list") << QByteArray("[1]") << QStringLiteral("JSON object");
        QTest::newRow("no field") << QByteArray(R"({"prise":"x"})") << QStringLiteral("fields are handle, name");
        QTest::newRow("no name") << QByteArray(R"({"price":3})") << QStringLiteral("price must be the name");
    }
    void theTextOfAMappingIsChecked()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const auto mapping = mappingFrom(text);
        QVERIFY(!mapping);
        QCOMPARE(mapping.error().code, QByteArray("REQUEST_INVALID"));
        QVERIFY2(mapping.error().detail.contains(said), qPrintable(mapping.error().detail));
    }

    void nothingSaidIsNoMapping()
    {
        QCOMPARE(mappingFrom("").value(), ColumnMapping());
        QCOMPARE(
            mappingFrom(R"({"stock":null,"price":" 판매가 "})").value(),
            (ColumnMapping{{QStringLiteral("price"), QStringLiteral("판매가")}, {QStringLiteral("stock"), QString()}}));
    }
};

QTEST_GUILESS_MAIN(ColumnMappingTest)
#include "column_mapping_test.moc"
