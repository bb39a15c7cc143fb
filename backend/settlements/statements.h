// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/csv_answer.h"
#include "backend/platform/module/ground.h"
#include "backend/settlements/settlement_store.h"

namespace firstcome::settlements {

/// A seller's statement of a day: its sums, its lines, as JSON or as a file. Thread: lanes.
class Statements
{
public:
    explicit Statements(const Ground &ground) : m_ground(ground) {}

    /// Of that seller alone, 0: of any. SETTLEMENT_NOT_FOUND.
    QCoro::Task<http::Response> answer(const http::Request &request, Id onlySeller) const;
    QCoro::Task<http::Response> lines(const http::Request &request, Id onlySeller) const;
    /// A page, each with its seller's name.
    QCoro::Task<http::Response> list(const http::Request &request, SettlementFilter filter) const;

private:
    struct Found
    {
        Settlement settlement;
        QString seller;
    };

    work::Reply<std::optional<Found>> find(const http::Request &request, Id onlySeller) const;
    QCoro::Task<http::Response> print(const http::Request &request, Found found) const;
    http::ListReader readerOf(const Settlement &settlement) const;

    const Ground m_ground;
};

} // namespace firstcome::settlements
