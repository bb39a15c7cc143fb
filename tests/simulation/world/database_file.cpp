// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/database_file.h"

#include "backend/approvals/migrations.gen.h"
#include "backend/claims/migrations.gen.h"
#include "backend/deliveries/migrations.gen.h"
#include "backend/operators/migrations.gen.h"
#include "backend/orders/migrations.gen.h"
#include "backend/payments/migrations.gen.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/sales/migrations.gen.h"
#include "backend/settlements/migrations.gen.h"
#include "backend/stock/migrations.gen.h"
#include "backend/wallets/migrations.gen.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace firstcome::simulation {

namespace {

constexpr auto counted = {"orders", "order_lines", "payments", "deliveries", "claims",
                          "holds",  "settlements", "payouts",  "approvals"};

sql::DatabaseSettings settingsOf(const QString &path)
{
    sql::DatabaseSettings settings;
    settings.path = path;
    return settings;
}

QList<sql::Migration> schema()
{
    return sql::migrations() + events::migrations() + operators::migrations() + approvals::migrations() +
           stock::migrations() + sales::migrations() + orders::migrations() + wallets::migrations() +
           payments::migrations() + deliveries::migrations() + claims::migrations() + settlements::migrations();
}

/// A move into the state it is in already: one more part went back.
QByteArray again(const QByteArray &table)
{
    return table == "payments" ? " OR OLD.canceled_amount <> NEW.canceled_amount" : "";
}

/// Counts each move of a state machine, and what a rolled back transaction did not do is not counted.
void addCounters(sql::Connection &connection)
{
    connection.run("CREATE TABLE moves_made (move TEXT NOT NULL PRIMARY KEY, times INTEGER NOT NULL)");
    for (const QByteArray table : counted)
        connection.run(
            "CREATE TRIGGER moves_of_" + table + " AFTER UPDATE OF state ON " + table + " WHEN OLD.state <> NEW.state" +
            again(table) + " BEGIN INSERT INTO moves_made VALUES ('" + table +
            " ' || OLD.state || ' ' || NEW.state, 1) ON CONFLICT (move) DO UPDATE SET times = times + 1; END");
}

/// Made once in a program: migrating takes longer than a run may.
QByteArray emptyShop()
{
    static const QByteArray bytes = [] {
        const QTemporaryDir folder(fastFolder() + QStringLiteral("/empty-XXXXXX"));
        const QString path = folder.filePath(QStringLiteral("shop.db"));
        {
            sql::Connection connection(settingsOf(path), sql::Connection::Purpose::Write);
            connection.begin();
            sql::migrate(connection, schema(), fromMillis(0));
            addCounters(connection);
            connection.commit();
        }
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return bytes;
}

} // namespace

QString fastFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
}

void makeDatabase(const QString &path, const QByteArrayList &triggers)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(emptyShop()) < 0)
        qFatal("no database can be made at %s", qPrintable(path));
    file.close();
    if (triggers.isEmpty())
        return;
    sql::Connection connection(settingsOf(path), sql::Connection::Purpose::Write);
    for (const QByteArray &trigger : triggers)
        connection.run(trigger);
}

QByteArray digestOf(const QString &path)
{
    sql::Connection connection(settingsOf(path), sql::Connection::Purpose::Read);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArrayList tables;
    auto &names = connection.statement("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    while (names.next())
        tables.append(names.text(0));
    for (const QByteArray &table : tables) {
        QByteArrayList columns;
        auto &known = connection.statement("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
        while (known.next())
            columns.append("quote(" + known.text(0) + ')');
        auto &rows = connection.statement("SELECT " + columns.join(" || ',' || ") + " FROM " + table + " ORDER BY 1");
        hash.addData(table);
        while (rows.next())
            hash.addData(rows.text(0));
    }
    return hash.result();
}

} // namespace firstcome::simulation
