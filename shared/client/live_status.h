// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"

namespace firstcome {

/// Where the live connection stands, honestly: what is shown is never better than what was last heard.
struct LiveStatus
{
    enum class Phase : quint8 {
        Off,          ///< nobody asked for a connection
        Connecting,   ///< first try, nothing heard yet
        Connected,    ///< the server's first frame came
        Reconnecting, ///< lost or never reached; `nextTry` says when, empty while a try is under way
        TokenEnded,   ///< the server closed with 4401 or refused the token: waits for a new one
        NotAllowed,   ///< the server closed with 4403: this operator may not look; waits for another token
    };

    Phase phase = Phase::Off;
    Instant since{};  ///< when it became so; for Reconnecting: when data last could arrive
    int failures = 0; ///< tries in a row that came to nothing
    std::optional<Instant> nextTry;

    friend bool operator==(const LiveStatus &, const LiveStatus &) = default;
};

/// The moves of LiveStatus, pure. A move that does not apply in the present phase changes nothing.
namespace live_rules {

LiveStatus opened(const LiveStatus &status, Instant now);
LiveStatus trying(const LiveStatus &status);
LiveStatus greeted(const LiveStatus &status, Instant now);
LiveStatus lost(const LiveStatus &status, Instant now, std::chrono::milliseconds delay);
/// The wait before the next try ends at `nextTry`.
LiveStatus waiting(const LiveStatus &status, Instant nextTry);
LiveStatus tokenEnded(const LiveStatus &status, Instant now);
LiveStatus notAllowed(const LiveStatus &status, Instant now);

inline constexpr std::chrono::milliseconds firstDelay{500};
inline constexpr std::chrono::milliseconds longestDelay{15'000};

/// How long to wait after `failures` tries in a row: doubles up to the longest, of which a half to the whole is taken
/// (`random` in [0, 1)), so that consoles do not come back as a crowd.
std::chrono::milliseconds reconnectDelay(int failures, double random);

} // namespace live_rules

/// Checks the numbering of frames. The first frame of a connection carries the epoch and seq 0.
class LiveSequence
{
public:
    enum class Verdict : quint8 {
        Next,      ///< as expected
        SameEpoch, ///< first frame of a connection to the same start of the server
        NewEpoch,  ///< first frame, another start of the server
        Gap,       ///< frames are missing before this one
    };

    /// `epoch` is empty in every frame but the first.
    Verdict accept(const QString &epoch, qint64 seq);

private:
    QString m_epoch;
    qint64 m_last = -1;
};

} // namespace firstcome
