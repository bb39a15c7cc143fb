// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_details.h"
#include "console/orders/orders_page.h"
#include "console/orders/timeline_view.h"
#include "console/overview/overview_page.h"
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/refunds/claim_list_model.h"
#include "console/refunds/claim_pane.h"
#include "console/refunds/refunds_page.h"
#include "console/sales/sale_details.h"
#include "console/sales/sales_page.h"
#include "console/settlements/day_list.h"
#include "console/settlements/day_pane.h"
#include "console/settlements/settlements_page.h"
#include "console/stock/stock_page.h"
#include "console/widgets/table_view.h"
#include "console/widgets/tile.h"
#include "tests/console/app/opened_console.h"
#include "tests/console/stage/buying_crowd.h"
#include "tests/console/stage/demo_market.h"
#include "tests/console/stage/looks.h"
#include "tests/support/waits.h"
#include <QDeadlineTimer>
#include <QRegularExpression>

using namespace firstcome;
using namespace firstcome::test;
using namespace std::chrono_literals;

namespace {

constexpr int answerWithin = 60'000; // ms
constexpr QSize seen(1280, 800);

/// Where the pictures of the README go; empty: this run leaves the checkout as it is.
QString picturesWanted()
{
    const QString folder = qEnvironmentVariable("FIRSTCOME_PICTURES");
    return folder.isEmpty() ? QString() : QDir(qEnvironmentVariable("FIRSTCOME_SOURCE")).absoluteFilePath(folder);
}

} // namespace

/// The whole console while a crowd buys from a real backend: every page shows what goes on, is whole at 1280 x 800 in
/// every look, and is pictured; the README shows some of the pictures.
class ConsolePicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_crowd.prepare(m_backend), m_backend.output());
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output());
        QVERIFY2(m_market.prepare(m_backend), m_market.trouble());
        m_console = std::make_unique<OpenedConsole>(m_backend, m_folder.filePath(QStringLiteral("settings.ini")));
        QVERIFY(m_console->waitUntilOpen());
        m_console->window()->resize(seen);
        // Pages gather from the moment they are first seen.
        for (const char *page : {"products", "sales", "orders", "stock", "refunds", "settlements", "approvals",
                                 "events", "resilience", "instances", "imports", "load", "recorder", "overview"})
            open(page);
        m_photographer = std::make_unique<Photographer>([this](const Look &look) {
            m_console->action(QStringLiteral("theme-") + themeModeName(look.theme))->trigger();
            m_console->action(QStringLiteral("language-") + languageName(look.language))->trigger();
        });
        const bool forReaders = !picturesWanted().isEmpty();
        m_crowd.start({m_backend.url(), m_market.products(), forReaders ? 70s : 5s});
        trade(forReaders ? 100s : 10s);
    }

    void overview()
    {
        open("overview");
        for (const Tile *tile : m_console->page<OverviewPage>()->findChildren<Tile *>())
            WAIT_VERIFY2(!tile->figure().value.isEmpty(), qPrintable(tile->text()), answerWithin);
        picture("overview");
    }

    void products()
    {
        open("products");
        auto *page = m_console->page<ProductsPage>();
        WAIT_VERIFY(page->model()->rowCount() > 10, answerWithin);
        picture("products");
    }

    void sales()
    {
        open("sales");
        auto *page = m_console->page<SalesPage>();
        WAIT_COMPARE(page->model()->rowCount(), 4, answerWithin);
        int open = 0;
        while (page->model()->stateOf(page->model()->at(open).view) != SaleState::Open)
            ++open;
        page->open({QStringLiteral("sales"), idText(page->model()->at(open).view.id), {}});
        WAIT_VERIFY(page->saleDetails()->isVisible(), answerWithin);
        QTest::qWait(picturesWanted().isEmpty() ? 1'000 : 45'000); // its chart begins with the choice
        picture("sales");
    }

    void stock()
    {
        open("stock");
        auto *page = m_console->page<StockPage>();
        WAIT_VERIFY(page->model()->rowCount() > 10, answerWithin);
        picture("stock");
    }

    void orders()
    {
        open("orders");
        auto *page = m_console->page<OrdersPage>();
        WAIT_VERIFY(page->model()->rowCount() > 20, answerWithin);
        picture("orders");
        const QModelIndex index = page->model()->index(12, 0);
        QTest::mouseClick(page->list()->table()->viewport(), Qt::LeftButton, {},
                          page->list()->table()->visualRect(index).center());
        WAIT_VERIFY(page->orderDetails()->timeline()->items().size() > 3, answerWithin);
        picture("orders-details");
    }

    void refunds()
    {
        QVERIFY2(m_market.askBack(m_backend), m_market.trouble());
        open("refunds");
        auto *page = m_console->page<RefundsPage>();
        WAIT_COMPARE(page->model()->rowCount(), 5, answerWithin);
        page->open({QStringLiteral("refunds"), idText(page->model()->at(2).id), {}});
        WAIT_VERIFY(page->pane()->detail(), answerWithin);
        picture("refunds");
    }

    void settlements()
    {
        open("settlements");
        DayList *days = m_console->page<SettlementsPage>()->days();
        WAIT_VERIFY(days->model()->rowCount() > 0, answerWithin);
        days->list()->open(idText(days->model()->at(0).id));
        WAIT_VERIFY(days->pane()->match(), answerWithin);
        picture("settlements");
    }

    void recorder()
    {
        open("recorder");
        picture("recorder");
    }

    void theReadmeShowsWhatWasMade()
    {
        QFile readme(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        static const QRegularExpression shown(QStringLiteral("docs/pictures/([\\w-]+\\.png)"));
        auto matches = shown.globalMatch(QString::fromUtf8(readme.readAll()));
        QVERIFY(matches.hasNext());
        const QString target = picturesWanted();
        while (matches.hasNext()) {
            const QString name = matches.next().captured(1);
            QVERIFY2(QFile::exists(Photographer::folder() + name), qPrintable(name));
            if (target.isEmpty())
                continue;
            QFile::remove(target + u'/' + name);
            QVERIFY2(QFile::copy(Photographer::folder() + name, target + u'/' + name), qPrintable(target));
        }
    }

    void cleanupTestCase() { QCOMPARE(m_crowd.stop(), QString()); }

private:
    /// Lets the crowd buy and the courier deliver.
    void trade(std::chrono::seconds length)
    {
        const QDeadlineTimer end(length);
        while (!end.hasExpired()) {
            m_market.deliverSome();
            QTest::qWait(500);
        }
    }

    void open(const char *page)
    {
        m_console->action(QStringLiteral("page-") + QLatin1StringView(page))->trigger();
        QCOMPARE(m_console->window()->deck()->currentId(), QLatin1StringView(page));
    }

    void picture(const char *page) { m_photographer->take(QLatin1StringView(page), m_console->window()); }

    QTemporaryDir m_folder;
    RunningBackend m_backend;
    DemoMarket m_market;
    BuyingCrowd m_crowd;
    std::unique_ptr<OpenedConsole> m_console;
    std::unique_ptr<Photographer> m_photographer;
};

QTEST_MAIN(ConsolePicturesTest)
#include "console_pictures_test.moc"
