// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_answers.h"

#include "backend/catalog/product_query.h"
#include "backend/platform/http/preconditions.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"

namespace firstcome::catalog {

namespace {

QJsonArray itemsOf(const QList<Product> &products, ProductDetail detail)
{
    QJsonArray items;
    for (const Product &product : products) {
        QJsonObject item = toJson(product, detail);
        item.remove(QStringLiteral("description")); // may be long: the detail has it
        items.append(item);
    }
    return items;
}

http::CsvFile productsFile()
{
    return {"products.csv",
            {{"id", true},
             {"name"},
             {"store"},
             {"category"},
             {"price"},
             {"saleType"},
             {"handle"},
             {"createdAt"},
             {"updatedAt"}}};
}

} // namespace

QCoro::Task<http::Response> answerProducts(const CatalogParts &parts, ProductPage page, ProductDetail detail,
                                           bool counted)
{
    const ProductSort sort = page.filter.sort;
    const auto reply =
        parts.database.read([&parts, page = std::move(page), detail, counted](sql::Connection &connection) {
            return ProductView(parts, detail).list(connection, page, counted);
        });
    const ProductList list = co_await reply;
    const QJsonArray items = itemsOf(list.items, detail);
    const QByteArray next = list.next ? textOf(sort, *list.next) : QByteArray();
    if (!list.total)
        co_return http::page(items, next);
    co_return http::json(200, {{QStringLiteral("items"), items},
                               {QStringLiteral("nextCursor"),
                                next.isEmpty() ? QJsonValue() : QString::fromLatin1(http::encodeCursor(next))},
                               {QStringLiteral("total"), *list.total}});
}

QCoro::Task<http::Response> answerProductsFile(const CatalogParts &parts, const http::Request &request,
                                               ProductFilter filter)
{
    const http::ListReader read = [&parts, filter = std::move(filter)](const http::Page &part) {
        return parts.database.read([&parts, filter, part](sql::Connection &connection) {
            ProductPage page;
            page.filter = filter;
            page.limit = part.limit;
            if (!part.cursor.isEmpty())
                page.after = positionFrom(filter.sort, part.cursor).value();
            const ProductList list = ProductView(parts, ProductDetail::Books).list(connection, page, false);
            return http::ListPart{itemsOf(list.items, ProductDetail::Books),
                                  list.next ? textOf(filter.sort, *list.next) : QByteArray()};
        });
    };
    const auto file = http::csvAnswer(request, productsFile(), read);
    co_return co_await file;
}

http::Response answerProduct(const http::Request &request, const std::optional<Product> &product, ProductDetail detail)
{
    if (!product)
        return http::problem(productNotFound(), request);
    return http::withEtag(http::json(200, toJson(*product, detail)), product->version);
}

QCoro::Task<http::Response> answerStores(const CatalogParts &parts, const http::Request &request,
                                         std::optional<Id> sellerId)
{
    const auto page = http::pageOf(request);
    const auto after = page && !page->cursor.isEmpty() ? idFrom(QByteArrayView(page->cursor)) : std::optional<Id>(0);
    if (!page || !after)
        co_return http::problem(
            page ? Refusal{code::requestInvalid, QStringLiteral("The cursor is not one of this list."), {}, {}}
                 : page.error(),
            request);
    const QString q = tidyName(QString::fromUtf8(request.queryValue("q").value_or(QByteArray())));
    const StoreFilter filter{sellerId, q, *after, page->limit + 1};
    const auto reply =
        parts.database.read([filter](sql::Connection &connection) { return StoreStore(connection).list(filter); });
    QList<StoreView> stores = co_await reply;
    const bool more = stores.size() > page->limit;
    if (more)
        stores.removeLast();
    QJsonArray items;
    for (const StoreView &store : std::as_const(stores))
        items.append(toJson(store));
    co_return http::page(items, more ? QByteArray::number(stores.constLast().id) : QByteArray());
}

Refusal productNotFound()
{
    return code::productNotFound;
}

} // namespace firstcome::catalog
