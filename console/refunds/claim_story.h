// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/refunds/claim_detail.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace firstcome {

class FactList;

/// What a claim stands on: the order and its line, the payment with what the gateway said, deliveries, earlier claims
/// of the line. Each part leads to where it comes from. Thread: GUI.
class ClaimStory : public QWidget
{
    Q_OBJECT

public:
    explicit ClaimStory(QWidget *parent = nullptr);

    void show(const ClaimDetail &detail);
    void retranslate();
    QList<QPushButton *> earlier() const { return m_earlier; }
    QPushButton *orderLink() const { return m_order; }

Q_SIGNALS:
    void placeWanted(const firstcome::PageRef &place);
    void claimWanted(firstcome::Id id);

private:
    void showOrder();
    void showPayment();
    void showEarlier();

    ClaimDetail m_detail;
    QLabel *m_orderTitle;
    QPushButton *m_order;
    QPushButton *m_product;
    FactList *m_orderFacts;
    QLabel *m_paymentTitle;
    FactList *m_paymentFacts;
    QLabel *m_earlierTitle;
    QVBoxLayout *m_earlierColumn;
    QList<QPushButton *> m_earlier;
};

} // namespace firstcome
