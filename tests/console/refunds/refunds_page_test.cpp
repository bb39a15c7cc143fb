// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/attention_panel.h"
#include "console/page/details_frame.h"
#include "console/page/money_acts.h"
#include "console/refunds/bulk_decision.h"
#include "console/refunds/claim_filter_bar.h"
#include "console/refunds/claim_list_model.h"
#include "console/refunds/claim_pane.h"
#include "console/refunds/claim_story.h"
#include "console/refunds/grant_dialog.h"
#include "console/refunds/refunds_page.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/content_states.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/metrics.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

using namespace firstcome;
using test::Answer;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 tier = 8'000; // won, up to which one person decides

} // namespace

/// What shoppers want back, decided in the console before a real server and a gateway of its own.
class RefundsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_REFUND_TIER"), QString::number(tier));
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        QVERIFY(m_stage.visit(m_at.backend));
        m_page = m_stage.show<RefundsPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), within);
        QCOMPARE(m_page->model()->rowCount(), 0);
    }

    void whatIsAskedForAppearsByItselfWithWhatItStandsOn()
    {
        m_order = m_at.paid();
        m_first = ask(m_order, 4'000);
        WAIT_VERIFY(row(m_first), within);
        choose(m_first);
        const ClaimDetail detail = *pane()->detail();
        QCOMPARE(detail.claim.amount, Money(4'000));
        QCOMPARE(idText(detail.claim.orderId), m_order);
        QCOMPARE(detail.line.left, Money(PaidShop::price));
        QVERIFY(detail.payment && !detail.payment->key.isEmpty());
        QVERIFY(pane()->attention()->isHidden());
        pane()->story()->orderLink()->click();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("orders"));
        QCOMPARE(m_stage.wanted().key, m_order);
    }

    void theAmountIsSeenFirst()
    {
        const QList<QLabel *> labels = pane()->findChildren<QLabel *>();
        const auto large = std::find_if(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->fontInfo().pixelSize() == metrics::fontFigure;
        });
        QVERIFY(large != labels.end());
        QCOMPARE((*large)->text(), QStringLiteral("₩4,000"));
    }

    void pictures()
    {
        m_stage.takePictures(QStringLiteral("refunds"));
        pane()->approveAction()->trigger();
        m_stage.takePictures(QStringLiteral("refunds-approve"), pane()->dialog());
        pane()->dialog()->reject();
    }

    /// By keys alone: Ctrl+Enter, the amount, Enter.
    void aPartIsGivenBack()
    {
        m_stage.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_stage.window()));
        m_page->list()->table()->setFocus();
        QTest::keyClick(m_page->list()->table(), Qt::Key_Return, Qt::ControlModifier);
        GrantDialog *dialog = pane()->dialog();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(dialog->amount(), QStringLiteral("2500")); // what stood there was selected
        QCOMPARE(dialog->verb()->text(), QStringLiteral("Give back ₩2,500"));
        QTest::keyClick(dialog, Qt::Key_Return);
        WAIT_COMPARE(pane()->detail()->claim.state, ClaimState::Completed, within);
        QCOMPARE(pane()->detail()->claim.paid->amount, Money(2'500));
        QCOMPARE(m_at.keptThere(m_at.keyOf(m_order)), PaidShop::price - 2'500);
        // It waits no more, and what is looked at stays.
        QVERIFY(!pane()->approveAction()->isEnabled());
        QCOMPARE(idText(pane()->detail()->claim.id), m_first);
    }

    void anEarlierClaimOfTheLineIsShownAndOpened()
    {
        const QString second = ask(m_order, 1'000);
        m_page->refresh();
        WAIT_VERIFY(row(second), within);
        choose(second);
        QCOMPARE(pane()->story()->earlier().size(), 1);
        QCOMPARE(pane()->detail()->earlier[0].amount, Money(4'000));
        pane()->rejectAction()->trigger();
        auto *dialog = pane()->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("as described"));
        verbOf(dialog, QStringLiteral("Reject"))->click();
        WAIT_COMPARE(pane()->detail()->claim.state, ClaimState::Rejected, within);
        QCOMPARE(pane()->detail()->claim.decided->note, QStringLiteral("as described"));
        pane()->story()->earlier()[0]->click();
        WAIT_VERIFY(pane()->detail() && idText(pane()->detail()->claim.id) == m_first, within);
    }

    void aboveTheTierASecondPersonDecides()
    {
        const QString id = ask(m_at.paid(), tier + 1'000);
        WAIT_VERIFY(row(id), within);
        choose(id);
        pane()->approveAction()->trigger();
        pane()->dialog()->verb()->click();
        WAIT_VERIFY(toastAct(), within);
        toastAct()->click();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("approvals"));
        QVERIFY(!m_stage.wanted().key.isEmpty());
        QCOMPARE(pane()->detail()->claim.state, ClaimState::Requested);
    }

    void aClaimSaysThatItsApprovalWaits()
    {
        WAIT_VERIFY(!pane()->waiting()->isHidden(), within);
        QVERIFY2(pane()->waiting()->text().contains(QStringLiteral("operator asked to give back ₩9,000")),
                 qPrintable(pane()->waiting()->text()));
        static const QRegularExpression ends(QStringLiteral("in (1 d|23 h)"));
        QVERIFY2(pane()->waiting()->text().contains(ends), qPrintable(pane()->waiting()->text()));
        QVERIFY(!pane()->approveAction()->isEnabled());
        QVERIFY(pane()->rejectAction()->isEnabled());
        m_stage.takePictures(QStringLiteral("refunds-waits"));
        pane()->approvalLink()->click();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("approvals"));
        QCOMPARE(m_stage.wanted().key, pane()->detail()->waiting->id);
        const QString small = ask(m_at.paid(), 500);
        WAIT_VERIFY(row(small), within);
        choose(small);
        QVERIFY(pane()->waiting()->isHidden());
    }

    void whatTheGatewayRefusesIsSaidInItsOwnWordAndEndedByHand()
    {
        QVERIFY(m_at.gateway.bend({PaidShop::bend(
            "cancel", "error",
            {{QStringLiteral("status"), 403}, {QStringLiteral("code"), QStringLiteral("NOT_CANCELABLE_PAYMENT")}})}));
        const QString order = m_at.paid();
        const QString id = ask(order, 3'000);
        WAIT_VERIFY(row(id), within);
        choose(id);
        pane()->approveAction()->trigger();
        pane()->dialog()->verb()->click();
        AttentionPanel *attention = pane()->attention();
        WAIT_VERIFY((pane()->refresh(), !attention->isHidden()), within);
        QVERIFY2(attention->words().contains(QStringLiteral("NOT_CANCELABLE_PAYMENT")), qPrintable(attention->words()));
        QAction *close = attention->acts()->act(QStringLiteral("CLOSE"));
        WAIT_VERIFY(close->isEnabled(), within);
        m_stage.takePictures(QStringLiteral("refunds-refused"));
        close->trigger();
        auto *dialog = attention->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        for (QLineEdit *field : dialog->findChildren<QLineEdit *>())
            field->setText(field->isVisible() && field->accessibleName().contains(QStringLiteral("Reason"))
                               ? QStringLiteral("sent by bank")
                               : order.right(4));
        verbOf(dialog, QStringLiteral("End by hand"))->click();
        WAIT_COMPARE(pane()->detail()->claim.state, ClaimState::Completed, within);
        QCOMPARE(pane()->detail()->claim.paid->by, PaidBackBy::ByHand);
        WAIT_VERIFY(attention->isHidden(), within);
        QVERIFY(m_at.gateway.bend({}));
    }

    void whatChangedMeanwhileIsToldAndDecidesNothing()
    {
        const QString id = ask(m_at.paid(), 600);
        WAIT_VERIFY(row(id), within);
        choose(id);
        pane()->approveAction()->trigger();
        // Its dialog is open; the shopper takes it back.
        QCOMPARE(m_at.member->post(QStringLiteral("/v1/claims/%1/withdraw").arg(id), QJsonObject()).status, 200);
        pane()->dialog()->verb()->click();
        const auto *banner = pane()->findChild<ErrorBanner *>();
        WAIT_VERIFY(banner->isShown(), within);
        QVERIFY(!pane()->dialog() || !pane()->dialog()->isVisible());
        WAIT_COMPARE(pane()->detail()->claim.state, ClaimState::Withdrawn, within);
        QVERIFY2(banner->isShown(), "the word stays when it is read anew");
        QVERIFY(!pane()->approveAction()->isEnabled());
    }

    void manyAreDecidedAndEachSaysWhatBecameOfIt()
    {
        const QString one = ask(m_at.paid(), 700);
        const QString other = ask(m_at.paid(), 800);
        m_page->filterBar()->take({});
        m_page->refresh();
        WAIT_VERIFY(row(one) && row(other), within);
        // Nobody else may decide it first; somebody does.
        BulkDecision dialog(m_stage.api(), {claimOf(one), claimOf(other)}, BulkDecision::Way::Reject);
        const Answer withdrawn = m_at.member->post(QStringLiteral("/v1/claims/%1/withdraw").arg(other), QJsonObject());
        QCOMPARE(withdrawn.status, 200);
        dialog.show();
        QVERIFY(!dialog.verb()->isEnabled());
        dialog.typed()->setText(QStringLiteral("2"));
        QVERIFY(!dialog.verb()->isEnabled());
        dialog.reason()->setText(QStringLiteral("no"));
        dialog.verb()->click();
        WAIT_VERIFY(!dialog.outcomeOf(number(one)).isEmpty(), within);
        QCOMPARE(dialog.outcomeOf(number(one)), QStringLiteral("Rejected"));
        QVERIFY(dialog.outcomeOf(number(other)) != QStringLiteral("Rejected"));
        QVERIFY2(dialog.words().contains(QStringLiteral("1 of 2")), qPrintable(dialog.words()));
        m_stage.takePictures(QStringLiteral("refunds-bulk"), &dialog);
    }

    void ofManyEachThatWaitsForASecondPersonSaysSo()
    {
        const QString small = ask(m_at.paid(), 500);
        const QString large = ask(m_at.paid(), tier + 500);
        m_page->refresh();
        WAIT_VERIFY(row(small) && row(large), within);
        BulkDecision dialog(m_stage.api(), {claimOf(small), claimOf(large)}, BulkDecision::Way::Approve);
        dialog.show();
        dialog.typed()->setText(QStringLiteral("2"));
        dialog.verb()->click();
        WAIT_VERIFY(!dialog.outcomeOf(number(small)).isEmpty(), within);
        QCOMPARE(dialog.outcomeOf(number(small)), QStringLiteral("Approved"));
        QCOMPARE(dialog.outcomeOf(number(large)), QStringLiteral("Waits for a second person"));
    }

    void whoMayNotDecideIsToldWhy()
    {
        test::PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        auto *page = stage.show<RefundsPage>();
        // He sees what there is, and that it is nothing yet; no banner tells him off.
        WAIT_VERIFY(page->model()->isComplete(), within);
        QVERIFY(!page->findChild<ErrorBanner *>()->isShown());
        QVERIFY(page->list()->states()->empty()->isVisible());
        QVERIFY(!page->approveSelectedAction()->isEnabled());
        QVERIFY(page->approveSelectedAction()->toolTip().contains(QStringLiteral("refund.decide")));
    }

private:
    ClaimPane *pane() const { return m_page->pane(); }

    QString ask(const QString &orderId, qint64 amount)
    {
        const QJsonObject line = m_at.detail(orderId)[u"lines"][0].toObject();
        const Answer asked = m_at.member->postOnce(QStringLiteral("/v1/claims"),
                                                   {{QStringLiteral("orderId"), orderId},
                                                    {QStringLiteral("lineId"), line[u"lineId"]},
                                                    {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                                    {QStringLiteral("amount"), amount},
                                                    {QStringLiteral("reason"), QStringLiteral("scratched")}});
        return asked.status == 201 ? asked.text("id") : QString();
    }

    static Id number(const QString &id) { return idFrom(QStringView(id)).value_or(0); }
    std::optional<int> row(const QString &id) const { return m_page->model()->rowOf(number(id)); }
    const Claim &claimOf(const QString &id) const { return m_page->model()->at(*row(id)).claim; }
    void choose(const QString &id)
    {
        TableView *table = m_page->list()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(m_page->model()->index(*row(id), 0)).center());
        WAIT_VERIFY(pane()->detail() && idText(pane()->detail()->claim.id) == id, within);
    }
    QPushButton *toastAct() const
    {
        const QList<QPushButton *> buttons = m_page->window()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == QStringLiteral("Show"))
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

    PaidShop m_at;
    test::PageStage m_stage;
    QString m_order;
    QString m_first;
    RefundsPage *m_page = nullptr;
};

QTEST_MAIN(RefundsPageTest)
#include "refunds_page_test.moc"
