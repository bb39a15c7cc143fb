// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/catalog_ops_routes.h"

#include "backend/catalog/create_product.h"
#include "backend/catalog/edit_product.h"
#include "backend/catalog/product_answers.h"
#include "backend/catalog/product_query.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "shared/contract/permissions.h"

namespace firstcome::catalog {

namespace {

AuditEntry entryOf(const http::Request &request, QByteArray action)
{
    AuditEntry entry;
    entry.operatorId = request.principal->id;
    entry.action = std::move(action);
    entry.requestId = request.id;
    return entry;
}

/// The fields of `one` that are not so in `other`, for the audit.
QJsonObject differing(const QJsonObject &one, const QJsonObject &other)
{
    QJsonObject fields;
    for (auto field = one.begin(); field != one.end(); ++field) {
        if (other.value(field.key()) != field.value())
            fields.insert(field.key(), field.value());
    }
    return fields;
}

} // namespace

void CatalogOpsRoutes::mount(http::Router &router)
{
    const auto viewers = http::Policy::operatorWith(permission::View);
    const auto editors = http::Policy::operatorWith(permission::CatalogueEdit);
    const auto bound = [this](QCoro::Task<http::Response> (CatalogOpsRoutes::*handler)(const http::Request &)) {
        return http::AsyncHandler([this, handler](const http::Request &request) { return (this->*handler)(request); });
    };
    router.get("/v1/ops/products?limit&cursor&page&sort&q&category&storeId&onSale&flash&inStock&minPrice&maxPrice",
               viewers, bound(&CatalogOpsRoutes::list));
    router.get("/v1/ops/products/{id}", viewers, bound(&CatalogOpsRoutes::show));
    router.add({http::Method::Patch, "/v1/ops/products/{id}", editors, bound(&CatalogOpsRoutes::edit)});
    router.get("/v1/ops/stores?q&limit&cursor", viewers, bound(&CatalogOpsRoutes::listStores));
    router.post("/v1/ops/stores", editors, bound(&CatalogOpsRoutes::openStore));
}

QCoro::Task<http::Response> CatalogOpsRoutes::list(const http::Request &request)
{
    const auto query = productQueryFrom(request);
    if (!query)
        co_return http::problem(query.error(), request);
    if (http::wantsCsv(request)) {
        const auto file = answerProductsFile(m_parts, request, query->page.filter);
        co_return co_await file;
    }
    co_return co_await answerProducts(m_parts, query->page, ProductDetail::Books, query->counted);
}

QCoro::Task<http::Response> CatalogOpsRoutes::show(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const auto reply = m_parts.database.read([this, id](sql::Connection &connection) {
        return ProductView(m_parts, ProductDetail::Books).find(connection, id);
    });
    const auto product = co_await reply;
    co_return answerProduct(request, product, ProductDetail::Books);
}

QCoro::Task<http::Response> CatalogOpsRoutes::edit(const http::Request &request)
{
    const auto edit = productEditFrom(request.body);
    const auto version = http::expectedVersions(request);
    if (!edit || !version)
        co_return http::problem(edit ? version.error() : edit.error(), request);
    const EditedProduct edited{request.idParameter(0), std::nullopt, *version, m_parts.clock()};
    AuditEntry entry = entryOf(request, "product.edit");
    entry.object = "product:" + QByteArray::number(edited.id);
    entry.at = edited.now;
    const auto reply = m_parts.database.write(
        sql::Queue::Background,
        [this, edited, edit = *edit, entry](sql::Connection &connection) mutable -> Result<Product> {
            const ProductView view(m_parts, ProductDetail::Books);
            const auto before = view.find(connection, edited.id);
            if (const auto done = editProduct(connection, m_parts, edited, edit); !done)
                return tl::unexpected(done.error());
            const auto after = view.find(connection, edited.id);
            entry.before = differing(toJson(*before, ProductDetail::Books), toJson(*after, ProductDetail::Books));
            entry.after = differing(toJson(*after, ProductDetail::Books), toJson(*before, ProductDetail::Books));
            m_parts.audit.append(connection, entry);
            return *after;
        });
    const auto product = co_await reply;
    co_return product ? answerProduct(request, *product, ProductDetail::Books)
                      : http::problem(product.error(), request);
}

QCoro::Task<http::Response> CatalogOpsRoutes::listStores(const http::Request &request)
{
    co_return co_await answerStores(m_parts, request, std::nullopt);
}

QCoro::Task<http::Response> CatalogOpsRoutes::openStore(const http::Request &request)
{
    const auto form = storeFormFrom(request.body, true);
    const auto scope = callScopeOf(request);
    if (!form || !scope)
        co_return http::problem(form ? scope.error() : form.error(), request);
    const NewStore wanted{*form, form->sellerId, m_parts.clock()};
    AuditEntry entry = entryOf(request, "store.create");
    entry.at = wanted.now;
    const auto effect = [this, wanted, entry](sql::Connection &connection) mutable -> Result<sql::KeptAnswer> {
        const auto store = createStore(connection, m_parts, wanted);
        if (!store)
            return tl::unexpected(store.error());
        entry.object = "store:" + QByteArray::number(store->id);
        entry.after = toJson(*store);
        m_parts.audit.append(connection, entry);
        return sql::KeptAnswer{201, QJsonDocument(entry.after).toJson(QJsonDocument::Compact)};
    };
    const auto reply = m_parts.database.write(sql::Queue::Background,
                                              [effect, scope = *scope, now = wanted.now](sql::Connection &connection) {
                                                  return answerOnce(connection, {scope, now}, [&] {
                                                      auto once = effect;
                                                      return once(connection);
                                                  });
                                              });
    const auto answer = co_await reply;
    co_return answer ? http::withEtag(responseOf(*answer), 1) : http::problem(answer.error(), request);
}

} // namespace firstcome::catalog
