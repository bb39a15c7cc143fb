// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/audit.h"
#include <QList>
#include <mutex>

namespace firstcome::test {

/// Keeps what operators did, once it is committed.
class KeptAudit final : public Audit
{
public:
    void append(sql::Connection &connection, const AuditEntry &entry) override;
    QList<AuditEntry> entries();

private:
    std::mutex m_mutex;
    QList<AuditEntry> m_entries;
};

} // namespace firstcome::test
