// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/instances/hearing.h"

#include <algorithm>

namespace firstcome::instances {

void Hearing::listed(const std::vector<Neighbour> &neighbours, Moment now)
{
    std::unordered_map<qint64, Voice> living;
    std::unordered_set<qint64> gone;
    for (const Neighbour &neighbour : neighbours) {
        const auto known = m_living.find(neighbour.token);
        if (neighbour.lives) {
            living.emplace(neighbour.token, known == m_living.end() ? Voice() : known->second);
            continue;
        }
        gone.insert(neighbour.token);
        // Its last acts may have come after its last message; and it may have come and gone between two looks.
        if (m_began && !m_gone.contains(neighbour.token))
            m_missedAt = now;
    }
    // A number was taken by another before its end was seen.
    for (const auto &[token, voice] : m_living) {
        if (!living.contains(token) && !gone.contains(token))
            m_missedAt = now;
    }
    m_living = std::move(living);
    m_gone = std::move(gone);
    m_began = true;
    m_listedAt = now;
}

bool Hearing::hear(const Message &message, Moment now)
{
    const auto found = m_living.find(message.sender);
    if (found == m_living.end())
        return false;
    Voice &voice = found->second;
    const quint64 expected = voice.last.value_or(0) + (message.isBeat ? 0 : 1);
    if (!voice.last || message.sequence > expected)
        m_missedAt = now;
    voice.last = std::max(voice.last.value_or(0), message.sequence);
    voice.lastHeard = now;
    return true;
}

void Hearing::caughtUp(Moment began)
{
    m_caughtUp = std::max(m_caughtUp, began);
    if (m_missedAt && *m_missedAt <= began)
        m_missedAt.reset();
}

bool Hearing::mustCatchUp(Moment now) const
{
    return m_missedAt.has_value() || silent(now) > 0;
}

Hearing::Moment Hearing::knownUntil() const
{
    if (m_missedAt)
        return m_caughtUp;
    Moment heard = m_listedAt;
    for (const auto &[token, voice] : m_living)
        heard = std::min(heard, voice.lastHeard);
    return std::max(heard, m_caughtUp);
}

int Hearing::silent(Moment now) const
{
    return int(std::count_if(m_living.begin(), m_living.end(),
                             [now](const auto &voice) { return now - voice.second.lastHeard > silentAfter; }));
}

} // namespace firstcome::instances
