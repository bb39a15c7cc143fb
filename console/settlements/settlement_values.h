// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/contract/settlement.h"
#include <QDate>
#include <QJsonObject>
#include <QList>

namespace firstcome {

/// The day it is in Seoul.
QDate koreanDate(Instant at);

/// A day and how far its settlement is.
struct DayRun
{
    Id id = 0; ///< the day, by its Julian number
    QDate date;
    std::optional<SettlementRunState> state; ///< nothing: not begun
    qint64 sellers = 0;
    qint64 lines = 0;
    Money net = 0;
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;
    qint64 stamp = 0;
};

DayRun dayRunOf(QDate date);

/// What a seller earned on a day.
struct Statement
{
    Id id = 0;
    Id sellerId = 0;
    QString seller;
    QDate date;
    Money gross = 0;
    Money refunds = 0; ///< 0 or below
    Money fee = 0;
    Money carriedOver = 0; ///< 0 or below
    Money net = 0;
    SettlementState state = SettlementState::Open;
    qint64 lines = 0;
    bool carried = false; ///< its deficit stands in a later statement
    Id payoutId = 0;
    qint64 version = 0;
};

struct StatementLine
{
    using Key = std::pair<Id, Id>; ///< the order's line and the claim, 0 for a sale

    Key key;
    qint64 version = 1; ///< it never changes
    Id orderId = 0;
    SettlementLineKind kind = SettlementLineKind::Sale;
    Money amount = 0;
    Money fee = 0;
    Instant at{};
};

struct Payout
{
    Id id = 0;
    Id sellerId = 0;
    QString seller;
    QDate from;
    QDate to;
    Money amount = 0;
    PayoutState state = PayoutState::Requested;
    qint64 settlements = 0;
    Instant requestedAt{};
    QString decidedBy;
    std::optional<Instant> decidedAt;
    QString reason;
    QString approvalId;
    qint64 version = 0;
};

/// Where the books of a day do not agree.
struct MatchException
{
    QByteArray kind;
    Id orderId = 0;
    QString paymentKey;
    Money ours = 0;
    std::optional<Money> theirs; ///< nothing: they did not say
};

/// Orders, the gateway's book and the ledger of a day, side by side.
struct DayMatch
{
    struct Book
    {
        qint64 count = 0;
        Money approved = 0;
        Money canceled = 0;
        Money net = 0;
    };

    bool open = false; ///< the day is not over
    bool ok = false;
    qint64 orders = 0;
    Money ordered = 0;
    Book gateway;
    Book ledger;
    qint64 payouts = 0;
    Money paidOut = 0;
    QList<MatchException> exceptions;
};

/// Nothing when a field that must be there is not.
std::optional<DayRun> dayRunFrom(const QJsonObject &object);
std::optional<Statement> statementFrom(const QJsonObject &object);
std::optional<StatementLine> statementLineFrom(const QJsonObject &object);
std::optional<Payout> payoutFrom(const QJsonObject &object);
DayMatch dayMatchFrom(const QJsonObject &object);

} // namespace firstcome
