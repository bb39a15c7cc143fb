// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/run_sale.h"

#include "backend/platform/http/preconditions.h"
#include "backend/sales/sale_view.h"
#include "backend/sales/sold_products.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <algorithm>

namespace firstcome::sales {

namespace {

Refusal conflict(const QString &why)
{
    return {code::stateConflict, why, {}, {}};
}

SaleActions actionsOf(const Sale &sale, Instant now)
{
    // The route has proved the permission; here only the state decides.
    return allowedSaleActions(sale.stateAt(now), permission::SaleRun);
}

/// What a PATCH may not do to a sale that sells already.
std::optional<Refusal> unfitWhileOpen(const Sale &before, SaleWindow after, Instant now)
{
    if (before.stateAt(now) != SaleState::Open)
        return std::nullopt;
    if (after.openAt != before.openAt)
        return Refusal{code::valueInvalid, QStringLiteral("openAt cannot move: the sale is open."), {}, {}};
    if (after.closeAt <= now)
        return Refusal{
            code::valueInvalid, QStringLiteral("closeAt must be in the future; close the sale instead."), {}, {}};
    return std::nullopt;
}

} // namespace

Result<Sale> RunSale::create(sql::Connection &connection, SaleAct act, Sale sale) const
{
    m_ground.stock.lockOptionsOf(connection, sale.productId); // whoever deletes the product holds them
    const std::vector<Sale> others = m_ground.sales.salesOf(connection, sale.productId);
    const bool rehearsed = std::any_of(others.begin(), others.end(), [](const Sale &other) { return other.shadowOf; });
    if (rehearsed || !soldProducts(connection, m_ground, {sale.productId}).value(sale.productId).live)
        return refuse(code::productNotFound);
    sale.id = m_ground.ids.next(act.now);
    act.saleId = sale.id;
    if (const auto inserted = m_ground.sales.insert(connection, sale, act.now); !inserted)
        return tl::unexpected(inserted.error());
    record(connection, act, {std::nullopt, sale, "sale.create"});
    return sale;
}

Result<Sale> RunSale::change(sql::Connection &connection, const SaleAct &act, const http::ExpectedVersions &version,
                             const QByteArray &body) const
{
    const auto before = find(connection, act.saleId);
    if (!before)
        return before;
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const Sale after = changedBy(*fields, *before);
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    if (!version.allow(before->version))
        return tl::unexpected(http::lostRace());
    if (before->shadowOf)
        return tl::unexpected(conflict(QStringLiteral("A rehearsal stays as it is; begin another.")));
    if (!actionsOf(*before, act.now).edit)
        return tl::unexpected(conflict(QStringLiteral("The sale is over.")));
    if (auto refusal = unfitWhileOpen(*before, after.window(), act.now))
        return tl::unexpected(std::move(*refusal));
    return write(connection, act, {*before, after, "sale.change"});
}

Result<Sale> RunSale::openNow(sql::Connection &connection, const SaleAct &act) const
{
    const auto sale = find(connection, act.saleId);
    if (!sale || sale->stateAt(act.now) == SaleState::Open)
        return sale;
    if (!actionsOf(*sale, act.now).openNow)
        return tl::unexpected(conflict(QStringLiteral("The sale is over; plan a new one.")));
    Sale moved = *sale;
    moved.openAt = act.now;
    return write(connection, act, {*sale, moved, "sale.open"});
}

Result<Sale> RunSale::closeNow(sql::Connection &connection, const SaleAct &act) const
{
    const auto sale = find(connection, act.saleId);
    if (!sale || sale->stateAt(act.now) == SaleState::Ended)
        return sale;
    if (!actionsOf(*sale, act.now).closeNow)
        return tl::unexpected(conflict(QStringLiteral("The sale has not opened yet; move it instead.")));
    Sale moved = *sale;
    moved.closeAt = act.now;
    return write(connection, act, {*sale, moved, "sale.close"});
}

Result<Sale> RunSale::find(sql::Connection &connection, Id saleId) const
{
    auto sale = m_ground.sales.find(connection, saleId);
    if (!sale)
        return refuse(code::saleNotFound);
    return *std::move(sale);
}

Result<Sale> RunSale::write(sql::Connection &connection, const SaleAct &act, Change change) const
{
    m_ground.stock.lockOptionsOf(connection, change.after.productId);
    auto written = m_ground.sales.update(connection, change.after, act.now);
    if (!written)
        return written;
    change.after = *written;
    record(connection, act, change);
    return written;
}

void RunSale::record(sql::Connection &connection, const SaleAct &act, const Change &change) const
{
    const Sale &after = change.after;
    AuditEntry entry;
    entry.operatorId = act.operatorId;
    entry.action = change.action;
    entry.object = "sale:" + QByteArray::number(after.id);
    entry.before = change.before ? settingsOf(*change.before) : QJsonObject();
    entry.after = settingsOf(after);
    entry.requestId = act.requestId;
    entry.at = act.now;
    m_ground.audit.append(connection, entry);
}

} // namespace firstcome::sales
