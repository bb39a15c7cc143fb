// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/exceptions_dialog.h"
#include "console/orders/order_details.h"
#include "console/orders/orders_page.h"
#include "console/page/attention_panel.h"
#include "console/page/money_acts.h"
#include "console/page/server_alert.h"
#include "console/widgets/confirm_dialog.h"
#include "tests/console/stage/page_stage.h"
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace firstcome;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 minutesLater = 130; // s: what the gateway does not decide for two minutes waits for a person
const QString askAgain = QStringLiteral("ASK_AGAIN");
const QString endByHand = QStringLiteral("CLOSE");

} // namespace

/// Money that waits for a person, seen and decided about in the console, before a real server whose gateway speaks in
/// words of tomorrow.
class WaitingMoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
        QVERIFY(m_at.gateway.bend({PaidShop::unheardOf("confirm")}));
        const QString key = m_at.windowOf(QStringLiteral("charge-of-mine"));
        const test::Answer charged =
            m_at.member->postOnce(QStringLiteral("/v1/me/balance/charges"),
                                  {{QStringLiteral("amount"), PaidShop::price}, {QStringLiteral("paymentKey"), key}});
        QCOMPARE(charged.status, 202);
        m_charge = charged.text("paymentId");
        QVERIFY(m_at.gateway.bend({PaidShop::unheardOf("any")}));
        for (QString *order : {&m_asked, &m_ended}) {
            *order = m_at.begun();
            m_at.confirm(*order, m_at.windowOf(*order));
        }
        QCOMPARE(m_at.backend.stop(), 0);
        QVERIFY2(m_at.start(minutesLater), m_at.backend.output().constData());
        for (const QString &order : {m_asked, m_ended})
            WAIT_COMPARE(m_at.attention(order), QStringLiteral("GATEWAY_UNREADABLE"), within);
        WAIT_COMPARE(m_at.overview()[QStringLiteral("paymentExceptions")].toInt(), 3, within);
        QVERIFY(m_stage.visit(m_at.backend));
        m_page = m_stage.show<OrdersPage>();
        WAIT_VERIFY(m_page->model()->rowCount() >= 2, within);
    }

    void theAlertLeadsToTheMoneyThatWaits()
    {
        const auto alert = alertNamed("paymentExceptions");
        QVERIFY(alert && alert->words.contains(u'3'));
        QCOMPARE(alert->where.page, QStringLiteral("orders"));
        m_page->open(alert->where);
        m_dialog = m_page->findChild<ExceptionsDialog *>();
        QVERIFY(m_dialog && m_dialog->isVisible());
        WAIT_COMPARE(m_dialog->exceptions().size(), 3, within);
    }

    void anOrderShowsTheGatewaysOwnWordAndWhatMayBeDone()
    {
        m_dialog->choose(paymentOf(m_asked));
        QVERIFY(m_dialog->orderButton()->isVisible());
        m_stage.takePictures(QStringLiteral("orders-exceptions"), m_dialog);
        m_dialog->orderButton()->click();
        const auto *panel = m_page->orderDetails()->attention();
        WAIT_VERIFY(panel->isVisible(), within);
        QCOMPARE(idText(m_page->orderDetails()->shownOrder()), m_asked);
        QVERIFY2(panel->words().contains(QStringLiteral("A_WORD_OF_TOMORROW")), qPrintable(panel->words()));
        QVERIFY2(panel->words().contains(QStringLiteral("words that are not known")), qPrintable(panel->words()));
        QVERIFY(panel->acts()->act(askAgain)->isEnabled());
        QVERIFY(panel->acts()->act(endByHand)->isEnabled());
        QVERIFY(!panel->acts()->act(QStringLiteral("BOOK_AS_GATEWAY"))->isEnabled());
        m_stage.takePictures(QStringLiteral("orders-attention"));
    }

    void askedAgainItGoesOn()
    {
        QVERIFY(m_at.gateway.bend({}));
        decide(m_page->orderDetails()->attention()->acts()->act(askAgain), m_stage.window(), {});
        WAIT_COMPARE(m_at.state(m_asked), QStringLiteral("PAID"), within);
        WAIT_VERIFY(!m_page->orderDetails()->attention()->isVisible(), within);
        QVERIFY(m_at.gateway.bend({PaidShop::unheardOf("any")}));
    }

    void endedByHandItFails()
    {
        m_page->open({QStringLiteral("orders"), m_ended, {}});
        WAIT_VERIFY(m_page->orderDetails()->attention()->isVisible(), within);
        decide(m_page->orderDetails()->attention()->acts()->act(endByHand), m_stage.window(), m_ended.right(4));
        WAIT_COMPARE(m_at.state(m_ended), QStringLiteral("PAYMENT_FAILED"), within);
        WAIT_VERIFY(m_page->orderDetails()->detail()->order.state == OrderState::PaymentFailed, within);
    }

    void aChargeIsDecidedAboutInTheList()
    {
        const qint64 before = m_at.balance();
        QVERIFY(m_at.gateway.bend({}));
        m_dialog->refresh();
        const Id charge = m_charge.toLongLong();
        m_dialog->choose(charge);
        QVERIFY(!m_dialog->orderButton()->isVisible());
        QVERIFY(m_dialog->acts()->isVisible());
        decide(m_dialog->acts()->act(askAgain), m_dialog, {});
        WAIT_COMPARE(m_at.balance(), before + PaidShop::price, within);
        const auto gone = [this, charge] {
            m_dialog->refresh();
            const auto &all = m_dialog->exceptions();
            return std::none_of(all.begin(), all.end(),
                                [charge](const PaymentException &each) { return each.paymentId == charge; });
        };
        WAIT_VERIFY(gone(), within);
    }

    void aRefusedKeyIsAnAlertUntilItIsRight()
    {
        QVERIFY(m_at.gateway.bend({PaidShop::strange()}));
        const QString order = m_at.begun();
        m_at.confirm(order, m_at.windowOf(order));
        WAIT_VERIFY(alertNamed("gatewayKey").has_value(), within);
        QCOMPARE(int(alertNamed("gatewayKey")->tone), int(Tone::Act));
        QVERIFY(m_at.gateway.bend({}));
        WAIT_VERIFY(!alertNamed("gatewayKey").has_value(), within);
    }

private:
    /// Answers the question that the act asks; without a reason it cannot be.
    void decide(QAction *act, QWidget *parent, const QString &mark)
    {
        QVERIFY2(act->isEnabled(), qPrintable(act->toolTip()));
        act->trigger();
        auto *dialog = parent->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        const QList<QLineEdit *> fields = dialog->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), mark.isEmpty() ? 1 : 2);
        QPushButton *verb = nullptr;
        const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
        for (QPushButton *button : buttons)
            verb = act->text().startsWith(button->text()) ? button : verb;
        QVERIFY(verb && !verb->isEnabled());
        if (!mark.isEmpty())
            fields[1]->setText(mark);
        QVERIFY(!verb->isEnabled());
        QTest::keyClicks(fields[0], QStringLiteral("the member was called"));
        QVERIFY(verb->isEnabled());
        if (!mark.isEmpty())
            m_stage.takePictures(QStringLiteral("orders-end-by-hand"), dialog);
        verb->click();
    }

    Id paymentOf(const QString &order) const
    {
        for (const PaymentException &each : m_dialog->exceptions()) {
            if (each.orderId && idText(*each.orderId) == order)
                return each.paymentId;
        }
        return 0;
    }

    std::optional<ServerAlert> alertNamed(const char *id)
    {
        for (const ServerAlert &alert : serverAlertsFrom(m_at.overview())) {
            if (alert.id == QLatin1StringView(id))
                return alert;
        }
        return std::nullopt;
    }

    PaidShop m_at;
    test::PageStage m_stage;
    OrdersPage *m_page = nullptr;
    ExceptionsDialog *m_dialog = nullptr;
    QString m_asked;
    QString m_ended;
    QString m_charge;
};

QTEST_MAIN(WaitingMoneyTest)
#include "waiting_money_test.moc"
