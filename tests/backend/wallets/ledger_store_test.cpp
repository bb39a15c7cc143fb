// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/wallets/ledger_store.h"
#include "backend/wallets/migrations.gen.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::wallets;
using test::Engine;

namespace {

const Account alice = Account::member(11);
const Account bob = Account::member(12);

Posting move(Engine &engine, const Transfer &transfer)
{
    return engine.write([&](sql::Connection &connection) { return post(connection, transfer); });
}

Money balance(Engine &engine, const Account &account)
{
    return engine.read([&](sql::Connection &connection) { return balanceOf(connection, account); });
}

QStringList broken(Engine &engine)
{
    return engine.read([](sql::Connection &connection) {
        QStringList ids;
        for (const Check &check : ledgerChecks()) {
            if (check.violation(connection, fromMillis(2)))
                ids.append(QString::fromLatin1(check.id));
        }
        return ids;
    });
}

void spoil(Engine &engine, const QByteArray &text)
{
    engine.write([&](sql::Connection &connection) { connection.run(text); });
}

} // namespace

class LedgerStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesMoneyAndKeepsTheSum_data() { Engine::addRows(); }
    void movesMoneyAndKeepsTheSum()
    {
        OPEN_ENGINE(ledger, wallets::migrations());
        QCOMPARE(move(*ledger, {"charge:1", Account::gateway(), alice, 1000, fromMillis(1)}), Posting::Done);
        QCOMPARE(move(*ledger, {"pay:1", alice, bob, 400, fromMillis(1)}), Posting::Done);
        QCOMPARE(balance(*ledger, alice), 600);
        QCOMPARE(balance(*ledger, bob), 400);
        QVERIFY(broken(*ledger).isEmpty());
    }

    void aCauseIsPostedOnce_data() { Engine::addRows(); }
    void aCauseIsPostedOnce()
    {
        OPEN_ENGINE(ledger, wallets::migrations());
        QCOMPARE(move(*ledger, {"charge:1", Account::gateway(), alice, 1000, fromMillis(1)}), Posting::Done);
        QCOMPARE(move(*ledger, {"charge:1", Account::gateway(), alice, 1000, fromMillis(1)}), Posting::DoneBefore);
        QCOMPARE(balance(*ledger, alice), 1000);
    }

    void aBalanceNeverGoesBelowZero_data() { Engine::addRows(); }
    void aBalanceNeverGoesBelowZero()
    {
        OPEN_ENGINE(ledger, wallets::migrations());
        QCOMPARE(move(*ledger, {"pay:1", alice, bob, 1, fromMillis(1)}), Posting::TooLow);
        move(*ledger, {"charge:1", Account::gateway(), alice, 10, fromMillis(1)});
        QCOMPARE(move(*ledger, {"pay:2", alice, bob, 11, fromMillis(1)}), Posting::TooLow);
        QCOMPARE(balance(*ledger, alice), 10);
        QCOMPARE(balance(*ledger, bob), 0);
        QVERIFY(broken(*ledger).isEmpty());
    }

    void manyAtOnceLoseNothing_data() { Engine::addRows(); }
    void manyAtOnceLoseNothing()
    {
        OPEN_ENGINE(ledger, wallets::migrations());
        move(*ledger, {"charge:1", Account::gateway(), alice, 100, fromMillis(1)});
        std::vector<work::Reply<Posting>> replies;
        for (int i = 0; i < 150; ++i) {
            replies.push_back(ledger->database().write(sql::Queue::Saga, [i](sql::Connection &connection) {
                return post(connection, {"pay:" + QByteArray::number(i), alice, bob, 1, fromMillis(1)});
            }));
        }
        int done = 0;
        for (const auto &reply : replies)
            done += reply.get() == Posting::Done;
        QCOMPARE(done, 100);
        QCOMPARE(balance(*ledger, alice), 0);
        QCOMPARE(balance(*ledger, bob), 100);
    }

    void theChecksFindWhatIsBroken_data() { Engine::addRows(); }
    void theChecksFindWhatIsBroken()
    {
        OPEN_ENGINE(ledger, wallets::migrations());
        move(*ledger, {"charge:1", Account::gateway(), alice, 1000, fromMillis(1)});
        spoil(*ledger, "UPDATE accounts SET balance = 999");
        QCOMPARE(broken(*ledger), QStringList{QStringLiteral("ledger.balances")});
        spoil(*ledger, "UPDATE accounts SET balance = 1000;\nUPDATE ledger_entries SET amount = -5");
        QVERIFY(broken(*ledger).contains(QStringLiteral("ledger.entries-balanced")));
    }
};

QTEST_GUILESS_MAIN(LedgerStoreTest)
#include "ledger_store_test.moc"
