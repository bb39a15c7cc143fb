// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/breaker_charts.h"
#include "console/resilience/breaker_pane.h"
#include "console/resilience/fault_panel.h"
#include "console/resilience/resilience_page.h"
#include "console/resilience/what_if_panel.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/tile.h"
#include "console/widgets/time_chart.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms
const QString gateway = QStringLiteral("gateway");

} // namespace

/// What the shop depends on, in the console before a real server.
class ResiliencePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.backend().setEnvironment(QStringLiteral("FIRSTCOME_FAULTS"), QStringLiteral("on"));
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        m_shop = std::make_unique<Shop>(m_stage.backend());
        QVERIFY(m_shop->ready());
        m_page = m_stage.show<ResiliencePage>();
        WAIT_VERIFY(tile(), within);
    }

    void everyDependencyHasATile()
    {
        QVERIFY(m_page->tile(QStringLiteral("database")) && m_page->tile(QStringLiteral("carrier")));
        QCOMPARE(tile()->figure().value, QStringLiteral("Closed"));
        QCOMPARE(tile()->figure().tone, Tone::Good);
        QCOMPARE(tile()->text(), QStringLiteral("Payment gateway"));
        // The charts show one from the start, and nothing is opened by itself.
        QVERIFY(!m_page->chosen().isEmpty());
        QVERIFY(!m_stage.detailsShown());
    }

    /// By keys alone: a tile, Space; Force open, minutes, the reason, Enter to the verb, Enter.
    void oneIsForcedOpenForAWhileAndRevertsByItsTimer()
    {
        m_stage.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_stage.window()));
        tile()->setFocus();
        QTest::keyClick(tile(), Qt::Key_Space);
        QCOMPARE(m_page->chosen(), gateway);
        QVERIFY(m_stage.detailsShown() && tile()->isChecked());
        WAIT_VERIFY(pane()->breaker() && pane()->breaker()->name == gateway, within);
        QVERIFY(!pane()->revertAction()->isEnabled());
        pane()->forceAction()->trigger();
        ConfirmDialog *dialog = question();
        QVERIFY(dialog);
        dialog->findChild<QSpinBox *>()->setValue(5);
        auto *reason = reasonOf(dialog);
        QTest::keyClicks(reason, QStringLiteral("the bank works on it"));
        m_stage.takePictures(QStringLiteral("resilience-force"), dialog);
        reason->setFocus();
        QTest::keyClick(reason, Qt::Key_Return);
        auto *verb = qobject_cast<QPushButton *>(dialog->focusWidget());
        QVERIFY(verb && verb->text() == QStringLiteral("Force it open"));
        QTest::keyClick(verb, Qt::Key_Return);
        WAIT_COMPARE(tile()->figure().value, QStringLiteral("Forced open"), within);
        QCOMPARE(tile()->figure().tone, Tone::Act);
        // Its timer goes on by the server's clock.
        WAIT_VERIFY2(tile()->figure().comparison.contains(QStringLiteral("reverts in 4 min")),
                     qPrintable(tile()->figure().comparison), within);
        WAIT_VERIFY(says(QStringLiteral("the bank works on it")), within);
        QVERIFY(says(QStringLiteral("operator")));
    }

    void whatItTurnsAwayIsSeen()
    {
        pay();
        WAIT_VERIFY(pane()->breaker()->turnedAway > 0, within);
        WAIT_VERIFY(pane()->instances().value(0).contains(QStringLiteral("Forced open")), within);
        m_page->refresh();
        const auto *calls = m_page->charts()->charts().at(1);
        WAIT_VERIFY((m_page->refresh(), calls->csv().count('\n') > 1), 2 * within);
    }

    void pictures() { m_stage.takePictures(QStringLiteral("resilience")); }

    void itIsRevertedWithOneClick()
    {
        QVERIFY(pane()->revertAction()->isEnabled());
        pane()->revertAction()->trigger();
        WAIT_COMPARE(tile()->figure().value, QStringLiteral("Closed"), within);
        WAIT_VERIFY(!pane()->revertAction()->isEnabled(), within);
    }

    void oneIsSwitchedOff()
    {
        pane()->disableAction()->trigger();
        QTest::keyClicks(reasonOf(question()), QStringLiteral("a trial"));
        press(question(), QStringLiteral("Switch it off"));
        WAIT_COMPARE(tile()->figure().value, QStringLiteral("Switched off"), within);
        pane()->revertAction()->trigger();
        WAIT_COMPARE(tile()->figure().value, QStringLiteral("Closed"), within);
    }

    void otherLimitsAreTriedAndChangeNothing()
    {
        WhatIfPanel *panel = pane()->whatIf();
        QVERIFY(!panel->isHidden());
        const BreakerLimits before = *pane()->breaker()->limits;
        panel->failureRate()->setValue(1);
        panel->button()->click();
        WAIT_VERIFY(!panel->outcome().isEmpty(), within);
        QVERIFY2(panel->outcome().contains(QStringLiteral("opened")), qPrintable(panel->outcome()));
        panel->failureRate()->setValue(2);
        QVERIFY2(panel->outcome().isEmpty(), "what was said is about the limits in the fields");
        m_page->refresh();
        QCOMPARE(pane()->breaker()->limits->failureRate, before.failureRate);
        pane()->limitsAction()->trigger();
        QCOMPARE(m_stage.wanted().page, QStringLiteral("instances"));
        QCOMPARE(m_stage.wanted().filter.value(QStringLiteral("q")).toString(), QStringLiteral("breaker-gateway"));
    }

    void somethingIsMadeToFailAndEnded()
    {
        FaultPanel *faults = m_page->faults();
        WAIT_VERIFY(!faults->isHidden() && faults->makeAction()->isEnabled(), within);
        QVERIFY(faults->lines().isEmpty());
        faults->makeAction()->trigger();
        WAIT_VERIFY(question(), within);
        QTest::keyClicks(reasonOf(question()), QStringLiteral("a rehearsal"));
        press(question(), QStringLiteral("Let it fail"));
        WAIT_COMPARE(faults->lines().size(), 1, within);
        QVERIFY2(faults->lines().constFirst().contains(QStringLiteral("OrderPlaced")),
                 qPrintable(faults->lines().constFirst()));
        faults->endOf(0)->click();
        WAIT_VERIFY(faults->lines().isEmpty(), within);
    }

    void whoOnlyLooksDoesNothingAndWhereFaultsAreOffNoneIsOffered()
    {
        PageStage stage;
        QVERIFY2(stage.startAs(QStringLiteral("onlooker"), QStringLiteral("view")), stage.backend().output());
        auto *page = stage.show<ResiliencePage>();
        WAIT_VERIFY(page->tile(gateway), within);
        page->open({QStringLiteral("resilience"), gateway, {}});
        WAIT_VERIFY(page->pane()->breaker(), within);
        QCOMPARE(page->chosen(), gateway);
        QVERIFY(stage.detailsShown());
        QVERIFY(!page->pane()->forceAction()->isEnabled() && !page->pane()->disableAction()->isEnabled());
        QCOMPARE(page->pane()->forceAction()->toolTip(), QStringLiteral("The permission ops.act is missing."));
        QVERIFY(page->faults()->isHidden() && !page->faults()->makeAction()->isVisible());
    }

private:
    Tile *tile() const { return m_page->tile(gateway); }
    BreakerPane *pane() const { return m_page->pane(); }
    bool says(const QString &part) const
    {
        const auto labels = pane()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return !label->isHidden() && label->text().contains(part); });
    }
    /// A shopper tries to pay at the gateway, which is not called.
    void pay()
    {
        const OnSale onSale = m_shop->openSale({});
        const auto shopper = m_shop->shopper(3);
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const Answer order = shopper->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        QCOMPARE(order.status, 201);
        QJsonObject payment{{QStringLiteral("orderId"), order.text("id")}, {QStringLiteral("amount"), 1'000}};
        shopper->postOnce(QStringLiteral("/v1/payments"), payment);
        payment.insert(
            QStringLiteral("paymentKey"),
            Caller(m_stage.backend().url()).post(QStringLiteral("/simulator/windows"), payment).text("paymentKey"));
        shopper->postOnce(QStringLiteral("/v1/payments/confirm"), payment);
    }
    ConfirmDialog *question() const
    {
        const QList<ConfirmDialog *> dialogs =
            pane()->findChildren<ConfirmDialog *>() + m_page->findChildren<ConfirmDialog *>();
        for (ConfirmDialog *dialog : dialogs) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    static QLineEdit *reasonOf(const ConfirmDialog *dialog)
    {
        const QList<QLineEdit *> lines = dialog->findChildren<QLineEdit *>();
        for (QLineEdit *line : lines) {
            if (line->accessibleName() == QStringLiteral("Reason"))
                return line;
        }
        return nullptr;
    }
    static void press(const ConfirmDialog *dialog, const QString &verb)
    {
        const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == verb)
                return button->click();
        }
        QFAIL("no such verb");
    }

    PageStage m_stage;
    std::unique_ptr<Shop> m_shop;
    ResiliencePage *m_page = nullptr;
};

QTEST_MAIN(ResiliencePageTest)
#include "resilience_page_test.moc"
