// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/engines.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <atomic>

namespace firstcome::test {

namespace {

std::optional<sql::DatabaseSettings> mariaDbServer()
{
    const QStringList parts = qEnvironmentVariable("FIRSTCOME_TEST_MARIADB").split(u':');
    if (parts.size() < 3)
        return std::nullopt;
    sql::DatabaseSettings settings;
    settings.dialect = sql::Dialect::MySql;
    settings.host = parts.at(0);
    settings.port = parts.at(1).toInt();
    settings.user = parts.at(2);
    settings.password = parts.value(3);
    return settings;
}

void onServer(const sql::DatabaseSettings &settings, const QString &text)
{
    const QString name = QStringLiteral("administration");
    {
        QSqlDatabase server = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), name);
        server.setHostName(settings.host);
        server.setPort(settings.port);
        server.setUserName(settings.user);
        server.setPassword(settings.password);
        if (!server.open())
            qFatal("MariaDB is named but not reachable: %s", qPrintable(server.lastError().text()));
        QSqlQuery query(server);
        if (!query.exec(text))
            qFatal("%s: %s", qPrintable(text), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(name);
}

QString freshName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
}

} // namespace

void Engine::addRows()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow(sqlite) << QString::fromLatin1(sqlite);
    QTest::newRow(mariaDb) << QString::fromLatin1(mariaDb);
}

std::unique_ptr<Engine> Engine::create(const QString &name, const QList<sql::Migration> &migrations)
{
    std::unique_ptr<Engine> engine(new Engine);
    if (name == QLatin1StringView(mariaDb)) {
        const auto server = mariaDbServer();
        if (!server)
            return nullptr;
        engine->m_settings = *server;
        engine->m_settings.name = freshName();
        onServer(*server, QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4").arg(engine->m_settings.name));
    } else {
        engine->m_settings.path = engine->m_folder.filePath(QStringLiteral("firstcome.db"));
    }
    engine->m_database = std::make_unique<sql::Database>(engine->m_settings);
    engine->m_database->start();
    engine->write([&migrations](sql::Connection &connection) { sql::migrate(connection, migrations, systemNow()); });
    return engine;
}

Engine::~Engine()
{
    m_database.reset();
    if (m_settings.dialect == sql::Dialect::MySql)
        onServer(m_settings, QStringLiteral("DROP DATABASE %1").arg(m_settings.name));
}

} // namespace firstcome::test
