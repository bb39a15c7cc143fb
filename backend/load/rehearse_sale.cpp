// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/rehearse_sale.h"

#include "backend/catalog/shadow_product.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"

namespace firstcome::load {

namespace {

Result<sales::Sale> saleToRehearse(sql::Connection &connection, const catalog::CatalogParts &parts,
                                   const RehearsalWanted &wanted)
{
    const auto sale = parts.sales.find(connection, wanted.ofSaleId);
    if (!sale || sale->shadowOf)
        return refuse(code::saleNotFound);
    if (sale->stateAt(wanted.now) == SaleState::Ended)
        return refuse(code::stateConflict, QStringLiteral("The sale is over; there is nothing to rehearse."));
    const auto begun = RehearsalStore(connection).ofSale(sale->id, mostRehearsalsOpen);
    const auto open = std::count_if(begun.begin(), begun.end(), [&](const Rehearsal &rehearsal) {
        return !isOver(connection, parts, rehearsal, wanted.now);
    });
    if (open >= mostRehearsalsOpen)
        return refuse(code::stateConflict, QStringLiteral("%1 rehearsals of this sale are under way.").arg(open));
    return *sale;
}

void record(sql::Connection &connection, const catalog::CatalogParts &parts, const RehearsalWanted &wanted,
            const Rehearsal &begun)
{
    AuditEntry entry{wanted.operatorId, "sale.rehearse", "sale:" + QByteArray::number(wanted.ofSaleId), {}, {},
                     wanted.requestId,  wanted.now};
    entry.after = {{QStringLiteral("saleId"), idText(begun.saleId)},
                   {QStringLiteral("productId"), idText(begun.productId)},
                   {QStringLiteral("expiresAt"), toIso(begun.expiresAt)}};
    if (wanted.stock)
        entry.after.insert(QStringLiteral("stock"), *wanted.stock);
    parts.audit.append(connection, entry);
}

} // namespace

Result<BegunRehearsal> beginRehearsal(sql::Connection &connection, const catalog::CatalogParts &parts,
                                      const RehearsalWanted &wanted)
{
    auto sale = saleToRehearse(connection, parts, wanted);
    if (!sale)
        return tl::unexpected(std::move(sale.error()));
    auto product = catalog::createShadow(connection, parts, {sale->productId, wanted.stock, wanted.now});
    if (!product)
        return tl::unexpected(std::move(product.error()));
    const auto length = std::chrono::ceil<std::chrono::minutes>(sale->closeAt - sale->openAt);
    sale->shadowOf = sale->id;
    sale->id = parts.ids.next(wanted.now);
    sale->productId = product->productId;
    sale->openAt = wanted.now;
    sale->closeAt = wanted.now + std::clamp(length, briefestRehearsal, longestRehearsal);
    sale->version = 1;
    const auto inserted = parts.sales.insert(connection, *sale, wanted.now);
    FIRSTCOME_ASSERT(inserted.has_value(), "a new product has no other sale");
    const Rehearsal begun{sale->id, wanted.ofSaleId, sale->productId, wanted.now, sale->closeAt};
    RehearsalStore(connection).insert(begun);
    record(connection, parts, wanted, begun);
    return BegunRehearsal{begun, std::move(product->optionIds)};
}

bool isOver(sql::Connection &connection, const catalog::CatalogParts &parts, const Rehearsal &rehearsal, Instant now)
{
    if (rehearsal.endedAt || rehearsal.expiresAt <= now)
        return true;
    const auto sale = parts.sales.find(connection, rehearsal.saleId);
    return !sale || sale->stateAt(now) == SaleState::Ended;
}

Result<void> judgeRehearsal(sql::Connection &connection, const catalog::CatalogParts &parts,
                            const RehearsalOf &rehearsal, const RehearsalVerdict &verdict)
{
    RehearsalStore store(connection);
    const auto known = store.find(rehearsal);
    if (!known)
        return refuse(code::saleNotFound);
    if (isOver(connection, parts, *known, verdict.at))
        return refuse(code::stateConflict,
                      QStringLiteral("The rehearsal is over; what a run on it showed is told before that."));
    store.judge(known->saleId, verdict);
    return {};
}

void endRehearsal(sql::Connection &connection, const catalog::CatalogParts &parts, const Rehearsal &rehearsal,
                  Instant now)
{
    auto sale = parts.sales.find(connection, rehearsal.saleId);
    if (sale && sale->closeAt > now) { // somebody made it longer
        sale->openAt = std::min(sale->openAt, now);
        sale->closeAt = now;
        const auto closed = parts.sales.update(connection, *sale, now);
        FIRSTCOME_ASSERT(closed.has_value(), "a sale is updated as it was read in this transaction");
    }
    catalog::endShadow(connection, parts, rehearsal.productId, now);
    RehearsalStore(connection).end(rehearsal.saleId, now);
}

} // namespace firstcome::load
