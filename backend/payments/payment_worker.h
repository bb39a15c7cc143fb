// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/book_payments.h"
#include "backend/platform/module/workers.h"

namespace firstcome::payments {

/// The event edge of payments: pays orders from the balance when they are placed, gives money back for cancelled lines
/// and approved claims, ends what waited to be paid when its order closes.
/// Invariant: each event has its effect once, by the unique payment of an order and the unique cause of a cancel, which
/// names the order and its version and no place in a log.
/// Thread: the writer's.
class PaymentWorker
{
public:
    explicit PaymentWorker(PaymentParts parts) : m_books(std::move(parts)) {}
    void mount(Workers &workers);

    void apply(sql::Connection &connection, std::span<const events::Event> events);

private:
    void apply(sql::Connection &connection, const events::Event &event);

    BookPayments m_books;
};

} // namespace firstcome::payments
