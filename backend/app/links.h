// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/orders_module.h"
#include "backend/stock/stock_module.h"

/// What one module must be told of another that it may not know: each answer is asked of its owner here.
namespace firstcome::app {

/// Stores, sellers and names of products, for order lines.
orders::SellerSides sellerSides();
/// Names of products, for the list of stock.
stock::ProductNames productNames();
/// Payment and deliveries, for an order's detail.
orders::OrderSides orderSides();
/// A member by id, username or e-mail, for the search of orders.
std::optional<Id> findMember(sql::Connection &connection, const QString &text);

} // namespace firstcome::app
