// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/wallets/ledger_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"
#include <array>

namespace firstcome::wallets {

namespace {

constexpr std::array kindNames{"MEMBER", "GATEWAY", "ORDERS", "SELLER", "FEES", "PAYOUTS"};

bool isPosted(sql::Connection &connection, const QByteArray &cause)
{
    auto &known = connection.statement("SELECT 1 FROM ledger_entries WHERE cause = ?").bind(cause);
    const bool posted = known.next();
    known.reset();
    return posted;
}

bool take(sql::Connection &connection, const Account &account, Money amount)
{
    return connection
               .statement("UPDATE accounts SET balance = balance - ? WHERE kind = ? AND owner_id = ? AND balance >= ?")
               .bind(amount, accountKindName(account.kind), account.owner, amount)
               .exec() == 1;
}

void give(sql::Connection &connection, const Account &account, Money amount)
{
    sql::BulkInsert rows(connection, {"accounts", "kind, owner_id, balance", 3,
                                      sql::addOnConflict(connection, "kind, owner_id", "balance")});
    rows.add(accountKindName(account.kind), account.owner, amount);
    rows.flush();
}

} // namespace

QByteArray accountKindName(AccountKind kind)
{
    return kindNames.at(size_t(kind));
}

Posting post(sql::Connection &connection, const Transfer &transfer)
{
    FIRSTCOME_ASSERT(transfer.amount > 0, "an entry moves something");
    if (isPosted(connection, transfer.cause))
        return Posting::DoneBefore;
    if (transfer.debit.keepsBalance() && !take(connection, transfer.debit, transfer.amount))
        return Posting::TooLow;
    if (transfer.credit.keepsBalance())
        give(connection, transfer.credit, transfer.amount);
    connection
        .statement("INSERT INTO ledger_entries (cause, debit_kind, debit_owner, credit_kind, credit_owner, amount, "
                   "created_at) VALUES (?,?,?,?,?,?,?)")
        .bind(transfer.cause, accountKindName(transfer.debit.kind), transfer.debit.owner,
              accountKindName(transfer.credit.kind), transfer.credit.owner, transfer.amount, transfer.at)
        .exec();
    return Posting::Done;
}

void postAll(sql::Connection &connection, const std::vector<Transfer> &transfers)
{
    sql::BulkInsert rows(connection, {"ledger_entries",
                                      "cause, debit_kind, debit_owner, credit_kind, credit_owner, amount, created_at",
                                      7, sql::ignoreOnConflict(connection, "cause")});
    for (const Transfer &transfer : transfers) {
        const bool plain = !transfer.debit.keepsBalance() && !transfer.credit.keepsBalance();
        FIRSTCOME_ASSERT(transfer.amount > 0 && plain, "no balance moves in bulk");
        rows.add(transfer.cause, accountKindName(transfer.debit.kind), transfer.debit.owner,
                 accountKindName(transfer.credit.kind), transfer.credit.owner, transfer.amount, transfer.at);
    }
    rows.flush();
}

std::unordered_map<QByteArray, Money> amountsOf(sql::Connection &connection, const QList<QByteArray> &causes)
{
    const QByteArray each = connection.isSqlite()
                                ? QByteArray("json_each(?) j CROSS JOIN")
                                : sql::eachOf("value VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin PATH '$'");
    const QByteArray text = "SELECT e.cause, e.amount FROM " + each + " ledger_entries e ON e.cause = j.value";
    // Causes are ours: words, colons and numbers.
    auto &rows = connection.statement(text).bind("[\"" + causes.join("\",\"") + "\"]");
    std::unordered_map<QByteArray, Money> amounts;
    while (rows.next())
        amounts.emplace(rows.text(0), rows.integer(1));
    return amounts;
}

std::unordered_map<Id, Money> sumsOf(sql::Connection &connection, AccountKind kind)
{
    auto &rows = connection
                     .statement("SELECT owner_id, SUM(amount) FROM (SELECT credit_owner AS owner_id, amount FROM "
                                "ledger_entries WHERE credit_kind = ? UNION ALL SELECT debit_owner, -amount FROM "
                                "ledger_entries WHERE debit_kind = ?) moved GROUP BY owner_id")
                     .bind(accountKindName(kind), accountKindName(kind));
    std::unordered_map<Id, Money> sums;
    while (rows.next())
        sums.emplace(rows.integer(0), rows.integer(1));
    return sums;
}

bool isKept(sql::Connection &connection, const Account &account)
{
    auto &row = connection.statement("SELECT 1 FROM accounts WHERE kind = ? AND owner_id = ?")
                    .bind(accountKindName(account.kind), account.owner);
    const bool kept = row.next();
    row.reset();
    return kept;
}

Money balanceOf(sql::Connection &connection, const Account &account)
{
    auto &row = connection.statement("SELECT balance FROM accounts WHERE kind = ? AND owner_id = ?");
    row.bind(accountKindName(account.kind), account.owner);
    const Money balance = row.next() ? row.integer(0) : 0;
    row.reset();
    return balance;
}

std::unordered_map<Id, Money> balancesOf(sql::Connection &connection, const std::vector<Id> &memberIds)
{
    auto &rows = connection
                     .statement("SELECT a.owner_id, a.balance FROM " + sql::eachId(connection) +
                                " accounts a ON a.kind = ? AND a.owner_id = j.value")
                     .bind(sql::idList(memberIds), accountKindName(AccountKind::Member));
    std::unordered_map<Id, Money> balances;
    while (rows.next())
        balances.emplace(rows.integer(0), rows.integer(1));
    return balances;
}

void closeAccount(sql::Connection &connection, Id memberId, Instant now)
{
    const Account account = Account::member(memberId);
    if (const Money left = balanceOf(connection, account); left > 0)
        post(connection, {"closed:" + QByteArray::number(memberId), account, Account::gateway(), left, now});
    connection.statement("DELETE FROM accounts WHERE kind = ? AND owner_id = ? AND balance = 0")
        .bind(accountKindName(account.kind), memberId)
        .exec();
}

QList<Check> ledgerChecks()
{
    return {
        noRows("ledger.entries-balanced",
               QStringLiteral("Every ledger entry moves a positive amount between two accounts."),
               "SELECT cause FROM ledger_entries WHERE amount <= 0 OR (debit_kind = credit_kind AND debit_owner = "
               "credit_owner)"),
        noRows("ledger.balances", QStringLiteral("Every balance is the sum of its entries and not negative."),
               "SELECT m.owner_id FROM (SELECT kind, owner_id, SUM(amount) AS amount FROM ("
               "SELECT credit_kind AS kind, credit_owner AS owner_id, amount FROM ledger_entries WHERE credit_kind = "
               "'MEMBER' "
               "UNION ALL SELECT debit_kind, debit_owner, -amount FROM ledger_entries WHERE debit_kind = 'MEMBER' "
               "UNION ALL SELECT kind, owner_id, -balance FROM accounts) moved GROUP BY kind, owner_id) m "
               "WHERE m.amount <> 0 UNION SELECT owner_id FROM accounts WHERE balance < 0"),
    };
}

} // namespace firstcome::wallets
