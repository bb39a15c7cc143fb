// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_fetch.h"

#include "shared/client/api_client.h"
#include <QJsonArray>

namespace firstcome {

OrderFetch::OrderFetch(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void OrderFetch::ask(const OrderFilter &filter, const PagedTable::PageRequest &page, Done done)
{
    m_filter = filter;
    m_page = page;
    m_now = m_api.clock().at(systemNow());
    m_done = std::move(done);
    ++m_serial;
    look(1);
}

void OrderFetch::look(int looks)
{
    m_api.send(ordersRequest(m_filter, m_page, m_now), this,
               [this, looks, serial = m_serial](const Result<ApiAnswer> &answer) {
                   if (serial != m_serial)
                       return;
                   if (answer)
                       take(looks, answer->json);
                   else
                       m_done(tl::unexpected(answer.error()));
               });
}

void OrderFetch::take(int looks, const QJsonObject &answer)
{
    Page page;
    page.nextCursor = answer.value(QLatin1StringView("nextCursor")).toString();
    const QJsonArray items = answer.value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items) {
        if (const auto order = orderViewFrom(item.toObject()))
            page.orders.append(*order);
    }
    if (page.orders.isEmpty() && !page.nextCursor.isEmpty() && looks < mostLooks) {
        m_page.cursor = page.nextCursor;
        return look(looks + 1);
    }
    m_done(page);
}

} // namespace firstcome
