// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/sales/sale_ground.h"
#include <QHash>

namespace firstcome::sales {

/// What a sale shows of its product.
struct SoldProduct
{
    QString name;
    bool live = false; ///< a deleted one keeps its name for the sales it had
    qint64 available = 0;
    qint64 held = 0;
    qint64 sold = 0;
};

/// Names from whoever has the products, and the stock of all options together, available what is on sale.
QHash<Id, SoldProduct> soldProducts(sql::Connection &connection, const SaleGround &ground, const std::vector<Id> &ids);

} // namespace firstcome::sales
