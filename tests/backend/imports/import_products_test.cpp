// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/create_product.h"
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"
#include "backend/imports/import_command.h"
#include "tests/backend/imports/importer.h"
#include <QFile>
#include <QTemporaryFile>
#include <QTest>

using namespace firstcome;
using namespace firstcome::imports;
using namespace firstcome::catalog;
using test::CatalogCase;
using test::Engine;
using test::Importer;

namespace {

constexpr auto header = "Handle,Title,Body (HTML),Tags,Option1 Value,Variant Price,Variant Inventory Qty\n";

QString realPath()
{
    return qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/jewelery.csv");
}

QByteArray realFile()
{
    QFile file(realPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ImportProductsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRealCatalogueIsImportedOnce_data() { Engine::addRows(); }
    void theRealCatalogueIsImportedOnce()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        const auto first = importer.run(realFile());
        QVERIFY(first);
        QCOMPARE(first->created, 20);
        QCOMPARE(first->updated + first->unchanged + first->failed + first->skipped, 0);
        QCOMPARE(first->rounded, 22);
        QCOMPARE(first->rows, 41);
        QCOMPARE(first->products.size(), ImportReport::productsListed);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM products"), 20);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM options"), 23);
        QCOMPARE(importer.number("SELECT SUM(on_hand) FROM options"), 20);
        QCOMPARE(importer.number("SELECT price FROM options WHERE name = 'Silver'"), 55);
        QCOMPARE(importer.number("SELECT price FROM products WHERE handle = 'leather-anchor'"), 55);
        const qint64 versions = importer.number("SELECT SUM(version) FROM options");
        const auto again = importer.run(realFile());
        QVERIFY(again);
        QCOMPARE(again->unchanged, 20);
        QCOMPARE(again->created + again->updated + again->failed, 0);
        QCOMPARE(importer.number("SELECT SUM(version) FROM options"), versions);
        QCOMPARE(importer.number("SELECT SUM(version) FROM products"), 20);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM stores"), 1);
        QVERIFY(importer.conserved());
    }

    void aChangedFileUpdatesOnlyWhatChanged_data() { Engine::addRows(); }
    void aChangedFileUpdatesOnlyWhatChanged()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        importer.run(realFile());
        QByteArray changed = realFile();
        changed.replace(",0,,1,deny,manual,42.99,44.99,true,true,,https://burst.shopifycdn.com/photos/7-chakra",
                        ",0,,6,deny,manual,42.99,44.99,true,true,,https://burst.shopifycdn.com/photos/7-chakra");
        changed.replace("Bangle Bracelet,Gold bangle", "Bangle Bracelet,Golden bangle");
        changed.replace("deny,manual,63.99", "deny,manual,63.49");
        const auto report = importer.run(changed);
        QVERIFY(report);
        QCOMPARE(report->updated, 3);
        QCOMPARE(report->unchanged, 17);
        QCOMPARE(report->products.at(0).changes, QStringLiteral("stock +5"));
        QCOMPARE(report->products.at(2).changes, QStringLiteral("description"));
        QCOMPARE(report->products.at(8).changes, QStringLiteral("price"));
        QCOMPARE(importer.number("SELECT on_hand FROM options WHERE name = 'Blue' AND price = 43"), 6);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM options WHERE version > 1"), 2);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM products WHERE version > 1"), 2);
        QVERIFY(importer.conserved());
        QCOMPARE(importer.counts(changed), QStringLiteral("0/0/20/0"));
    }

    void stockGoesAlongWithSales_data() { Engine::addRows(); }
    void stockGoesAlongWithSales()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        const QByteArray file = header + QByteArray("ring,Ring,,,,100,");
        importer.run(file + "10\n");
        importer.write("UPDATE options SET on_hand = 6, sold = 4, held = 2, version = version + 1");
        QCOMPARE(importer.counts(file + "10\n"), QStringLiteral("0/0/1/0"));
        QCOMPARE(importer.counts(file + "13\n"), QStringLiteral("0/1/0/0"));
        QCOMPARE(importer.number("SELECT on_hand FROM options"), 9);
        QCOMPARE(importer.counts(file + "6\n"), QStringLiteral("0/1/0/0"));
        QCOMPARE(importer.number("SELECT on_hand FROM options"), 2);
        QCOMPARE(importer.number("SELECT SUM(quantity) FROM stock_entries WHERE kind = 'SCRAPPED'"), 7);
        QCOMPARE(importer.counts(file + "6\n"), QStringLiteral("0/0/1/0"));
        QCOMPARE(importer.counts(file + "5\n"), QStringLiteral("0/0/0/1"));
        QCOMPARE(importer.number("SELECT on_hand FROM options"), 2);
        QVERIFY(importer.conserved());
        const auto told = importer.given.told.taken();
        QVERIFY(told.size() >= 3);
    }

    void aBadProductDoesNotStopTheRest_data() { Engine::addRows(); }
    void aBadProductDoesNotStopTheRest()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        const QByteArray file = header + QByteArray("a,A,,,,100,1\nb,B,,,,free,1\nc,C,,,,100,few\nd,A,,,,100,1\n"
                                                    "e,E,,,,100,1\n");
        const auto report = importer.run(file);
        QVERIFY(report);
        QCOMPARE(report->created, 3);
        QCOMPARE(report->failed, 2);
        QStringList errors;
        for (const ImportError &error : report->errors)
            errors.append(QStringLiteral("%1 %2").arg(error.row).arg(error.field));
        QCOMPARE(errors.join(u','), QStringLiteral("3 Variant Price,4 Variant Inventory Qty"));
        QStringList outcomes;
        for (const ImportOutcome &outcome : report->products)
            outcomes.append(outcome.handle + u'=' + importOutcomeName(outcome.kind));
        QCOMPARE(outcomes.join(u','), QStringLiteral("a=CREATED,b=FAILED,c=FAILED,d=CREATED,e=CREATED"));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM products"), 3);
    }

    void aProductOfTheNameWithoutAHandleIsNotDoubled_data() { Engine::addRows(); }
    void aProductOfTheNameWithoutAHandleIsNotDoubled()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        importer.run(header + QByteArray("a,A,,,,100,1\n"));
        importer.write("UPDATE products SET handle = NULL, handle_key = NULL");
        const auto report = importer.run(header + QByteArray("b,a,,,,100,1\nc,C,,,,100,1\n"));
        QVERIFY(report);
        QCOMPARE(report->failed, 1);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->errors.constFirst().field, QStringLiteral("Title"));
        QCOMPARE(report->errors.constFirst().name, QStringLiteral("a"));
    }

    void titlesThatSwapOrChainAreJudgedAtTheEnd_data() { Engine::addRows(); }
    void titlesThatSwapOrChainAreJudgedAtTheEnd()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        importer.run(header + QByteArray("a,A,,,,100,1\nb,B,,,,100,1\nc,C,,,,100,1\n"));
        const QByteArray swapped = header + QByteArray("a,B,,,,100,1\nb,A,,,,100,1\nc,B,,,,100,1\nd,C,,,,100,1\n");
        QCOMPARE(importer.counts(swapped, true), QStringLiteral("1/3/0/0"));
        QCOMPARE(importer.counts(swapped), QStringLiteral("1/3/0/0"));
        QCOMPARE(importer.counts(swapped), QStringLiteral("0/0/4/0"));
    }

    void aDryRunSaysTheSameAndChangesNothing_data() { Engine::addRows(); }
    void aDryRunSaysTheSameAndChangesNothing()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        const auto dry = importer.run(realFile(), true);
        QVERIFY(dry);
        QVERIFY(dry->dryRun);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM stores"), 0);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM products"), 0);
        auto real = importer.run(realFile());
        QVERIFY(real);
        real->dryRun = true;
        QCOMPARE(toJson(*real), toJson(*dry));
        QByteArray changed = realFile();
        changed.replace("deny,manual,63.99", "deny,manual,64.99");
        QCOMPARE(importer.counts(changed, true), QStringLiteral("0/1/19/0"));
        QCOMPARE(importer.counts(realFile()), QStringLiteral("0/0/20/0"));
    }

    void aFileThatIsBadAsAWholeChangesNothing_data() { Engine::addRows(); }
    void aFileThatIsBadAsAWholeChangesNothing()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        QCOMPARE(importer.counts(realFile() + "\n\"open"), QStringLiteral("FILE_INVALID"));
        QCOMPARE(importer.counts(realFile() + "\xff"), QStringLiteral("FILE_INVALID"));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM products"), 0);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM stores"), 0);
    }

    void aStoreThatIsNotThereIsRefusedUnlessItMayBeMade_data() { Engine::addRows(); }
    void aStoreThatIsNotThereIsRefusedUnlessItMayBeMade()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        Importer importer(*database);
        ImportJob job;
        job.file = realFile();
        job.store = QStringLiteral("Nowhere");
        QCOMPARE(ImportProducts(importer.parts).run(job).error().code, QByteArray("STORE_NOT_FOUND"));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM stores"), 0);
    }

    void A22_manyProductsAreWrittenInManySmallTransactions()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        QByteArray file = header;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray number = QByteArray::number(i);
            file += "h" + number + ",Product " + number + ",,\"a, b\",,1000.5,3\n";
        }
        const auto report = importer.run(file);
        QVERIFY(report);
        QCOMPARE(report->created, 3000);
        QCOMPARE(report->rounded, 3000);
        QCOMPARE(importer.number("SELECT COUNT(*) FROM product_tags"), 6000);
        QCOMPARE(importer.counts(file), QStringLiteral("0/0/3000/0"));
    }

    void moreErrorsThanAreListedAreCounted()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        QByteArray file = header;
        for (int i = 0; i < ImportReport::errorsListed + 7; ++i)
            file += "h" + QByteArray::number(i) + ",P,,,,x,3\n";
        const auto report = importer.run(file);
        QVERIFY(report);
        QCOMPARE(report->failed, ImportReport::errorsListed + 7);
        QCOMPARE(report->errors.size(), ImportReport::errorsListed);
        QCOMPARE(report->errorsOmitted, 7);
    }

    void theCommandPrintsJsonOrWords()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        const QString store = QStringLiteral("Jewelry");
        const auto print = [&](const QString &path, bool dryRun, bool json) {
            return importFile(importer.parts, {path, store, dryRun, true, json});
        };
        const auto dry = print(realPath(), true, false);
        QVERIFY(dry && dry->text.startsWith("Dry run, nothing was changed. 41 rows"));
        QVERIFY(!dry->someFailed);
        const auto json = print(realPath(), false, true);
        QVERIFY(json);
        const QJsonObject report = QJsonDocument::fromJson(json->text).object();
        QCOMPARE(report[u"created"].toInt(), 20);
        QCOMPARE(report[u"errors"].toArray().size(), 0);
        const auto words = print(realPath(), false, false);
        QVERIFY(words);
        QVERIFY2(words->text.contains("0 products created, 0 updated, 20 unchanged, 0 failed; 22 prices rounded"),
                 words->text.constData());
        QVERIFY2(words->text.contains("received in total"), words->text.constData());
        QCOMPARE(print(QStringLiteral("/nowhere.csv"), false, false).error().code, QByteArray("FILE_UNUSABLE"));
    }

    void theCommandNamesWhatIsGoneAndWhatFailed()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), CatalogCase::migrations());
        Importer importer(*database);
        importer.run(header + QByteArray("a,A,,,S,1000,1\na,,,,M,1000,1\n"));
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(header + QByteArray("a,A,,,S,3000,1\nb,B,,,,free,1\n"));
        file.close();
        ImportCommand command{file.fileName(), QStringLiteral("Jewelry")};
        command.dryRun = true;
        const auto dry = importFile(importer.parts, command);
        QVERIFY(dry && dry->someFailed);
        QVERIFY2(dry->text.contains("gone: A: M (NOT_IN_FILE), 1 on sale, still on sale"), dry->text.constData());
        QVERIFY2(dry->text.contains("the price of A: S moves from 1000 to 3000 won"), dry->text.constData());
        QVERIFY2(dry->text.contains("row 3: B: Variant Price: "), dry->text.constData());
        command.missing = Missing::Ended;
        command.dryRun = false;
        const auto ended = importFile(importer.parts, command);
        QVERIFY(ended && ended->text.contains("taken off sale"));
        QCOMPARE(importer.number("SELECT COUNT(*) FROM options WHERE off_sale = 'SOURCE'"), 1);
    }
};

QTEST_GUILESS_MAIN(ImportProductsTest)
#include "import_products_test.moc"
