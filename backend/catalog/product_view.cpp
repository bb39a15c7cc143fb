// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_view.h"

#include "backend/platform/http/listing.h"
#include "shared/base/text_form.h"
#include <QHash>

namespace firstcome::catalog {

namespace {

ProductOption shown(const stock::Option &option)
{
    return {option.id,     option.name, option.price, option.available(), option.off,
            option.onHand, option.held, option.sold,  option.version};
}

void overlay(ProductOption &option, const stock::OptionStock &newer)
{
    option.available = newer.available();
    option.onHand = newer.onHand;
    option.held = newer.held;
    option.sold = newer.sold;
    option.version = newer.version;
}

ProductPosition positionOf(const Product &product)
{
    return {product.price, product.id, searchKey(product.name)};
}

bool isInStock(const Product &product)
{
    return product.off == OffSale::No &&
           std::any_of(product.options.begin(), product.options.end(),
                       [](const ProductOption &option) { return option.off == OffSale::No && option.available > 0; });
}

} // namespace

std::optional<Product> ProductView::find(sql::Connection &connection, Id id) const
{
    return completed(connection, ProductStore(connection).find(std::vector<Id>{id}));
}

std::optional<Product> ProductView::findShadow(sql::Connection &connection, Id id) const
{
    const auto shadow = ProductStore(connection).findShadow(id);
    return shadow ? completed(connection, {*shadow}) : std::nullopt;
}

std::optional<Product> ProductView::completed(sql::Connection &connection, QList<Product> found) const
{
    if (found.isEmpty())
        return std::nullopt;
    complete(connection, found, m_parts.clock());
    return found.constFirst();
}

ProductList ProductView::list(sql::Connection &connection, ProductPage page, bool counted) const
{
    ProductStore store(connection);
    const Instant now = m_parts.clock();
    if (page.filter.flash)
        page.flashIds = m_parts.sales.productsOnSale(connection, now);
    ProductList found;
    if (counted)
        found.total = store.count(page);
    const int wanted = page.limit;
    const int rows = page.filter.inStock ? std::max(wanted, http::Page::longest) : wanted;
    page.limit = rows + 1; // one more, to know whether there is a next page
    for (int scanned = 0; found.items.size() < wanted; scanned += rows) {
        QList<Product> batch = store.list(page);
        const bool last = batch.size() <= rows;
        if (!last)
            batch.removeLast();
        complete(connection, batch, now);
        found.next = std::nullopt;
        for (qsizetype i = 0; i < batch.size(); ++i) {
            const bool shows = !page.filter.inStock || isInStock(batch.at(i));
            if (shows)
                found.items.append(batch.at(i));
            const bool more = !last || i + 1 < batch.size();
            found.next = more ? std::optional(positionOf(batch.at(i))) : std::nullopt;
            if (found.items.size() == wanted)
                break;
        }
        if (!found.next || scanned + rows >= scannedForStock)
            break;
        page.after = found.next;
        page.offset = 0;
    }
    return found;
}

void ProductView::complete(sql::Connection &connection, QList<Product> &products, Instant now) const
{
    std::vector<Id> ids;
    for (const Product &product : std::as_const(products))
        ids.push_back(product.id);
    if (ids.empty())
        return;
    addOptions(connection, products, ids);
    addSales(connection, products, ids, now);
}

void ProductView::addOptions(sql::Connection &connection, QList<Product> &products, const std::vector<Id> &ids) const
{
    const std::vector<stock::Option> options = m_parts.stock.optionsOf(connection, ids);
    std::vector<stock::OptionQuantity> asked;
    for (const stock::Option &option : options)
        asked.push_back({option.id, 1});
    const auto seen = m_parts.board.look(asked);
    QHash<Id, QList<ProductOption>> byProduct;
    for (size_t i = 0; i < options.size(); ++i) {
        ProductOption option = shown(options[i]);
        if (seen[qsizetype(i)] && seen[qsizetype(i)]->version > option.version)
            overlay(option, *seen[qsizetype(i)]);
        if (m_detail == ProductDetail::Shopper && option.off != OffSale::No)
            option.available = 0;
        byProduct[options[i].productId].append(option);
    }
    for (Product &product : products) {
        product.options = byProduct.value(product.id);
        for (ProductOption &option : product.options) {
            if (m_detail == ProductDetail::Shopper && product.off != OffSale::No)
                option.available = 0;
        }
    }
}

void ProductView::addSales(sql::Connection &connection, QList<Product> &products, const std::vector<Id> &ids,
                           Instant now) const
{
    QHash<Id, std::vector<sales::Sale>> byProduct;
    for (const sales::Sale &sale : m_parts.sales.salesOf(connection, ids))
        byProduct[sale.productId].push_back(sale);
    for (Product &product : products) {
        const std::vector<sales::Sale> sales = byProduct.value(product.id);
        const sales::Sale *sale = sales::decidingSale(sales, now);
        if (!sale || sale->closeAt <= now)
            continue;
        product.saleType = SaleType::Flash;
        const bool hidden = !sale->announced && sale->openAt > now && m_detail == ProductDetail::Shopper;
        if (hidden)
            continue;
        const SaleWindow window{sale->openAt, sale->closeAt};
        product.sale = ProductSale{sale->id, window, sale->perMemberLimit, sale->holdTime, window.stateAt(now)};
    }
}

} // namespace firstcome::catalog
