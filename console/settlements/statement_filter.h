// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/client/api_request.h"
#include "shared/contract/settlement.h"
#include <QDate>
#include <QVariantMap>

namespace firstcome {

/// Which statements are shown: a value.
struct StatementFilter
{
    enum class Period : quint8 { All, Yesterday, Week, Month, Between };

    QString seller; ///< number, username or e-mail address
    std::optional<SettlementState> state;
    Period period = Period::All;
    QDate from; ///< of Between, both of it
    QDate to;

    bool narrows() const { return *this != StatementFilter{}; }
    friend bool operator==(const StatementFilter &, const StatementFilter &) = default;
};

/// From the first of these days to the second, both of it.
StatementFilter filterOf(const std::pair<QDate, QDate> &days, const QString &seller = {});
ApiRequest statementsRequest(const StatementFilter &filter, QDate today);

/// For settings, and for other pages that open this one: `q`, `state`, `period`, `from`, `to`.
QVariantMap toVariant(const StatementFilter &filter);
/// Lenient: what is missing or not understood is as at first.
StatementFilter statementFilterFrom(const QVariantMap &map);

} // namespace firstcome
