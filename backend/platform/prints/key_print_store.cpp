// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/prints/key_print_store.h"

namespace firstcome::prints {

std::map<QString, QByteArray> KeyPrintStore::all()
{
    std::map<QString, QByteArray> prints;
    auto &rows = m_connection.statement("SELECT purpose, print FROM key_prints");
    while (rows.next())
        prints.emplace(rows.string(0), rows.text(1));
    return prints;
}

void KeyPrintStore::keep(const QString &purpose, const QByteArray &print, Instant now)
{
    m_connection.statement("DELETE FROM key_prints WHERE purpose = ?").bind(purpose).exec();
    m_connection.statement("INSERT INTO key_prints (purpose, print, known_since) VALUES (?,?,?)")
        .bind(purpose, print, now)
        .exec();
}

} // namespace firstcome::prints
