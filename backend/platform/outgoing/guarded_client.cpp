// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/guarded_client.h"

#include "backend/platform/watch/trace.h"
#include <QCoroTimer>

namespace firstcome::outgoing {

namespace {

constexpr int mostRetries = 2;

/// Why it counts as a failure of the dependency; empty when it does not.
QString failureOf(const Answer &answer)
{
    if (const auto *notSent = std::get_if<NotSent>(&answer))
        return notSent->reason;
    if (const auto *unknown = std::get_if<Unknown>(&answer))
        return unknown->reason;
    const int status = std::get<Received>(answer).status;
    return status >= 500 ? QStringLiteral("answered %1").arg(status) : QString();
}

bool mayRepeat(const Call &call, const Answer &answer)
{
    if (const auto *notSent = std::get_if<NotSent>(&answer))
        return !notSent->breakerOpen;
    return call.repeatable() && !failureOf(answer).isEmpty();
}

/// Tells the other side because of what it is called; the call as a span, where somebody is traced.
std::optional<watch::Span> beginSpan(Call &call, const QByteArray &dependency)
{
    const auto parent = watch::TraceContext::from(call.trace);
    if (!parent)
        return std::nullopt;
    if (!watch::tracer().isOn()) {
        call.headers.emplace_back("traceparent", call.trace);
        return std::nullopt;
    }
    watch::Span span;
    span.context = watch::tracer().begin(parent);
    span.parent = parent->span;
    span.kind = watch::SpanKind::Client;
    span.name = call.method + ' ' + dependency;
    span.startNanos = watch::nanosNow();
    call.headers.emplace_back("traceparent", span.context.text());
    return span;
}

void endSpan(watch::Span span, const QString &failure)
{
    span.endNanos = watch::nanosNow();
    span.failed = !failure.isEmpty();
    if (span.failed)
        span.attributes.emplace_back("error.type", failure.toUtf8());
    watch::tracer().record(std::move(span));
}

} // namespace

GuardedClient::GuardedClient(Sender &sender, resilience::Dependency &dependency, quint64 seed)
    : m_sender(sender), m_dependency(dependency), m_random(quint32(seed ^ (seed >> 32)))
{
}

QCoro::Task<Answer> GuardedClient::send(Call call)
{
    const auto deadline = std::chrono::steady_clock::now() + call.timeout;
    {
        const std::scoped_lock lock(m_mutex);
        m_budget.countCall();
    }
    for (int tried = 0;; ++tried) {
        Answer answer = co_await sendOnce(call);
        const auto wait = nextTry(call, answer, tried);
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (!wait || *wait >= left)
            co_return answer;
        call.timeout = left - *wait;
        co_await QCoro::sleepFor(*wait);
    }
}

QCoro::Task<Answer> GuardedClient::sendOnce(Call call)
{
    auto pass = m_dependency.enter(call.timeout);
    if (!pass)
        co_return NotSent{QStringLiteral("The breaker of %1 is open.").arg(QString::fromLatin1(m_dependency.name())),
                          true};
    std::optional<watch::Span> span = beginSpan(call, m_dependency.name());
    Answer answer = co_await m_sender.send(std::move(call));
    QString failure = failureOf(answer);
    if (span)
        endSpan(*std::move(span), failure);
    if (failure.isEmpty())
        pass->succeeded();
    else
        pass->failed(std::move(failure));
    co_return answer;
}

std::optional<std::chrono::milliseconds> GuardedClient::nextTry(const Call &call, const Answer &answer, int tried)
{
    if (tried >= std::min(call.retries, mostRetries) || !mayRepeat(call, answer))
        return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    if (!m_budget.takeRetry())
        return std::nullopt;
    return resilience::backoffDelay(tried, std::generate_canonical<double, 32>(m_random));
}

} // namespace firstcome::outgoing
