// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/member_store.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::members {

namespace {

const QByteArray memberColumns = QByteArrayLiteral("id, email, username, name, phone, roles, password_hash, enabled, "
                                                   "created_at");
const QByteArray proofColumns = QByteArrayLiteral("email, code_hash, link_hash, attempts, expires_at, link_expires_at, "
                                                  "verified_at, sent_at");
/// Proofs are kept longer than they are good for, since they also count an address's mails.
constexpr std::chrono::hours proofKept{24};

QByteArray joined(const std::vector<Instant> &instants)
{
    QByteArrayList texts;
    for (const Instant instant : instants)
        texts.append(QByteArray::number(toMillis(instant)));
    return texts.join(',');
}

std::vector<Instant> split(const QByteArray &text)
{
    std::vector<Instant> instants;
    for (const QByteArray &part : text.split(',')) {
        if (!part.isEmpty())
            instants.push_back(fromMillis(part.toLongLong()));
    }
    return instants;
}

} // namespace

std::optional<Member> MemberStore::readMember(sql::Statement &rows)
{
    if (!rows.next())
        return std::nullopt;
    Member member;
    member.id = rows.integer(0);
    member.email = rows.string(1);
    member.username = rows.string(2);
    member.name = rows.string(3);
    member.phone = rows.string(4);
    member.roles = quint32(rows.integer(5));
    member.passwordHash = rows.text(6);
    member.enabled = rows.integer(7) != 0;
    member.createdAt = rows.instant(8);
    return member;
}

std::optional<Member> MemberStore::member(Id id)
{
    return readMember(m_connection.statement("SELECT " + memberColumns + " FROM members WHERE id = ?").bind(id));
}

std::optional<Member> MemberStore::memberByEmail(const QString &email)
{
    return readMember(m_connection.statement("SELECT " + memberColumns + " FROM members WHERE email = ?").bind(email));
}

std::optional<Member> MemberStore::memberByUsername(const QString &username)
{
    return readMember(m_connection.statement("SELECT " + memberColumns + " FROM members WHERE username_key = ?")
                          .bind(usernameKey(username)));
}

void MemberStore::insert(const Member &member, Instant now)
{
    insert(std::vector<Member>{member}, now);
}

void MemberStore::insert(const std::vector<Member> &members, Instant now)
{
    sql::BulkInsert rows(m_connection,
                         {"members",
                          "id, email, username, username_key, password_hash, name, phone, roles, enabled, created_at, "
                          "updated_at",
                          11,
                          {}});
    for (const Member &member : members)
        rows.add(member.id, member.email, member.username, usernameKey(member.username), member.passwordHash,
                 member.name, member.phone, qint64(member.roles), member.enabled, member.createdAt, now);
    rows.flush();
}

QByteArray MemberStore::lockPassword(Id memberId)
{
    auto &row =
        m_connection.statement(QByteArray("SELECT password_hash FROM members WHERE id = ?") + m_connection.forUpdate());
    row.bind(memberId);
    const QByteArray hash = row.next() ? row.text(0) : QByteArray();
    row.reset();
    return hash;
}

bool MemberStore::replacePassword(Id memberId, const PasswordSwap &swap, Instant now)
{
    return m_connection
               .statement("UPDATE members SET password_hash = ?, updated_at = ? WHERE id = ? AND password_hash = ?")
               .bind(swap.to, now, memberId, swap.from)
               .exec() == 1;
}

void MemberStore::dropPasswords(const std::vector<Id> &members)
{
    for (const Id member : members)
        m_connection.statement("UPDATE members SET password_hash = '' WHERE id = ?").bind(member).exec();
}

std::optional<EmailProof> MemberStore::readProof(sql::Statement &rows)
{
    if (!rows.next())
        return std::nullopt;
    EmailProof proof;
    proof.email = rows.string(0);
    proof.hashes = {rows.text(1), rows.text(2)};
    proof.attempts = int(rows.integer(3));
    proof.expiresAt = rows.instant(4);
    proof.linkExpiresAt = rows.instant(5);
    proof.verifiedAt = rows.optionalInstant(6);
    proof.sentAt = split(rows.text(7));
    return proof;
}

void MemberStore::remove(const std::vector<Id> &members)
{
    for (const Id member : members)
        m_connection.statement("DELETE FROM members WHERE id = ?").bind(member).exec();
}

std::optional<EmailProof> MemberStore::proof(const QString &email)
{
    const QByteArray text = "SELECT " + proofColumns + " FROM email_proofs WHERE email = ?" + m_connection.forUpdate();
    return readProof(m_connection.statement(text).bind(email));
}

std::optional<EmailProof> MemberStore::proofByLink(const QByteArray &linkHash)
{
    const QByteArray text =
        "SELECT " + proofColumns + " FROM email_proofs WHERE link_hash = ?" + m_connection.forUpdate();
    return readProof(m_connection.statement(text).bind(sql::Blob{linkHash}));
}

void MemberStore::save(const EmailProof &proof, Instant now)
{
    dropProof(proof.email);
    m_connection.statement("INSERT INTO email_proofs (" + proofColumns + ", updated_at) VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(proof.email, sql::Blob{proof.hashes.code}, sql::Blob{proof.hashes.link}, proof.attempts, proof.expiresAt,
              proof.linkExpiresAt, proof.verifiedAt, joined(proof.sentAt), now)
        .exec();
}

void MemberStore::dropProof(const QString &email)
{
    m_connection.statement("DELETE FROM email_proofs WHERE email = ?").bind(email).exec();
}

std::unordered_map<Id, QString> MemberStore::usernames(const std::vector<Id> &ids)
{
    auto &rows =
        m_connection
            .statement("SELECT m.id, m.username FROM " + sql::eachId(m_connection) + " members m ON m.id = j.value")
            .bind(sql::idList(ids));
    std::unordered_map<Id, QString> usernames;
    while (rows.next())
        usernames.emplace(rows.integer(0), rows.string(1));
    return usernames;
}

void MemberStore::dropStaleProofs(Instant now)
{
    m_connection.statement("DELETE FROM email_proofs WHERE updated_at <= ?").bind(now - proofKept).exec();
}

Id MemberStore::highestId()
{
    return sql::highestId(m_connection, {"members", "sessions"});
}

Check MemberStore::sessionsHaveMembers()
{
    return noRows("members.sessions", QStringLiteral("Every session belongs to a member."),
                  "SELECT s.id FROM sessions s LEFT JOIN members m ON m.id = s.member_id WHERE m.id IS NULL");
}

} // namespace firstcome::members
