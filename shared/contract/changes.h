// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/approval.h"
#include "shared/contract/claim.h"
#include "shared/contract/order.h"
#include "shared/contract/sale.h"
#include "shared/contract/settlement.h"
#include "shared/contract/stock.h"
#include <span>
#include <variant>
#include <vector>

/// What others must hear once it is committed: boards, requests that wait, consoles (as live frames), other processes.
/// Of two changes of one thing the one with the higher `version` is the newer, in whatever order they come.
namespace firstcome {

struct StockChanged
{
    Id optionId = 0;
    Id productId = 0;
    int position = 0; ///< among the product's options
    qint64 onHand = 0;
    qint64 held = 0;
    qint64 sold = 0;
    qint64 version = 0;
    bool deleted = false;
    bool onSale = true;
    bool shadow = false; ///< of a rehearsal: for members of load runs only

    qint64 available() const { return onHand - held; }
    bool operator==(const StockChanged &) const = default;
};

struct SaleChanged
{
    Id saleId = 0;
    Id productId = 0;
    SaleWindow window;
    std::optional<qint64> perMemberLimit;
    std::chrono::seconds holdTime{};
    bool announced = true;
    qint64 version = 0;
    Instant at{};
    bool shadow = false; ///< a rehearsal of another sale
};

/// The order itself or one of its lines moved.
struct OrderChanged
{
    Id orderId = 0;
    OrderState state = OrderState::PendingPayment;
    Money total = 0;
    qint64 version = 0;
    Instant at{};
};

/// An access token ended before its time.
struct TokenRevoked
{
    bool ofOperator = false; ///< else a member's
    Id tokenId = 0;
    Instant expiresAt{};
};

struct ClaimChanged
{
    Id claimId = 0;
    Id orderId = 0;
    Id lineId = 0;
    ClaimKind kind = ClaimKind::Refund;
    ClaimState state = ClaimState::Requested;
    Money amount = 0; ///< as asked
    qint64 version = 0;
    Instant at{};
};

/// Something was asked for that needs a second person, or was decided.
struct ApprovalChanged
{
    Id approvalId = 0;
    ApprovalAction action = ApprovalAction::StockCorrection;
    ApprovalState state = ApprovalState::Waiting;
    QByteArray subject; ///< "option:12"
    qint64 version = 0;
    Instant at{};
};

/// The settlement of a day came on.
struct SettlementRunChanged
{
    qint64 day = 0; ///< of Asia/Seoul, counted from 1970-01-01
    QString date;
    SettlementRunState state = SettlementRunState::Running;
    qint64 sellers = 0;
    Money net = 0;
    qint64 version = 0;
    Instant at{};
};

/// A payout was asked for or decided.
struct PayoutChanged
{
    Id payoutId = 0;
    Id sellerId = 0;
    Money amount = 0;
    PayoutState state = PayoutState::Requested;
    qint64 version = 0;
    Instant at{};
};

/// Tries were made that a limit counts; of no thing and committed nowhere: who does not hear of them counts his own.
struct TriesCounted
{
    QByteArray limit; ///< which
    QByteArray key;   ///< whose, so that nobody can read who it is
    qint64 tries = 0; ///< below 0: taken back
    Instant at{};
};

using Change = std::variant<StockChanged, SaleChanged, OrderChanged, ClaimChanged, ApprovalChanged,
                            SettlementRunChanged, PayoutChanged, TokenRevoked, TriesCounted>;

/// The live topic that tells it: "stock", "sales", "orders", "claims", "approvals", "settlements"; empty where consoles
/// are not told, as of a rehearsal.
const char *liveTopicOf(const Change &change);
/// What it is a change of.
Id idOf(const Change &change);
/// The frame, with `id` and `version`; topic and sequence are the connection's.
QJsonObject frameOf(const Change &change);

/// Read from a frame; nothing when a field that must be there is not.
std::optional<OrderChanged> orderChangedFrom(const QJsonObject &frame);

/// For the other processes of the same version.
QByteArray encodeChanges(std::span<const Change> changes);
/// Nothing where it is not what `encodeChanges` of this version gives.
std::optional<std::vector<Change>> decodeChanges(const QByteArray &encoded);

} // namespace firstcome
