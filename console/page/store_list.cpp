// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/store_list.h"

#include "shared/client/api_client.h"
#include <QJsonArray>

namespace firstcome {

namespace {

constexpr int pageLimit = 100;

} // namespace

StoreList::StoreList(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void StoreList::refresh()
{
    ++m_query;
    m_gathered.clear();
    ask({});
}

void StoreList::add(const StoreView &store)
{
    m_stores.append(store);
    Q_EMIT changed();
}

void StoreList::ask(const QString &cursor)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/stores"));
    request.with("limit", QString::number(pageLimit)).with("cursor", cursor);
    m_api.send(request, this, [this, query = m_query](const Result<ApiAnswer> &answer) {
        if (query != m_query)
            return;
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
        for (const QJsonValue &item : items)
            m_gathered.append(storeFrom(item.toObject()));
        const QString next = answer->json.value(QLatin1StringView("nextCursor")).toString();
        if (!next.isEmpty() && m_gathered.size() < most)
            return ask(next);
        m_stores = std::exchange(m_gathered, {});
        Q_EMIT changed();
    });
}

} // namespace firstcome
