// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include <QVarLengthArray>
#include <memory>
#include <vector>

namespace firstcome::placement {

/// Who asks, as far as it decides what is there for him.
struct Buyer
{
    bool sample = false;     ///< a member of a load run
    bool samplesBuy = false; ///< who may buy what is for everybody
};

/// What is rehearsed is there for members of load runs alone; what is for everybody for them only where they may.
constexpr bool isFor(Buyer buyer, bool shadow)
{
    return shadow ? buyer.sample : !buyer.sample || buyer.samplesBuy;
}

struct Shortage
{
    Id optionId = 0;
    qint64 requested = 0;
    qint64 available = 0;
};

/// What the lines of a request cost now.
struct NewPrices
{
    std::vector<std::pair<Id, Money>> lines; ///< option and price of a unit
    Money total = 0;
};

/// Why a request was not placed, as plain values: the writer's thread makes many of them, the answer is built on a
/// lane.
struct NotPlaced
{
    enum class Reason : quint8 {
        OptionNotFound,
        OffSale,
        SaleNotOpen,
        SaleClosed,
        LimitExceeded,
        StockInsufficient,
        TotalTooLarge,
        PriceChanged,
        KeyReused,
        InProgress,
        Overloaded,
        TooMany
    };

    Reason reason = Reason::Overloaded;
    Id optionId = 0;                           ///< OptionNotFound, OffSale
    std::optional<Id> saleId{};                ///< the sale that refused it, for its counts
    Instant openAt{};                          ///< SaleNotOpen
    qint64 limit = 0;                          ///< LimitExceeded
    qint64 granted = 0;                        ///< LimitExceeded: so far
    QVarLengthArray<Shortage, 2> shortages{};  ///< StockInsufficient
    std::shared_ptr<const NewPrices> prices{}; ///< PriceChanged
};

QByteArray codeOf(NotPlaced::Reason reason);
/// Code and sentence.
Refusal refusalOf(const NotPlaced &notPlaced);
/// What else the problem document says, encoded: `"lines":[...]`, `"openAt":"..."`; empty where there is no more. A
/// crowd gets these, so they are put together as bytes.
QByteArray membersOf(const NotPlaced &notPlaced);

} // namespace firstcome::placement
