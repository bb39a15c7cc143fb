// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ground/kept_audit.h"

namespace firstcome::test {

void KeptAudit::append(sql::Connection &connection, const AuditEntry &entry)
{
    connection.afterCommit([this, entry] {
        const std::scoped_lock lock(m_mutex);
        m_entries.append(entry);
    });
}

QList<AuditEntry> KeptAudit::entries()
{
    const std::scoped_lock lock(m_mutex);
    return m_entries;
}

} // namespace firstcome::test
