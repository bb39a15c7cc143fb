// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QJsonObject>

namespace firstcome {

/// Whether a sale sells follows from the clock alone.
enum class SaleState : quint8 { Planned, Open, Ended };

/// From openAt, until just before closeAt.
struct SaleWindow
{
    Instant openAt{};
    Instant closeAt{};

    SaleState stateAt(Instant now) const
    {
        if (now >= closeAt)
            return SaleState::Ended;
        return now < openAt ? SaleState::Planned : SaleState::Open;
    }
};

/// "PLANNED", "OPEN", "ENDED"
QString saleStateName(SaleState state);

/// A sale as operators see it in `/v1/ops/sales`.
struct SaleView
{
    Id id = 0;
    Id productId = 0;
    QString product;
    SaleWindow window;                    ///< `openAt`, `closeAt` in JSON
    std::optional<qint64> perMemberLimit; ///< for life, over all orders of one person
    std::chrono::seconds holdTime{};      ///< `holdSeconds` in JSON
    bool announced = true;
    SaleState state = SaleState::Planned; ///< at the server's `now`
    qint64 available = 0;                 ///< of the product's options together, as are held and sold
    qint64 held = 0;
    qint64 sold = 0;
    qint64 admissions = 0;
    qint64 refusals = 0;
    qint64 version = 0; ///< what If-Match names
};

QJsonObject toJson(const SaleView &sale);
/// Lenient: unknown members are ignored, missing ones keep their default.
SaleView saleFrom(const QJsonObject &object);

/// What an operator may do with a sale: the console enables by it, the server refuses by it.
struct SaleActions
{
    bool edit = false;
    bool openNow = false;
    bool closeNow = false;
};

SaleActions allowedSaleActions(SaleState state, quint32 permissions);

} // namespace firstcome
