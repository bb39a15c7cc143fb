// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/edit_product.h"

#include "backend/catalog/product_store.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"

namespace firstcome::catalog {

namespace {

/// The product, its row ours. Names are locked before products everywhere.
Result<Product> lockForEdit(ProductStore &products, const EditedProduct &edited, bool namesToo)
{
    const auto known = namesToo ? products.find(edited.id) : std::nullopt;
    if (known)
        products.lockNames(known->storeId);
    auto product = products.lock(edited.id);
    if (!product || (edited.sellerId && product->sellerId != *edited.sellerId))
        return refuse(code::productNotFound, QStringLiteral("There is no such product."));
    if (!edited.version.allow(product->version))
        return tl::unexpected(http::lostRace());
    return *std::move(product);
}

Refusal badOption(qsizetype index, const QString &message)
{
    const QString field = QStringLiteral("options[%1]").arg(index);
    return {code::valueInvalid, field + u' ' + message, {}, {{field, message}}};
}

/// What a person says counts from now on; who says nothing leaves it as it is.
OffSale offSaleAfter(OffSale before, const std::optional<bool> &onSale)
{
    if (!onSale)
        return before;
    if (*onSale)
        return OffSale::No;
    return before == OffSale::No ? OffSale::ByPerson : before;
}

/// The product's options as the edit leaves them, in their order; new ones have no id yet.
Result<std::vector<stock::Option>> editedOptions(std::vector<stock::Option> options, const ProductEdit &edit)
{
    for (qsizetype i = 0; i < edit.options.size(); ++i) {
        const OptionEdit &change = edit.options.at(i);
        if (change.id == 0) {
            stock::Option added;
            added.position = options.empty() ? 0 : options.back().position + 1;
            added.name = *change.name;
            added.price = *change.price;
            added.onHand = change.stock;
            options.push_back(added);
            continue;
        }
        const auto found = std::find_if(options.begin(), options.end(),
                                        [&change](const stock::Option &option) { return option.id == change.id; });
        if (found == options.end())
            return tl::unexpected(badOption(i, QStringLiteral("is no option of this product")));
        found->name = change.name.value_or(found->name);
        found->price = change.price.value_or(found->price);
        found->off = offSaleAfter(found->off, change.onSale);
    }
    if (options.size() > size_t(product_limit::options))
        return tl::unexpected(badOption(0, QStringLiteral("are more than %1").arg(product_limit::options)));
    return options;
}

QList<OptionDraft> draftsOf(const std::vector<stock::Option> &options)
{
    QList<OptionDraft> drafts;
    for (const stock::Option &option : options)
        drafts.append({option.name, option.price, option.onHand});
    return drafts;
}

std::vector<Id> idsOf(const std::vector<stock::Option> &options)
{
    std::vector<Id> ids;
    for (const stock::Option &option : options)
        ids.push_back(option.id);
    return ids;
}

void writeOptions(sql::Connection &connection, const CatalogParts &parts, const EditedProduct &edited,
                  const std::vector<stock::Option> &options)
{
    for (stock::Option option : options) {
        if (option.id != 0) {
            parts.stock.updateOption(connection, option.id, {option.name, option.price, {}, {}, option.off},
                                     edited.now);
            continue;
        }
        option.id = parts.ids.next(edited.now);
        option.productId = edited.id;
        parts.stock.insertOption(connection, option, edited.now);
    }
}

} // namespace

Result<void> editProduct(sql::Connection &connection, const CatalogParts &parts, const EditedProduct &edited,
                         const ProductEdit &edit)
{
    ProductStore products(connection);
    auto product = lockForEdit(products, edited, edit.name.has_value());
    if (!product)
        return tl::unexpected(product.error());
    std::vector<stock::Option> before = parts.stock.optionsOf(connection, edited.id);
    if (!edit.options.isEmpty())
        parts.stock.lock(connection, idsOf(before));
    const auto options = editedOptions(before, edit);
    if (!options)
        return tl::unexpected(options.error());
    if (const auto name = repeatedName(draftsOf(*options)))
        return tl::unexpected(badOption(0, QStringLiteral("must not have \"%1\" twice").arg(*name)));
    const bool isRenamed = edit.name && searchKey(*edit.name) != searchKey(product->name);
    product->name = edit.name.value_or(product->name);
    if (isRenamed && products.isNameTaken({product->storeId, product->name, product->id}))
        return refuse(code::nameTaken, QStringLiteral("The store has a product of this name already."));

    product->description = edit.description.value_or(product->description);
    product->category = edit.category.value_or(product->category);
    product->tags = edit.tags.value_or(product->tags);
    product->price = stock::cheapestOnSale(*options);
    product->off = offSaleAfter(product->off, edit.onSale);
    if (!products.update(*product, edited.now))
        return tl::unexpected(http::lostRace());
    if (!edit.options.isEmpty())
        writeOptions(connection, parts, edited, *options);
    parts.stock.offerProduct(connection, edited.id, product->off == OffSale::No, edited.now);
    return {};
}

Result<void> deleteProduct(sql::Connection &connection, const CatalogParts &parts, const EditedProduct &edited)
{
    ProductStore products(connection);
    const auto product = lockForEdit(products, edited, false);
    if (!product)
        return tl::unexpected(product.error());
    const auto options = parts.stock.optionsOf(connection, edited.id);
    parts.stock.lock(connection, idsOf(options));
    const auto sale = parts.sales.saleOf(connection, edited.id, edited.now);
    if (sale && sale->closeAt > edited.now)
        return refuse(code::stateConflict, QStringLiteral("The product has a sale that is not over; close it first."));
    if (!products.softDelete(edited.id, product->version, edited.now))
        return tl::unexpected(http::lostRace());
    parts.stock.deleteOptions(connection, idsOf(options), edited.now);
    return {};
}

} // namespace firstcome::catalog
