// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/email_proof.h"
#include "backend/members/member.h"
#include "backend/platform/module/check.h"

namespace firstcome::members {

struct PasswordSwap
{
    QByteArray from;
    QByteArray to;
};

/// The members' tables: members and email_proofs. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class MemberStore
{
public:
    explicit MemberStore(sql::Connection &connection) : m_connection(connection) {}

    std::optional<Member> member(Id id);
    std::optional<Member> memberByEmail(const QString &email);
    std::optional<Member> memberByUsername(const QString &username);
    void insert(const Member &member, Instant now);
    void insert(const std::vector<Member> &members, Instant now);
    void remove(const std::vector<Id> &members);
    /// The stored hash, its row locked until the transaction ends; empty of nobody.
    QByteArray lockPassword(Id memberId);
    /// Compare-and-set; false when the stored hash is another by now.
    bool replacePassword(Id memberId, const PasswordSwap &swap, Instant now);
    /// Nobody signs in as them.
    void dropPasswords(const std::vector<Id> &members);

    /// Locked for who writes.
    std::optional<EmailProof> proof(const QString &email);
    std::optional<EmailProof> proofByLink(const QByteArray &linkHash);
    /// Inserts or replaces.
    void save(const EmailProof &proof, Instant now);
    void dropProof(const QString &email);

    std::unordered_map<Id, QString> usernames(const std::vector<Id> &ids);

    /// Drops those that count no more, neither as a proof nor as a mail.
    void dropStaleProofs(Instant now);
    /// The highest id in use.
    Id highestId();

    static Check sessionsHaveMembers();

private:
    std::optional<Member> readMember(sql::Statement &rows);
    std::optional<EmailProof> readProof(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::members
