// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include "shared/base/money.h"
#include "shared/load/moment.h"
#include <optional>
#include <string>
#include <vector>

namespace firstcome::load {

/// What one answer told a buyer, as values. Only the fields a buyer needs.
struct StockSeen
{
    Id option = 0;
    qint64 available = 0;
};

struct ToldLine
{
    Id line = 0;
    Id option = 0;
    qint64 quantity = 0;
    Money unitPrice = 0;
    bool operator==(const ToldLine &) const = default;
};

struct ToldAdmission
{
    Id sale = 0;
    qint64 sequence = 0;
};

struct ToldOrder
{
    Id id = 0;
    Money total = 0;
    std::string state;
    std::optional<Instant> heldUntil; ///< by the server's clock
    std::vector<ToldLine> lines;
    std::vector<ToldAdmission> admissions;
};

struct ToldPayment
{
    Id id = 0;
    std::string state;
};

struct ToldClaim
{
    Id id = 0;
    std::string state;
    Money paid = 0; ///< what went back, once it did
};

struct ShortLine
{
    Id option = 0;
    qint64 requested = 0;
    qint64 available = 0;
};

/// How much of a sale a member may have, and has.
struct ToldLimit
{
    qint64 limit = 0;
    qint64 granted = 0;
};

struct ToldProblem
{
    std::string code;
    std::vector<ShortLine> shortLines; ///< of STOCK_INSUFFICIENT
    std::optional<ToldLimit> limit;    ///< of LIMIT_EXCEEDED
};

} // namespace firstcome::load
