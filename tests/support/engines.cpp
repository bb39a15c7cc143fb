// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/engines.h"

#include <QTest>

namespace firstcome::test {

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

std::unique_ptr<Engine> Engine::create(const QString &name, const QList<sql::Migration> &migrations)
{
    std::unique_ptr<Engine> engine(new Engine);
    if (name == QLatin1StringView(sqlite)) {
        engine->m_settings.path = engine->m_folder.filePath(QStringLiteral("firstcome.db"));
    } else {
        engine->m_fresh = FreshDatabase::on(name);
        if (!engine->m_fresh)
            return nullptr;
        engine->m_settings = engine->m_fresh->settings();
    }
    engine->m_database = std::make_unique<sql::Database>(engine->m_settings);
    engine->m_database->start();
    engine->write([&migrations](sql::Connection &connection) { sql::migrate(connection, migrations, systemNow()); });
    return engine;
}

} // namespace firstcome::test
