// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

namespace firstcome::test {

/// What a collector of traces was told of one span.
struct SeenSpan
{
    QString traceId;
    QString spanId;
    QString parentId; ///< empty: it began the trace
    QString name;
    int kind = 0;
    bool failed = false;
    QString instance;
};

/// A collector of OpenTelemetry's traces, as far as a test needs one: it takes OTLP in JSON and keeps the spans.
/// Thread: that of the test, which must turn its event loop.
class TraceCollector
{
public:
    TraceCollector();
    ~TraceCollector();

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    /// Of one trace, as they came.
    QList<SeenSpan> spans(const QString &traceId) const;
    /// The last one of this name in a trace; an empty one when there is none.
    SeenSpan span(const QString &traceId, const QString &name) const;
    /// The names from a span up to where its trace began here; "?" where a parent was not told.
    QStringList ancestry(const SeenSpan &span, const QStringList &roots) const;
    /// What was not OTLP; empty: all was.
    QByteArray trouble() const { return m_trouble; }

private:
    void read(QTcpSocket &socket);
    void take(const QByteArray &body);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_received;
    QList<SeenSpan> m_spans;
    QByteArray m_trouble;
};

} // namespace firstcome::test
