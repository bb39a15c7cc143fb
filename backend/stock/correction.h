// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include "shared/contract/stock.h"

namespace firstcome::stock {

enum class Corrector : quint8 { Seller, Operator };

const char *textOf(Corrector corrector);

/// What a person asks for when units are there that the books do not have, or the other way round.
struct CorrectionForm
{
    StockEntryKind kind = StockEntryKind::Received; ///< or Scrapped
    qint64 quantity = 0;
    QString reason;
};

/// REQUEST_INVALID, VALUE_INVALID, or QUANTITY_INVALID where the quantity is out of its range.
Result<CorrectionForm> correctionFormFrom(const QByteArray &body);

/// What a second person agrees to, and back.
QJsonObject termsOf(const CorrectionForm &form);
CorrectionForm formOf(const QJsonObject &terms, const QString &reason);

/// A correction of an option's stock by a person.
struct Correction
{
    Id id = 0;
    Id optionId = 0;
    CorrectionForm what;
    Corrector corrector = Corrector::Seller;
    Id correctorId = 0;
    Instant at{};
    Id approvalId = 0; ///< of an operator's; 0: a seller's

    /// Of its stock entry.
    QByteArray cause() const { return "correction:" + QByteArray::number(id); }
};

QJsonObject toJson(const Correction &correction);

} // namespace firstcome::stock
