// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include "shared/base/result.h"
#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace firstcome {

class ApiClient;
class OrderCalls;

/// Cancels several orders: shows them first, asks for a reason and their number, then says of each what became of it.
/// Invariant: the orders are those that were selected when it opened, whatever the list does meanwhile; one that is
/// refused stops no other.
/// Thread: GUI.
class BulkCancel : public QDialog
{
    Q_OBJECT

public:
    BulkCancel(ApiClient &api, QList<OrderView> orders, QWidget *parent = nullptr);

    /// How many have an outcome, and how many of them are cancelled.
    int settled() const { return m_settled; }
    int cancelled() const { return m_cancelled; }
    QString outcomeOf(Id id) const;

    QLineEdit *typed() const { return m_typed; }
    QPushButton *verb() const { return m_verb; }

Q_SIGNALS:
    void changed(const firstcome::OrderView &order);

protected:
    void reject() override;

private:
    void fillTable();
    void follow();
    void run();
    void next();
    void settle(Id id, const QString &words);

    QList<OrderView> m_orders;
    OrderCalls *m_calls;
    QTableWidget *m_table;
    QLineEdit *m_reason;
    QLineEdit *m_typed;
    QLabel *m_words;
    QPushButton *m_leave;
    QPushButton *m_verb;
    int m_settled = 0;
    int m_cancelled = 0;
    bool m_running = false;
    bool m_stopped = false;
};

} // namespace firstcome
