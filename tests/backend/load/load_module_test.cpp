// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/load_module.h"

#include "backend/load/migrations.gen.h"
#include "backend/members/member_store.h"
#include "backend/members/migrations.gen.h"
#include "backend/members/session_store.h"
#include "backend/orders/migrations.gen.h"
#include "backend/platform/access/load_role.h"
#include "backend/platform/work/loop.h"
#include "backend/wallets/migrations.gen.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"
#include <QTest>
#include <qcorotask.h>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;

namespace {

/// The module on an engine, with wallets beside it.
struct LoadCase
{
    explicit LoadCase(Engine &given) : engine(given) {}

    std::vector<Id> make(const load::LoadMembersForm &form)
    {
        return engine.write([&](sql::Connection &connection) {
            std::vector<Id> ids;
            for (const load::LoadMember &member : load::createLoadMembers(connection, form, {ground.ids, tokens}, now))
                ids.push_back(member.id);
            return ids;
        });
    }
    bool exists(Id member)
    {
        return engine.read(
            [&](sql::Connection &connection) { return members::MemberStore(connection).member(member).has_value(); });
    }

    Engine &engine;
    Instant now = fromMillis(1'800'000'000'000);
    test::TestGround ground{engine.database(), [this] { return now; }};
    access::Tokens tokens{http::Audience::Member, {{"k1", QByteArray(32, 'x')}}};
    orders::OrderStore orders{ground.changes};
    test::CatalogCase catalogue{ground};
    load::LoadModule module{{catalogue.parts(), orders, tokens, {true}, {}}};
};

/// How long after each end its work begins again.
struct Pauses : Workers
{
    using Work = std::function<QCoro::Task<>()>;

    void consume(events::Consumer) override {}
    void every(std::chrono::milliseconds pause, QByteArray name, Work) override { byName.insert(name, pause); }
    void everywhere(std::chrono::milliseconds pause, QByteArray name, Work) override { byName.insert(name, pause); }
    void everyByOne(std::chrono::milliseconds pause, QByteArray name, Work) override { byName.insert(name, pause); }

    QMap<QByteArray, std::chrono::milliseconds> byName;
};

QList<sql::Migration> schema()
{
    return test::CatalogCase::migrations() + members::migrations() + orders::migrations() + wallets::migrations() +
           load::migrations();
}

} // namespace

class LoadModuleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theirTokensSayWhatTheyAreAndEnd_data() { Engine::addRows(); }
    void theirTokensSayWhatTheyAreAndEnd()
    {
        OPEN_ENGINE(database, schema());
        LoadCase shop(*database);
        const auto members = database->write([&](sql::Connection &connection) {
            return load::createLoadMembers(connection, {2, 0, 10min}, {shop.ground.ids, shop.tokens}, shop.now);
        });
        QCOMPARE(members.size(), size_t(2));
        const auto principal = shop.tokens.verify(members[0].accessToken, shop.now + 9min);
        QVERIFY(principal.has_value());
        QCOMPARE(principal->id, members[0].id);
        QCOMPARE(principal->rights, quint32(http::Customer | access::loadRole));
        QVERIFY(!shop.tokens.verify(members[0].accessToken, shop.now + 12min).has_value());
    }

    /// His password and his sessions end with his time; he himself goes when the last token of them has.
    void whoSignsInEndsWithHisTime_data() { Engine::addRows(); }
    void whoSignsInEndsWithHisTime()
    {
        OPEN_ENGINE(database, schema());
        const work::Loop loop;
        LoadCase shop(*database);
        const Id member = shop.make({.count = 1, .lifetime = 5min, .signIn = true, .passwordHash = "hash"})[0];
        const auto passwordOf = [&] {
            return database->read([&](sql::Connection &connection) {
                return members::MemberStore(connection).member(member)->passwordHash;
            });
        };
        database->write([&](sql::Connection &connection) {
            const access::SessionOwner owner{member, http::Customer | access::loadRole};
            members::SessionStore(connection)
                .insert(access::issueSession(shop.tokens, owner, {shop.ground.ids.next(shop.now)}, shop.now).session);
        });
        shop.now += 4min;
        QCoro::waitFor(shop.module.endExpired());
        QCoro::waitFor(shop.module.removeExpired());
        QCOMPARE(passwordOf(), QByteArray("hash"));
        shop.now += 2min;
        QCoro::waitFor(shop.module.endExpired());
        QCoro::waitFor(shop.module.removeExpired());
        QCOMPARE(passwordOf(), QByteArray());
        const size_t sessions = database->read(
            [&](sql::Connection &connection) { return members::SessionStore(connection).sessionsOf(member).size(); });
        QCOMPARE(sessions, size_t(0));
        shop.now += access::accessLifetime;
        QCoro::waitFor(shop.module.endExpired());
        QCoro::waitFor(shop.module.removeExpired());
        QVERIFY(shop.exists(member)); // a token of the last moment may be good still
        shop.now += 1s;
        QCoro::waitFor(shop.module.endExpired());
        QCoro::waitFor(shop.module.removeExpired());
        QVERIFY(!shop.exists(member));
    }

    /// Where there are no load runs nobody looks for their ends all the time.
    void looksOftenOnlyWhereThereAreRuns_data() { Engine::addRows(); }
    void looksOftenOnlyWhereThereAreRuns()
    {
        OPEN_ENGINE(database, schema());
        LoadCase shop(*database);
        Pauses pauses;
        shop.module.mountWorkers(pauses);
        QVERIFY(pauses.byName.value("load.endMembers") == 10s);
        QVERIFY(pauses.byName.value("load.removeMembers") == 10min);
        load::LoadModule off{{shop.catalogue.parts(), shop.orders, shop.tokens, {}, {}}};
        Pauses rare;
        off.mountWorkers(rare);
        for (const auto pause : std::as_const(rare.byName))
            QVERIFY(pause == 10min);
        QCOMPARE(rare.byName.size(), pauses.byName.size());
    }

    void whoseTimeIsOverGoesUnlessSomethingIsKept_data() { Engine::addRows(); }
    void whoseTimeIsOverGoesUnlessSomethingIsKept()
    {
        OPEN_ENGINE(database, schema());
        const work::Loop loop;
        LoadCase shop(*database);
        const std::vector<Id> brief = shop.make({450, 0, 5min});
        const std::vector<Id> rich = shop.make({1, 1'000, 5min});
        const std::vector<Id> lasting = shop.make({1, 0, 60min});
        QCoro::waitFor(shop.module.endExpired());
        QCoro::waitFor(shop.module.removeExpired());
        QVERIFY(shop.exists(brief[0]));
        shop.now += 6min;
        QCoro::waitFor(shop.module.endExpired());
        QCoro::waitFor(shop.module.removeExpired());
        QCOMPARE(std::count_if(brief.begin(), brief.end(), [&](Id member) { return shop.exists(member); }), 0);
        QVERIFY(shop.exists(rich[0])); // the ledger names him
        QVERIFY(shop.exists(lasting[0]));
    }
};

QTEST_GUILESS_MAIN(LoadModuleTest)
#include "load_module_test.moc"
