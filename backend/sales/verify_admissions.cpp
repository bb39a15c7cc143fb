// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/verify_admissions.h"

#include "shared/contract/error_codes.h"

namespace firstcome::sales {

namespace {

constexpr int rowsAtOnce = 5'000;

/// Follows one slice, on the reader's thread; the chain after it. Stops at `end` or where it breaks.
AdmissionChain followed(AdmissionChain chain, const std::vector<Admission> &rows, qint64 end)
{
    for (const Admission &row : rows) {
        if (row.sequence > end || !chain.follow(row))
            break;
    }
    return chain;
}

} // namespace

QCoro::Task<Result<LedgerFinding>> verifyAdmissions(const SaleGround &ground, Id saleId)
{
    const auto headReply = ground.database.read(
        [&ground, saleId](sql::Connection &connection) { return ground.sales.ledgerHeads(connection, {saleId}); });
    const std::vector<LedgerHead> heads = co_await headReply;
    if (heads.empty())
        co_return refuse(code::saleNotFound);
    const LedgerHead kept = heads.front();
    AdmissionChain chain(saleId);
    while (chain.whole() && chain.length() < kept.count) {
        const qint64 before = chain.length();
        const auto slice =
            ground.database.read([&ground, saleId, chain, end = kept.count](sql::Connection &connection) {
                const auto rows = ground.admissions.page(connection, saleId, chain.length(), rowsAtOnce);
                return followed(chain, rows, end);
            });
        chain = co_await slice;
        if (chain.length() == before)
            break; // rows are missing at the end
    }
    LedgerFinding finding{false, chain.length(), chain.head(), std::nullopt};
    finding.ok = chain.whole() && chain.length() == kept.count && chain.head() == kept.hash;
    if (!finding.ok)
        finding.brokenAt = chain.length() + 1;
    co_return finding;
}

} // namespace firstcome::sales
