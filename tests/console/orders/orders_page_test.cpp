// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/cancel_preview.h"
#include "console/orders/order_details.h"
#include "console/orders/order_filter_bar.h"
#include "console/orders/orders_page.h"
#include "console/orders/timeline_view.h"
#include "console/orders/timeline_words.h"
#include "console/page/product_picker.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/search_field.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "tests/console/orders/shoppers_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace firstcome;

namespace {

using Model = OrderListModel;

constexpr int answerWithin = 60'000; // ms

} // namespace

/// The page of orders over a real backend with shoppers who buy.
class OrdersPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.open();
        const QJsonObject charge{{QStringLiteral("amount"), 1'000'000}};
        QCOMPARE(m_stage.shopper(0).postOnce(QStringLiteral("/v1/me/balance/charges"), charge).status, 201);
    }

    void init()
    {
        m_page = m_stage.show<OrdersPage>();
        WAIT_VERIFY(m_page->model()->hasLoaded(), answerWithin);
    }

    void cleanup()
    {
        // Filters are kept; the next test begins without.
        m_page->filterBar()->clear();
    }

    void emptySaysWhatWouldBeHere()
    {
        QCOMPARE(m_page->model()->rowCount(), 0);
        QVERIFY(seen(QStringLiteral("No orders yet")));
    }

    void anOrderAppearsAndChangesInPlace()
    {
        QSignalSpy resets(m_page->model(), &QAbstractItemModel::modelReset);
        const QString id = m_stage.order(0, "BALANCE", 0);
        WAIT_COMPARE(m_page->model()->rowCount(), 1, answerWithin);
        WAIT_COMPARE(stateOf(id), OrderState::Paid, answerWithin);
        QCOMPARE(resets.count(), 0);
        const int row = *m_page->model()->rowOf(id.toLongLong());
        const Pill pill = m_page->model()->index(row, Model::State).data(PillRole).value<Pill>();
        QCOMPARE(pill.word, QStringLiteral("Paid"));
        QVERIFY(m_page->model()
                    ->index(row, Model::Items)
                    .data()
                    .toString()
                    .contains(m_stage.product().value(QStringLiteral("name")).toString()));
    }

    void detailsShowTheOrderThroughEveryLayer()
    {
        const QString id = m_stage.order(0, "BALANCE", 1);
        m_stage.choose(m_page, id);
        QVERIFY(m_stage.detailsShown());
        const auto paid = [this, &id] {
            const auto &detail = m_page->orderDetails()->detail();
            return detail && idText(detail->order.id) == id && detail->order.state == OrderState::Paid;
        };
        WAIT_VERIFY(paid(), answerWithin);
        const auto layers = [this] {
            QSet<QString> found;
            for (const TimelineItem &item : m_page->orderDetails()->timeline()->items())
                found.insert(item.layer);
            return found;
        };
        const QSet<QString> expected{QStringLiteral("order"), QStringLiteral("stock"), QStringLiteral("payment"),
                                     QStringLiteral("outbox"), QStringLiteral("delivery")};
        WAIT_VERIFY(layers().contains(expected), answerWithin);

        auto *row = m_page->orderDetails()->timeline()->findChild<TimelineRow *>();
        QVERIFY(row && !row->isOpen());
        QTest::mouseClick(row->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(row->isOpen());
        m_page->orderDetails()->refresh();
        QTest::qWait(300);
        QVERIFY(row->isOpen());
    }

    void anOpenOrderIsAskedForOnlyWhenItHasNews()
    {
        const QString id = m_stage.order(2, "PG", 1);
        m_stage.choose(m_page, id);
        const auto shown = [this, &id] {
            const auto &detail = m_page->orderDetails()->detail();
            return detail && idText(detail->order.id) == id ? detail->order.state : OrderState::Expired;
        };
        WAIT_COMPARE(shown(), OrderState::PendingPayment, answerWithin);
        QSignalSpy fetched(m_page->orderDetails(), &OrderDetails::fetched);
        WAIT_VERIFY(fetched.count() >= 1, answerWithin); // once more when it has settled
        QTest::qWait(OrderDetails::settled.count() + 500);
        const qsizetype asked = fetched.count();
        QTest::qWait(OrderDetails::settled.count() + 500);
        QCOMPARE(fetched.count(), asked);
        QCOMPARE(m_stage.shopper(2).postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(id), {}).status, 200);
        WAIT_COMPARE(shown(), OrderState::Cancelled, answerWithin);
    }

    void searchFindsByNumberOnly()
    {
        const QString id = m_stage.order(0, "PG", 2);
        WAIT_VERIFY(m_page->model()->rowCount() >= 3, answerWithin);
        auto *search = m_page->filterBar()->findChild<SearchField *>();
        QTest::keyClicks(search, id);
        QTest::keyClick(search, Qt::Key_Return);
        WAIT_COMPARE(m_page->model()->rowCount(), 1, answerWithin);
        QCOMPARE(idText(m_page->model()->at(0).id), id);
        QTest::keyClick(search, Qt::Key_Escape);
        WAIT_VERIFY(m_page->model()->rowCount() >= 3, answerWithin);
        QTest::keyClicks(search, QStringLiteral("nobody@example.com"));
        QTest::keyClick(search, Qt::Key_Return);
        WAIT_VERIFY(seen(QStringLiteral("No order fits")), answerWithin);
    }

    void aStateFilterIsKept()
    {
        auto *box = boxNamed(QStringLiteral("State"));
        const int index = box->findData(int(OrderState::PendingPayment));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
        const auto onlyWaiting = [this] {
            for (int row = 0; row < m_page->model()->rowCount(); ++row) {
                if (m_page->model()->at(row).order.state != OrderState::PendingPayment)
                    return false;
            }
            return m_page->model()->rowCount() > 0;
        };
        WAIT_VERIFY(onlyWaiting(), answerWithin);
        OrdersPage again(m_stage.context());
        QCOMPARE(again.filterBar()->filter().state, std::optional(OrderState::PendingPayment));
    }

    void aProductFilterFindsItsOrders()
    {
        OrderFilter filter;
        filter.productId = m_stage.product().value(QStringLiteral("id")).toString();
        filter.product = m_stage.product().value(QStringLiteral("name")).toString();
        m_page->open({QStringLiteral("orders"), {}, toVariant(filter)});
        WAIT_COMPARE(m_page->model()->rowCount(), 1, answerWithin);
        QCOMPARE(m_page->model()->at(0).order.lines[0].product, filter.product);
    }

    void aProductIsPickedByItsName()
    {
        auto *picker = m_page->filterBar()->findChild<ProductPicker *>();
        picker->setFocus();
        QTest::keyClicks(picker, m_stage.product().value(QStringLiteral("name")).toString().left(8));
        auto *completer = picker->findChild<QCompleter *>();
        WAIT_VERIFY(completer->completionModel()->rowCount() > 0, answerWithin);
        Q_EMIT completer->activated(completer->completionModel()->index(0, 0));
        QCOMPARE(m_page->filterBar()->filter().productId, picker->productId());
        QVERIFY(!picker->productId().isEmpty());
        picker->clear();
        QVERIFY(m_page->filterBar()->filter().productId.isEmpty());
    }

    void anUnpaidOrderIsCancelledWithAReason()
    {
        const QString id = m_stage.order(0, "PG", 3);
        m_stage.choose(m_page, id);
        WAIT_VERIFY(m_page->orderDetails()->cancelAction()->isEnabled(), answerWithin);
        m_page->orderDetails()->cancelAction()->trigger();
        ConfirmDialog *dialog = openDialog();
        QVERIFY(dialog);
        auto *reason = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(reason, QStringLiteral("asked by phone"));
        QTest::mouseClick(button(dialog, QStringLiteral("Cancel order")), Qt::LeftButton);
        WAIT_COMPARE(stateOf(id), OrderState::Cancelled, answerWithin);
        WAIT_VERIFY(!m_page->orderDetails()->cancelAction()->isEnabled(), answerWithin);
        QVERIFY(m_page->orderDetails()->cancelAction()->toolTip().contains(QStringLiteral("Cancelled")));
        const test::Answer audit = m_stage.caller().get(QStringLiteral("/v1/ops/audit?limit=5"));
        QVERIFY2(audit.body.contains("asked by phone"), audit.body);
        const auto saysWho = [this] {
            const QList<TimelineItem> &items = m_page->orderDetails()->timeline()->items();
            return std::any_of(items.begin(), items.end(), [](const TimelineItem &item) {
                return timelineSentence(item) == QStringLiteral("Cancelled by the operator operator") &&
                       timelineReason(item).contains(QStringLiteral("asked by phone"));
            });
        };
        WAIT_VERIFY(saysWho(), answerWithin);
    }

    void moneyGoesBackOnlyAfterTyping()
    {
        const QString id = m_stage.order(0, "BALANCE", 4);
        m_stage.choose(m_page, id);
        const auto paid = [this] {
            const auto &detail = m_page->orderDetails()->detail();
            return detail && detail->payment && detail->payment->state == PaymentState::Approved;
        };
        WAIT_VERIFY(paid(), answerWithin);
        m_page->orderDetails()->cancelAction()->trigger();
        ConfirmDialog *dialog = openDialog();
        QVERIFY(dialog);
        QPushButton *verb = button(dialog, QStringLiteral("Cancel order"));
        QVERIFY(!verb->isEnabled());
        QTest::keyClicks(dialog->findChildren<QLineEdit *>().constLast(), id.right(4));
        QVERIFY(verb->isEnabled());
        QTest::mouseClick(button(dialog, QStringLiteral("Keep it")), Qt::LeftButton);
        QTest::qWait(200);
        QCOMPARE(stateOf(id), OrderState::Paid);
        m_page->orderDetails()->cancelAction()->trigger();
        dialog = openDialog();
        QTest::keyClicks(dialog->findChildren<QLineEdit *>().constLast(), id.right(4));
        QTest::mouseClick(button(dialog, QStringLiteral("Cancel order")), Qt::LeftButton);
        WAIT_COMPARE(stateOf(id), OrderState::Cancelled, answerWithin);
        const auto paidBack = [this] {
            const auto &detail = m_page->orderDetails()->detail();
            return detail->payment && detail->payment->state == PaymentState::Canceled;
        };
        WAIT_VERIFY(paidBack(), answerWithin);
    }

    void newOrdersWaitInABarWhileOneReadsFurtherDown()
    {
        for (int i = 0; i < 40; ++i)
            m_stage.order(i % test::ShoppersStage::shopperCount, "PG", 5);
        m_page->refresh();
        // Rows come live, too: an answer that is still on its way would bring the next order.
        WAIT_VERIFY(m_page->model()->rowCount() >= 40 && m_page->model()->phase() == PagedTable::Phase::Idle,
                    answerWithin);
        QScrollBar *bar = m_page->list()->table()->verticalScrollBar();
        WAIT_VERIFY(bar->maximum() > 0, answerWithin);
        bar->setValue(bar->maximum());
        const int rows = m_page->model()->rowCount();
        const QString id = m_stage.order(1, "PG", 0);
        WAIT_VERIFY(m_page->newOrdersBar()->isVisible(), answerWithin);
        QVERIFY(m_page->newOrdersBar()->text().startsWith(QStringLiteral("1 new order")));
        QTest::qWait(1'500);
        QCOMPARE(m_page->model()->rowCount(), rows);
        QTest::mouseClick(m_page->newOrdersBar(), Qt::LeftButton);
        WAIT_VERIFY(m_page->model()->rowOf(id.toLongLong()), answerWithin);
        QCOMPARE(bar->value(), 0);
        QVERIFY(!m_page->newOrdersBar()->isVisible());
    }

    void withoutThePermissionTheCancelSaysWhy()
    {
        test::PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        OrderDetail detail;
        detail.actions = {QStringLiteral("cancel")};
        QVERIFY(whyNotCancel(detail, stage.session().may(permission::OrderAct)).contains(QStringLiteral("order.act")));
        OrdersPage page(stage.context());
        page.refresh();
        WAIT_VERIFY(page.model()->hasLoaded(), answerWithin);
        QVERIFY(!page.orderDetails()->cancelAction()->isEnabled());
    }

private:
    OrderState stateOf(const QString &id) const
    {
        const auto row = m_page->model()->rowOf(id.toLongLong());
        return row ? m_page->model()->at(*row).order.state : OrderState::PendingPayment;
    }

    bool seen(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }

    QComboBox *boxNamed(const QString &name) const
    {
        const QList<QComboBox *> boxes = m_page->findChildren<QComboBox *>();
        const auto found = std::find_if(boxes.begin(), boxes.end(),
                                        [&name](const QComboBox *box) { return box->accessibleName() == name; });
        return found == boxes.end() ? nullptr : *found;
    }

    static ConfirmDialog *openDialog()
    {
        const QWidgetList widgets = QApplication::topLevelWidgets();
        for (QWidget *widget : widgets) {
            auto *dialog = qobject_cast<ConfirmDialog *>(widget);
            if (dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    static QPushButton *button(const QWidget *dialog, const QString &text)
    {
        const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
        for (QPushButton *each : buttons) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    test::ShoppersStage m_stage;
    OrdersPage *m_page = nullptr;
};

QTEST_MAIN(OrdersPageTest)
#include "orders_page_test.moc"
