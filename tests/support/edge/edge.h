// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/passwords.h"
#include "backend/platform/access/token_authenticator.h"
#include "backend/platform/http/server.h"
#include "backend/platform/mail/spool_mailer.h"
#include "tests/support/ground/test_ground.h"
#include <QTemporaryDir>
#include <QUrl>

namespace firstcome::test {

/// A real edge on a free port in front of some modules: SQLite in a folder of its own, real tokens, quick passwords,
/// mails in a spool, a clock that a test can move.
/// Thread: the test's.
class Edge
{
public:
    Edge();
    ~Edge();

    /// These join the ground's modules; the tables of all and the platform's are made, all is loaded, mounted, and it
    /// listens.
    void start(const std::vector<Module *> &modules);
    /// Ends every thread; for a case whose modules are gone before its edge.
    void stop();
    /// For a Caller.
    QUrl url() const { return m_url; }
    void moveClock(std::chrono::milliseconds by) { m_moved += by.count(); }
    /// The mails written so far, oldest first.
    QList<QByteArray> mails();

    sql::Database &database() { return *m_database; }
    access::Passwords &passwords() { return m_passwords; }
    const access::Tokens &memberTokens() const { return m_memberTokens; }
    const access::Tokens &operatorTokens() const { return m_operatorTokens; }
    access::RevokedTokens &revoked() { return m_revoked; }
    mail::Mailer &mailer() { return m_mailer; }
    IdSource &ids() { return m_ground->ids; }
    /// What modules in front of it are made from.
    TestGround &ground() { return *m_ground; }
    Clock clock() const;

private:
    QTemporaryDir m_folder;
    std::atomic<qint64> m_moved{0};
    std::unique_ptr<sql::Database> m_database;
    std::unique_ptr<TestGround> m_ground;
    access::Passwords m_passwords{{2, 64, 8UL * 1024 * 1024, 1}};
    access::Tokens m_memberTokens{http::Audience::Member, {{"m1", QByteArray(32, 'm')}}};
    access::Tokens m_operatorTokens{http::Audience::Operator, {{"o1", QByteArray(32, 'o')}}};
    access::RevokedTokens m_revoked;
    access::TokenAuthenticator m_authenticator{{m_memberTokens, m_operatorTokens}, m_revoked};
    mail::SpoolMailer m_mailer;
    http::Router m_router;
    std::unique_ptr<http::Server> m_server;
    QUrl m_url;
};

} // namespace firstcome::test
