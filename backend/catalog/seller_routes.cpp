// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/seller_routes.h"

#include "backend/catalog/create_product.h"
#include "backend/catalog/edit_product.h"
#include "backend/catalog/product_answers.h"
#include "backend/catalog/product_query.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"

namespace firstcome::catalog {

namespace {

QByteArray encode(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<sql::KeptAnswer> create(sql::Connection &connection, const CatalogParts &parts, const NewProduct &wanted)
{
    const auto id = createProduct(connection, parts, wanted);
    if (!id)
        return tl::unexpected(id.error());
    const auto product = ProductView(parts, ProductDetail::Books).find(connection, *id);
    return sql::KeptAnswer{201, encode(toJson(*product, ProductDetail::Books))};
}

} // namespace

void SellerRoutes::mount(http::Router &router)
{
    const auto sellers = http::Policy::member(http::Seller);
    const auto bound = [this](QCoro::Task<http::Response> (SellerRoutes::*handler)(const http::Request &)) {
        return http::AsyncHandler([this, handler](const http::Request &request) { return (this->*handler)(request); });
    };
    router.get("/v1/seller/stores?q&limit&cursor", sellers, bound(&SellerRoutes::listStores));
    router.post("/v1/seller/stores", sellers, bound(&SellerRoutes::openStore));
    router.get("/v1/seller/products?limit&cursor&page&sort&q&category&storeId&onSale&flash&inStock&minPrice&maxPrice",
               sellers, bound(&SellerRoutes::list));
    router.post("/v1/seller/products", sellers, bound(&SellerRoutes::create));
    router.get("/v1/seller/products/{id}", sellers, bound(&SellerRoutes::show));
    router.add({http::Method::Patch, "/v1/seller/products/{id}", sellers, bound(&SellerRoutes::edit)});
    router.add(http::silent({http::Method::Delete, "/v1/seller/products/{id}", sellers, bound(&SellerRoutes::remove)}));
}

QCoro::Task<http::Response> SellerRoutes::listStores(const http::Request &request)
{
    co_return co_await answerStores(m_parts, request, request.principal->id);
}

QCoro::Task<http::Response> SellerRoutes::openStore(const http::Request &request)
{
    const auto form = storeFormFrom(request.body, false);
    const auto scope = callScopeOf(request);
    if (!form || !scope)
        co_return http::problem(form ? scope.error() : form.error(), request);
    const NewStore wanted{*form, request.principal->id, m_parts.clock()};
    const auto reply =
        m_parts.database.write(sql::Queue::Background, [this, wanted, scope = *scope](sql::Connection &connection) {
            return answerOnce(connection, {scope, wanted.now}, [&]() -> Result<sql::KeptAnswer> {
                const auto store = createStore(connection, m_parts, wanted);
                if (!store)
                    return tl::unexpected(store.error());
                return sql::KeptAnswer{201, encode(toJson(*store))};
            });
        });
    const auto answer = co_await reply;
    co_return answer ? http::withEtag(responseOf(*answer), 1) : http::problem(answer.error(), request);
}

QCoro::Task<http::Response> SellerRoutes::list(const http::Request &request)
{
    auto query = productQueryFrom(request);
    if (!query)
        co_return http::problem(query.error(), request);
    query->page.filter.sellerId = request.principal->id;
    co_return co_await answerProducts(m_parts, query->page, ProductDetail::Books, query->counted);
}

QCoro::Task<http::Response> SellerRoutes::create(const http::Request &request)
{
    const auto form = productFormFrom(request.body);
    const auto scope = callScopeOf(request);
    if (!form || !scope)
        co_return http::problem(form ? scope.error() : form.error(), request);
    const NewProduct wanted{*form, request.principal->id, m_parts.clock()};
    const auto reply =
        m_parts.database.write(sql::Queue::Background, [this, wanted, scope = *scope](sql::Connection &connection) {
            return answerOnce(connection, {scope, wanted.now},
                              [&] { return catalog::create(connection, m_parts, wanted); });
        });
    const auto answer = co_await reply;
    co_return answer ? http::withEtag(responseOf(*answer), 1) : http::problem(answer.error(), request);
}

QCoro::Task<http::Response> SellerRoutes::show(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const auto reply = m_parts.database.read([this, id](sql::Connection &connection) {
        return ProductView(m_parts, ProductDetail::Books).find(connection, id);
    });
    auto product = co_await reply;
    if (product && product->sellerId != request.principal->id)
        product.reset();
    co_return answerProduct(request, product, ProductDetail::Books);
}

QCoro::Task<http::Response> SellerRoutes::edit(const http::Request &request)
{
    const auto edit = productEditFrom(request.body);
    const auto version = http::expectedVersions(request);
    if (!edit || !version)
        co_return http::problem(edit ? version.error() : edit.error(), request);
    const EditedProduct edited{request.idParameter(0), request.principal->id, *version, m_parts.clock()};
    const auto reply = m_parts.database.write(
        sql::Queue::Background, [this, edited, edit = *edit](sql::Connection &connection) -> Result<Product> {
            if (const auto done = editProduct(connection, m_parts, edited, edit); !done)
                return tl::unexpected(done.error());
            return *ProductView(m_parts, ProductDetail::Books).find(connection, edited.id);
        });
    const auto product = co_await reply;
    co_return product ? answerProduct(request, *product, ProductDetail::Books)
                      : http::problem(product.error(), request);
}

QCoro::Task<http::Response> SellerRoutes::remove(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const Id sellerId = request.principal->id;
    // DELETE needs no If-Match: without one it takes away whatever is there.
    const bool conditional = !request.headerView("if-match").isEmpty();
    const auto version = conditional ? http::expectedVersions(request) : http::ExpectedVersions::any();
    if (!version)
        co_return http::problem(version.error(), request);
    const EditedProduct edited{id, sellerId, *version, m_parts.clock()};
    const auto reply = m_parts.database.write(sql::Queue::Background, [this, edited](sql::Connection &connection) {
        return deleteProduct(connection, m_parts, edited);
    });
    const auto done = co_await reply;
    co_return done ? http::noContent() : http::problem(done.error(), request);
}

} // namespace firstcome::catalog
