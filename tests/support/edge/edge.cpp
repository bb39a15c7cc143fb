// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/edge/edge.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

namespace firstcome::test {

namespace {

constexpr int answerWithin = 20'000;

QByteArray exchange(quint16 port, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(answerWithin))
        return {};
    socket.write(request);
    QByteArray received;
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(answerWithin))
        received += socket.readAll();
    return received + socket.readAll();
}

Answer parsed(const QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    Answer answer;
    answer.head = received.left(end + 2);
    answer.body = received.mid(end + 4);
    answer.status = received.mid(9, 3).toInt();
    answer.json = QJsonDocument::fromJson(answer.body).object();
    return answer;
}

} // namespace

QByteArray Answer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

Edge::Edge() : m_mailer(m_folder.path(), QStringLiteral("Shop <no-reply@localhost>"), clock())
{
    sql::DatabaseSettings settings;
    settings.path = m_folder.filePath(QStringLiteral("firstcome.db"));
    m_database = std::make_unique<sql::Database>(settings);
    m_database->start();
}

Edge::~Edge()
{
    if (m_server)
        m_server->drain(std::chrono::seconds(5));
    m_server.reset();
    m_database->stop();
}

Clock Edge::clock() const
{
    return [this] { return systemNow() + std::chrono::milliseconds(m_moved.load()); };
}

void Edge::start(const std::vector<Module *> &modules)
{
    const auto prepare = [&](sql::Connection &connection) {
        QList<sql::Migration> migrations;
        for (const Module *module : modules)
            migrations += module->migrations();
        sql::migrate(connection, migrations, systemNow());
        for (Module *module : modules)
            module->load(connection);
    };
    m_database->write(sql::Queue::Background, prepare).get();
    for (Module *module : modules)
        module->mountRoutes(m_router);
    http::ServerSettings settings;
    settings.port = 0;
    m_server = std::make_unique<http::Server>(settings, m_router, m_authenticator, clock());
    const auto port = m_server->start();
    if (!port)
        qFatal("the edge does not listen: %s", port.error().code.constData());
    m_port = *port;
}

Answer Edge::call(const Call &call) const
{
    QByteArray request = call.method + ' ' + call.path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    if (!call.token.isEmpty())
        request += "Authorization: Bearer " + call.token + "\r\n";
    if (!call.body.isEmpty())
        request += "Content-Type: application/json\r\n";
    if (!call.body.isEmpty() || call.method != "GET")
        request += "Content-Length: " + QByteArray::number(call.body.size()) + "\r\n";
    return parsed(exchange(m_port, request + call.headers + "\r\n" + call.body));
}

QList<QByteArray> Edge::mails()
{
    m_mailer.flush();
    const QDir spool(m_folder.filePath(QStringLiteral("spool")));
    QList<QByteArray> mails;
    for (const QString &name : spool.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name)) {
        QFile file(spool.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            mails.append(file.readAll());
    }
    return mails;
}

} // namespace firstcome::test
