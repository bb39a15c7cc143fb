// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <optional>

namespace firstcome {

/// What a seller earned on a day: OPEN until a payout takes it, open again where that is rejected.
enum class SettlementState : quint8 { Open, InPayout, Paid };

/// A line delivered; money given back for one that is not settled yet; the same for one that is.
enum class SettlementLineKind : quint8 { Sale, Refund, Clawback };

enum class PayoutState : quint8 { Requested, Approved, Rejected, Paid };

/// INTERRUPTED: begun, and nobody has worked on it for a while; the next look goes on with it.
enum class SettlementRunState : quint8 { Running, Done, Interrupted };

const char *textOf(SettlementState state);
const char *textOf(SettlementLineKind kind);
const char *textOf(PayoutState state);
const char *textOf(SettlementRunState state);
std::optional<SettlementState> settlementStateFrom(QByteArrayView text);
std::optional<SettlementLineKind> settlementLineKindFrom(QByteArrayView text);
std::optional<PayoutState> payoutStateFrom(QByteArrayView text);
std::optional<SettlementRunState> settlementRunStateFrom(QByteArrayView text);

} // namespace firstcome
