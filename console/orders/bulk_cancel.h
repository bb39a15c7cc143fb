// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include "console/page/bulk_dialog.h"

namespace firstcome {

class ApiClient;
class OrderCalls;

/// Cancels several orders, one after the other. Invariant: one that is refused stops no other. Thread: GUI.
class BulkCancel : public BulkDialog
{
    Q_OBJECT

public:
    BulkCancel(ApiClient &api, const QList<OrderView> &orders, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const firstcome::OrderView &order);

protected:
    void run() override;

private:
    void next();
    void settle(Id id, const QString &words);

    OrderCalls *m_calls;
    int m_settled = 0;
    int m_cancelled = 0;
};

} // namespace firstcome
