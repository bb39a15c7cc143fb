// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approval_details.h"
#include "console/approvals/approval_list_model.h"
#include "console/approvals/approvals_page.h"
#include "console/approvals/approve_dialog.h"
#include "console/page/details_frame.h"
#include "console/widgets/change_table.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLineEdit>
#include <QPushButton>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms
constexpr qint64 stock = 20;

} // namespace

/// What waits for a second person, before a real server: the supervisor asks, the operator decides, and the other way.
class ApprovalsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        m_shop = std::make_unique<Shop>(m_stage.backend());
        QVERIFY(m_shop->ready());
        m_supervisor = std::make_unique<Caller>(m_stage.backend().url());
        QCOMPARE(m_supervisor->signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("supervisor"),
                                      m_stage.backend().demoPassword()),
                 201);
        m_page = m_stage.show<ApprovalsPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), within);
        QCOMPARE(m_page->model()->rowCount(), 0);
    }

    void whatAnotherAskedForAppearsByItself()
    {
        m_onSale = m_shop->openSale({stock, 0, 600, 1'000});
        m_first = ask(*m_supervisor, 5);
        WAIT_VERIFY(row(m_first), within);
        choose(m_first);
        WAIT_VERIFY(details()->approval(), within);
        QCOMPARE(details()->approval()->askedBy, QStringLiteral("supervisor"));
        QVERIFY2(details()->changes()->lines().join(u'\n').contains(QStringLiteral("On hand: 20 → 15")),
                 qPrintable(details()->changes()->lines().join(u'\n')));
        QVERIFY(details()->approveAction()->isEnabled());
        QVERIFY(details()->rejectAction()->isEnabled());
        QVERIFY(!details()->withdrawAction()->isEnabled());
        QVERIFY(details()->withdrawAction()->toolTip().contains(QStringLiteral("supervisor")));
    }

    void itLeadsToWhatItIsAbout()
    {
        details()->placeAction()->trigger();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("stock"));
        QCOMPARE(m_stage.wanted().key, m_onSale.optionId);
    }

    void pictures()
    {
        m_stage.takePictures(QStringLiteral("approvals"));
        details()->approveAction()->trigger();
        m_stage.takePictures(QStringLiteral("approvals-approve"), details()->dialog());
        details()->dialog()->reject();
    }

    /// By keys alone: Ctrl+Enter, the password, Enter.
    void aWrongPasswordDecidesNothingAndMineDoes()
    {
        press(Qt::CTRL | Qt::Key_Return);
        ApproveDialog *dialog = details()->dialog();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(!dialog->verb()->isEnabled());
        type(dialog, QStringLiteral("not my password"));
        WAIT_VERIFY(!dialog->error().isEmpty(), within);
        QVERIFY(dialog->isVisible() && dialog->password()->text().isEmpty());
        QCOMPARE(onHand(), stock);
        type(dialog, m_stage.backend().demoPassword());
        WAIT_COMPARE(details()->approval()->state, ApprovalState::Approved, within);
        QCOMPARE(onHand(), stock - 5);
        QVERIFY(!details()->approveAction()->isEnabled());
        // It no longer waits for me, and what I look at stays.
        WAIT_VERIFY(!row(m_first), within);
        QVERIFY(m_page->list()->details()->saysLeftList());
        QCOMPARE(idText(details()->approval()->id), m_first);
    }

    void oneIsRejectedWithAReason()
    {
        const QString id = ask(*m_supervisor, 3);
        WAIT_VERIFY(row(id), within);
        choose(id);
        WAIT_VERIFY(details()->rejectAction()->isEnabled(), within);
        press(Qt::CTRL | Qt::Key_Backspace);
        auto *dialog = details()->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("count it again"));
        verbOf(dialog, QStringLiteral("Reject"))->click();
        WAIT_COMPARE(details()->approval()->state, ApprovalState::Rejected, within);
        QCOMPARE(details()->approval()->note, QStringLiteral("count it again"));
        QCOMPARE(onHand(), stock - 5);
    }

    void whatIAskedForIsThereAndIWithdrawIt()
    {
        const QString id = ask(m_shop->boss(), 2);
        m_page->showView(ApprovalsPage::AskedByMe);
        WAIT_VERIFY(row(id), within);
        choose(id);
        WAIT_VERIFY(details()->withdrawAction()->isEnabled(), within);
        QVERIFY(!details()->approveAction()->isEnabled());
        QVERIFY(details()->approveAction()->toolTip().contains(QStringLiteral("second person")));
        details()->withdrawAction()->trigger();
        verbOf(details()->findChild<ConfirmDialog *>(), QStringLiteral("Withdraw"))->click();
        WAIT_COMPARE(details()->approval()->state, ApprovalState::Withdrawn, within);
        QVERIFY(row(id));
    }

    void whatAnotherDecidesIsSeenAtOnce()
    {
        const QString id = ask(m_shop->boss(), 4);
        WAIT_VERIFY(row(id), within);
        choose(id);
        WAIT_VERIFY(details()->approval(), within);
        const Answer answer = m_supervisor->post(QStringLiteral("/v1/ops/approvals/%1/approve").arg(id),
                                                 {{QStringLiteral("password"), m_stage.backend().demoPassword()}});
        QCOMPARE(answer.status, 200);
        WAIT_COMPARE(details()->approval()->state, ApprovalState::Approved, within);
        QCOMPARE(details()->approval()->decidedBy, QStringLiteral("supervisor"));
        WAIT_COMPARE(m_page->model()->at(*row(id)).approval.state, ApprovalState::Approved, within);
    }

    /// Nothing is approved that is no longer what was asked.
    void whatChangedMeanwhileIsClosed()
    {
        const QString id = ask(*m_supervisor, 1);
        m_page->showView(ApprovalsPage::ForMe);
        WAIT_VERIFY(row(id), within);
        choose(id);
        WAIT_VERIFY(details()->approveAction()->isEnabled(), within);
        const QString path = QStringLiteral("/v1/seller/stock/%1/corrections").arg(m_onSale.optionId);
        const Answer corrected = m_shop->seller().postOnce(path, correction(7));
        QCOMPARE(corrected.status, 201);
        details()->approveAction()->trigger();
        type(details()->dialog(), m_stage.backend().demoPassword());
        WAIT_COMPARE(details()->approval()->state, ApprovalState::Expired, within);
        QCOMPARE(details()->approval()->note, QStringLiteral("SUBJECT_CHANGED"));
    }

    void allOfThemAreSearched()
    {
        m_page->showView(ApprovalsPage::All);
        WAIT_VERIFY(m_page->model()->rowCount() >= 4, within);
        m_stage.takePictures(QStringLiteral("approvals-all"));
    }

    void whoMayNotDecideSeesNothingToDecide()
    {
        PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        auto *page = stage.show<ApprovalsPage>();
        WAIT_VERIFY(page->model()->isComplete(), within);
        QCOMPARE(page->model()->rowCount(), 0);
        QVERIFY(!page->approvalDetails()->approveAction()->isEnabled());
    }

private:
    ApprovalDetails *details() const { return m_page->approvalDetails(); }

    static QJsonObject correction(int quantity)
    {
        return {{QStringLiteral("kind"), QStringLiteral("SCRAPPED")},
                {QStringLiteral("quantity"), quantity},
                {QStringLiteral("reason"), QStringLiteral("water damage")}};
    }

    /// The approval that waits now.
    QString ask(Caller &who, int quantity)
    {
        const QString path = QStringLiteral("/v1/ops/stock/%1/corrections").arg(m_onSale.optionId);
        return who.postOnce(path, correction(quantity)).text("approvalId");
    }

    qint64 onHand() { return m_shop->stockOf(m_onSale).value(QStringLiteral("onHand")).toInteger(); }
    std::optional<int> row(const QString &id) const
    {
        return m_page->model()->rowOf(idFrom(QStringView(id)).value_or(0));
    }
    void choose(const QString &id)
    {
        TableView *table = m_page->list()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(m_page->model()->index(*row(id), 0)).center());
    }
    void press(QKeyCombination keys)
    {
        m_stage.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_stage.window()));
        m_page->list()->table()->setFocus();
        QTest::keyClick(m_page->list()->table(), keys.key(), keys.keyboardModifiers());
    }
    static void type(ApproveDialog *dialog, const QString &password)
    {
        QVERIFY(dialog);
        QTest::keyClicks(dialog->password(), password);
        QTest::keyClick(dialog, Qt::Key_Return);
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

    PageStage m_stage;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Caller> m_supervisor;
    OnSale m_onSale;
    QString m_first;
    ApprovalsPage *m_page = nullptr;
};

QTEST_MAIN(ApprovalsPageTest)
#include "approvals_page_test.moc"
