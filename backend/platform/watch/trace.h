// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <atomic>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace firstcome::watch {

/// Where in a trace something happens, as W3C writes it: 00-TRACE-SPAN-FLAGS.
struct TraceContext
{
    quint64 traceHigh = 0;
    quint64 traceLow = 0;
    quint64 span = 0;
    bool sampled = false; ///< somebody wants to see it

    /// Nothing when it is no traceparent of version 00.
    static std::optional<TraceContext> from(QByteArrayView traceparent);
    QByteArray text() const;
    QByteArray traceId() const; ///< 32 hexadecimal digits
    QByteArray spanId() const;  ///< 16 of them
};

/// The numbers are OpenTelemetry's.
enum class SpanKind : quint8 { Server = 2, Client = 3, Consumer = 5 };

/// Something that took its time, and because of what. No personal data.
struct Span
{
    TraceContext context;
    quint64 parent = 0; ///< 0: it began the trace
    SpanKind kind = SpanKind::Server;
    QByteArray name;
    qint64 startNanos = 0; ///< since 1970, by the system's clock
    qint64 endNanos = 0;
    bool failed = false;
    std::vector<std::pair<QByteArray, QByteArray>> attributes{};
};

qint64 nanosNow();

/// Collects the spans of this process until somebody sends them on (outgoing/span_export).
/// Invariant: off, it costs one look at a flag; on, nobody waits for a collector: what does not fit is dropped and
/// counted. Thread: any.
class Tracer
{
public:
    static constexpr std::size_t mostWaiting = 8'192;

    /// `percent` of the traces that begin here are sampled; of others whoever began them decided.
    void switchOn(int percent);
    void switchOff() { m_isOn = false; }
    bool isOn() const { return m_isOn.load(std::memory_order_relaxed); }

    /// What happens because of `parent`: the same trace with a span of its own. Without one a trace begins.
    TraceContext begin(const std::optional<TraceContext> &parent) const;
    /// Only what is sampled is kept.
    void record(Span span);
    std::vector<Span> take(std::size_t most);
    /// So many were taken and reached nobody.
    void lose(std::size_t spans) { m_dropped += qint64(spans); }
    qint64 dropped() const { return m_dropped; } ///< since the start
    std::size_t waiting() const;

private:
    std::atomic<bool> m_isOn{false};
    std::atomic<int> m_percent{0};
    std::atomic<qint64> m_dropped{0};
    mutable std::mutex m_mutex;
    std::vector<Span> m_waiting;
};

/// Of this process, as the log is.
Tracer &tracer();

} // namespace firstcome::watch
