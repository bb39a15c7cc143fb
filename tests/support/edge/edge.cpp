// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/edge/edge.h"

#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include <QDir>
#include <QFile>

namespace firstcome::test {

Edge::Edge() : m_mailer(m_folder.path(), QStringLiteral("Shop <no-reply@localhost>"), clock())
{
    sql::DatabaseSettings settings;
    settings.path = m_folder.filePath(QStringLiteral("firstcome.db"));
    m_database = std::make_unique<sql::Database>(settings);
    m_database->start();
    m_ground = std::make_unique<TestGround>(*m_database, clock());
}

Edge::~Edge()
{
    stop();
}

void Edge::stop()
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
    for (Module *module : modules)
        m_ground->peers.join(*module);
    const auto prepare = [&](sql::Connection &connection) {
        sql::migrate(connection, sql::migrations() + events::migrations() + m_ground->peers.migrations(), systemNow());
        for (Module *module : m_ground->peers.all()) {
            m_ground->ids.raiseFloor(module->highestId(connection));
            module->load(connection);
        }
    };
    m_database->write(sql::Queue::Background, prepare).get();
    for (Module *module : m_ground->peers.all())
        module->mountRoutes(m_router);
    http::ServerSettings settings;
    settings.port = 0;
    m_server = std::make_unique<http::Server>(settings, m_router, m_authenticator, clock());
    const auto port = m_server->start();
    if (!port)
        qFatal("the edge does not listen: %s", port.error().code.constData());
    m_url = QStringLiteral("http://127.0.0.1:%1").arg(*port);
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
