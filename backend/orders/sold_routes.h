// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/sold_line_store.h"
#include "backend/platform/http/csv_answer.h"
#include "backend/platform/http/router.h"
#include "backend/platform/sql/database.h"

namespace firstcome::orders {

/// GET /v1/seller/sales: the lines a seller sold, newest first, with the sums of all that were chosen; also as a file.
/// Thread: the lanes'.
class SoldRoutes
{
public:
    explicit SoldRoutes(sql::Database &database) : m_database(database) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request);
    http::ListReader readerOf(const SoldFilter &filter) const;

    sql::Database &m_database;
};

} // namespace firstcome::orders
