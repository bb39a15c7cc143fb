// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/dead_letter_details.h"
#include "console/events/dead_letter_list_model.h"
#include "console/events/events_page.h"
#include "console/events/group_panel.h"
#include "console/events/mend_dialog.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/table_view.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/crowd.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms
const QString group = QStringLiteral("payments");

} // namespace

/// What nobody could take, before a real server whose consumer is made to fail.
class EventsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        RunningBackend &backend = m_stage.backend();
        backend.setEnvironment(QStringLiteral("FIRSTCOME_FAULTS"), QStringLiteral("on"));
        backend.setEnvironment(QStringLiteral("FIRSTCOME_EVENT_RETRIES"), QStringLiteral("none"));
        const QString tokens = backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("1"),
                                  QStringLiteral("--balance"), QStringLiteral("1000000"), QStringLiteral("--tokens"),
                                  tokens}),
                 0);
        QVERIFY2(m_stage.start(), backend.output());
        m_shop = std::make_unique<Shop>(backend);
        QVERIFY(m_shop->ready());
        m_shopper = std::make_unique<Caller>(backend.url(), Crowd::tokensFrom(tokens).constFirst());
        m_onSale = m_shop->openSale({});
        m_page = m_stage.show<EventsPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), within);
        QCOMPARE(m_page->model()->rowCount(), 0);
    }

    void everyGroupIsShownAsItIs()
    {
        WAIT_VERIFY(m_page->groups()->names().contains(group), within);
        WAIT_COMPARE(stateOf(group), QStringLiteral("Keeps up"), within);
        QCOMPARE(m_page->groups()->wordsOf(group).value(2), QStringLiteral("0"));
        QVERIFY(m_page->groups()->actOf(group)->isEnabled());
    }

    void whatNobodyCouldTakeAppearsByItself()
    {
        fail(true);
        m_order = place();
        WAIT_COMPARE(m_page->model()->rowCount(), 1, within);
        choose();
        WAIT_VERIFY(details()->letter(), within);
        QCOMPARE(details()->letter()->type, QStringLiteral("OrderPlaced"));
        QCOMPARE(details()->letter()->key, m_order);
        QVERIFY(details()->payload().contains(m_order));
        QVERIFY(details()->replayAction()->isEnabled());
        WAIT_COMPARE(m_page->groups()->wordsOf(group).value(6), QStringLiteral("1"), within);
        details()->orderAction()->trigger();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("orders"));
        QCOMPARE(m_stage.wanted().key, m_order);
    }

    void itIsTriedWithoutEffect()
    {
        details()->tryAction()->trigger();
        WAIT_VERIFY(details()->outcome().contains(QStringLiteral("would fail again")), within);
        fail(false);
        WAIT_VERIFY(tries(QStringLiteral("would be applied")), within);
        QVERIFY(details()->letter()->waits());
    }

    void pictures() { m_stage.takePictures(QStringLiteral("events")); }

    void aCopyIsMendedInItsPlace()
    {
        details()->mendAction()->trigger();
        MendDialog *dialog = details()->dialog();
        QVERIFY(dialog);
        const QString payload = dialog->payload()->toPlainText();
        dialog->payload()->setPlainText(QStringLiteral("{no"));
        QVERIFY(!dialog->verb()->isEnabled());
        QVERIFY2(dialog->error().contains(QStringLiteral("no JSON object")), qPrintable(dialog->error()));
        dialog->payload()->setPlainText(payload);
        QCOMPARE(dialog->error(), QString());
        // What the server does not take leaves it as it was typed.
        dialog->payload()->setPlainText(QStringLiteral("{\"is\": \"%1\"}").arg(QString(200'000, u'x')));
        dialog->verb()->click();
        WAIT_VERIFY(!dialog->error().isEmpty(), within);
        QVERIFY(dialog->isVisible() && dialog->verb()->isEnabled());
        QVERIFY(!details()->letter()->mended);
        dialog->payload()->setPlainText(payload);
        QVERIFY(dialog->verb()->isEnabled());
        dialog->verb()->click();
        WAIT_VERIFY(details()->letter()->mended, within);
        QCOMPARE(details()->letter()->mended->by, QStringLiteral("operator"));
    }

    void aReplayIsAskedForAndSeenOnceASecondPersonAgrees()
    {
        details()->replayAction()->trigger();
        answer(QStringLiteral("Ask for it"), QStringLiteral("the consumer is mended"));
        QString approval;
        WAIT_VERIFY(!(approval = waitingApproval()).isEmpty(), within);
        QVERIFY(details()->letter()->waits());
        QCOMPARE(m_shop->second()
                     .post(QStringLiteral("/v1/ops/approvals/%1/approve").arg(approval),
                           {{QStringLiteral("password"), m_stage.backend().demoPassword()}})
                     .status,
                 200);
        WAIT_COMPARE(details()->letter()->state, DeadLetter::State::Replayed, within);
        WAIT_COMPARE(m_page->model()->rowCount(), 0, within);
        QVERIFY(!details()->replayAction()->isEnabled());
        m_page->showView(EventsPage::Replayed);
        WAIT_COMPARE(m_page->model()->rowCount(), 1, within);
        m_page->showView(EventsPage::Waiting);
    }

    void oneIsGivenUpWithAReason()
    {
        fail(true);
        place();
        WAIT_COMPARE(m_page->model()->rowCount(), 1, within);
        fail(false);
        choose();
        WAIT_VERIFY(details()->letter() && details()->letter()->waits(), within);
        details()->discardAction()->trigger();
        answer(QStringLiteral("Give it up"), QStringLiteral("a test"));
        WAIT_COMPARE(details()->letter()->state, DeadLetter::State::Discarded, within);
        WAIT_COMPARE(m_page->model()->rowCount(), 0, within);
    }

    void aGroupIsPausedAndResumed()
    {
        m_page->groups()->actOf(group)->click();
        answer(QStringLiteral("Pause it"), QStringLiteral("a look"));
        WAIT_COMPARE(stateOf(group), QStringLiteral("Paused"), within);
        place();
        WAIT_COMPARE(m_page->groups()->wordsOf(group).value(2), QStringLiteral("1"), within);
        m_page->groups()->actOf(group)->click();
        answer(QStringLiteral("Resume it"), QStringLiteral("seen"));
        WAIT_COMPARE(stateOf(group), QStringLiteral("Keeps up"), within);
        WAIT_COMPARE(m_page->groups()->wordsOf(group).value(2), QStringLiteral("0"), within);
    }

    void whoOnlyLooksDoesNothing()
    {
        PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        auto *page = stage.show<EventsPage>();
        WAIT_VERIFY(page->groups()->names().contains(group), within);
        QVERIFY(!page->groups()->actOf(group)->isEnabled());
        QVERIFY(!page->letterDetails()->replayAction()->isEnabled());
    }

private:
    DeadLetterDetails *details() const { return m_page->letterDetails(); }
    QString stateOf(const QString &name) const { return m_page->groups()->wordsOf(name).value(1); }

    void fail(bool on)
    {
        const QString path = QStringLiteral("/v1/ops/faults/consumer:") + group;
        const Answer answer =
            on ? m_shop->boss().put(path, {{QStringLiteral("failType"), QStringLiteral("OrderPlaced")}})
               : m_shop->boss().remove(path);
        QCOMPARE(answer.status, on ? 200 : 204);
    }
    QString place()
    {
        const QJsonArray lines{
            QJsonObject{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}}};
        return m_shopper
            ->postOnce(
                QStringLiteral("/v1/orders"),
                {{QStringLiteral("lines"), lines},
                 {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("BALANCE")}}}})
            .text("id");
    }
    bool tries(const QString &expected)
    {
        if (details()->outcome().contains(expected))
            return true;
        details()->tryAction()->trigger();
        return false;
    }
    QString waitingApproval()
    {
        const auto answer = m_shop->second().get(QStringLiteral("/v1/ops/approvals?state=WAITING&action=REPLAY"));
        return answer.json[QStringLiteral("items")][0][u"id"].toString();
    }
    void choose()
    {
        TableView *table = m_page->list()->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(m_page->model()->index(0, 0)).center());
    }
    /// The question that is open.
    void answer(const QString &verb, const QString &reason)
    {
        ConfirmDialog *dialog = nullptr;
        const QList<ConfirmDialog *> dialogs =
            m_page->findChildren<ConfirmDialog *>() + details()->findChildren<ConfirmDialog *>();
        for (ConfirmDialog *candidate : dialogs) {
            if (candidate->isVisible())
                dialog = candidate;
        }
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), reason);
        const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == verb)
                return button->click();
        }
        QFAIL("no such verb");
    }

    PageStage m_stage;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Caller> m_shopper;
    OnSale m_onSale;
    QString m_order;
    EventsPage *m_page = nullptr;
};

QTEST_MAIN(EventsPageTest)
#include "events_page_test.moc"
