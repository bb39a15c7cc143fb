// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/sample_payment_store.h"

#include "backend/payments/payment_moves.h"
#include "backend/payments/payment_store.h"
#include "backend/platform/sql/id_list.h"
#include "backend/platform/sql/id_rows.h"
#include "backend/platform/sql/remove_rows.h"
#include "backend/wallets/ledger_store.h"

namespace firstcome::payments {

std::vector<Id> SamplePaymentStore::unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    return sql::idsIn(
        connection
            .statement("SELECT p.subject_id FROM " + sql::eachId(connection) +
                       " payments p ON p.subject_id = j.value WHERE p.state IN ('READY', 'IN_PROGRESS') OR EXISTS "
                       "(SELECT 1 FROM payment_transactions t WHERE t.payment_id = p.id AND t.state = 'REQUESTED') OR "
                       "EXISTS (SELECT 1 FROM payment_exceptions e WHERE e.payment_id = p.id AND e.closed_at IS NULL)")
            .bind(sql::idList(orderIds)));
}

std::vector<Id> SamplePaymentStore::knownAmong(sql::Connection &connection, const std::vector<Id> &members) const
{
    return sql::idsIn(
        connection
            .statement("SELECT p.member_id FROM " + sql::eachId(connection) + " payments p ON p.member_id = j.value")
            .bind(sql::idList(members)));
}

std::vector<QByteArray> SamplePaymentStore::remove(sql::Connection &connection, const std::vector<Id> &orderIds,
                                                   Instant now) const
{
    std::vector<Id> ids;
    for (const Id orderId : orderIds) {
        const auto payment = findPayment(connection, orderId);
        if (!payment)
            continue;
        ids.push_back(payment->id);
        const wallets::Account payer =
            payment->method == "BALANCE" ? wallets::Account::member(payment->memberId) : wallets::Account::gateway();
        if (const Money left = balanceOf(*payment); left > 0)
            wallets::post(connection, {"sample-payment:" + QByteArray::number(payment->id), wallets::Account::orders(),
                                       payer, left, now});
    }
    sql::removeRows(connection, {"payment_exceptions", "payment_id"}, ids);
    sql::removeRows(connection, {"payment_transactions", "payment_id"}, ids);
    sql::removeRows(connection, {"payments", "id"}, ids);
    return {};
}

} // namespace firstcome::payments
