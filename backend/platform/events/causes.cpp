// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/causes.h"

#include "backend/platform/watch/trace.h"

namespace firstcome::events {

namespace {

thread_local const std::map<Id, QByteArray> *underWay = nullptr;

watch::Span spanOf(const QByteArray &group, const Event &event, const watch::TraceContext &parent)
{
    watch::Span span;
    span.context = watch::tracer().begin(parent);
    span.parent = parent.span;
    span.kind = watch::SpanKind::Consumer;
    span.name = group + " process " + event.type;
    span.startNanos = watch::nanosNow();
    span.attributes = {{"messaging.destination.name", event.topic},
                       {"messaging.consumer.group.name", group},
                       {"messaging.message.id", QByteArray::number(event.id)},
                       {"firstcome.key", QByteArray::number(event.key)}};
    return span;
}

void record(std::vector<watch::Span> &spans, bool failed)
{
    const qint64 end = watch::nanosNow();
    for (watch::Span &span : spans) {
        span.endNanos = end;
        span.failed = failed;
        watch::tracer().record(std::move(span));
    }
}

} // namespace

Causes::Causes(std::map<Id, QByteArray> byKey) : m_byKey(std::move(byKey)), m_before(underWay)
{
    underWay = &m_byKey;
}

Causes::~Causes()
{
    underWay = m_before;
}

QByteArray Causes::of(Id key)
{
    if (!underWay)
        return {};
    const auto known = underWay->find(key);
    return known == underWay->end() ? QByteArray() : known->second;
}

QByteArray causeOf(sql::Connection &connection, const Event &event)
{
    if (!event.trace.isEmpty() || !watch::tracer().isOn())
        return event.trace;
    const QByteArray cause = Causes::of(event.key);
    return cause.isEmpty() ? lastCause(connection, event.key) : cause;
}

QByteArray lastCause(sql::Connection &connection, Id key)
{
    if (!watch::tracer().isOn())
        return {};
    auto &row = connection.statement("SELECT trace FROM outbox WHERE event_key = ? AND trace <> '' "
                                     "ORDER BY id DESC LIMIT 1");
    const QByteArray trace = row.bind(key).next() ? row.text(0) : QByteArray();
    row.reset();
    return trace;
}

void applyTraced(sql::Connection &connection, const QByteArray &group, std::span<const Event> events,
                 const std::function<void()> &apply)
{
    if (!watch::tracer().isOn())
        return apply();
    std::vector<watch::Span> spans;
    std::map<Id, QByteArray> causes;
    for (const Event &event : events) {
        const auto parent = watch::TraceContext::from(event.trace);
        if (!parent)
            continue;
        spans.push_back(spanOf(group, event, *parent));
        causes[event.key] = spans.back().context.text();
    }
    const Causes scope(std::move(causes));
    try {
        apply();
    } catch (...) {
        record(spans, true);
        throw;
    }
    connection.afterCommit([spans = std::move(spans)]() mutable { record(spans, false); });
}

} // namespace firstcome::events
