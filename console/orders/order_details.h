// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include "shared/base/result.h"
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace firstcome {

class ApiClient;
class AttentionPanel;
class ContentStates;
class FactList;
class MoneyCalls;
struct MoneyAct;
class OperatorSession;
class OrderCalls;
class OrderLineRow;
class PaymentView;
class StatePill;
class TimelineView;

/// The right pane of the orders: one order with lines, payment, deliveries and timeline; cancels it.
/// Invariant: it follows the order by its live news, and asks for nothing while there are none; what is shown stays
/// until the answer comes.
/// Thread: GUI.
class OrderDetails : public QWidget
{
    Q_OBJECT

public:
    /// What follows a change without a frame of its own (who heard of it, the carrier's reference) is there after this:
    /// then it is looked at once more.
    static constexpr std::chrono::milliseconds settled{3'000};
    /// A burst of changes costs one look.
    static constexpr std::chrono::milliseconds soon{150};

    OrderDetails(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// 0: none.
    void showOrder(Id id);
    Id shownOrder() const { return m_id; }
    void refresh();
    /// The order changed, whichever it is.
    void noteChange(Id id);
    /// Asks, then cancels.
    void askToCancel();

    QAction *cancelAction() const { return m_cancel; }
    QAction *copyAction() const { return m_copy; }
    const std::optional<OrderDetail> &detail() const { return m_detail; }
    QPushButton *claimsLink() const { return m_claims; }
    TimelineView *timeline() const { return m_timeline; }
    AttentionPanel *attention() const { return m_attention; }

Q_SIGNALS:
    void fetched(const firstcome::OrderView &order);
    void productChosen(const QString &productId);
    /// Those of the order that is shown.
    void claimsChosen();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeContent();
    QLayout *makeHead();
    void connectCalls();
    void take(const OrderDetail &detail);
    void takeRefused(Id id, const Refusal &refusal);
    void sendCancel(Id id, const QString &reason);
    void takeResolved(const MoneyAct &act);
    void takeUnresolved(const MoneyAct &act, const Refusal &refusal);
    void showDetail();
    void showLines();
    void showTimes();
    void followActions();
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    OrderCalls *m_calls;
    MoneyCalls *m_money;
    Id m_id = 0;
    std::optional<OrderDetail> m_detail;
    bool m_isSettling = false; ///< to be looked at once more
    QTimer m_next;
    QAction *m_cancel;
    QAction *m_copy;
    ContentStates *m_states;
    QLabel *m_number;
    QLabel *m_total;
    QLabel *m_placed;
    AttentionPanel *m_attention;
    StatePill *m_state;
    FactList *m_facts;
    QLabel *m_linesTitle;
    QVBoxLayout *m_lineColumn;
    QList<OrderLineRow *> m_lines;
    QPushButton *m_claims;
    PaymentView *m_payment;
    TimelineView *m_timeline;
};

} // namespace firstcome
