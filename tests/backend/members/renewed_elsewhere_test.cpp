// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/change_password.h"
#include "backend/members/member_store.h"
#include "backend/members/migrations.gen.h"
#include "tests/support/engines.h"
#include "tests/support/waits.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::members;
using namespace std::chrono_literals;
using test::Engine;

namespace {

const Instant now = fromMillis(1'800'000'000'000);
const access::Tokens tokens(http::Audience::Member, {{"m1", QByteArray(32, 'm')}});

/// On this server, for a row that another transaction holds.
bool somebodyWaits(const sql::DatabaseSettings &settings)
{
    sql::Connection watcher(settings, sql::Connection::Purpose::Write);
    auto &row = watcher.statement("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'");
    const bool waits = row.next() && row.integer(1) > 0;
    row.reset();
    return waits;
}

} // namespace

/// Two processes on one database.
class RenewedElsewhereTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Another process renews a session, and has not committed yet: the new password ends what comes of it, too.
    void M13_aSessionThatIsJustBeingRenewedElsewhereEnds_data() { Engine::addServerRows(); }
    void M13_aSessionThatIsJustBeingRenewedElsewhereEnds()
    {
        OPEN_ENGINE(database, members::migrations());
        Member member;
        member.id = 1;
        member.username = QStringLiteral("one");
        member.email = QStringLiteral("one@b.example");
        member.roles = 1;
        member.passwordHash = "$argon2id$...";
        member.createdAt = now;
        const auto stolen = issueSession(tokens, {1, 1}, {11}, now);
        const auto own = issueSession(tokens, {1, 1}, {12}, now);
        database->write([&](sql::Connection &connection) {
            MemberStore(connection).insert(member, now);
            SessionStore(connection).insert(std::vector{stolen.session, own.session});
        });

        sql::Connection other(database->settings(), sql::Connection::Purpose::Write);
        other.begin();
        SessionStore theirs(other);
        const auto attempt = access::refreshTryFrom(R"({"refreshToken":")" + stolen.refreshToken + R"("})");
        QVERIFY(refreshSession(theirs, tokens, {*attempt, 13}, now + 1min).refreshed);
        const auto ended = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            return changePassword(connection, {member.passwordHash, "new", {1, 12}}, now + 1min);
        });
        WAIT_VERIFY(somebodyWaits(database->settings()), 60'000);
        other.commit();
        QCOMPARE(ended.get()->size(), 2U); // 11, and 13 that came of it
        database->read([](sql::Connection &connection) {
            SessionStore store(connection);
            QVERIFY(store.session(12));
            QVERIFY(!store.session(11) && !store.session(13));
        });
    }

    /// The other way round: the new password is being written elsewhere when somebody who has proven the old one is let
    /// in.
    void M13_aSessionOfThePasswordBeforeIsNotOpened_data() { Engine::addServerRows(); }
    void M13_aSessionOfThePasswordBeforeIsNotOpened()
    {
        OPEN_ENGINE(database, members::migrations());
        Member member;
        member.id = 1;
        member.username = QStringLiteral("one");
        member.email = QStringLiteral("one@b.example");
        member.roles = 1;
        member.passwordHash = "$argon2id$...";
        member.createdAt = now;
        const auto own = issueSession(tokens, {1, 1}, {12}, now);
        const auto stolen = issueSession(tokens, {1, 1}, {13}, now);
        database->write([&](sql::Connection &connection) {
            MemberStore(connection).insert(member, now);
            SessionStore(connection).insert(own.session);
        });
        sql::Connection other(database->settings(), sql::Connection::Purpose::Write);
        other.begin();
        QVERIFY(changePassword(other, {member.passwordHash, "new", {1, 12}}, now));
        const auto opened = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            return openProven(connection, {stolen.session, member.passwordHash, "10.0.0.1"});
        });
        WAIT_VERIFY(somebodyWaits(database->settings()), 60'000);
        other.commit();
        QVERIFY(!opened.get());
        database->read([](sql::Connection &connection) {
            SessionStore store(connection);
            QVERIFY(store.session(12) && !store.session(13));
        });
    }
};

QTEST_GUILESS_MAIN(RenewedElsewhereTest)
#include "renewed_elsewhere_test.moc"
