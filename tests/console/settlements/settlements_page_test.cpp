// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/details_frame.h"
#include "console/settlements/bulk_payout.h"
#include "console/settlements/day_list.h"
#include "console/settlements/day_pane.h"
#include "console/settlements/payout_list.h"
#include "console/settlements/payout_pane.h"
#include "console/settlements/settlements_page.h"
#include "console/settlements/statement_filter_bar.h"
#include "console/settlements/statement_line_model.h"
#include "console/settlements/statement_list.h"
#include "console/settlements/statement_pane.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/sum_list.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace firstcome;
using test::Answer;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 dayLong = 86'400; // s
constexpr qint64 refunded = 4'000;
constexpr qint64 tier = 10'000; // won, up to which one person pays

} // namespace

/// Days, statements and payouts in the console, before a real server that sold, delivered and settled.
class SettlementsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_PAYOUT_TIER"), QString::number(tier));
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        m_order = delivered();
        QVERIFY(!m_order.isEmpty() && !delivered().isEmpty());
        m_claim = refund(m_order, refunded);
        QVERIFY(!m_claim.isEmpty());
        m_at.later(dayLong);
        QVERIFY(m_stage.visit(m_at.backend));
        m_today = koreanDate(m_stage.api().clock().at(systemNow()));
        m_page = m_stage.show<SettlementsPage>();
        WAIT_VERIFY(days()->model()->isComplete(), within);
    }

    void aDayIsSettledOnceItIsOver()
    {
        choose(days()->list(), *days()->model(), m_today.toJulianDay());
        QVERIFY(days()->pane()->runAction()->toolTip().contains(QStringLiteral("not over")));
        choose(days()->list(), *days()->model(), m_today.addDays(-1).toJulianDay());
        WAIT_VERIFY(days()->pane()->match(), within);
        QVERIFY2(days()->pane()->match()->ok, qPrintable(days()->pane()->books()->lines().join(u'\n')));
        QCOMPARE(days()->pane()->match()->ordered, 2 * PaidShop::price);
        QCOMPARE(days()->pane()->match()->gateway.canceled, refunded);
        days()->pane()->runAction()->trigger();
        confirm(days()->pane(), QStringLiteral("Settle now"));
        WAIT_COMPARE(days()->pane()->day()->state, SettlementRunState::Done, within);
        QCOMPARE(days()->pane()->day()->net, net());
        // Made again it comes to the same.
        days()->pane()->runAction()->trigger();
        confirm(days()->pane(), QStringLiteral("Settle again"));
        WAIT_VERIFY(days()->pane()->runAction()->isEnabled(), within);
        QCOMPARE(days()->pane()->day()->net, net());
        m_stage.takePictures(QStringLiteral("settlements-days"));
    }

    void itsStatementsAreReadLineByLine()
    {
        days()->pane()->statementsAction()->trigger();
        QCOMPARE(m_page->view(), SettlementsPage::Statements);
        WAIT_COMPARE(statements()->model()->rowCount(), 1, within);
        m_statement = statements()->model()->at(0);
        QCOMPARE(m_statement.net, net());
        choose(statements()->list(), *statements()->model(), m_statement.id);
        WAIT_COMPARE(statements()->pane()->lines()->rowCount(), 3, within);
        QVERIFY(statements()->pane()->sums()->lines().contains(QStringLiteral("Refunds and clawbacks: −₩4,000")));
        m_stage.takePictures(QStringLiteral("settlements-statement"));
    }

    /// By keys alone: from the table with the arrows, Enter.
    void everyLineLeadsToWhereItComesFrom()
    {
        TableView *table = statements()->pane()->table();
        const StatementLineModel *lines = statements()->pane()->lines();
        for (int row = 0; row < lines->rowCount(); ++row) {
            table->selectRow(row);
            QTest::keyClick(table, Qt::Key_Return);
            const bool claim = lines->at(row).key.second != 0;
            QCOMPARE(m_stage.wanted().page, claim ? QStringLiteral("refunds") : QStringLiteral("orders"));
            QCOMPARE(m_stage.wanted().key, claim ? m_claim : idText(lines->at(row).orderId));
        }
    }

    void theServersOwnDocumentIsSaved()
    {
        QTemporaryDir folder;
        const QString path = QStringLiteral("/v1/ops/settlements/") + idText(m_statement.id);
        const QString csv = folder.filePath(QStringLiteral("one.csv"));
        statements()->pane()->save(StatementPane::Form::Csv, csv);
        WAIT_VERIFY(QFile::exists(csv), within);
        QCOMPARE(contentOf(csv), m_at.shop->boss().get(path, {{"Accept", "text/csv"}}).body);
        const QString pdf = folder.filePath(QStringLiteral("one.pdf"));
        statements()->pane()->save(StatementPane::Form::Pdf, pdf);
        WAIT_VERIFY(QFile::exists(pdf), within);
        QVERIFY(contentOf(pdf).startsWith("%PDF-"));
        const QString nowhere = folder.filePath(QStringLiteral("none/one.csv"));
        statements()->pane()->save(StatementPane::Form::Csv, nowhere);
        QVERIFY(!QFile::exists(nowhere));
    }

    void whatASellerAsksForAppearsByItself()
    {
        m_page->showView(SettlementsPage::Payouts);
        WAIT_VERIFY(payouts()->model()->isComplete(), within);
        QCOMPARE(payouts()->model()->rowCount(), 0);
        m_payout = askPayout();
        WAIT_VERIFY(payouts()->model()->rowOf(m_payout), within);
        choose(payouts()->list(), *payouts()->model(), m_payout);
        WAIT_VERIFY(payouts()->pane()->payout(), within);
        QCOMPARE(payouts()->pane()->payout()->amount, net());
        m_stage.takePictures(QStringLiteral("settlements-payout"));
    }

    void oneIsRejectedAndAskedForAnew()
    {
        payouts()->pane()->rejectAction()->trigger();
        auto *dialog = payouts()->pane()->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("wrong account"));
        verbOf(dialog, QStringLiteral("Reject"))->click();
        WAIT_COMPARE(payouts()->pane()->payout()->state, PayoutState::Rejected, within);
        QCOMPARE(payouts()->pane()->payout()->reason, QStringLiteral("wrong account"));
        WAIT_VERIFY(!payouts()->model()->rowOf(m_payout), within);
        QVERIFY(payouts()->list()->details()->saysLeftList());
        m_payout = askPayout();
        WAIT_VERIFY(payouts()->model()->rowOf(m_payout), within);
    }

    void aboveTheTierASecondPersonPays()
    {
        choose(payouts()->list(), *payouts()->model(), m_payout);
        WAIT_VERIFY(payouts()->pane()->approveAction()->isEnabled(), within);
        payouts()->pane()->approveAction()->trigger();
        confirm(payouts()->pane(), QStringLiteral("Pay ₩15,200"));
        WAIT_VERIFY(shown(QStringLiteral("Show")), within);
        shown(QStringLiteral("Show"))->click();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("approvals"));
        const QString approval = m_stage.wanted().key;
        QVERIFY(!approval.isEmpty());
        QCOMPARE(payouts()->pane()->payout()->state, PayoutState::Requested);
        // Many at once: each says what became of it, and one that is refused stops no other.
        Payout strange = *payouts()->pane()->payout();
        strange.id = 77;
        BulkPayout dialog(m_stage.api(), {strange, *payouts()->pane()->payout()}, BulkPayout::Way::Pay);
        dialog.show();
        dialog.typed()->setText(QStringLiteral("2"));
        dialog.verb()->click();
        WAIT_COMPARE(dialog.outcomeOf(m_payout), QStringLiteral("Waits for a second person"), within);
        QCOMPARE(dialog.outcomeOf(77), QStringLiteral("There is no such payout."));
        m_stage.takePictures(QStringLiteral("settlements-bulk"), &dialog);
        const Answer paid = m_at.shop->second().post(QStringLiteral("/v1/ops/approvals/%1/approve").arg(approval),
                                                     {{QStringLiteral("password"), m_at.backend.demoPassword()}});
        QCOMPARE(paid.status, 200);
        WAIT_COMPARE(payouts()->pane()->payout()->state, PayoutState::Paid, within);
        QCOMPARE(payouts()->pane()->approvalLink()->isHidden(), false);
        payouts()->pane()->statementsAction()->trigger();
        QCOMPARE(m_page->view(), SettlementsPage::Statements);
        WAIT_VERIFY(statements()->model()->rowCount() == 1 &&
                        statements()->model()->at(0).state == SettlementState::Paid,
                    within);
    }

    void aSellerIsFoundByHisName()
    {
        StatementFilter filter;
        filter.seller = QStringLiteral("nobody");
        statements()->narrow(filter);
        WAIT_COMPARE(statements()->model()->rowCount(), 0, within);
        filter.seller = m_statement.seller;
        statements()->narrow(filter);
        WAIT_COMPARE(statements()->model()->rowCount(), 1, within);
    }

    /// Of today, in a shop of its own: the gateway's own people gave something back.
    void whereTheBooksDifferIsSaidAndLeadsToTheOrder()
    {
        PaidShop other;
        QVERIFY2(other.open(), other.backend.output().constData());
        const QString order = other.paid();
        QCOMPARE(other.cancelThere(other.keyOf(order), PaidShop::price).status, 200);
        WAIT_VERIFY(other.overview()[u"paymentExceptions"].toInteger() > 0, within);
        test::PageStage stage;
        QVERIFY(stage.visit(other.backend));
        auto *page = stage.show<SettlementsPage>();
        choose(page->days()->list(), *page->days()->model(), koreanDate(systemNow()).toJulianDay());
        DayPane *pane = page->days()->pane();
        WAIT_VERIFY(pane->match() && !pane->match()->ok, within);
        QVERIFY(!pane->orderLinks().isEmpty());
        stage.takePictures(QStringLiteral("settlements-differences"));
        pane->orderLinks().constFirst()->click();
        QCOMPARE(stage.wanted().page, QStringLiteral("orders"));
        QCOMPARE(stage.wanted().key, order);
    }

    void anApprovalLeadsToItsPayout()
    {
        m_page->open(
            {QStringLiteral("settlements"), idText(m_payout), {{QStringLiteral("view"), QStringLiteral("payouts")}}});
        QCOMPARE(m_page->view(), SettlementsPage::Payouts);
        WAIT_VERIFY(payouts()->pane()->payout() && payouts()->pane()->payout()->id == m_payout, within);
    }

    void onlyTheActsOfTheListInSightAreOffered()
    {
        QVERIFY(payouts()->pane()->approveAction()->isVisible());
        QVERIFY(!days()->pane()->runAction()->isVisible());
        m_page->showView(SettlementsPage::Days);
        QVERIFY(!payouts()->pane()->approveAction()->isVisible());
        QVERIFY(days()->pane()->runAction()->isVisible());
    }

private:
    static constexpr qint64 net()
    {
        constexpr qint64 sold = 2 * PaidShop::price - refunded;
        return sold - sold / 20;
    }

    DayList *days() const { return m_page->days(); }
    StatementList *statements() const { return m_page->statements(); }
    PayoutList *payouts() const { return m_page->payouts(); }

    QString delivered()
    {
        const QString order = m_at.paid();
        const auto reference = [&] { return m_at.detail(order)[u"deliveries"][0][u"reference"].toString(); };
        const auto state = [&] { return m_at.detail(order)[u"lines"][0][u"state"].toString(); };
        if (!QTest::qWaitFor([&] { return !reference().isEmpty(); }, within))
            return {};
        for (int step = 0; step < 2; ++step)
            test::Caller(m_at.gateway.url()).post(QStringLiteral("/carrier/shipments/%1/advance").arg(reference()), {});
        m_at.member->post(QStringLiteral("/v1/deliveries/notifications"), {{QStringLiteral("reference"), reference()}});
        return QTest::qWaitFor([&] { return state() == QStringLiteral("DELIVERED"); }, within) ? order : QString();
    }

    QString refund(const QString &order, qint64 amount)
    {
        const QJsonObject line = m_at.detail(order)[u"lines"][0].toObject();
        const Answer asked = m_at.member->postOnce(QStringLiteral("/v1/claims"),
                                                   {{QStringLiteral("orderId"), order},
                                                    {QStringLiteral("lineId"), line[u"lineId"]},
                                                    {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                                    {QStringLiteral("amount"), amount},
                                                    {QStringLiteral("reason"), QStringLiteral("scratched")}});
        const QString path = QStringLiteral("/v1/ops/claims/") + asked.text("id");
        m_at.shop->boss().post(path + QStringLiteral("/approve"), {},
                               {{"Idempotency-Key", "the refund"}, {"If-Match", "\"1\""}});
        const auto completed = [&] { return m_at.shop->boss().get(path).text("state") == QStringLiteral("COMPLETED"); };
        return QTest::qWaitFor(completed, within) ? asked.text("id") : QString();
    }

    Id askPayout()
    {
        const QString day = m_statement.date.toString(Qt::ISODate);
        const Answer asked = m_at.shop->seller().postOnce(QStringLiteral("/v1/seller/payouts"),
                                                          {{QStringLiteral("from"), day}, {QStringLiteral("to"), day}});
        return idFrom(QStringView(asked.text("id"))).value_or(0);
    }

    template <typename Model>
    static void choose(ListPage *list, const Model &model, Id id)
    {
        WAIT_VERIFY(model.rowOf(id), within);
        QTest::mouseClick(list->table()->viewport(), Qt::LeftButton, {},
                          list->table()->visualRect(model.index(*model.rowOf(id), 0)).center());
    }
    static void confirm(QWidget *from, const QString &verb)
    {
        auto *dialog = from->findChild<ConfirmDialog *>();
        QVERIFY(dialog && verbOf(dialog, verb));
        verbOf(dialog, verb)->click();
        WAIT_VERIFY(!from->findChild<ConfirmDialog *>(), 60'000);
    }
    QPushButton *shown(const QString &text) const
    {
        const QList<QPushButton *> buttons = m_page->window()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    static QPushButton *verbOf(QWidget *dialog, const QString &verb)
    {
        const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == verb)
                return button;
        }
        return nullptr;
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    PaidShop m_at;
    test::PageStage m_stage;
    SettlementsPage *m_page = nullptr;
    QDate m_today;
    QString m_order;
    QString m_claim;
    Statement m_statement;
    Id m_payout = 0;
};

QTEST_MAIN(SettlementsPageTest)
#include "settlements_page_test.moc"
