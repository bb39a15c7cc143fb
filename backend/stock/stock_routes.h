// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/csv_answer.h"
#include "backend/platform/http/router.h"
#include "backend/platform/sql/database.h"
#include "backend/stock/stock_store.h"
#include <QHash>

namespace firstcome::stock {

/// What stock needs of the catalogue to show names; given by the composition root.
struct ProductNames
{
    std::function<QHash<Id, QString>(sql::Connection &, const std::vector<Id> &productIds)> names;
    /// Products whose name contains the text, at most `limit`.
    std::function<std::vector<Id>(sql::Connection &, const QString &text, int limit)> search;
};

struct StockParts
{
    sql::Database &database;
    StockBoard &board;
    const StockStore &stock;
    ProductNames products;
    Clock clock;
};

/// The stock read of a product (never SQL once loaded) and the operators' list of options.
/// Thread: the lanes'.
class StockRoutes
{
public:
    explicit StockRoutes(StockParts parts) : m_parts(std::move(parts)) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> productStock(const http::Request &request);
    QCoro::Task<http::Response> list(const http::Request &request);
    work::Reply<http::ListPart> readPart(const QString &query, http::Page part) const;

    StockParts m_parts;
};

} // namespace firstcome::stock
