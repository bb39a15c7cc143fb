// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/schema_damage.h"

#include <QMap>
#include <algorithm>
#include <sqlite3.h>

namespace firstcome::sql {

namespace {

constexpr auto schemaQuery = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL "
                             "AND name NOT LIKE 'sqlite_%'";

/// "table orders" -> what made it. SQLite puts names in quotes when it renames, depending on its version.
using Texts = QMap<QByteArray, QByteArray>;

QByteArray unquoted(QByteArray text)
{
    return text.replace('"', QByteArray());
}

/// An empty database in memory in which the same steps are done.
class Replay
{
public:
    Replay()
    {
        if (sqlite3_open(":memory:", &m_handle) != SQLITE_OK)
            throw Failure(Failure::Kind::Other, "no database in memory");
        run("PRAGMA foreign_keys = ON");
    }
    ~Replay() { sqlite3_close(m_handle); }
    Replay(const Replay &) = delete;

    void run(const QByteArray &texts)
    {
        if (sqlite3_exec(m_handle, texts.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            throw Failure(Failure::Kind::Damaged,
                          QByteArray("what was applied to it does not add up: ") + sqlite3_errmsg(m_handle));
    }

    Texts texts()
    {
        Texts made;
        const auto add = [](void *into, int, char **values, char **) {
            static_cast<Texts *>(into)->insert(values[0], unquoted(values[1]));
            return 0;
        };
        sqlite3_exec(m_handle, schemaQuery, add, &made, nullptr);
        return made;
    }

private:
    sqlite3 *m_handle = nullptr;
};

Texts textsOf(Connection &connection)
{
    Texts made;
    auto &rows = connection.statement(schemaQuery);
    while (rows.next())
        made.insert(rows.text(0), unquoted(rows.text(1)));
    return made;
}

/// What was applied to a database, in its order: that decides where SQLite writes what.
struct History
{
    QList<Migration> steps;
    QStringList faults;   ///< steps that were other ones when they were applied
    bool isNewer = false; ///< there are steps that only a newer version knows
};

History historyOf(Connection &connection, const QList<Migration> &migrations)
{
    History history;
    auto &rows = connection.statement("SELECT module, number, hash FROM migrations ORDER BY rowid");
    while (rows.next()) {
        const auto ofModule = [&rows](const Migration &known) { return known.module == rows.text(0); };
        const auto isStep = [&](const Migration &known) { return ofModule(known) && known.number == rows.integer(1); };
        const auto step = std::find_if(migrations.begin(), migrations.end(), isStep);
        if (step == migrations.end())
            history.isNewer |= std::any_of(migrations.begin(), migrations.end(), ofModule);
        else
            history.steps.append(*step);
        if (step != migrations.end() && hashOf(*step) != rows.text(2))
            history.faults.append(
                QStringLiteral("migration %1/%2").arg(QString::fromUtf8(step->module), QString::fromUtf8(step->name)));
    }
    return history;
}

QString damaged(const QStringList &faults)
{
    return QStringLiteral("not as it was made: %1").arg(faults.join(QStringLiteral(", ")));
}

} // namespace

std::optional<QString> damageOfSchema(Connection &connection, const QList<Migration> &migrations)
{
    const Texts there = connection.isSqlite() ? textsOf(connection) : Texts();
    if (there.isEmpty())
        return std::nullopt;
    Replay replay;
    replay.run(translated(historyTable(), Dialect::Sqlite));
    const QByteArray record = "table migrations";
    if (there.value(record) != replay.texts().value(record))
        return damaged({QString::fromUtf8(record)});
    const History history = historyOf(connection, migrations);
    if (history.isNewer)
        return std::nullopt;
    for (const Migration &step : history.steps)
        replay.run(translated(step.text, Dialect::Sqlite));
    QStringList faults = history.faults;
    const Texts meant = replay.texts();
    for (auto text = meant.begin(); text != meant.end(); ++text) {
        if (there.value(text.key()) != text.value())
            faults.append(QString::fromUtf8(text.key()));
    }
    return faults.isEmpty() ? std::nullopt : std::optional(damaged(faults));
}

} // namespace firstcome::sql
