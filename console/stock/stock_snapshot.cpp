// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_snapshot.h"

#include "shared/client/api_client.h"
#include "shared/contract/product.h"
#include "shared/contract/sale.h"
#include <QJsonArray>

namespace firstcome {

namespace {

std::vector<StockView> rowsOf(const ApiAnswer &answer)
{
    std::vector<StockView> rows;
    for (const QJsonValue item : answer.json.value(QLatin1StringView("items")).toArray()) {
        if (const auto view = stockViewFrom(item.toObject()))
            rows.push_back(*view);
    }
    return rows;
}

QString nextCursorOf(const ApiAnswer &answer)
{
    return answer.json.value(QLatin1StringView("nextCursor")).toString();
}

std::vector<StockView> rowsOf(const Product &product)
{
    std::vector<StockView> rows;
    for (const ProductOption &option : product.options)
        rows.push_back({option.id, product.id, product.name, option.name, option.onHand, option.held, option.sold,
                        option.version});
    return rows;
}

} // namespace

StockSnapshot::StockSnapshot(ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

ApiRequest StockSnapshot::pageRequest(const QString &cursor) const
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/stock"));
    return request.with("limit", QString::number(m_limits.page)).with("cursor", cursor);
}

void StockSnapshot::start()
{
    ++m_run;
    m_rows = 0;
    m_running = true;
    m_capped = false;
    m_asked.clear();
    Q_EMIT started();
    askOpenSales({});
    ask(QString());
}

void StockSnapshot::askOpenSales(const QString &cursor)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/sales"));
    request.with("limit", QString::number(m_limits.page)).with("cursor", cursor);
    // Without them all options come as well, only later.
    m_api.send(request, this, [this, run = m_run](const Result<ApiAnswer> &answer) {
        if (run != m_run || !answer)
            return;
        QSet<Id> open;
        const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
        for (const QJsonValue &item : items) {
            const SaleView sale = saleFrom(item.toObject());
            if (sale.window.stateAt(m_api.clock().at(systemNow())) == SaleState::Open)
                open.insert(sale.productId);
        }
        fetchProducts(open);
        if (const QString next = nextCursorOf(*answer); !next.isEmpty())
            askOpenSales(next);
    });
}

void StockSnapshot::fetchProducts(const QSet<Id> &products)
{
    int asked = 0;
    for (const Id id : products) {
        if (m_asked.contains(id) || asked == mostProducts)
            continue;
        ++asked;
        m_asked.insert(id);
        m_api.send(ApiRequest::get(QStringLiteral("/v1/ops/products/") + idText(id)), this,
                   [this](const Result<ApiAnswer> &answer) {
                       if (answer)
                           Q_EMIT found(rowsOf(productFrom(answer->json)));
                   });
    }
}

void StockSnapshot::ask(const QString &cursor)
{
    m_api.send(pageRequest(cursor), this, [this, run = m_run](const Result<ApiAnswer> &answer) {
        if (run != m_run)
            return;
        if (!answer) {
            m_running = false;
            Q_EMIT failed(answer.error());
            return;
        }
        const std::vector<StockView> rows = rowsOf(*answer);
        m_rows += int(rows.size());
        Q_EMIT pageCame(rows);
        const QString next = nextCursorOf(*answer);
        m_capped = !next.isEmpty() && m_rows >= m_limits.rows;
        if (!next.isEmpty() && !m_capped)
            return ask(next);
        m_running = false;
        Q_EMIT finished();
    });
}

void StockSnapshot::search(const QString &text)
{
    ++m_search;
    if (!text.isEmpty())
        ask(Search{text, {}, 0});
}

void StockSnapshot::ask(const Search &search)
{
    ApiRequest request = pageRequest(search.cursor).with("q", search.text);
    m_api.send(request, this, [this, search, run = m_search](const Result<ApiAnswer> &answer) {
        // A search that fails leaves what was loaded: the banner of the snapshot says what is wrong.
        if (run != m_search || !answer)
            return;
        const std::vector<StockView> rows = rowsOf(*answer);
        Q_EMIT found(rows);
        const QString next = nextCursorOf(*answer);
        const int all = search.found + int(rows.size());
        if (!next.isEmpty() && all < mostFound)
            ask(Search{search.text, next, all});
    });
}

} // namespace firstcome
