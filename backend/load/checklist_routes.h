// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/load_parts.h"
#include "backend/load/sale_checklist.h"
#include "backend/platform/http/router.h"

namespace firstcome::load {

/// GET /v1/ops/sales/{id}/checklist. Thread: the lanes'.
class ChecklistRoutes
{
public:
    explicit ChecklistRoutes(const LoadParts &parts) : m_parts(parts) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> show(const http::Request &request);
    std::optional<SaleFacts> factsOf(sql::Connection &connection, Id saleId) const;

    const LoadParts &m_parts;
};

} // namespace firstcome::load
