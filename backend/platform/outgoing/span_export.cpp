// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/span_export.h"

#include "backend/platform/watch/log.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace firstcome::outgoing {

namespace {

constexpr int statusError = 2; ///< OpenTelemetry's

QJsonObject attribute(const QByteArray &name, const QByteArray &value)
{
    return {{QStringLiteral("key"), QString::fromUtf8(name)},
            {QStringLiteral("value"), QJsonObject{{QStringLiteral("stringValue"), QString::fromUtf8(value)}}}};
}

bool isTaken(const Answer &answer)
{
    const auto *received = std::get_if<Received>(&answer);
    return received && received->status / 100 == 2;
}

QString whyNot(const Answer &answer)
{
    if (const auto *received = std::get_if<Received>(&answer))
        return QStringLiteral("it answers %1").arg(received->status);
    const auto *notSent = std::get_if<NotSent>(&answer);
    return notSent ? notSent->reason : std::get<Unknown>(answer).reason;
}

QJsonObject toJson(const watch::Span &span)
{
    QJsonArray attributes;
    for (const auto &[name, value] : span.attributes)
        attributes.append(attribute(name, value));
    QJsonObject json{{QStringLiteral("traceId"), QString::fromLatin1(span.context.traceId())},
                     {QStringLiteral("spanId"), QString::fromLatin1(span.context.spanId())},
                     {QStringLiteral("name"), QString::fromUtf8(span.name)},
                     {QStringLiteral("kind"), int(span.kind)},
                     {QStringLiteral("startTimeUnixNano"), QString::number(span.startNanos)},
                     {QStringLiteral("endTimeUnixNano"), QString::number(span.endNanos)},
                     {QStringLiteral("attributes"), attributes}};
    if (span.parent != 0) {
        watch::TraceContext parent = span.context;
        parent.span = span.parent;
        json.insert(QStringLiteral("parentSpanId"), QString::fromLatin1(parent.spanId()));
    }
    if (span.failed)
        json.insert(QStringLiteral("status"), QJsonObject{{QStringLiteral("code"), statusError}});
    return json;
}

} // namespace

QByteArray otlpJson(std::span<const watch::Span> spans, const QByteArray &instance)
{
    QJsonArray all;
    for (const watch::Span &span : spans)
        all.append(toJson(span));
    const QJsonObject resource{
        {QStringLiteral("attributes"),
         QJsonArray{attribute("service.name", "firstcome"), attribute("service.version", FIRSTCOME_VERSION),
                    attribute("service.instance.id", instance)}}};
    const QJsonObject scope{
        {QStringLiteral("scope"), QJsonObject{{QStringLiteral("name"), QStringLiteral("firstcome")}}},
        {QStringLiteral("spans"), all}};
    const QJsonObject group{{QStringLiteral("resource"), resource}, {QStringLiteral("scopeSpans"), QJsonArray{scope}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("resourceSpans"), QJsonArray{group}}})
        .toJson(QJsonDocument::Compact);
}

SpanExport::SpanExport(Parts parts, watch::Metrics &metrics) : m_parts(std::move(parts))
{
    metrics.counterFrom({"spans_sent_total", "Spans that the collector of traces took"},
                        [this] { return double(m_sent); });
    metrics.counterFrom({"spans_dropped_total", "Spans that reached no collector"},
                        [] { return double(watch::tracer().dropped()); });
    metrics.gaugeFrom({"spans_waiting", "Spans that have not been sent yet"},
                      [] { return double(watch::tracer().waiting()); });
}

void SpanExport::tell(const Answer &answer)
{
    const bool takes = isTaken(answer);
    if (std::exchange(m_takes, takes) == takes)
        return;
    if (takes)
        watch::log(watch::Level::Info, "spans.taken-again");
    else
        watch::log(
            watch::Level::Warning, "spans.not-taken",
            {{"why", whyNot(answer)}, {"effect", "Spans are dropped until the collector of traces takes them."}});
}

QCoro::Task<> SpanExport::run()
{
    bool taken = true;
    while (taken) {
        const std::vector<watch::Span> spans = watch::tracer().take(batch);
        if (spans.empty())
            co_return;
        Call call;
        call.method = "POST";
        call.url = m_parts.url + "/v1/traces";
        call.body = otlpJson(spans, m_parts.instance());
        call.timeout = within;
        const Answer answer = co_await m_parts.sender.send(std::move(call));
        taken = isTaken(answer);
        tell(answer);
        if (taken)
            m_sent += qint64(spans.size());
        else
            watch::tracer().lose(spans.size());
    }
}

} // namespace firstcome::outgoing
