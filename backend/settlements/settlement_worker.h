// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/workers.h"
#include "backend/settlements/book_lines.h"

namespace firstcome::settlements {

/// Hears of what was delivered and of what went back.
/// Thread: the writer's.
class SettlementWorker
{
public:
    explicit SettlementWorker(const BookLines &book) : m_book(book) {}

    void mount(Workers &workers) const;
    void apply(sql::Connection &connection, std::span<const events::Event> events) const;

private:
    const BookLines &m_book;
};

} // namespace firstcome::settlements
