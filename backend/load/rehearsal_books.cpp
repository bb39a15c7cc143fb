// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/rehearsal_books.h"

#include "backend/sales/admission_store.h"
#include <map>

namespace firstcome::load {

namespace {

constexpr int admissionsAtOnce = 1'000;

/// Adds up a ledger page by page.
struct Sums
{
    RehearsalBooks books;
    std::map<qint64, qint64> bySecond; ///< orders
    std::map<Id, qint64> byOption;     ///< units that nobody gave back

    void add(const sales::Admission &admission)
    {
        ++books.orders;
        books.units += admission.quantity;
        const qint64 second = toMillis(admission.decidedAt) / 1'000;
        books.peakPerSecond = std::max(books.peakPerSecond, ++bySecond[second]);
    }
    void add(const orders::OrderLine &line)
    {
        if (line.state != LineState::Cancelled)
            byOption[line.optionId] += line.quantity - line.returnedQuantity;
    }
};

} // namespace

RehearsalBooks booksOf(sql::Connection &connection, const LoadParts &parts, const Rehearsal &rehearsal)
{
    const sql::Unlimited unlimited(connection);
    const sales::AdmissionStore ledger;
    Sums sums;
    const auto next = [&] { return ledger.page(connection, rehearsal.saleId, sums.books.orders, admissionsAtOnce); };
    for (auto page = next(); !page.empty(); page = next()) {
        std::vector<Id> orderIds;
        for (const sales::Admission &admission : page) {
            sums.add(admission);
            orderIds.push_back(admission.orderId);
        }
        for (const orders::OrderLine &line : parts.orders.linesOf(connection, orderIds))
            sums.add(line);
    }
    for (const stock::Option &option : parts.catalog.stock.optionsOf(connection, rehearsal.productId))
        sums.books.oversold += std::max<qint64>(0, sums.byOption[option.id] - option.onHand - option.sold);
    return sums.books;
}

} // namespace firstcome::load
