// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace firstcome::instances {

/// One message of another process. A beat tells how many it has sent so far, so that a lost last one is noticed.
struct Message
{
    qint64 sender = 0;
    quint64 sequence = 0; ///< of a beat: of the last before it
    bool isBeat = false;
};

/// Somebody on the list of instances.
struct Neighbour
{
    qint64 token = 0;
    bool lives = false;
};

/// Whether everything the neighbours did was heard: each numbers its messages and beats between them; who is listed and
/// not heard may have done anything.
/// Invariant: `knownUntil` is never later than the last moment for which that is certain.
/// Thread: none of its own. No IO: time is an argument.
class Hearing
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// The list as read at `now`, without ourselves.
    void listed(const std::vector<Neighbour> &neighbours, Moment now);
    /// Whether it is to be believed: strangers are not.
    bool hear(const Message &message, Moment now);
    /// A message that could not be read.
    void missed(Moment now) { m_missedAt = now; }
    /// All was read anew from SQL, as of `began`.
    void caughtUp(Moment began);

    /// Whether SQL must be read anew now.
    bool mustCatchUp(Moment now) const;
    Moment knownUntil() const;
    /// Those who live and have not been heard for `silentAfter`.
    int silent(Moment now) const;

    /// Four beats that did not come.
    static constexpr std::chrono::milliseconds silentAfter{1'000};

private:
    struct Voice
    {
        Moment lastHeard{};
        std::optional<quint64> last; ///< sequence
    };

    std::unordered_map<qint64, Voice> m_living;
    std::unordered_set<qint64> m_gone; ///< of the last list
    bool m_began = false;
    Moment m_listedAt{};
    Moment m_caughtUp{};
    std::optional<Moment> m_missedAt;
};

} // namespace firstcome::instances
