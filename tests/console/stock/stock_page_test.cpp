// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_page.h"

#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/stock/correction_dialog.h"
#include "console/stock/stock_panel.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/search_field.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/crowd.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace firstcome;
using namespace firstcome::test;

/// The page before a real backend in which people buy.
class StockPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<PageStage>();
        QVERIFY2(m_stage->start(), m_stage->backend().output());
        m_shop = std::make_unique<Shop>(m_stage->backend());
        QVERIFY(m_shop->ready());
        m_onSale = m_shop->openSale({50, 0, 600, 12'900});
        QVERIFY2(!m_onSale.optionId.isEmpty(), m_shop->lastAnswer().body);
        m_page = m_stage->show<StockPage>();
        WAIT_VERIFY(m_page->model()->rowOf(optionId()), 60'000);
    }

    void showsWhatTheServerHas()
    {
        const StockRow &row = m_page->model()->at(*m_page->model()->rowOf(optionId()));
        QCOMPARE(row.view.onHand, 50);
        QCOMPARE(row.view.available(), 50);
        QVERIFY(!row.view.product.isEmpty());
    }

    void anOrderIsSeenAsItHappens()
    {
        const Answer order = buy(3);
        QCOMPARE(order.status, 201);
        WAIT_COMPARE(row().view.held, 3, 60'000);
        QCOMPARE(row().view.available(), 47);
        QVERIFY(row().perSecond(m_page->model()->now()) > 0);
    }

    void aCorrectionWaitsForASecondPerson()
    {
        m_page->open({QStringLiteral("stock"), m_onSale.optionId, {}});
        WAIT_VERIFY(m_page->panel()->correctAction()->isEnabled(), 60'000);
        m_page->panel()->correctAction()->trigger();
        CorrectionDialog *dialog = m_page->correction();
        QVERIFY(dialog && dialog->isVisible());
        dialog->choose(CorrectionDialog::Scrapped);
        QVERIFY2(!dialog->verb()->isEnabled(), "without a reason");
        dialog->reason()->setText(QStringLiteral(" broken in transit "));
        dialog->units()->setValue(48); // 47 are free
        QVERIFY(!dialog->verb()->isEnabled());
        QVERIFY2(dialog->error().contains(QStringLiteral("47")), qPrintable(dialog->error()));
        dialog->units()->setValue(5);
        QVERIFY2(dialog->preview().contains(QStringLiteral("On hand 50 → 45, available 47 → 42")),
                 qPrintable(dialog->preview()));
        // What is free moves while one types.
        const Answer order = buy(2);
        QCOMPARE(order.status, 201);
        const auto shows = [dialog](const char *change) { return dialog->preview().contains(QLatin1String(change)); };
        WAIT_VERIFY(shows("available 45 "), 60'000);
        const QString cancel = QStringLiteral("/v1/orders/%1/cancel").arg(order.text("id"));
        QCOMPARE(m_shop->shopper(1)->postOnce(cancel, {}).status, 200);
        WAIT_VERIFY(shows("available 47 "), 60'000);
        m_stage->takePictures(QStringLiteral("stock-correction"), dialog);
        QTest::keyClick(dialog, Qt::Key_Return);
        WAIT_VERIFY(!m_page->correction() || !m_page->correction()->isVisible(), 60'000);
        const auto waiting = [this] {
            const Answer list = m_shop->second().get(QStringLiteral("/v1/ops/approvals?state=WAITING"));
            return list.json[u"items"].toArray();
        };
        QCOMPARE(waiting().size(), 1);
        QCOMPARE(waiting()[0][u"reason"].toString(), QStringLiteral("broken in transit"));
        QCOMPARE(row().view.onHand, 50);
        // The same asked for again leads to the one that waits.
        m_page->panel()->correctAction()->trigger();
        m_page->correction()->reason()->setText(QStringLiteral("again"));
        m_page->correction()->verb()->click();
        WAIT_VERIFY(!m_page->correction() || !m_page->correction()->isVisible(), 60'000);
        QCOMPARE(waiting().size(), 1);
        const QString path = QStringLiteral("/v1/ops/approvals/%1/approve").arg(waiting()[0][u"id"].toString());
        const QJsonObject password{{QStringLiteral("password"), m_stage->backend().demoPassword()}};
        QCOMPARE(m_shop->second().post(path, password).status, 200);
        WAIT_COMPARE(row().view.onHand, 45, 60'000);
    }

    void selectingAnOptionFillsThePane()
    {
        m_page->open({QStringLiteral("stock"), m_onSale.optionId, {}});
        QVERIFY(m_stage->detailsShown());
        QCOMPARE(m_page->panel()->option(), std::optional(optionId()));
        m_page->panel()->openProduct()->trigger();
        QCOMPARE(m_stage->wanted().page, QStringLiteral("products"));
        QCOMPARE(m_stage->wanted().key, m_onSale.productId);
        m_page->panel()->openOrders()->trigger();
        QCOMPARE(m_stage->wanted().page, QStringLiteral("orders"));
        QCOMPARE(m_stage->wanted().filter.value(QStringLiteral("productId")).toString(), m_onSale.productId);
    }

    void whatSellsIsShownBeyondWhatIsLoaded()
    {
        StockPage page(m_stage->context());
        page.snapshot()->setLimits({1, 3});
        page.refresh();
        WAIT_VERIFY(page.snapshot()->isCapped(), 60'000);
        // Its sale is open.
        WAIT_VERIFY(page.model()->rowOf(optionId()), 60'000);
        const Answer products =
            m_shop->boss().get(QStringLiteral("/v1/ops/products?flash=false&inStock=true&limit=100"));
        QString beyond;
        for (const QJsonValue product : products.json.value(QStringLiteral("items")).toArray()) {
            const QString id = product[u"options"][0][u"id"].toString();
            if (!page.model()->rowOf(id.toLongLong()))
                beyond = id;
        }
        QVERIFY(!beyond.isEmpty());
        const QJsonObject line{{QStringLiteral("optionId"), beyond}, {QStringLiteral("quantity"), 1}};
        const QJsonObject payment{{QStringLiteral("method"), QStringLiteral("PG")}};
        const Answer order =
            m_shop->shopper(2)->postOnce(QStringLiteral("/v1/orders"), {{QStringLiteral("lines"), QJsonArray{line}},
                                                                        {QStringLiteral("payment"), payment}});
        QCOMPARE(order.status, 201);
        WAIT_VERIFY(page.model()->rowOf(beyond.toLongLong()), 60'000);
        const StockRow &row = page.model()->at(*page.model()->rowOf(beyond.toLongLong()));
        QVERIFY(row.view.held > 0 && !row.view.product.isEmpty());
    }

    void theLastDigitsFindAnOption()
    {
        m_page->setFilter({m_onSale.optionId.right(6), StockFilter::Show::All});
        QVERIFY(m_page->model()->rowOf(optionId()));
        QCOMPARE(m_page->model()->rowCount(), 1);
        m_page->setFilter({});
    }

    void anOptionThatLeavesTheListStaysInThePane()
    {
        m_page->open({QStringLiteral("stock"), m_onSale.optionId, {}});
        QVERIFY(!m_page->list()->details()->saysLeftList());
        m_page->setFilter({QString(), StockFilter::Show::SoldOut});
        QVERIFY(!m_page->model()->rowOf(optionId()));
        QCOMPARE(m_page->panel()->option(), std::optional(optionId()));
        QVERIFY(m_page->list()->details()->saysLeftList());
        QVERIFY(m_page->list()->table()->selectedRows().isEmpty());
        m_page->setFilter({});
        QVERIFY(m_page->list()->chosen()->isHere());
        QVERIFY(!m_page->list()->details()->saysLeftList());
        // Nothing moves while one is selected; Esc lets the rows go.
        QVERIFY(m_page->list()->hold()->isHeld());
        QTest::keyClick(m_page->list()->table(), Qt::Key_Escape);
        QVERIFY(!m_page->list()->hold()->isHeld());
        QCOMPARE(m_page->panel()->option(), std::nullopt);
        QVERIFY(!m_stage->detailsShown());
    }

    void theSearchNarrowsAndSaysWhenNothingFits()
    {
        auto *search = m_page->findChild<SearchField *>();
        search->setText(QStringLiteral("nothing is called so"));
        WAIT_COMPARE(m_page->model()->rowCount(), 0, 60'000);
        search->clear();
        WAIT_VERIFY(m_page->model()->rowCount() > 0, 60'000);
    }

    void theInvariantsAreChecked() { WAIT_VERIFY(m_page->findChild<StatePill *>()->pill().tone == Tone::Good, 60'000); }

    void anOptionCreatedMeanwhileAppears()
    {
        const OnSale another = m_shop->openSale({20, 0, 600, 5'000});
        const auto id = idFrom(QStringView(another.optionId));
        m_page->refresh();
        WAIT_VERIFY(m_page->model()->rowOf(*id), 60'000);
    }

    void pictures()
    {
        m_page->open({QStringLiteral("stock"), m_onSale.optionId, {}});
        m_stage->takePictures(QStringLiteral("stock-option"));
        m_page->panel()->showInvariants();
        m_stage->takePictures(QStringLiteral("stock-invariants"));
        m_stage->setDetailsShown(false);
        m_stage->takePictures(QStringLiteral("stock"));
    }

    /// Last: the backend is gone after it.
    void aLostServerIsSaidAndTheRowsStay()
    {
        const int rows = m_page->model()->rowCount();
        m_stage->backend().kill();
        m_page->refresh();
        WAIT_VERIFY(m_page->findChild<ErrorBanner *>()->isShown(), 60'000);
        QCOMPARE(m_page->model()->rowCount(), rows);
    }

private:
    Id optionId() const { return idFrom(QStringView(m_onSale.optionId)).value_or(0); }
    Answer buy(int quantity)
    {
        const QJsonArray lines{
            QJsonObject{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), quantity}}};
        const QJsonObject payment{{QStringLiteral("method"), QStringLiteral("PG")}};
        return m_shop->shopper(1)->postOnce(QStringLiteral("/v1/orders"),
                                            {{QStringLiteral("lines"), lines}, {QStringLiteral("payment"), payment}});
    }
    const StockRow &row() const { return m_page->model()->at(*m_page->model()->rowOf(optionId())); }

    std::unique_ptr<PageStage> m_stage;
    std::unique_ptr<Shop> m_shop;
    OnSale m_onSale;
    StockPage *m_page = nullptr;
};

QTEST_MAIN(StockPageTest)
#include "stock_page_test.moc"
