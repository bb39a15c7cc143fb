// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_details.h"
#include "console/orders/order_filter_bar.h"
#include "console/orders/orders_page.h"
#include "console/orders/timeline_view.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int answerWithin = 60'000; // ms
constexpr int shopperCount = 6;

} // namespace

/// Shows the page of orders in every state, theme and language over orders of real shoppers, and keeps the pictures;
/// nothing may need more room than 1280 x 800 leave a page.
class OrdersPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        const test::Answer products = m_stage.caller().get(QStringLiteral("/v1/ops/products?limit=100"));
        for (const QJsonValue &item : products.json.value(QStringLiteral("items")).toArray()) {
            const bool flash = item[u"saleType"].toString() == QStringLiteral("FLASH");
            (flash ? m_flash : m_options) << item[u"options"][0][u"id"].toString();
        }
        buy();
    }

    void pictures()
    {
        auto *page = m_stage.show<OrdersPage>();
        WAIT_VERIFY(page->model()->rowCount() >= 20, answerWithin);
        m_stage.takePictures(QStringLiteral("orders"));
        showOrder(page);
        m_stage.takePictures(QStringLiteral("orders-details"));
        QCOMPARE(m_stage.window()->size(), test::PageStage::pageSize);
        auto *scroll = page->details()->findChild<QScrollArea *>();
        page->orderDetails()->timeline()->findChildren<TimelineRow *>().at(3)->setOpen(true);
        QTest::qWait(50);
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        m_stage.takePictures(QStringLiteral("orders-timeline"));
        showCancel(page);
        OrderFilter filter;
        filter.text = QStringLiteral("nobody");
        filter.period = OrderFilter::Period::Between;
        filter.from = systemNow() - std::chrono::hours(2);
        filter.to = systemNow();
        page->open({QStringLiteral("orders"), {}, toVariant(filter)});
        WAIT_COMPARE(page->model()->rowCount(), 0, answerWithin);
        m_stage.takePictures(QStringLiteral("orders-none"));
        page->filterBar()->clear();
    }

private:
    void buy()
    {
        for (int i = 0; i < shopperCount; ++i) {
            test::Caller shopper(m_stage.backend().url());
            shopper.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper%1").arg(i + 1),
                           m_stage.backend().demoPassword());
            const QJsonObject charge{{QStringLiteral("amount"), 500'000}};
            shopper.postOnce(QStringLiteral("/v1/me/balance/charges"), charge);
            place(shopper, "PG", {m_options[i]});
            place(shopper, "BALANCE", {m_options[i + 1], m_options[i + 3], m_options[i + 5]});
            place(shopper, "PG", {m_flash[0]});
            const QString paid = place(shopper, "BALANCE", {m_flash[0]});
            place(shopper, "BALANCE", {m_options[7], m_options[8], m_options[9], m_options[10]}); // too dear by then
            if (i == 2)
                m_stage.caller().postOnce(QStringLiteral("/v1/ops/orders/%1/cancel").arg(paid), {});
            m_paid = i == 4 ? paid : m_paid;
        }
    }

    static QString place(test::Caller &shopper, const char *method, const QStringList &options)
    {
        QJsonArray lines;
        for (const QString &option : options)
            lines.append(QJsonObject{{QStringLiteral("optionId"), option}, {QStringLiteral("quantity"), 1}});
        const QJsonObject payment{{QStringLiteral("method"), QString::fromLatin1(method)}};
        return shopper
            .postOnce(QStringLiteral("/v1/orders"),
                      {{QStringLiteral("lines"), lines}, {QStringLiteral("payment"), payment}})
            .text("id");
    }

    void showOrder(OrdersPage *page)
    {
        const QModelIndex index = page->model()->index(*page->model()->rowOf(m_paid.toLongLong()), 0);
        QTest::mouseClick(page->list()->table()->viewport(), Qt::LeftButton, {},
                          page->list()->table()->visualRect(index).center());
        WAIT_VERIFY(page->orderDetails()->timeline()->items().size() > 6, answerWithin);
        WAIT_VERIFY(page->orderDetails()->detail(), answerWithin);
    }

    void showCancel(OrdersPage *page)
    {
        page->orderDetails()->cancelAction()->trigger();
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<ConfirmDialog *>(widget);
            if (!dialog || !dialog->isVisible())
                continue;
            QTest::qWait(50);
            m_stage.takePictures(QStringLiteral("orders-cancel"), dialog);
            dialog->reject();
        }
    }

    test::PageStage m_stage;
    QStringList m_options;
    QStringList m_flash;
    QString m_paid;
};

QTEST_MAIN(OrdersPicturesTest)
#include "orders_pictures_test.moc"
