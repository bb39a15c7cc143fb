// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/mail/waiting_mails.h"

namespace firstcome::mail {

void keep(sql::Connection &connection, const Mail &mail, Instant now)
{
    connection
        .statement("INSERT INTO mails (recipient, subject, body, attempts, due_at, created_at) VALUES (?,?,?,0,?,?)")
        .bind(mail.to, mail.subject, mail.body, now, now)
        .exec();
}

std::vector<WaitingMail> dueMails(sql::Connection &connection, Instant now, int limit)
{
    std::vector<WaitingMail> due;
    auto &rows = connection
                     .statement("SELECT id, recipient, subject, body, attempts, created_at FROM mails "
                                "WHERE due_at <= ? ORDER BY due_at LIMIT ?")
                     .bind(now, limit);
    while (rows.next())
        due.push_back(
            {rows.integer(0), {rows.string(1), rows.string(2), rows.string(3)}, rows.integer(4), rows.instant(5)});
    return due;
}

std::vector<WaitingMail> take(sql::Connection &connection, std::vector<WaitingMail> due, Instant until)
{
    std::erase_if(due, [&](WaitingMail &mail) {
        const qint64 before = mail.attempts++;
        return connection.statement("UPDATE mails SET attempts = ?, due_at = ? WHERE id = ? AND attempts = ?")
                   .bind(mail.attempts, until, mail.id, before)
                   .exec() != 1;
    });
    return due;
}

void postpone(sql::Connection &connection, Id id, Instant dueAt)
{
    connection.statement("UPDATE mails SET due_at = ? WHERE id = ?").bind(dueAt, id).exec();
}

void remove(sql::Connection &connection, Id id)
{
    connection.statement("DELETE FROM mails WHERE id = ?").bind(id).exec();
}

} // namespace firstcome::mail
