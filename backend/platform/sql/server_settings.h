// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QStringList>
#include <vector>

namespace firstcome::sql {

class Connection;

/// What a MySQL or MariaDB server must be set to, so that a crash of it loses nothing that was acknowledged.
struct ServerRule
{
    const char *name;
    QByteArrayList good; ///< the values that will do
    const char *danger;  ///< of any other
    bool ofBinaryLog;    ///< asked for only where the server writes one
};
const std::vector<ServerRule> &serverRules();

/// Throws a Failure that names what is weaker than the rules ask and is not among `accepted`.
void refuseWeakServer(Connection &connection, const QStringList &accepted);

} // namespace firstcome::sql
