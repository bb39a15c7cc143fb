// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/run_store.h"

#include "backend/platform/sql/id_list.h"

#include <QJsonDocument>
#include <limits>

namespace firstcome::imports {

namespace {

const QByteArray selection =
    "SELECT id, state, store, dry_run, end_missing, started_at, finished_at, outcome FROM import_runs";

ImportRun runOf(sql::Statement &row)
{
    ImportRun run;
    run.id = row.integer(0);
    run.state = importStateFrom(row.text(1)).value_or(ImportState::Interrupted);
    run.store = row.string(2);
    run.dryRun = row.integer(3) != 0;
    run.endMissing = row.integer(4) != 0;
    run.startedAt = row.instant(5);
    run.finishedAt = row.optionalInstant(6);
    const QJsonObject outcome = row.isNull(7) ? QJsonObject() : QJsonDocument::fromJson(row.text(7)).object();
    (run.state == ImportState::Refused ? run.problem : run.report) = outcome;
    return run;
}

QJsonObject problemOf(const Refusal &refusal)
{
    return {{QStringLiteral("code"), QString::fromLatin1(refusal.code)}, {QStringLiteral("detail"), refusal.detail}};
}

} // namespace

void RunStore::begin(const ImportRun &run, Id operatorId)
{
    m_connection
        .statement("INSERT INTO import_runs (id, operator_id, state, store, dry_run, end_missing, started_at) VALUES "
                   "(?,?,?,?,?,?,?)")
        .bind(run.id, operatorId, textOf(ImportState::Running), run.store.left(255), run.dryRun, run.endMissing,
              run.startedAt)
        .exec();
    auto &oldest = m_connection.statement("SELECT id FROM import_runs ORDER BY id DESC LIMIT 1 OFFSET ?").bind(kept);
    const Id last = oldest.next() ? oldest.integer(0) : 0;
    oldest.reset();
    if (last != 0)
        m_connection.statement("DELETE FROM import_runs WHERE id <= ?").bind(last).exec();
}

void RunStore::finish(Id id, const Result<ImportReport> &outcome, Instant now)
{
    const QJsonObject said = outcome ? toJson(*outcome) : problemOf(outcome.error());
    m_connection.statement("UPDATE import_runs SET state = ?, finished_at = ?, outcome = ? WHERE id = ?")
        .bind(textOf(outcome ? ImportState::Done : ImportState::Refused), now,
              QJsonDocument(said).toJson(QJsonDocument::Compact), id)
        .exec();
}

void RunStore::keepFailedRows(Id id, const QByteArray &csv)
{
    m_connection.statement("UPDATE import_runs SET failed_rows = ? WHERE id = ?")
        .bind(csv.isEmpty() ? std::nullopt : std::optional(csv), id)
        .exec();
}

QByteArray RunStore::failedRows(Id id)
{
    auto &row = m_connection.statement("SELECT failed_rows FROM import_runs WHERE id = ?").bind(id);
    const QByteArray csv = row.next() && !row.isNull(0) ? row.text(0) : QByteArray();
    row.reset();
    return csv;
}

void RunStore::interrupt(Id id)
{
    m_connection.statement("UPDATE import_runs SET state = ? WHERE id = ?")
        .bind(textOf(ImportState::Interrupted), id)
        .exec();
}

void RunStore::interruptAll()
{
    m_connection.statement("UPDATE import_runs SET state = ? WHERE state = ?")
        .bind(textOf(ImportState::Interrupted), textOf(ImportState::Running))
        .exec();
}

std::optional<ImportRun> RunStore::find(Id id)
{
    auto &row = m_connection.statement(selection + " WHERE id = ?").bind(id);
    if (!row.next())
        return std::nullopt;
    ImportRun run = runOf(row);
    row.reset();
    return run;
}

QList<ImportRun> RunStore::list(Id before, int limit)
{
    auto &rows = m_connection.statement(selection + " WHERE id < ? ORDER BY id DESC LIMIT ?")
                     .bind(before == 0 ? std::numeric_limits<Id>::max() : before, limit);
    QList<ImportRun> runs;
    while (rows.next())
        runs.append(runOf(rows));
    return runs;
}

Id RunStore::highestId()
{
    return sql::highestId(m_connection, {"import_runs"});
}

} // namespace firstcome::imports
