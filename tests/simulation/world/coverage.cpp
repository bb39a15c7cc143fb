// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/coverage.h"

namespace firstcome::simulation {

void Coverage::add(const Coverage &other)
{
    for (const auto &[code, count] : other.codes)
        codes[code] += count;
    for (const auto &[move, count] : other.moves)
        moves[move] += count;
    for (const auto &[fault, count] : other.faults)
        faults[fault] += count;
}

QByteArrayList missing(const std::map<QByteArray, qint64> &reached, const std::set<QByteArray> &wanted)
{
    QByteArrayList missing;
    for (const QByteArray &name : wanted) {
        if (!reached.contains(name))
            missing.append(name);
    }
    return missing;
}

} // namespace firstcome::simulation
