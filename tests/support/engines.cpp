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
            qFatal("%s:%d is named but not reachable: %s", qPrintable(settings.host), settings.port,
                   qPrintable(server.lastError().text()));
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
    addServerRows();
    QTest::newRow(sqlite) << QString::fromLatin1(sqlite);
}

void Engine::addServerRows()
{
    QTest::addColumn<QString>("engine");
    for (const char *name : {mariaDb, mySql})
        QTest::newRow(name) << QString::fromLatin1(name);
}

std::optional<sql::DatabaseSettings> Engine::server(const QString &name)
{
    const QByteArray variable = "FIRSTCOME_TEST_" + name.toUpper().toLatin1();
    const QStringList parts = qEnvironmentVariable(variable).split(u':');
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

std::unique_ptr<Engine> Engine::create(const QString &name, const QList<sql::Migration> &migrations)
{
    std::unique_ptr<Engine> engine(new Engine);
    if (name == QLatin1StringView(sqlite)) {
        engine->m_settings.path = engine->m_folder.filePath(QStringLiteral("firstcome.db"));
    } else {
        const auto found = server(name);
        if (!found)
            return nullptr;
        engine->m_settings = *found;
        engine->m_settings.name = freshName();
        onServer(*found, QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4").arg(engine->m_settings.name));
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
