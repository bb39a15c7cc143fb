// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/admission_checks.h"

#include "backend/sales/admission_store.h"
#include "backend/sales/sale_store.h"

namespace firstcome::sales {

namespace {

constexpr int rowsAtOnce = 10'000;
constexpr int salesAtOnce = 1'000;

/// Whether a ledger verifies and ends in the head its sale has.
bool verifies(sql::Connection &connection, const LockedSale &sale)
{
    AdmissionChain chain(sale.sale.id);
    while (chain.whole() && chain.length() < sale.admissionCount) {
        const auto rows = AdmissionStore().page(connection, sale.sale.id, chain.length(), rowsAtOnce);
        if (rows.empty())
            break;
        for (const Admission &admission : rows)
            chain.follow(admission);
    }
    return chain.whole() && chain.length() == sale.admissionCount && chain.head() == sale.admissionHead;
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

QList<Check> admissionChecks()
{
    return AdmissionStore::checks() +
           QList{Check{"sales.chain", QStringLiteral("The hash chain of every sale's admissions verifies."),
                       brokenChains}};
}

} // namespace firstcome::sales
