// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/import_notes.h"
#include "shared/base/money.h"
#include <tl/expected.hpp>

namespace firstcome::imports {

/// Which sign stands before a fraction. A comma does only where it does not separate the file's columns, as
/// spreadsheets of such places write them; elsewhere "12,00" is a slip of who meant thousands.
enum class DecimalSign : quint8 { Point, PointOrComma };

/// A price as sellers type it: "12900", "12,900", "₩12,900", "12,900원", "1만2천원", "42.99", "1.299,50".
struct PriceRead
{
    Money won = 0;
    bool fraction = false; ///< it was rounded, half up
    bool dressed = false;  ///< it was more than digits and one point
};
/// Else why it is no price, to be read after the column's name: what can be read in two ways is not guessed.
tl::expected<PriceRead, QString> priceFrom(const QString &text, DecimalSign sign);

/// A quantity: "12", "1,000", "12.0", "+5", "-3" (as 0), "not stocked" (as 0); a blank one is none.
struct StockRead
{
    std::optional<qint64> units;
    std::optional<ImportNotes::Kind> note;
};
tl::expected<StockRead, QString> stockFrom(const QString &text, DecimalSign sign);

} // namespace firstcome::imports
