// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/shadow_product.h"

#include "backend/catalog/product_store.h"
#include "backend/stock/correction_store.h"
#include "shared/contract/error_codes.h"

namespace firstcome::catalog {

namespace {

std::vector<stock::Option> onShadowStock(std::vector<stock::Option> options, const ShadowWanted &wanted)
{
    std::erase_if(options, [](const stock::Option &option) { return !option.isOnSale(); });
    for (stock::Option &option : options) {
        option.onHand = wanted.stock.value_or(option.available());
        option.held = option.sold = 0;
        option.importedStock.reset();
        option.shadow = true;
    }
    return options;
}

} // namespace

Result<ShadowProduct> createShadow(sql::Connection &connection, const CatalogParts &parts, const ShadowWanted &wanted)
{
    ProductStore products(connection);
    auto product = products.find(wanted.productId);
    if (!product)
        return refuse(code::productNotFound);
    std::vector<stock::Option> options = onShadowStock(parts.stock.optionsOf(connection, wanted.productId), wanted);
    const bool any =
        std::any_of(options.begin(), options.end(), [](const stock::Option &option) { return option.onHand > 0; });
    if (!any)
        return refuse(code::valueInvalid,
                      QStringLiteral("The product has nothing that is available now: say with how much `stock`."));
    const Id shadowOf = product->id;
    product->id = parts.ids.next(wanted.now);
    product->sellerId = 0; // what a rehearsal sells is nobody's business
    product->handle.clear();
    product->version = 1;
    product->createdAt = product->updatedAt = wanted.now;
    products.insertShadow(*product, shadowOf);
    ShadowProduct made{product->id, {}};
    for (stock::Option &option : options) {
        option.id = parts.ids.next(wanted.now);
        option.productId = product->id;
        made.optionIds.push_back(option.id);
    }
    parts.stock.insertOptions(connection, options, wanted.now);
    return made;
}

void endShadow(sql::Connection &connection, const CatalogParts &parts, Id productId, Instant now)
{
    std::vector<Id> options;
    for (const stock::Option &option : parts.stock.optionsOf(connection, productId))
        options.push_back(option.id);
    parts.stock.deleteOptions(connection, options, now);
    ProductStore(connection).endShadow(productId, now);
}

bool removeShadow(sql::Connection &connection, const CatalogParts &parts, Id productId)
{
    std::vector<Id> optionIds;
    for (const stock::Option &option : parts.stock.everOf(connection, {productId})) {
        if (option.held > 0 || option.sold > 0)
            return false;
        optionIds.push_back(option.id);
    }
    if (stock::CorrectionStore::anyOf(connection, optionIds))
        return false;
    parts.stock.removeShadows(connection, optionIds);
    ProductStore(connection).removeShadow(productId);
    return true;
}

} // namespace firstcome::catalog
