// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/dependency.h"

#include "backend/platform/resilience/breaker_board.h"

namespace firstcome::resilience {

namespace {

constexpr double slowShareOfTimeout = 0.8;

}

Pass::Pass(Dependency &dependency, Breaker::Permit permit, std::chrono::milliseconds timeout)
    : m_dependency(&dependency), m_permit(permit), m_begun(std::chrono::steady_clock::now()), m_timeout(timeout)
{
}

Pass::Pass(Pass &&other) noexcept
    : m_dependency(std::exchange(other.m_dependency, nullptr)), m_permit(other.m_permit), m_begun(other.m_begun),
      m_timeout(other.m_timeout)
{
}

Pass::~Pass()
{
    if (m_dependency)
        m_dependency->abandon(m_permit);
}

void Pass::succeeded()
{
    end(false, {});
}

void Pass::failed(QString cause)
{
    end(true, std::move(cause));
}

void Pass::end(bool failed, QString cause)
{
    Dependency *dependency = std::exchange(m_dependency, nullptr);
    if (!dependency)
        return;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - m_begun;
    const CallMade call{std::chrono::ceil<std::chrono::milliseconds>(took), failed,
                        took > slowShareOfTimeout * m_timeout};
    dependency->leave(m_permit, call, std::move(cause));
}

Dependency::Dependency(Settings settings, BreakerBoard &board)
    : m_name(std::move(settings.name)), m_clock(std::move(settings.clock)), m_board(board),
      m_breaker(settings.limits, settings.seed, m_clock())
{
    m_board.add(*this);
}

Dependency::~Dependency()
{
    m_board.remove(*this);
}

std::optional<Pass> Dependency::enter(std::chrono::milliseconds timeout)
{
    const Instant now = m_clock();
    const std::scoped_lock lock(m_mutex);
    const auto permit = m_breaker.enter(now);
    if (!permit)
        return std::nullopt;
    return std::optional<Pass>(std::in_place, *this, *permit, timeout);
}

void Dependency::leave(Breaker::Permit permit, const CallMade &call, QString cause)
{
    const Instant now = m_clock();
    const std::scoped_lock lock(m_mutex);
    m_record.add(now, call);
    m_breaker.leave(permit, {call.failed, m_breaker.limits().isSlow(call), std::move(cause)}, now);
}

void Dependency::abandon(Breaker::Permit permit)
{
    const std::scoped_lock lock(m_mutex);
    m_breaker.abandon(permit);
}

void Dependency::force(const Forcing &forcing)
{
    const Instant now = m_clock();
    const std::scoped_lock lock(m_mutex);
    m_breaker.force(forcing, now);
}

void Dependency::release()
{
    const Instant now = m_clock();
    const std::scoped_lock lock(m_mutex);
    m_breaker.release(now);
}

void Dependency::limit(const BreakerLimits &limits)
{
    const std::scoped_lock lock(m_mutex);
    m_breaker.limit(limits);
}

std::vector<RecordedCall> Dependency::calls(Instant since) const
{
    const std::scoped_lock lock(m_mutex);
    return m_record.since(since);
}

BreakerSnapshot Dependency::snapshot() const
{
    const Instant now = m_clock();
    const std::scoped_lock lock(m_mutex);
    return m_breaker.snapshot(now);
}

} // namespace firstcome::resilience
