// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/server_settings.h"

#include "backend/platform/sql/connection.h"
#include <QMap>

namespace firstcome::sql {

namespace {

QMap<QByteArray, QByteArray> serverVariables(Connection &connection)
{
    QMap<QByteArray, QByteArray> values;
    auto &rows = connection.statement("SHOW GLOBAL VARIABLES");
    while (rows.next())
        values.insert(rows.text(0), rows.text(1).toUpper());
    return values;
}

bool isOn(const QByteArray &value)
{
    return value == "ON" || value == "1";
}

} // namespace

const std::vector<ServerRule> &serverRules()
{
    static const std::vector<ServerRule> rules{
        {"innodb_flush_log_at_trx_commit", {"1"}, "a crash would lose orders", false},
        {"innodb_doublewrite", {"ON", "1", "DETECT_AND_RECOVER"}, "a torn page could not be repaired", false},
        {"innodb_rollback_on_timeout", {"ON", "1"}, "a lock waited for too long would leave half a transaction", false},
        {"sync_binlog", {"1"}, "a crash would leave replicas and backups behind what was acknowledged", true},
        {"binlog_format", {"ROW"}, "replicas could come to other results", true},
    };
    return rules;
}

void refuseWeakServer(Connection &connection, const QStringList &accepted)
{
    const auto values = serverVariables(connection);
    const bool hasBinaryLog = isOn(values.value("log_bin"));
    for (const ServerRule &rule : serverRules()) {
        const auto value = values.constFind(rule.name);
        // A server that does not know the name any more has no choice there.
        const bool good = value == values.constEnd() || rule.good.contains(*value);
        if (good || (rule.ofBinaryLog && !hasBinaryLog) || accepted.contains(QLatin1StringView(rule.name)))
            continue;
        throw Failure(Failure::Kind::Other, QByteArray("the server's ") + rule.name + " is " + *value + ", not " +
                                                rule.good.constFirst() + ": " + rule.danger +
                                                " (the setting database-weak can accept it)");
    }
}

} // namespace firstcome::sql
