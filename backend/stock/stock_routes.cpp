// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/stock_routes.h"

#include "backend/platform/access/load_role.h"
#include "backend/platform/module/peers.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::stock {

namespace {

constexpr int productsNamed = 10'000; ///< beyond it the options are walked and their products' names compared
constexpr int walkedAtOnce = 1'000;

QByteArray encodedAt(const ProductStock &stock, Instant now)
{
    QByteArray body;
    body.reserve(stock.encodedHead.size() + 28);
    return body.append(stock.encodedHead).append(toIsoUtf8(now)).append("\"}");
}

struct Found
{
    std::vector<Option> options;
    std::unordered_map<Id, ProductFacts> products;
};

QJsonArray itemsOf(const Found &found)
{
    QJsonArray items;
    for (const Option &option : found.options) {
        const auto product = found.products.find(option.productId);
        const QString name = product == found.products.end() ? QString() : product->second.name;
        items.append(toJson(StockView{option.id, option.productId, name, option.name, option.onHand, option.held,
                                      option.sold, option.version, option.isOnSale(), option.deletedAt.has_value()}));
    }
    return items;
}

http::CsvFile stockFile()
{
    return {"stock.csv",
            {{"optionId", true},
             {"productId", true},
             {"product"},
             {"option"},
             {"onHand"},
             {"held"},
             {"available"},
             {"sold"},
             {"onSale"},
             {"deleted"}}};
}

} // namespace

void StockRoutes::mount(http::Router &router)
{
    using http::AsyncHandler;
    using http::Request;
    router.get("/v1/products/{id}/stock", access::openToLoad(),
               AsyncHandler([this](const Request &request) { return productStock(request); }));
    router.get("/v1/ops/stock?q&limit&cursor", http::Policy::operatorWith(permission::View),
               AsyncHandler([this](const Request &request) { return list(request); }));
}

QCoro::Task<http::Response> StockRoutes::productStock(const http::Request &request)
{
    const Id productId = request.idParameter(0);
    auto stock = m_board.product(productId);
    if (!stock && productId > 0) {
        const auto reply = m_ground.database.read(
            [this, productId](sql::Connection &connection) { return m_stock.optionsOf(connection, productId); });
        const std::vector<Option> options = co_await reply;
        std::vector<OptionStock> loaded;
        for (const Option &option : options)
            loaded.push_back(stockOf(option));
        // A product that is not there is not remembered: made-up ids must not fill the board.
        if (!loaded.empty())
            stock = m_board.load(productId, loaded);
    }
    const bool hidden = stock && !stock->options.empty() && stock->options.front().shadow && !request.principal;
    if (!stock || stock->options.empty() || hidden)
        co_return http::problem(code::productNotFound, request);
    co_return http::encoded(200, encodedAt(*stock, m_ground.clock()));
}

QCoro::Task<http::Response> StockRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    if (!page->cursor.isEmpty() && !idFrom(QByteArrayView(page->cursor)))
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of ours."), {}, {}}, request);
    const QString query = QString::fromUtf8(request.queryValue("q").value_or(QByteArray())).trimmed();
    const http::ListReader read = [this, query](http::Page part) { return readPart(query, std::move(part)); };
    if (http::wantsCsv(request)) {
        const auto file = http::csvAnswer(request, stockFile(), read);
        co_return co_await file;
    }
    const auto reply = read(*page);
    const http::ListPart part = co_await reply;
    co_return http::page(part.items, part.next);
}

/// Where so many products have the name that they cannot be listed, every few options are of one of them.
std::vector<Option> StockRoutes::walk(sql::Connection &connection, OptionFilter filter, int limit) const
{
    const QString key = searchKey(std::exchange(filter.text, {}));
    std::vector<Option> found;
    std::vector<Option> walked;
    do {
        walked = m_stock.page(connection, filter, walkedAtOnce);
        std::vector<Id> productIds;
        for (const Option &option : walked)
            productIds.push_back(option.productId);
        const auto products = m_ground.peers.products(connection, productIds);
        for (Option &option : walked) {
            filter.after = option.id;
            const auto product = products.find(option.productId);
            const bool named = searchKey(option.name).contains(key) ||
                               (product != products.end() && searchKey(product->second.name).contains(key));
            if (named && found.size() < size_t(limit))
                found.push_back(std::move(option));
        }
    } while (walked.size() == walkedAtOnce && found.size() < size_t(limit));
    return found;
}

work::Reply<http::ListPart> StockRoutes::readPart(const QString &query, http::Page part) const
{
    return m_ground.database.read([this, query, part = std::move(part)](sql::Connection &connection) {
        Found found;
        // Whoever asks for one may mean what was sold until last week.
        OptionFilter filter{query, {}, idFrom(QByteArrayView(part.cursor)).value_or(0), !query.isEmpty()};
        if (!query.isEmpty())
            filter.productIds = m_ground.peers.productsNamed(connection, query, productsNamed + 1);
        found.options = filter.productIds.size() > productsNamed ? walk(connection, filter, part.limit + 1)
                                                                 : m_stock.page(connection, filter, part.limit + 1);
        QByteArray next;
        if (found.options.size() > size_t(part.limit)) {
            found.options.resize(size_t(part.limit));
            next = QByteArray::number(found.options.back().id);
        }
        std::vector<Id> productIds;
        for (const Option &option : found.options)
            productIds.push_back(option.productId);
        found.products = m_ground.peers.products(connection, productIds);
        return http::ListPart{itemsOf(found), next};
    });
}

} // namespace firstcome::stock
