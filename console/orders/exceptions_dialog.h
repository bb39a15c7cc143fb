// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/payment_exception.h"
#include "shared/base/result.h"
#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace firstcome {

class ApiClient;
class ContentStates;
class MoneyActs;
class MoneyCalls;
class OperatorSession;
struct MoneyAct;

/// All money that waits for a person: payments of orders, which their order decides about, and charges of balances,
/// which are decided about here. Stays open beside the window. Thread: GUI.
class ExceptionsDialog : public QDialog
{
    Q_OBJECT

public:
    ExceptionsDialog(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    void refresh();
    const QList<PaymentException> &exceptions() const { return m_exceptions; }
    void choose(Id paymentId);
    MoneyActs *acts() const { return m_acts; }
    QPushButton *orderButton() const { return m_order; }

Q_SIGNALS:
    void orderWanted(firstcome::Id orderId);

private:
    void arrange();
    void take(const QList<PaymentException> &exceptions);
    void ask(const QString &cursor, const QList<PaymentException> &before);
    void fillRow(int row);
    const PaymentException *chosen() const;
    void follow();
    void takeRefused(const MoneyAct &act, const Refusal &why);

    ApiClient &m_api;
    OperatorSession &m_session;
    MoneyCalls *m_calls;
    QList<PaymentException> m_exceptions;
    QTableWidget *m_table;
    ContentStates *m_states;
    QLabel *m_said;
    MoneyActs *m_acts;
    QPushButton *m_order;
};

} // namespace firstcome
