// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/sender.h"
#include "backend/platform/watch/metrics.h"
#include "backend/platform/watch/trace.h"
#include <atomic>
#include <functional>
#include <qcorotask.h>
#include <span>

namespace firstcome::outgoing {

/// Sends the spans of this process to a collector, as OTLP over HTTP in JSON.
/// Invariant: a batch goes over the wire once; what the collector does not take is dropped and counted, so that nothing
/// waits for it and nothing grows; that it takes none any more, or takes them again, is one line of the log. Thread:
/// `run` on the main loop, one at a time.
class SpanExport
{
public:
    struct Parts
    {
        Sender &sender;
        QByteArray url;                       ///< of the collector, without /v1/traces
        std::function<QByteArray()> instance; ///< the number of this process
    };

    SpanExport(Parts parts, watch::Metrics &metrics);

    /// Sends what waits.
    QCoro::Task<> run();

    static constexpr std::chrono::milliseconds pause{1'000};
    static constexpr std::size_t batch = 512;
    static constexpr std::chrono::milliseconds within{5'000};

private:
    void tell(const Answer &answer);

    const Parts m_parts;
    std::atomic<qint64> m_sent{0};
    bool m_takes = true; ///< what the collector did the last time
};

/// An ExportTraceServiceRequest.
QByteArray otlpJson(std::span<const watch::Span> spans, const QByteArray &instance);

} // namespace firstcome::outgoing
