// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_collector.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

namespace firstcome::test {

namespace {

QString attribute(const QJsonValue &holder, const char *name)
{
    for (const QJsonValue &entry : holder[QStringLiteral("attributes")].toArray()) {
        if (entry[QStringLiteral("key")].toString() == QLatin1StringView(name))
            return entry[QStringLiteral("value")][QStringLiteral("stringValue")].toString();
    }
    return {};
}

SeenSpan spanFrom(const QJsonValue &told, const QString &instance)
{
    return {told[QStringLiteral("traceId")].toString(),
            told[QStringLiteral("spanId")].toString(),
            told[QStringLiteral("parentSpanId")].toString(),
            told[QStringLiteral("name")].toString(),
            told[QStringLiteral("kind")].toInt(),
            told[QStringLiteral("status")][QStringLiteral("code")].toInt() == 2,
            instance};
}

} // namespace

TraceCollector::TraceCollector()
{
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                m_received.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

TraceCollector::~TraceCollector()
{
    // They end with the server, and tell nobody.
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect();
}

void TraceCollector::read(QTcpSocket &socket)
{
    QByteArray &received = m_received[&socket];
    received += socket.readAll();
    while (true) {
        const qsizetype head = received.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const QByteArray fields = received.left(head).toLower() + "\r\n";
        const qsizetype length = fields.indexOf("content-length: ");
        const qsizetype size =
            length < 0 ? 0 : fields.mid(length + 16, fields.indexOf('\r', length) - length - 16).toLongLong();
        if (received.size() < head + 4 + size)
            return;
        if (!fields.startsWith("post /v1/traces ") || !fields.contains("content-type: application/json"))
            m_trouble = fields;
        take(received.mid(head + 4, size));
        received.remove(0, head + 4 + size);
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    }
}

void TraceCollector::take(const QByteArray &body)
{
    const QJsonArray groups = QJsonDocument::fromJson(body)[QStringLiteral("resourceSpans")].toArray();
    if (groups.isEmpty())
        m_trouble = body;
    for (const QJsonValue &group : groups) {
        const QJsonValue resource = group[QStringLiteral("resource")];
        if (attribute(resource, "service.name") != QStringLiteral("firstcome"))
            m_trouble = body;
        for (const QJsonValue &scope : group[QStringLiteral("scopeSpans")].toArray()) {
            for (const QJsonValue &span : scope[QStringLiteral("spans")].toArray())
                m_spans.append(spanFrom(span, attribute(resource, "service.instance.id")));
        }
    }
}

QList<SeenSpan> TraceCollector::spans(const QString &traceId) const
{
    QList<SeenSpan> found;
    for (const SeenSpan &span : m_spans) {
        if (span.traceId == traceId)
            found.append(span);
    }
    return found;
}

SeenSpan TraceCollector::span(const QString &traceId, const QString &name) const
{
    SeenSpan found;
    for (const SeenSpan &span : spans(traceId)) {
        if (span.name == name)
            found = span;
    }
    return found;
}

QStringList TraceCollector::ancestry(const SeenSpan &of, const QStringList &roots) const
{
    QStringList names{of.name};
    QString parent = of.parentId;
    while (!parent.isEmpty() && !roots.contains(parent)) {
        const auto found =
            std::find_if(m_spans.begin(), m_spans.end(), [&](const SeenSpan &span) { return span.spanId == parent; });
        if (found == m_spans.end())
            return names << QStringLiteral("?");
        names.append(found->name);
        parent = found->parentId;
    }
    return names;
}

} // namespace firstcome::test
