// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fresh_database.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <atomic>

namespace firstcome::test {

namespace {

QByteArray variable(const QString &engine)
{
    return "FIRSTCOME_TEST_" + engine.toUpper().toLatin1();
}

QString freshName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
}

} // namespace

std::unique_ptr<FreshDatabase> FreshDatabase::on(const QString &engine)
{
    const QStringList parts = qEnvironmentVariable(variable(engine)).split(u':');
    if (parts.size() < 3)
        return nullptr;
    sql::DatabaseSettings settings;
    settings.dialect = sql::Dialect::MySql;
    settings.host = parts.at(0);
    settings.port = parts.at(1).toInt();
    settings.user = parts.at(2);
    settings.password = parts.value(3);
    settings.name = freshName();
    return std::unique_ptr<FreshDatabase>(new FreshDatabase(std::move(settings)));
}

QString FreshDatabase::absence(const QString &engine)
{
    return QStringLiteral("no %1 server here: %2 is not set").arg(engine, QString::fromLatin1(variable(engine)));
}

FreshDatabase::FreshDatabase(sql::DatabaseSettings settings) : m_settings(std::move(settings))
{
    onServer(QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4").arg(m_settings.name));
}

FreshDatabase::~FreshDatabase()
{
    onServer(QStringLiteral("DROP DATABASE %1").arg(m_settings.name));
}

QString FreshDatabase::url() const
{
    return QStringLiteral("mysql://%1:%2@%3:%4/%5")
        .arg(m_settings.user, m_settings.password, m_settings.host)
        .arg(m_settings.port)
        .arg(m_settings.name);
}

void FreshDatabase::onServer(const QString &text) const
{
    const QString name = QStringLiteral("administration");
    {
        QSqlDatabase server = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), name);
        server.setHostName(m_settings.host);
        server.setPort(m_settings.port);
        server.setUserName(m_settings.user);
        server.setPassword(m_settings.password);
        if (!server.open())
            qFatal("%s:%d is named but not reachable: %s", qPrintable(m_settings.host), m_settings.port,
                   qPrintable(server.lastError().text()));
        QSqlQuery query(server);
        if (!query.exec(text))
            qFatal("%s: %s", qPrintable(text), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace firstcome::test
