// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_plan.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::imports;

namespace {

CsvOption choice(const QString &name, Money price, qint64 stock, int row = 4)
{
    return {{name}, name, price, stock, row};
}

CsvProduct wanted(QList<CsvOption> options)
{
    CsvProduct product;
    product.handle = QStringLiteral("ring");
    product.name = QStringLiteral("Ring");
    product.description = QStringLiteral("Silver");
    product.category = QStringLiteral("Rings");
    product.tags = QStringList{QStringLiteral("a")};
    product.options = std::move(options);
    product.row = 4;
    return product;
}

stock::Option option(const QString &name, Money price, qint64 stock)
{
    stock::Option option;
    option.id = 70 + name.size();
    option.name = name;
    option.price = price;
    option.onHand = stock;
    option.importedStock = stock;
    return option;
}

/// What an import of `product` leaves behind.
Present after(const CsvProduct &product)
{
    Present present;
    present.product = planOf(product, {}, Missing::Named).product;
    present.product->id = 7;
    for (const CsvOption &draft : product.options)
        present.options.push_back(option(draft.name, draft.price, draft.stock.value_or(0)));
    return present;
}

const QString small = QStringLiteral("S");
const QString large = QStringLiteral("XL");

} // namespace

class ImportPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThereIsCreated()
    {
        const auto plan = planOf(wanted({choice(small, 200, 3, 4), choice(large, 100, 4, 5)}), {}, Missing::Named);
        QCOMPARE(plan.outcome.kind, ImportOutcome::Kind::Created);
        QCOMPARE(plan.product.price, 100);
        QCOMPARE(plan.options.size(), size_t(2));
        QCOMPARE(plan.options.at(1).position, 1);
        QCOMPARE(plan.outcome.stock, 7);
        QCOMPARE(plan.outcome.price, 100);
        QCOMPARE(plan.outcome.changes, QString());
    }

    void theSameAgainChangesNothing()
    {
        const CsvProduct product = wanted({choice(small, 200, 3, 4), choice(large, 100, 4, 5)});
        const auto plan = planOf(product, after(product), Missing::Named);
        QCOMPARE(plan.outcome.kind, ImportOutcome::Kind::Unchanged);
        QVERIFY(plan.options.empty());
        QVERIFY(!plan.changesRow);
    }

    void salesInBetweenChangeNothing()
    {
        const CsvProduct product = wanted({choice(small, 200, 10, 4)});
        Present present = after(product);
        present.options[0].onHand = 4; // six were sold, three of the others are held
        present.options[0].sold = 6;
        present.options[0].held = 3;
        QCOMPARE(planOf(product, present, Missing::Named).outcome.kind, ImportOutcome::Kind::Unchanged);
        present.options[0].importedStock.reset(); // as of a product that was registered by hand
        QCOMPARE(planOf(product, present, Missing::Named).outcome.kind, ImportOutcome::Kind::Unchanged);
    }

    void onlyWhatDiffersIsNamed_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("changes");
        QTest::addColumn<bool>("changesRow");
        int what = 0;
        for (const char *name : {"name", "description", "category", "tags"})
            QTest::newRow(name) << what++ << QString::fromLatin1(name) << true;
        QTest::newRow("price") << what++ << QStringLiteral("price") << true;
        QTest::newRow("more stock") << what++ << QStringLiteral("stock +5") << false;
        QTest::newRow("less stock") << what++ << QStringLiteral("stock -2") << false;
        QTest::newRow("new option") << what++ << QStringLiteral("1 new options") << true;
        QTest::newRow("several") << what << QStringLiteral("name, price, stock +5") << true;
    }
    void onlyWhatDiffersIsNamed()
    {
        QFETCH(int, what);
        CsvProduct product = wanted({choice(small, 200, 3, 4)});
        const Present present = after(product);
        const QList<std::function<void()>> edits{
            [&] { product.name = QStringLiteral("Band"); },
            [&] { product.description = QStringLiteral("Gold"); },
            [&] { product.category.clear(); },
            [&] { product.tags.clear(); },
            [&] { product.options[0].price = 250; },
            [&] { product.options[0].stock = 8; },
            [&] { product.options[0].stock = 1; },
            [&] { product.options.append(choice(large, 300, 1, 5)); },
        };
        if (what < edits.size()) {
            edits.at(what)();
        } else {
            for (const int each : {0, 4, 5})
                edits.at(each)();
        }
        const auto plan = planOf(product, present, Missing::Named);
        QCOMPARE(plan.outcome.kind, ImportOutcome::Kind::Updated);
        QTEST(plan.outcome.changes, "changes");
        QTEST(plan.changesRow, "changesRow");
    }

    void whatIsHeldOrSoldCannotBeScrapped()
    {
        const CsvProduct before = wanted({choice(small, 200, 10, 4)});
        Present present = after(before);
        present.options[0].onHand = 6;
        present.options[0].sold = 4;
        present.options[0].held = 2; // four are available
        const auto least = planOf(wanted({choice(small, 200, 6, 4)}), present, Missing::Named);
        QCOMPARE(least.outcome.kind, ImportOutcome::Kind::Updated);
        QCOMPARE(least.options.front().difference, -4);
        const auto tooFew = planOf(wanted({choice(small, 200, 5, 4)}), present, Missing::Named);
        QCOMPARE(tooFew.outcome.kind, ImportOutcome::Kind::Failed);
        QCOMPARE(tooFew.errors.constFirst().row, 4);
        QVERIFY2(tooFew.errors.constFirst().message.contains(QStringLiteral("only 4 are available")),
                 qPrintable(tooFew.errors.constFirst().message));
    }

    void optionsTheFileDoesNotNameAreNamedAndEndedOnlyWhereAsked()
    {
        const Present present = after(wanted({choice(small, 200, 3, 4), choice(large, 100, 4, 5)}));
        const auto plan = planOf(wanted({choice(small, 200, 3, 4)}), present, Missing::Named);
        QCOMPARE(plan.outcome.kind, ImportOutcome::Kind::Unchanged);
        QCOMPARE(plan.product.price, 100);
        QCOMPARE(plan.gone.size(), 1);
        QCOMPARE(plan.gone.constFirst().option, large);
        QCOMPARE(plan.outcome.onSale, 7);
        const auto ending = planOf(wanted({choice(small, 200, 3, 4)}), present, Missing::Ended);
        QCOMPARE(ending.outcome.kind, ImportOutcome::Kind::Updated);
        QCOMPARE(ending.product.price, 200);
        QCOMPARE(ending.outcome.onSale, 3);
    }

    void theLimitCountsOptionsTheFileDoesNotName()
    {
        QList<CsvOption> many;
        for (int i = 0; i < product_limit::options; ++i)
            many.append(choice(QString::number(i), 100, 1, i + 1));
        const Present present = after(wanted(many));
        many.removeLast();
        many.append(choice(QStringLiteral("another"), 100, 1));
        QCOMPARE(planOf(wanted(many), present, Missing::Named).outcome.kind, ImportOutcome::Kind::Failed);
    }
};

QTEST_GUILESS_MAIN(ImportPlanTest)
#include "import_plan_test.moc"
