// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/permissions.h"
#include "shared/contract/product.h"
#include "shared/contract/product_csv.h"
#include <QTest>

using namespace firstcome;

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSaleIsOpenFromOpenAtUntilJustBeforeCloseAt()
    {
        const SaleWindow window{fromMillis(1000), fromMillis(2000)};
        QCOMPARE(window.stateAt(fromMillis(999)), SaleState::Planned);
        QCOMPARE(window.stateAt(fromMillis(1000)), SaleState::Open);
        QCOMPARE(window.stateAt(fromMillis(1999)), SaleState::Open);
        QCOMPARE(window.stateAt(fromMillis(2000)), SaleState::Ended);
    }

    void whatMayBeDoneFollowsFromStateAndPermission()
    {
        const auto planned = allowedSaleActions(SaleState::Planned, permission::SaleRun);
        QVERIFY(planned.edit && planned.openNow && !planned.closeNow);
        const auto open = allowedSaleActions(SaleState::Open, permission::SaleRun);
        QVERIFY(open.edit && !open.openNow && open.closeNow);
        const auto ended = allowedSaleActions(SaleState::Ended, permission::every);
        QVERIFY(!ended.edit && !ended.openNow && !ended.closeNow);
        const auto viewer = allowedSaleActions(SaleState::Open, permission::every & ~permission::SaleRun);
        QVERIFY(!viewer.edit && !viewer.openNow && !viewer.closeNow);
    }

    void aSaleComesBackAsItWasWritten()
    {
        SaleView sale;
        sale.id = 7;
        sale.productId = 8;
        sale.product = QStringLiteral("목걸이");
        sale.window = {fromMillis(1'700'000'000'123), fromMillis(1'700'000'100'000)};
        sale.perMemberLimit = 2;
        sale.holdTime = std::chrono::seconds(90);
        sale.announced = false;
        sale.state = SaleState::Open;
        sale.available = 1;
        sale.held = 2;
        sale.sold = 3;
        sale.admissions = 4;
        sale.refusals = 5;
        sale.version = 6;
        const QJsonObject object = toJson(sale);
        QCOMPARE(object.value(u"openAt").toString(), QStringLiteral("2023-11-14T22:13:20.123Z"));
        QCOMPARE(toJson(saleFrom(object)), object);
        sale.perMemberLimit.reset();
        QVERIFY(!toJson(sale).contains(u"perMemberLimit"));
    }

    void shoppersDoNotSeeTheBooks()
    {
        Product product;
        product.id = 1;
        product.name = QStringLiteral("Ring");
        product.handle = QStringLiteral("ring");
        product.tags = QStringList{QStringLiteral("gold")};
        product.saleType = SaleType::Flash;
        product.sale = ProductSale{5, {fromMillis(1), fromMillis(2)}, 3, std::chrono::seconds(4), SaleState::Ended};
        product.options = {{2, QStringLiteral("7"), 12900, 4, OffSale::No, 6, 2, 9, 3}};
        product.version = 11;
        const QJsonObject shopper = toJson(product, ProductDetail::Shopper);
        QVERIFY(!shopper.contains(u"handle") && !shopper.contains(u"version"));
        const QJsonObject option = shopper.value(u"options").toArray().first().toObject();
        QCOMPARE(option.keys().join(u','), QStringLiteral("available,id,name,onSale,price"));
        const QJsonObject books = toJson(product, ProductDetail::Books);
        QCOMPARE(toJson(productFrom(books), ProductDetail::Books), books);
    }

    void anImportReportComesBackAsItWasWritten()
    {
        ImportReport report;
        report.created = 1;
        report.failed = 2;
        report.skipped = 3;
        report.rows = 9;
        report.dryRun = true;
        report.errors = {{4, QStringLiteral("Title"), QStringLiteral("must not be empty"), QStringLiteral("ring"),
                          QStringLiteral("Ring")},
                         {5, {}, QStringLiteral("x"), {}, {}}};
        report.columns = {{QStringLiteral("Handle"), QStringLiteral("handle"), QStringLiteral("ring")},
                          {QStringLiteral("Vendor"), {}, {}}};
        report.products = {{ImportOutcome::Kind::Updated, 1, QStringLiteral("h"), QStringLiteral("n"), 2, 3, 4,
                            QStringLiteral("price")}};
        const QJsonObject object = toJson(report);
        QVERIFY(!object.value(u"errors").toArray().at(1).toObject().contains(u"field"));
        QCOMPARE(toJson(importReportFrom(object)), object);
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
