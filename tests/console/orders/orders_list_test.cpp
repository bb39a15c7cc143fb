// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/bulk_cancel.h"
#include "console/orders/order_details.h"
#include "console/orders/order_filter_bar.h"
#include "console/orders/orders_page.h"
#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/page/export_dialog.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include "tests/console/orders/shoppers_stage.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QButtonGroup>
#include <QEnterEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

using Model = OrderListModel;

constexpr int answerWithin = 60'000; // ms

} // namespace

/// The list of orders as a list: what leaves it, what stands still, what goes to a file.
class OrdersListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.open();
        m_page = m_stage.show<OrdersPage>();
        for (int i = 0; i < 20; ++i)
            m_stage.order(i % test::ShoppersStage::shopperCount, "PG", 1);
        WAIT_VERIFY(m_page->model()->rowCount() >= 20, answerWithin);
    }

    void severalAreCancelledAndEachSaysWhatBecameOfIt()
    {
        m_page->list()->table()->clearSelection();
        const QString one = m_stage.order(1, "PG", 2);
        const QString other = m_stage.order(2, "PG", 2);
        const QString late = m_stage.order(3, "PG", 2);
        m_stage.choose(m_page, one);
        m_stage.choose(m_page, other, Qt::ControlModifier);
        m_stage.choose(m_page, late, Qt::ControlModifier);
        QVERIFY2(m_page->cancelSelectedAction()->isEnabled(), qPrintable(m_page->cancelSelectedAction()->toolTip()));
        m_page->cancelSelectedAction()->trigger();
        auto *dialog = m_page->findChild<BulkCancel *>();
        QVERIFY(dialog && !dialog->verb()->isEnabled());
        // Meanwhile its shopper cancels one: it is refused or was done already, and the others are cancelled.
        QCOMPARE(m_stage.shopper(3).postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(late), {}).status, 200);
        QTest::keyClicks(dialog->typed(), QStringLiteral("3"));
        QVERIFY(dialog->verb()->isEnabled());
        dialog->verb()->click();
        WAIT_COMPARE(dialog->words(), QStringLiteral("2 of 3 are cancelled."), answerWithin);
        m_stage.takePictures(QStringLiteral("orders-bulk-cancel"), dialog);
        QCOMPARE(dialog->outcomeOf(one.toLongLong()), QStringLiteral("Cancelled"));
        QVERIFY2(!dialog->outcomeOf(late.toLongLong()).isEmpty() &&
                     dialog->outcomeOf(late.toLongLong()) != QStringLiteral("Cancelled"),
                 qPrintable(dialog->outcomeOf(late.toLongLong())));
        WAIT_COMPARE(m_page->model()->at(*m_page->model()->rowOf(other.toLongLong())).order.state,
                     OrderState::Cancelled, answerWithin);
        dialog->close();
        m_page->list()->chosen()->choose(0);
    }

    void theKeyboardLeadsFromTheSearchToTheRowsAndBack()
    {
        m_stage.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_stage.window()));
        m_page->filterBar()->focusSearch();
        QTest::keyClick(m_page->filterBar()->search(), Qt::Key_Down);
        WAIT_VERIFY(m_page->list()->table()->hasFocus(), answerWithin);
        QCOMPARE(m_page->list()->table()->selectedRows(), QList<int>{0});
        QTest::keyClick(m_page->list()->table(), Qt::Key_End);
        QCOMPARE(m_page->list()->table()->currentIndex().row(), m_page->model()->rowCount() - 1);
        QTest::keyClick(m_page->list()->table(), Qt::Key_Home);
        QCOMPARE(m_page->list()->table()->currentIndex().row(), 0);
        QTest::keyClick(m_page->list()->table(), Qt::Key_Return);
        QVERIFY(m_stage.detailsShown());
        QTest::keyClick(m_page->list()->table(), Qt::Key_Escape);
        QVERIFY(!m_stage.detailsShown());
        QCOMPARE(m_page->orderDetails()->shownOrder(), Id(0));
    }

    void theExportIsOfAllThatMatch()
    {
        for (int i = 0; i < 100; ++i)
            m_stage.order(i % test::ShoppersStage::shopperCount, "PG", 3);
        m_page->refresh();
        WAIT_VERIFY(m_page->model()->phase() == PagedTable::Phase::Idle, answerWithin);
        QVERIFY(!m_page->model()->isComplete());
        const int loaded = m_page->model()->rowCount();
        m_page->list()->table()->exportAction()->trigger();
        auto *dialog = m_page->findChild<ExportDialog *>();
        QVERIFY(dialog && dialog->rows()->checkedId() == ExportDialog::All);
        QCOMPARE(dialog->columns()->count(), int(Model::ColumnCount)); // also those that have no room in the table
        m_stage.takePictures(QStringLiteral("orders-export"), dialog);
        QSignalSpy done(dialog, &ExportDialog::done);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("orders.csv"));
        dialog->exportTo(path);
        WAIT_COMPARE(done.count(), 1, answerWithin);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        const int rows = int(lines.size()) - 2; // names before, nothing after
        QVERIFY(rows > loaded);
        QVERIFY2(done[0][0].toString().contains(QStringLiteral("all %1 rows").arg(rows)),
                 qPrintable(done[0][0].toString()));
        const QByteArray id = idText(m_page->model()->at(0).id).toLatin1();
        QVERIFY2(lines[1].contains(",'" + id + ','), lines[1]);
        QVERIFY2(lines[1].contains(',' + QByteArray::number(m_page->model()->at(0).order.total) + ','), lines[1]);
    }

    void anExportOfWhatIsSelectedSaysSo()
    {
        m_page->list()->table()->selectRow(0);
        m_page->list()->table()->exportAction()->trigger();
        auto *dialog = m_page->findChild<ExportDialog *>();
        dialog->rows()->button(ExportDialog::Selected)->setChecked(true);
        QSignalSpy done(dialog, &ExportDialog::done);
        QTemporaryDir folder;
        dialog->exportTo(folder.filePath(QStringLiteral("one.csv")));
        QCOMPARE(done.count(), 1);
        QVERIFY2(done[0][0].toString().contains(QStringLiteral("1 of more than 1")), qPrintable(done[0][0].toString()));
    }

    void anOrderThatLeavesTheListStaysInTheDetails()
    {
        const QString neighbour = m_stage.order(2, "PG", 4);
        const QString id = m_stage.order(1, "PG", 4);
        const QString other = m_stage.order(3, "PG", 4);
        OrderFilter waiting;
        waiting.state = OrderState::PendingPayment;
        m_page->open({QStringLiteral("orders"), {}, toVariant(waiting)});
        m_stage.choose(m_page, id);
        WAIT_VERIFY(m_page->orderDetails()->cancelAction()->isEnabled(), answerWithin);
        QVERIFY(!m_page->list()->details()->saysLeftList());
        const test::Answer cancelled = m_stage.caller().postOnce(QStringLiteral("/v1/ops/orders/%1/cancel").arg(id),
                                                                 {{QStringLiteral("reason"), QStringLiteral("test")}});
        QCOMPARE(cancelled.status, 200);
        m_page->refresh();
        WAIT_VERIFY(!m_page->model()->rowOf(id.toLongLong()), answerWithin);
        QVERIFY(m_page->model()->rowOf(neighbour.toLongLong()) && m_page->model()->rowOf(other.toLongLong()));
        QCOMPARE(m_page->orderDetails()->shownOrder(), Id(id.toLongLong()));
        QVERIFY(m_page->list()->table()->selectedRows().isEmpty());
        QVERIFY(m_page->list()->details()->saysLeftList());
        WAIT_VERIFY(!m_page->orderDetails()->cancelAction()->isEnabled(), answerWithin);
        m_page->filterBar()->clear();
        m_page->list()->chosen()->choose(0);
        WAIT_VERIFY(m_page->model()->rowOf(id.toLongLong()), answerWithin);
    }

    void rowsStandStillUnderThePointer()
    {
        m_page->list()->table()->scrollToTop();
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(m_page->list()->table()->viewport(), &enter);
        WAIT_VERIFY(m_page->list()->hold()->isHeld(), answerWithin);
        const int rows = m_page->model()->rowCount();
        const Id first = m_page->model()->at(0).id;
        const QString id = m_stage.order(5, "PG", 4);
        WAIT_VERIFY(m_page->newOrdersBar()->isVisible(), answerWithin);
        QTest::qWait(int(OrdersPage::flowPause.count()) * 2);
        QCOMPARE(m_page->model()->rowCount(), rows);
        QCOMPARE(m_page->model()->at(0).id, first);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_page->list()->table()->viewport(), &leave);
        WAIT_VERIFY(m_page->model()->rowOf(id.toLongLong()), answerWithin);
        QVERIFY(!m_page->newOrdersBar()->isVisible());
    }

private:
    test::ShoppersStage m_stage;
    OrdersPage *m_page = nullptr;
};

QTEST_MAIN(OrdersListTest)
#include "orders_list_test.moc"
