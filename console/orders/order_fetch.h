// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_filter.h"
#include "shared/base/result.h"
#include "shared/contract/order_view.h"
#include <QObject>

namespace firstcome {

class ApiClient;

/// One page of orders. The server looks through a part of its orders at a time, so a page may be empty and yet not the
/// last: such pages are passed over, `mostLooks` at most. Thread: GUI.
/// Invariant: only the newest request is answered.
class OrderFetch : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostLooks = 50;

    struct Page
    {
        QList<OrderView> orders;
        QString nextCursor;
    };
    using Done = std::function<void(const Result<Page> &)>;

    explicit OrderFetch(ApiClient &api, QObject *parent = nullptr);

    void ask(const OrderFilter &filter, const PagedTable::PageRequest &page, Done done);

private:
    void look(int looks);
    void take(int looks, const QJsonObject &answer);

    ApiClient &m_api;
    OrderFilter m_filter;
    PagedTable::PageRequest m_page;
    Instant m_now{}; ///< the period stays the same over the looks
    Done m_done;
    int m_serial = 0;
};

} // namespace firstcome
