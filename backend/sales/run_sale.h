// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/preconditions.h"
#include "backend/sales/sale_form.h"
#include "backend/sales/sale_ground.h"

namespace firstcome::sales {

/// Who acts on which sale, for the audit.
struct SaleAct
{
    Id saleId = 0;
    Id operatorId = 0;
    QByteArray requestId;
    Instant now{};
};

/// What an operator does with sales; each in the caller's transaction, with its audit entry.
/// Refusals: PRODUCT_NOT_FOUND, SALE_NOT_FOUND, SALE_OVERLAPS, STATE_CONFLICT where the sale's state does not allow it.
class RunSale
{
public:
    explicit RunSale(const SaleGround &ground) : m_ground(ground) {}

    /// The new sale; `act.saleId` is not used.
    Result<Sale> create(sql::Connection &connection, SaleAct act, Sale sale) const;
    /// PRECONDITION_FAILED when the sale no longer has `version`; REQUEST_INVALID or VALUE_INVALID of the body.
    Result<Sale> change(sql::Connection &connection, const SaleAct &act, const http::ExpectedVersions &version,
                        const QByteArray &body) const;
    /// Moves openAt to now. An open sale stays as it is.
    Result<Sale> openNow(sql::Connection &connection, const SaleAct &act) const;
    /// Moves closeAt to now. A sale that is over stays as it is.
    Result<Sale> closeNow(sql::Connection &connection, const SaleAct &act) const;

private:
    /// What an act did; `before` is empty for a new sale.
    struct Change
    {
        std::optional<Sale> before;
        Sale after;
        QByteArray action;
    };

    Result<Sale> find(sql::Connection &connection, Id saleId) const;
    Result<Sale> write(sql::Connection &connection, const SaleAct &act, Change change) const;
    void record(sql::Connection &connection, const SaleAct &act, const Change &change) const;

    const SaleGround &m_ground;
};

} // namespace firstcome::sales
