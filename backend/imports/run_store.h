// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/result.h"
#include "shared/contract/import_run.h"

namespace firstcome::imports {

/// The table `import_runs`: the newest `kept` imports.
/// Thread: its connection's.
class RunStore
{
public:
    static constexpr int kept = 200;

    explicit RunStore(sql::Connection &connection) : m_connection(connection) {}

    /// Also drops the oldest beyond `kept`.
    void begin(const ImportRun &run, Id operatorId);
    void finish(Id id, const Result<ImportReport> &outcome, Instant now);
    /// The rows of products that failed, as a file. Empty where none did.
    void keepFailedRows(Id id, const QByteArray &csv);
    QByteArray failedRows(Id id);
    void interrupt(Id id);
    /// What was running when the server ended is not running any more.
    void interruptAll();

    std::optional<ImportRun> find(Id id);
    /// Newest first, without reports; `before`: the last one of the page before, 0 for the first.
    QList<ImportRun> list(Id before, int limit);
    Id highestId();

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::imports
