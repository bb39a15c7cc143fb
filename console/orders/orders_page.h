// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/new_orders.h"
#include "console/orders/order_fetch.h"
#include "console/page/list_page.h"
#include <QTimer>

class QPushButton;

namespace firstcome {

class OrderDetails;
class OrderFilterBar;

/// Orders as they come: found, filtered, changed in place while one looks, one of them with its timeline at the right.
/// Invariant: live news never moves what the operator scrolled to, points at or chose; new orders wait in a bar until
/// he asks for them. Thread: GUI.
class OrdersPage : public Page
{
    Q_OBJECT

public:
    /// At the top of a short list new orders flow in, at most once in this while.
    static constexpr std::chrono::milliseconds flowPause{1'000};
    static constexpr int flowRows = 200;
    /// A longer list begins anew instead of being fetched again as a whole.
    static constexpr int refreshRows = 1'000;

    static PageInfo info();
    explicit OrdersPage(const PageContext &context);

    /// The key: an order, or "exceptions": all money that waits for a person.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    OrderListModel *model() const { return m_model; }
    ListPage *list() const { return m_list; }
    OrderDetails *orderDetails() const { return m_details; }
    OrderFilterBar *filterBar() const { return m_filter; }
    QPushButton *newOrdersBar() const { return m_bar; }
    QAction *exceptionsAction() const { return m_exceptions; }
    QAction *cancelSelectedAction() const { return m_cancelSelected; }

protected:
    void retranslate() override;

private:
    void connectParts();
    void fetch(const PagedTable::PageRequest &page);
    PagedTable *wholeList() const;
    void cancelSelected();
    void followSelected();
    void showExceptions();
    void takeFrame(const OrderChanged &frame);
    void followPhase();
    ListWords words() const;
    QString subtitle() const;
    void followNew();
    void flowIn();
    void loadNew();
    bool flows() const;
    bool isAtTop() const;

    PageContext m_context;
    QAction *m_lookFurther;
    QAction *m_cancelSelected;
    QAction *m_exceptions;
    OrderListModel *m_model;
    OrderFetch *m_fetch;
    NewOrders m_new;
    QTimer m_flow;
    OrderFilterBar *m_filter;
    QPushButton *m_bar;
    OrderDetails *m_details;
    ListPage *m_list;
};

} // namespace firstcome
