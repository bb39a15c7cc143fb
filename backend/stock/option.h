// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/contract/changes.h"
#include "shared/contract/product.h"
#include <vector>

namespace firstcome::stock {

/// A choice of a product with its own price and stock: the stock unit.
/// Invariant: 0 <= held <= onHand, 0 <= sold; received - scrapped = onHand + sold.
struct Option
{
    Id id = 0;
    Id productId = 0;
    int position = 0;
    QString name;
    Money price = 0;
    qint64 onHand = 0;
    qint64 held = 0;
    qint64 sold = 0;
    std::optional<qint64> importedStock; ///< the figure the last import gave
    std::optional<Instant> deletedAt;
    qint64 version = 1;
    OffSale off = OffSale::No;
    bool productOff = false; ///< the whole product is off sale, as the catalogue says
    bool shadow = false;     ///< of a rehearsal: for members of load runs only

    bool isOnSale() const { return off == OffSale::No && !productOff; }
    qint64 available() const { return onHand - held; }
};

/// The lowest price of those that are on sale; of all where none is.
Money cheapestOnSale(const std::vector<Option> &options);

/// What the stock board shows of an option: what was last told of it.
using OptionStock = StockChanged;

inline OptionStock stockOf(const Option &option)
{
    return {option.id,         option.productId, option.position, option.onHand,
            option.held,       option.sold,      option.version,  option.deletedAt.has_value(),
            option.isOnSale(), option.shadow};
}

struct OptionQuantity
{
    Id optionId = 0;
    qint64 quantity = 0;
};

/// Units granted to an order line.
struct Hold
{
    Id id = 0; ///< that of the order line
    Id orderId = 0;
    Id optionId = 0;
    qint64 quantity = 0;
    HoldState state = HoldState::Held;
    Instant expiresAt{};
};

} // namespace firstcome::stock
