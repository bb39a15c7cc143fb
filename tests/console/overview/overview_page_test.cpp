// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_page.h"

#include "console/overview/alert_list.h"
#include "console/overview/overview_charts.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/time_chart.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QLabel>
#include <QPushButton>

using namespace firstcome;
using namespace firstcome::test;

/// The page before a real backend.
class OverviewPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<PageStage>();
        QVERIFY2(m_stage->start(), m_stage->backend().output());
        m_shop = std::make_unique<Shop>(m_stage->backend());
        QVERIFY(m_shop->ready());
        m_page = m_stage->show<OverviewPage>();
        WAIT_VERIFY(!value("breakers").isEmpty(), 60'000);
    }

    void theLiveFiguresGoOn()
    {
        // Shoppers look at something: answer times and failures are known within a few frames.
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_shop->seller().get(QStringLiteral("/v1/products")).status, 200);
        WAIT_VERIFY(!value("latency").isEmpty(), 60'000);
        QVERIFY(!value("errors").isEmpty());
        QVERIFY(!value("lag").isEmpty());
    }

    void ordersAreCounted()
    {
        const OnSale onSale = m_shop->openSale({500, 0, 600, 12'900});
        for (int number = 1; number <= 10; ++number) {
            const auto shopper = m_shop->shopper(number);
            const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
            const Answer order = shopper->postOnce(
                QStringLiteral("/v1/orders"),
                {{QStringLiteral("lines"), QJsonArray{line}},
                 {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
            QCOMPARE(order.status, 201);
        }
        WAIT_COMPARE(value("inFlight"), QStringLiteral("10"), 60'000);
        QVERIFY(!value("orders").isEmpty());
        QVERIFY(!value("revenue").isEmpty());
        QVERIFY(!value("conversion").isEmpty());
    }

    void openSalesAreCounted()
    {
        m_shop->openSale({10, 0, 600, 1000});
        m_page->refresh();
        WAIT_VERIFY(value("sales").toInt() >= 1, 60'000);
    }

    void theInvariantsAreChecked()
    {
        WAIT_VERIFY(m_page->tile(QStringLiteral("conservation"))->figure().tone == Tone::Good, 60'000);
    }

    void aTileLeadsToItsPage()
    {
        m_page->tile(QStringLiteral("sales"))->click();
        QCOMPARE(m_stage->wanted().page, QStringLiteral("sales"));
        QVERIFY(!m_stage->detailsShown());
        m_page->tile(QStringLiteral("breakers"))->click();
        QCOMPARE(m_stage->wanted().page, QStringLiteral("resilience"));
        m_page->tile(QStringLiteral("lag"))->click();
        QCOMPARE(m_stage->wanted().page, QStringLiteral("events"));
        QVERIFY(!m_stage->detailsShown());
        m_page->tile(QStringLiteral("latency"))->click();
        QVERIFY(m_stage->detailsShown());
    }

    void whatWaitsForMyDecisionLeadsToIt()
    {
        // Nothing does; then another asks for something.
        const OnSale onSale = m_shop->openSale({20, 0, 600, 1'000});
        const auto path = QStringLiteral("/v1/ops/stock/%1/corrections").arg(onSale.optionId);
        const QJsonObject correction{{QStringLiteral("kind"), QStringLiteral("SCRAPPED")},
                                     {QStringLiteral("quantity"), 1},
                                     {QStringLiteral("reason"), QStringLiteral("broken")}};
        QVERIFY(!link("approvals") && !link("claims"));
        QCOMPARE(m_shop->second().postOnce(path, correction).status, 202);
        WAIT_VERIFY(link("approvals"), 60'000);
        link("approvals")->click();
        WAIT_COMPARE(m_stage->wanted().page, QStringLiteral("approvals"), 60'000);
        QVERIFY(claimed(onSale));
        WAIT_VERIFY(link("claims"), 60'000);
        link("claims")->click();
        WAIT_COMPARE(m_stage->wanted().page, QStringLiteral("refunds"), 60'000);
        // What I asked for myself waits for another, not for me.
        m_shop->boss().postOnce(
            QStringLiteral("/v1/ops/stock/%1/corrections").arg(m_shop->openSale({20, 0, 600, 1'000}).optionId),
            correction);
        m_page->refresh();
        QTest::qWait(300);
        QVERIFY(m_page->alerts()->findChild<QWidget *>(QStringLiteral("approvals"))->accessibleName().contains(u": 1"));
    }

    void theServersDiskAndTheMoneyThatWaitsAreSaid()
    {
        m_page->tile(QStringLiteral("latency"))->click();
        const auto said = [this](const QString &part) {
            const auto labels = m_page->details()->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
                return label->isVisible() && label->text().contains(part);
            });
        };
        WAIT_VERIFY(said(QStringLiteral("GB")) || said(QStringLiteral("TB")) || said(QStringLiteral("MB")), 10'000);
        QVERIFY(said(QStringLiteral("Payments that wait for a person")));
    }

    void thePauseHoldsEveryChart()
    {
        m_page->charts()->setPaused(true);
        for (TimeChart *chart : m_page->charts()->charts())
            QVERIFY(chart->isPaused());
        m_page->charts()->setPaused(false);
    }

    void oneCursorGoesOverEveryChart()
    {
        QTest::qWait(1500);
        QSignalSpy moved(m_page->charts()->charts()[0]->view(), &ChartView::cursorMoved);
        QTest::mouseMove(m_page->charts()->charts()[0]->view()->viewport(), QPoint(120, 60));
        WAIT_VERIFY(!moved.isEmpty(), 60'000);
        for (TimeChart *chart : m_page->charts()->charts())
            chart->view()->setCursorAt(std::nullopt);
    }

    void pictures()
    {
        for (int i = 0; i < 60; ++i) {
            m_shop->seller().get(QStringLiteral("/v1/products"));
            QTest::qWait(100);
        }
        m_stage->takePictures(QStringLiteral("overview-system"));
        m_stage->setDetailsShown(false);
        m_stage->takePictures(QStringLiteral("overview"));
    }

    /// Last: the backend is gone after it.
    void aLostServerIsSaidAndTheFiguresStay()
    {
        const QString before = value("breakers");
        m_stage->backend().kill();
        m_page->refresh();
        WAIT_VERIFY(m_page->findChild<ErrorBanner *>()->isShown(), 60'000);
        QCOMPARE(value("breakers"), before);
    }

private:
    QPushButton *link(const char *alert) const
    {
        const auto *line = m_page->alerts()->findChild<QWidget *>(QString::fromLatin1(alert));
        return line ? line->findChild<QPushButton *>() : nullptr;
    }

    /// A shopper pays one, and asks his money back.
    bool claimed(const OnSale &onSale)
    {
        const auto shopper = m_shop->shopper(12);
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const Answer order = shopper->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        QJsonObject payment{{QStringLiteral("orderId"), order.text("id")}, {QStringLiteral("amount"), 1'000}};
        shopper->postOnce(QStringLiteral("/v1/payments"), payment);
        payment.insert(
            QStringLiteral("paymentKey"),
            Caller(m_stage->backend().url()).post(QStringLiteral("/simulator/windows"), payment).text("paymentKey"));
        shopper->postOnce(QStringLiteral("/v1/payments/confirm"), payment);
        const QJsonObject claim{{QStringLiteral("orderId"), order.text("id")},
                                {QStringLiteral("lineId"), order.json[u"lines"][0][u"lineId"]},
                                {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                {QStringLiteral("reason"), QStringLiteral("scratched")}};
        return QTest::qWaitFor([&] { return shopper->postOnce(QStringLiteral("/v1/claims"), claim).status == 201; },
                               10'000);
    }

    QString value(const char *tile) const { return m_page->tile(QString::fromLatin1(tile))->figure().value; }

    std::unique_ptr<PageStage> m_stage;
    std::unique_ptr<Shop> m_shop;
    OverviewPage *m_page = nullptr;
};

QTEST_MAIN(OverviewPageTest)
#include "overview_page_test.moc"
