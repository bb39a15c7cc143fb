// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_routes.h"

#include "backend/catalog/product_answers.h"
#include "backend/catalog/product_query.h"
#include "backend/platform/access/load_role.h"
#include "shared/contract/error_codes.h"

namespace firstcome::catalog {

void ProductRoutes::mount(http::Router &router)
{
    const auto open = http::Policy::open();
    router.get("/v1/products?limit&cursor&page&sort&q&category&storeId&flash&inStock&minPrice&maxPrice", open,
               [this](const http::Request &request) { return list(request); });
    router.get("/v1/products/{id}", access::openToLoad(),
               [this](const http::Request &request) { return show(request); });
    router.get("/v1/stores?q&limit&cursor", open, [this](const http::Request &request) { return listStores(request); });
    router.get("/v1/stores/{id}", open, [this](const http::Request &request) { return showStore(request); });
}

QCoro::Task<http::Response> ProductRoutes::list(const http::Request &request)
{
    auto query = productQueryFrom(request);
    if (!query)
        co_return http::problem(query.error(), request);
    query->page.filter.onSale = true; // what is off sale is found by its link only
    co_return co_await answerProducts(m_parts, query->page, ProductDetail::Shopper, query->counted);
}

QCoro::Task<http::Response> ProductRoutes::show(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const bool maySeeShadows = request.principal.has_value();
    const auto reply = m_parts.database.read([this, id, maySeeShadows](sql::Connection &connection) {
        const ProductView view(m_parts, ProductDetail::Shopper);
        auto product = view.find(connection, id);
        return product || !maySeeShadows ? product : view.findShadow(connection, id);
    });
    const auto product = co_await reply;
    co_return answerProduct(request, product, ProductDetail::Shopper);
}

QCoro::Task<http::Response> ProductRoutes::listStores(const http::Request &request)
{
    co_return co_await answerStores(m_parts, request, std::nullopt);
}

QCoro::Task<http::Response> ProductRoutes::showStore(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const auto reply =
        m_parts.database.read([id](sql::Connection &connection) { return StoreStore(connection).find(id); });
    const auto store = co_await reply;
    if (!store)
        co_return http::problem(code::storeNotFound, request);
    co_return http::json(200, toJson(*store));
}

} // namespace firstcome::catalog
