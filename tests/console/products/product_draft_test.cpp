// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/option_table_model.h"
#include "console/products/product_draft.h"
#include <QJsonArray>
#include <QTest>

using namespace firstcome;

namespace {

Product bracelet()
{
    Product product;
    product.id = 7;
    product.name = QStringLiteral("7 Shakra Bracelet");
    product.description = QStringLiteral("Blue or black.");
    product.category = QStringLiteral("Bracelet");
    product.tags = {QStringLiteral("Beads")};
    product.version = 3;
    product.options = {{71, QStringLiteral("Blue"), 43, 5}, {72, QStringLiteral("Black"), 45, 0}};
    return product;
}

} // namespace

class ProductDraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsSent()
    {
        ProductDraft draft(bracelet(), "\"3\"");
        QVERIFY(!draft.isChanged());
        QCOMPARE(draft.patch(), QJsonObject());
        ProductFields fields = draft.fields();
        fields.name = QStringLiteral(" Chakra Bracelet ");
        fields.options[1].price = 50;
        draft.set(fields);
        QCOMPARE(draft.changes(), 2);
        const QJsonObject expected{
            {QStringLiteral("name"), QStringLiteral("Chakra Bracelet")},
            {QStringLiteral("options"),
             QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("72")}, {QStringLiteral("price"), 50}}}}};
        QCOMPARE(draft.patch(), expected);
    }

    void H10_optionsAreAddedAndTakenOffSale()
    {
        ProductDraft draft(bracelet(), "\"3\"");
        ProductFields fields = draft.fields();
        fields.onSale = false;
        fields.options[0].onSale = false;
        fields.options.append({0, QStringLiteral(" Red "), 50, true, 8});
        draft.set(fields);
        QCOMPARE(draft.changes(), 3);
        const QJsonObject off{{QStringLiteral("id"), QStringLiteral("71")}, {QStringLiteral("onSale"), false}};
        const QJsonObject red{{QStringLiteral("name"), QStringLiteral("Red")},
                              {QStringLiteral("price"), 50},
                              {QStringLiteral("stock"), 8}};
        QCOMPARE(draft.patch(),
                 (QJsonObject{{QStringLiteral("onSale"), false}, {QStringLiteral("options"), QJsonArray{off, red}}}));
        const ProductDraft again = ProductDraft::fromKept(draft.kept());
        QCOMPARE(again.patch(), draft.patch());
        // Another took it first, and changed a price: the new option is still one, the other figures are theirs.
        Product theirs = bracelet();
        theirs.version = 4;
        theirs.options[1].price = 46;
        draft.rebase(theirs, "\"4\"");
        QCOMPARE(draft.patch(), again.patch());
        // Once it is saved it is an option like the others, and Undo takes it off sale.
        theirs.off = OffSale::ByPerson;
        theirs.options[0].off = OffSale::ByPerson;
        theirs.options.append({73, QStringLiteral("Red"), 50, 8});
        draft.rebase(theirs, "\"5\"");
        QVERIFY(!draft.isChanged());
        const ProductDraft back = ProductDraft::turningBack(draft, fieldsOf(bracelet()));
        QVERIFY(back.fields().onSale && back.fields().options[0].onSale);
        QVERIFY(!back.fields().options[2].onSale);
        ProductFields wrong = draft.fields();
        wrong.options.append({0, {}, 0, true, -1});
        draft.set(wrong);
        QCOMPARE(draft.faults().size(), 3);
    }

    void whatTheServerWouldRefuseIsSaidBefore_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("price");
        QTest::addColumn<QString>("optionName");
        QTest::addColumn<QString>("field");
        const QString good = QStringLiteral("Bracelet");
        const QString blue = QStringLiteral("Blue");
        QTest::newRow("good") << good << qint64(1) << blue << QString();
        QTest::newRow("no name") << QStringLiteral("  ") << qint64(1) << blue << QStringLiteral("name");
        QTest::newRow("long name") << QString(256, u'x') << qint64(1) << blue << QStringLiteral("name");
        QTest::newRow("free") << good << qint64(0) << blue << QStringLiteral("options");
        QTest::newRow("dear") << good << product_limit::price + 1 << blue << QStringLiteral("options");
        QTest::newRow("no option name") << good << qint64(1) << QString() << QStringLiteral("options");
        QTest::newRow("twice") << good << qint64(1) << QStringLiteral("Black") << QStringLiteral("options");
    }

    void whatTheServerWouldRefuseIsSaidBefore()
    {
        QFETCH(QString, name);
        QFETCH(qint64, price);
        QFETCH(QString, optionName);
        QFETCH(QString, field);
        ProductDraft draft(bracelet(), {});
        ProductFields fields = draft.fields();
        fields.name = name;
        fields.options[0] = {71, optionName, price};
        draft.set(fields);
        const QList<FieldError> faults = draft.faults();
        QCOMPARE(faults.isEmpty(), field.isEmpty());
        if (!field.isEmpty())
            QCOMPARE(faults.constFirst().field, field);
    }

    void conflictsNameWhatOthersChanged()
    {
        ProductDraft draft(bracelet(), "\"3\"");
        ProductFields fields = draft.fields();
        fields.options[0].price = 50;
        fields.category = QStringLiteral("Jewellery");
        draft.set(fields);
        Product now = bracelet();
        now.version = 4;
        now.options[0].price = 60;
        now.name = QStringLiteral("Chakra");
        now.category = QStringLiteral("Jewellery");
        const QList<EditConflict> conflicts = draft.conflicts(now);
        // The category became what it was to become here: nobody has to choose.
        QCOMPARE(conflicts.size(), 2);
        QCOMPARE(conflicts[0].field, QStringLiteral("name"));
        QVERIFY(!conflicts[0].clashes);
        QCOMPARE(conflicts[1].field, QStringLiteral("price"));
        QCOMPARE(conflicts[1].option, QStringLiteral("Blue"));
        QVERIFY(conflicts[1].clashes);
        QCOMPARE(conflicts[1].was, QStringLiteral("₩43"));
        QCOMPARE(conflicts[1].theirs, QStringLiteral("₩60"));
        QCOMPARE(conflicts[1].mine, QStringLiteral("₩50"));
    }

    void anEditIsPutOnTopOfTheirs()
    {
        ProductDraft draft(bracelet(), "\"3\"");
        ProductFields fields = draft.fields();
        fields.options[0].price = 50;
        draft.set(fields);
        Product now = bracelet();
        now.version = 4;
        now.name = QStringLiteral("Chakra");
        now.options[0].price = 60;
        now.options.removeLast();
        draft.rebase(now, "\"4\"");
        QCOMPARE(draft.etag(), QByteArray("\"4\""));
        QCOMPARE(draft.fields().name, QStringLiteral("Chakra"));
        QCOMPARE(draft.fields().options.size(), 1);
        QCOMPARE(draft.fields().options[0].price, Money(50));
        QCOMPARE(draft.patch().keys(), QStringList{QStringLiteral("options")});
    }

    void undoTurnsBackWhatWasSaved()
    {
        const ProductFields before = fieldsOf(bracelet());
        Product now = bracelet();
        now.version = 4;
        now.name = QStringLiteral("Chakra");
        now.options[0].price = 60;
        const ProductDraft back = ProductDraft::turningBack({now, "\"4\""}, before);
        QCOMPARE(back.etag(), QByteArray("\"4\""));
        QCOMPARE(back.fields(), before);
        QCOMPARE(back.changes(), 2);
    }

    void tagsAreTidy()
    {
        const QStringList expected{QStringLiteral("Beads"), QStringLiteral("Silver")};
        QCOMPARE(tagsFrom(QStringLiteral(" Beads,, Silver ,Beads")), expected);
        QCOMPARE(tagsFrom(QString()), QStringList());
    }

    void pricesAreTypedAsPeopleDo_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("won");
        QTest::newRow("digits") << QStringLiteral("12900") << qint64(12900);
        QTest::newRow("separators") << QStringLiteral(" ₩12,900 ") << qint64(12900);
        QTest::newRow("fraction") << QStringLiteral("12.5") << qint64(-1);
        QTest::newRow("negative") << QStringLiteral("-1") << qint64(-1);
        QTest::newRow("nothing") << QString() << qint64(-1);
        QTest::newRow("too large") << QStringLiteral("99999999999999999999") << qint64(-1);
    }

    void pricesAreTypedAsPeopleDo()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, won);
        QCOMPARE(typedMoney(typed).value_or(-1), won);
    }
};

QTEST_GUILESS_MAIN(ProductDraftTest)
#include "product_draft_test.moc"
