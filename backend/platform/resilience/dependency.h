// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/resilience/breaker.h"
#include <mutex>

namespace firstcome::resilience {

class BreakerBoard;
class Dependency;

/// The right to make one call, and the duty to say how it went. Destroyed without a word, the call counts as never
/// made. Thread: any, one at a time.
class Pass
{
public:
    Pass(Dependency &dependency, Breaker::Permit permit, std::chrono::milliseconds timeout);
    Pass(Pass &&other) noexcept;
    Pass &operator=(Pass &&) = delete;
    ~Pass();

    void succeeded();
    void failed(QString cause);

private:
    void end(bool failed, QString cause);

    Dependency *m_dependency;
    Breaker::Permit m_permit;
    std::chrono::steady_clock::time_point m_begun;
    std::chrono::milliseconds m_timeout;
};

/// One outside system we call (and one kind of call to it, where reads and writes fare differently), behind its
/// breaker. Typical use: `auto pass = gateway.enter(timeout); if (!pass) ...; call; pass->succeeded();` Invariant: a
/// call slower than 80 % of its timeout, or than its limits say, counts as slow, whatever it answered. Thread: any.
/// Listed on the board as long as it lives; the board must outlive it.
class Dependency
{
public:
    struct Settings
    {
        QByteArray name; ///< unique on the board, e.g. "gateway"
        BreakerLimits limits;
        Clock clock = systemNow;
        quint64 seed = 1;
    };

    Dependency(Settings settings, BreakerBoard &board);
    ~Dependency();
    Q_DISABLE_COPY_MOVE(Dependency)

    const QByteArray &name() const { return m_name; }
    /// Nothing while the breaker is open: do not call.
    std::optional<Pass> enter(std::chrono::milliseconds timeout);

    /// Forced by an operator: open, closed or disabled, until it reverts by itself.
    void force(const Forcing &forcing);
    void release();
    void limit(const BreakerLimits &limits);
    BreakerSnapshot snapshot() const;
    /// Those of the last hour.
    std::vector<RecordedCall> calls(Instant since) const;

private:
    friend class Pass;
    void leave(Breaker::Permit permit, const CallMade &call, QString cause);
    void abandon(Breaker::Permit permit);

    const QByteArray m_name;
    const Clock m_clock;
    BreakerBoard &m_board;
    mutable std::mutex m_mutex;
    Breaker m_breaker;
    CallRecord m_record;
};

} // namespace firstcome::resilience
