// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"

namespace firstcome::settlements {

namespace {

const QByteArray columns = QByteArrayLiteral("id, seller_id, day, line_count, gross, refunds, fee, carried_over, net, "
                                             "state, carried, payout_id, created_at, version");
constexpr int columnCount = 14;
const QByteArray runColumns = QByteArrayLiteral("day, state, after_seller, seller_count, line_count, net, started_at, "
                                                "moved_at, ended_at, version");

} // namespace

void SettlementStore::insert(std::span<const Settlement> settlements)
{
    sql::BulkInsert rows(m_connection,
                         {"settlements", columns, columnCount, sql::ignoreOnConflict(m_connection, "id")});
    for (const Settlement &row : settlements)
        rows.add(row.id, row.sellerId, row.day, row.lines, row.gross, row.refunds, row.fee, row.carriedOver, row.net,
                 textOf(row.state), row.carried, nullptr, row.createdAt, row.version);
    rows.flush();
}

std::vector<Settlement> SettlementStore::readSettlements(sql::Statement &rows)
{
    std::vector<Settlement> settlements;
    while (rows.next()) {
        const auto state = settlementStateFrom(rows.text(9));
        FIRSTCOME_ASSERT(state, "a stored settlement is one of ours");
        settlements.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4),
                               rows.integer(5), rows.integer(6), rows.integer(7), rows.integer(8), *state,
                               rows.integer(10) != 0, rows.optionalInteger(11).value_or(0), rows.instant(12),
                               rows.integer(13)});
    }
    return settlements;
}

std::optional<Settlement> SettlementStore::find(Id id)
{
    const auto found =
        readSettlements(m_connection.statement("SELECT " + columns + " FROM settlements WHERE id = ?").bind(id));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Settlement> SettlementStore::page(const SettlementFilter &filter, int limit)
{
    QByteArray where = " FROM settlements WHERE day >= ? AND day <= ? AND id < ?";
    if (filter.sellerId)
        where += " AND seller_id = " + QByteArray::number(filter.sellerId);
    if (filter.state)
        where += QByteArray(" AND state = '") + textOf(*filter.state) + '\'';
    return readSettlements(m_connection.statement("SELECT " + columns + where + " ORDER BY id DESC LIMIT ?")
                               .bind(filter.period.from, filter.period.to, filter.before, limit));
}

std::unordered_map<Id, Money> SettlementStore::takeDeficits(const std::vector<Id> &sellerIds)
{
    const QByteArray ids = sql::idList(sellerIds);
    auto &rows = m_connection
                     .statement("SELECT s.id, s.seller_id, s.net FROM " + sql::eachId(m_connection) +
                                " settlements s ON s.seller_id = j.value "
                                "WHERE s.state = 'OPEN' AND s.net < 0 AND s.carried = 0")
                     .bind(ids);
    std::unordered_map<Id, Money> deficits;
    std::vector<Id> carried;
    while (rows.next()) {
        carried.push_back(rows.integer(0));
        deficits[rows.integer(1)] += rows.integer(2);
    }
    if (!carried.empty())
        sql::update(m_connection, {"settlements", "carried = 1, version = version + 1", {}}, sql::idList(carried));
    return deficits;
}

std::vector<Settlement> SettlementStore::openRows(Id sellerId, const Period &period)
{
    const QByteArray text = "SELECT " + columns +
                            " FROM settlements WHERE seller_id = ? AND state = 'OPEN' "
                            "AND ((day >= ? AND day <= ?) OR (net < 0 AND carried = 0)) ORDER BY day" +
                            m_connection.forUpdate();
    return readSettlements(m_connection.statement(text).bind(sellerId, period.from, period.to));
}

void SettlementStore::putIntoPayout(const std::vector<Settlement> &rows, Id payoutId)
{
    std::vector<Id> ids;
    for (const Settlement &row : rows)
        ids.push_back(row.id);
    sql::update(m_connection,
                {"settlements", "state = 'IN_PAYOUT', payout_id = ?, version = version + 1", {sql::Value(payoutId)}},
                sql::idList(ids));
}

void SettlementStore::movePayout(Id payoutId, SettlementState to)
{
    const std::optional<Id> stays = to == SettlementState::Open ? std::nullopt : std::optional(payoutId);
    m_connection
        .statement("UPDATE settlements SET state = ?, payout_id = ?, version = version + 1 WHERE payout_id = ? "
                   "AND state = 'IN_PAYOUT'")
        .bind(textOf(to), stays, payoutId)
        .exec();
}

Income SettlementStore::incomeOf(Id sellerId)
{
    auto &row = m_connection
                    .statement("SELECT COALESCE(SUM(net), 0), COALESCE(SUM(CASE WHEN net < 0 THEN net ELSE 0 END), 0) "
                               "FROM settlements WHERE seller_id = ? AND state = 'OPEN' AND carried = 0")
                    .bind(sellerId);
    const Income income = row.next() ? Income{row.integer(0), row.integer(1)} : Income();
    row.reset();
    return income;
}

std::vector<Run> SettlementStore::readRuns(sql::Statement &rows)
{
    std::vector<Run> runs;
    while (rows.next()) {
        const auto state = settlementRunStateFrom(rows.text(1));
        FIRSTCOME_ASSERT(state, "a stored run is one of ours");
        runs.push_back({rows.integer(0), *state, rows.integer(2), rows.integer(3), rows.integer(4), rows.integer(5),
                        rows.instant(6), rows.instant(7), rows.optionalInstant(8), rows.integer(9)});
    }
    return runs;
}

std::optional<Run> SettlementStore::run(Day day)
{
    const auto found = readRuns(
        m_connection
            .statement("SELECT " + runColumns + " FROM settlement_runs WHERE day = ?" + m_connection.forUpdate())
            .bind(day));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void SettlementStore::insert(const Run &run)
{
    m_connection.statement("INSERT INTO settlement_runs (" + runColumns + ") VALUES (?,?,?,?,?,?,?,?,?,?)")
        .bind(run.day, textOf(run.state), run.afterSeller, run.sellers, run.lines, run.net, run.startedAt, run.movedAt,
              run.endedAt, run.version)
        .exec();
}

void SettlementStore::save(const Run &run)
{
    const qint64 saved = m_connection
                             .statement("UPDATE settlement_runs SET state = ?, after_seller = ?, seller_count = ?, "
                                        "line_count = ?, net = ?, moved_at = ?, ended_at = ?, version = ? "
                                        "WHERE day = ? AND state = 'RUNNING' AND version = ?")
                             .bind(textOf(run.state), run.afterSeller, run.sellers, run.lines, run.net, run.movedAt,
                                   run.endedAt, run.version, run.day, run.version - 1)
                             .exec();
    FIRSTCOME_ASSERT(saved == 1, "a run's row is locked by who moves it");
}

std::optional<Run> SettlementStore::unfinishedRun()
{
    const auto found = readRuns(m_connection.statement(
        "SELECT " + runColumns + " FROM settlement_runs WHERE state = 'RUNNING' ORDER BY day LIMIT 1"));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<Day> SettlementStore::firstRun()
{
    auto &row = m_connection.statement("SELECT day FROM settlement_runs ORDER BY day LIMIT 1");
    return row.next() ? std::optional<Day>(row.integer(0)) : std::nullopt;
}

std::vector<Run> SettlementStore::runs(Day before, int limit)
{
    return readRuns(
        m_connection.statement("SELECT " + runColumns + " FROM settlement_runs WHERE day < ? ORDER BY day DESC LIMIT ?")
            .bind(before, limit));
}

std::unordered_map<Id, Money> SettlementStore::unpaid()
{
    auto &rows = m_connection.statement("SELECT seller_id, SUM(CASE WHEN state = 'PAID' OR carried = 1 THEN 0 ELSE net "
                                        "END) FROM settlements GROUP BY seller_id");
    std::unordered_map<Id, Money> unpaid;
    while (rows.next())
        unpaid.emplace(rows.integer(0), rows.integer(1));
    return unpaid;
}

Id SettlementStore::highestId()
{
    return sql::highestId(m_connection, {"settlements"});
}

QList<Check> SettlementStore::checks()
{
    return {
        noRows("settlements.net",
               QStringLiteral("A settlement's net is gross and refunds less fee, with what it "
                              "carries over."),
               "SELECT id FROM settlements WHERE net <> gross + refunds - fee + carried_over OR gross < 0 "
               "OR refunds > 0 OR carried_over > 0"),
        noRows("settlements.carried", QStringLiteral("A deficit is carried over once, and none is lost."),
               "SELECT seller_id FROM settlements GROUP BY seller_id HAVING "
               "SUM(CASE WHEN carried = 1 THEN net ELSE 0 END) <> SUM(carried_over) "
               "OR SUM(CASE WHEN carried = 1 AND net >= 0 THEN 1 ELSE 0 END) <> 0"),
        noRows("settlements.sums", QStringLiteral("Each line of a day that was settled is in its seller's row, once."),
               "SELECT s.id FROM settlements s LEFT JOIN (SELECT day, seller_id, COUNT(*) AS n, "
               "SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS gross, "
               "SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END) AS refunds, SUM(fee) AS fee "
               "FROM settlement_lines GROUP BY day, seller_id) l ON l.day = s.day AND l.seller_id = s.seller_id "
               "WHERE l.n IS NULL OR l.n <> s.line_count OR l.gross <> s.gross OR l.refunds <> s.refunds "
               "OR l.fee <> s.fee UNION ALL "
               "SELECT l.seller_id FROM settlement_runs r "
               "JOIN (SELECT DISTINCT day, seller_id FROM settlement_lines) l ON l.day = r.day "
               "LEFT JOIN settlements s ON s.day = l.day AND s.seller_id = l.seller_id "
               "WHERE r.state = 'DONE' AND s.id IS NULL UNION ALL "
               "SELECT d.day FROM (SELECT DISTINCT day FROM settlement_lines) d "
               "JOIN settlement_fence f ON d.day <= f.closed_until "
               "LEFT JOIN settlement_runs r ON r.day = d.day WHERE r.day IS NULL"),
    };
}

QJsonObject toJson(const Run &run, Instant now)
{
    constexpr std::chrono::minutes quiet{1};
    const bool left = run.state == SettlementRunState::Running && now - run.movedAt > quiet;
    const SettlementRunState state = left ? SettlementRunState::Interrupted : run.state;
    QJsonObject object{
        {QStringLiteral("date"), dayText(run.day)}, {QStringLiteral("state"), QLatin1StringView(textOf(state))},
        {QStringLiteral("sellers"), run.sellers},   {QStringLiteral("lines"), run.lines},
        {QStringLiteral("net"), run.net},           {QStringLiteral("startedAt"), toIso(run.startedAt)},
        {QStringLiteral("version"), run.version}};
    object.insert(QStringLiteral("endedAt"), run.endedAt ? QJsonValue(toIso(*run.endedAt)) : QJsonValue());
    return object;
}

} // namespace firstcome::settlements
