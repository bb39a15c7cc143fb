// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/prints/key_print_store.h"

#include "backend/platform/sql/migrations.h"

namespace firstcome::prints {

std::map<QString, Known> KeyPrintStore::all()
{
    std::map<QString, Known> all;
    const int steps = sql::newestSteps(m_connection).value("prints");
    if (steps >= 1) {
        auto &rows = m_connection.statement("SELECT purpose, print FROM key_prints");
        while (rows.next())
            all[rows.string(0)].signing = rows.text(1);
    }
    if (steps >= 2) {
        auto &rows = m_connection.statement("SELECT purpose, print FROM kept_prints");
        while (rows.next())
            all[rows.string(0)].kept.insert(rows.text(1));
    }
    return all;
}

void KeyPrintStore::sign(const QString &purpose, const QByteArray &print, Instant now)
{
    m_connection.statement("DELETE FROM key_prints WHERE purpose = ?").bind(purpose).exec();
    m_connection.statement("INSERT INTO key_prints (purpose, print, known_since) VALUES (?,?,?)")
        .bind(purpose, print, now)
        .exec();
}

void KeyPrintStore::keep(const QString &purpose, const QByteArray &print, Instant now)
{
    m_connection.statement("INSERT INTO kept_prints (purpose, print, known_since) VALUES (?,?,?)")
        .bind(purpose, print, now)
        .exec();
}

} // namespace firstcome::prints
