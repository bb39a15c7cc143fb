// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/known_addresses.h"

#include <algorithm>

namespace firstcome::access {

namespace {

QByteArray keyOf(const KnownAddresses::Place &place)
{
    return place.account + '\n' + place.address;
}

} // namespace

void KnownAddresses::add(const Place &place, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    m_lastSeen.insert(keyOf(place), now);
    if (m_lastSeen.size() <= mostKnown)
        return;
    m_lastSeen.removeIf([now](const auto &entry) { return entry.value() + keptFor <= now; });
    if (m_lastSeen.size() > mostKnown)
        m_lastSeen.erase(std::min_element(m_lastSeen.begin(), m_lastSeen.end()));
}

bool KnownAddresses::contains(const Place &place, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_lastSeen.constFind(keyOf(place));
    return found != m_lastSeen.constEnd() && now < *found + keptFor;
}

} // namespace firstcome::access
