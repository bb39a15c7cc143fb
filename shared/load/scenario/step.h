// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <optional>

namespace firstcome::load {

/// One kind of request.
enum class Step : quint8 { List, Product, Stock, Login, Place, Window, Begin, Confirm, Poll, Cancel, Claim, ClaimPoll };
constexpr std::size_t stepCount = 12;
QString stepName(Step step);
std::optional<Step> stepFrom(const QString &name);
QStringList stepNames();

/// What an answer meant. Each has times of its own, so that a quick no never flatters a slow yes.
enum class Outcome : quint8 {
    Good,
    SoldOut,
    Limit,  ///< refused by another rule: a limit, the sale over, the payment refused
    Busy,   ///< 429, 503 or still running: asked again
    Failed, ///< no answer, or nothing a working server says here
};
constexpr std::size_t outcomeCount = 5;
QString outcomeName(Outcome outcome);
std::optional<Outcome> outcomeFrom(const QString &name);
QStringList outcomeNames();

} // namespace firstcome::load
