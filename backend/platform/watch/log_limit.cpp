// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/log_limit.h"

#include <utility>

namespace firstcome::watch {

std::optional<int> LogLimit::admits(QByteArrayView cause, Steady::time_point now)
{
    QByteArray key = cause.toByteArray();
    if (m_causes.size() >= mostCauses && !m_causes.contains(key))
        key.clear();
    Cause &known = m_causes[key];
    if (now < known.next) {
        ++known.held;
        return std::nullopt;
    }
    known.next = now + pause;
    return std::exchange(known.held, 0);
}

} // namespace firstcome::watch
