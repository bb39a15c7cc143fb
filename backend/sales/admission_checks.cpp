// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/admission_checks.h"

namespace firstcome::sales {

namespace {

constexpr int rowsAtOnce = 10'000;
constexpr int salesAtOnce = 1'000;

/// Whether a ledger verifies and ends in the head its sale has.
bool verifies(sql::Connection &connection, const LockedSale &sale)
{
    LedgerState state{AdmissionChain(sale.sale.id)};
    while (!state.atEnd)
        followLedger(connection, state, sale.sale.id);
    return state.chain.whole() && state.chain.length() == sale.admissionCount &&
           state.chain.head() == sale.admissionHead;
}

std::optional<QString> brokenChains(sql::Connection &connection, Instant)
{
    QStringList broken;
    Id after = 0;
    for (auto sales = SaleStore::heads(connection, after, salesAtOnce); !sales.empty();
         sales = SaleStore::heads(connection, after, salesAtOnce)) {
        for (const LockedSale &sale : sales) {
            if (!verifies(connection, sale))
                broken.append(idText(sale.sale.id));
        }
        after = sales.back().sale.id;
    }
    if (broken.isEmpty())
        return std::nullopt;
    return QStringLiteral("sales whose ledger does not verify: %1").arg(broken.join(u", "));
}

} // namespace

void followLedger(sql::Connection &connection, LedgerState &state, Id saleId)
{
    const auto rows = AdmissionStore().page(connection, saleId, state.after, rowsAtOnce);
    for (const Admission &admission : rows) {
        state.chain.follow(admission);
        state.after = admission.sequence;
    }
    state.atEnd = rows.size() < size_t(rowsAtOnce) || !state.chain.whole();
}

QList<Check> admissionChecks()
{
    return AdmissionStore::checks() +
           QList{Check{"sales.chain", QStringLiteral("The hash chain of every sale's admissions verifies."),
                       brokenChains}};
}

} // namespace firstcome::sales
