// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayList>
#include <map>
#include <set>

namespace firstcome::simulation {

/// What the generator has reached: how often each code of refusal was answered, each move of a state machine made, each
/// fault met an order in each state.
struct Coverage
{
    std::map<QByteArray, qint64> codes;  ///< "STOCK_INSUFFICIENT"
    std::map<QByteArray, qint64> moves;  ///< "orders PENDING_PAYMENT PAID"
    std::map<QByteArray, qint64> faults; ///< "crash PAID"

    void add(const Coverage &other);
};

/// Those of `wanted` that were not reached.
QByteArrayList missing(const std::map<QByteArray, qint64> &reached, const std::set<QByteArray> &wanted);

} // namespace firstcome::simulation
