// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/audit_chain.h"
#include "backend/platform/module/audit.h"
#include "backend/platform/module/check.h"

namespace firstcome::operators {

/// The audit of operators' acts as a keyed hash chain, written in the transaction of the act.
/// Invariant: one appender at a time (the head's row is locked); an act whose entry cannot be written does not happen.
/// Thread: any; each call stays on its connection's.
class ChainedAudit : public Audit
{
public:
    /// The secrets "audit" of the key folder.
    explicit ChainedAudit(const QByteArrayList &secrets) : m_keys(secrets) {}

    void append(sql::Connection &connection, const AuditEntry &entry) override;

    const ChainKeys &keys() const { return m_keys; }
    /// Named "audit.chain"; goes over the whole chain.
    Check chainVerifies() const;

private:
    ChainKeys m_keys;
};

} // namespace firstcome::operators
