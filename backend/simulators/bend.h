// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_answers.h"
#include "shared/contract/json_fields.h"

namespace firstcome::simulators {

/// How the answers to some calls are bent, as real companies, proxies and networks bend them.
struct Bend
{
    enum class Way : quint8 {
        Drop,        ///< no answer: the connection ends
        Hang,        ///< the answer comes after a while
        Error,       ///< an error in the company's own form
        Html,        ///< a proxy's page
        Empty,       ///< 200 without a body
        Redirect,    ///< 302 to the same address
        Status,      ///< another word as status (a shipment's state)
        Amount,      ///< another total
        TextAmounts, ///< figures as texts
        More,        ///< fields and nulls nobody knows
        Missing      ///< a field less
    };

    QByteArray call = "any"; ///< confirm, find, cancel, card, charge, ship, track, withdraw
    Way way = Way::Drop;
    bool works = true;                  ///< what was asked for takes effect
    int status = 0;                     ///< Error, Html
    QString word;                       ///< Error: its code; Status: the word; Missing: the field
    Money amount = 0;                   ///< Amount
    std::chrono::milliseconds after{0}; ///< Hang
    std::optional<qint64> count;        ///< so many calls, then it is over; else until changed
    double share = 1;                   ///< of the calls it is meant for
};

QJsonObject toJson(const Bend &bend);
/// Reads one; what is wrong is kept in `fields`.
Bend bendFrom(JsonFields &fields);

/// What is left of an answer that is bent; of a Drop, a Hang, or where no figures are, all of it.
SimulatedAnswer bent(const Bend &bend, SimulatedAnswer answer);

} // namespace firstcome::simulators
