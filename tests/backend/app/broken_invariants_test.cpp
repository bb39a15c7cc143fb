// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/system/run_checks.h"
#include "tests/support/on_engines.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

using namespace firstcome;
using test::Answer;
using test::RunningBackend;

namespace {

constexpr int within = 60'000; // ms

/// Ends the transaction that broke something.
struct Undo
{
};

struct Fault
{
    const char *invariant;
    const char *statement;
};

/// One way to break each, but `database.sound`, for which no statement is enough. A column is set to another value
/// rather than a row taken away, where that is enough.
constexpr Fault faults[]{
    {"members.sessions", "UPDATE sessions SET member_id = 7"},
    {"audit.chain", "UPDATE audit SET object = 'sale:9' WHERE sequence = 1"},
    {"stock.conserved", "UPDATE stock_entries SET quantity = quantity + 1 WHERE kind = 'RECEIVED'"},
    {"stock.held", "UPDATE options SET held = held + 1 WHERE on_hand > held"},
    {"stock.holds-known", "UPDATE holds SET option_id = 7"},
    {"stock.sold", "UPDATE options SET sold = sold + 1"},
    {"stock.corrections", "UPDATE stock_corrections SET quantity = quantity + 1"},
    {"stock.approved", "UPDATE stock_corrections SET approval_id = NULL WHERE corrector = 'OPERATOR'"},
    {"approvals.two-people", "UPDATE approvals SET decided_by = asker_id WHERE state = 'APPROVED'"},
    {"approvals.one-waits", "UPDATE approvals SET state = 'WAITING'"},
    {"approvals.effects", "UPDATE stock_corrections SET quantity = quantity + 1 WHERE approval_id IS NOT NULL"},
    {"settlements.lines", "UPDATE settlement_lines SET kind = 'REFUND'"},
    {"settlements.net", "UPDATE settlements SET net = net + 1"},
    {"settlements.carried", "UPDATE settlements SET carried = 1"},
    {"settlements.sums", "UPDATE settlements SET line_count = line_count + 1"},
    {"settlements.ledger", "UPDATE ledger_entries SET amount = amount + 1 WHERE credit_kind = 'SELLER'"},
    {"payouts.waiting", "UPDATE payouts SET waiting_seller = 7"},
    {"payouts.rows", "UPDATE payouts SET amount = amount + 1"},
    {"sales.sequence", "UPDATE sales SET admission_count = admission_count + 1 WHERE admission_count > 0"},
    {"sales.limits", "UPDATE sale_members SET granted = 1000"},
    {"sales.chain", "UPDATE admissions SET received_at = received_at + 1"},
    {"orders.lines", "UPDATE order_lines SET order_id = 7"},
    {"orders.total", "UPDATE orders SET total = total + 1"},
    {"orders.states", "UPDATE orders SET state = 'CANCELLED' WHERE state = 'PAID'"},
    {"orders.refunds", "UPDATE order_lines SET refunded_amount = 1000000"},
    {"orders.sold", "UPDATE sold_lines SET store_id = 7"},
    {"claims.states", "UPDATE claims SET paid_amount = NULL WHERE state = 'COMPLETED'"},
    {"claims.one-open", "UPDATE claims SET state = 'APPROVED' WHERE state = 'COMPLETED'"},
    {"claims.rejection-final", "UPDATE claims SET state = 'REJECTED' WHERE state = 'COMPLETED'"},
    {"claims.lines", "UPDATE order_lines SET refunded_amount = refunded_amount + 1 WHERE refunded_amount > 0"},
    {"claims.stock", "UPDATE claims SET granted_quantity = 1 WHERE state = 'COMPLETED'"},
    {"claims.money", "UPDATE claims SET paid_amount = paid_amount - 1 WHERE state = 'COMPLETED'"},
    {"claims.moving", "UPDATE claims SET kind = 'RETURN', due_at = 7 WHERE state = 'REQUESTED'"},
    {"orders.awaited", "UPDATE orders SET due_at = NULL"},
    {"orders.paying", "UPDATE orders SET paying_since = 7 WHERE state = 'PAID'"},
    {"orders.holds", "UPDATE holds SET state = 'RELEASED'"},
    {"orders.allowances", "UPDATE sale_members SET granted = granted + 1"},
    {"orders.admissions", "UPDATE admissions SET quantity = quantity + 1"},
    {"orders.moving", "UPDATE orders SET due_at = 7, created_at = created_at + 3600000"},
    {"ledger.entries-balanced", "UPDATE ledger_entries SET amount = -1"},
    {"ledger.balances", "UPDATE accounts SET balance = balance + 1"},
    {"payments.approved-once",
     "INSERT INTO payment_transactions (id, payment_id, kind, amount, state, cause, created_at, updated_at) "
     "SELECT id + 1, payment_id, kind, amount, state, 'twice', created_at, updated_at "
     "FROM payment_transactions WHERE kind = 'APPROVE' AND state = 'DONE' ORDER BY id LIMIT 1"},
    {"payments.key-once", "UPDATE payments SET payment_key = 'another' WHERE payment_key IS NOT NULL"},
    {"payments.cancels-within", "UPDATE payment_transactions SET amount = amount + 1 WHERE kind = 'CANCEL'"},
    {"payments.state-agrees", "UPDATE payments SET state = 'APPROVED' WHERE canceled_amount > 0"},
    {"payments.gateway-agrees", "INSERT INTO payment_exceptions (payment_id, reason, ours, since) "
                                "SELECT id, 'BOOK_DIFFERS', 0, 7 FROM payments ORDER BY id LIMIT 1"},
    {"events.parked", "INSERT INTO dead_letters (consumer_group, event_id, topic, event_key, type, payload, reason, "
                      "state, created_at) VALUES ('orders', 7, 'firstcome.orders', 7, 'OrderPlaced', '{}', 'behind', "
                      "'PARKED', 7)"},
    {"deliveries.open-are-due", "UPDATE deliveries SET state = 'REQUESTED', due_at = NULL"},
    {"deliveries.moved-have-reference", "UPDATE deliveries SET state = 'COMPLETED', carrier_reference = NULL"},
};

} // namespace

/// Each invariant of `firstcome-backend check`, broken on purpose in the books of a shop that has seen every kind of
/// row: the check must name it, and must not before.
class BrokenInvariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (objectName() != QLatin1StringView(test::Engine::sqlite)) {
            m_fresh = test::FreshDatabase::on(objectName());
            if (!m_fresh)
                QSKIP(qPrintable(test::FreshDatabase::absence(objectName())));
            m_running.setEnvironment(QStringLiteral("FIRSTCOME_DATABASE"), m_fresh->url());
        }
        QVERIFY2(m_running.start({QStringLiteral("--demo")}), m_running.output().constData());
        live();
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(m_running.stop(), 0);
        app::SettingsSources sources;
        sources.commandLine = {{QStringLiteral("data"), m_running.dataFolder()}};
        if (m_fresh)
            sources.commandLine.insert(QStringLiteral("database"), m_fresh->url());
        const auto admission = app::Admission::toChange(app::readSettings(sources).value()).value();
        m_books = std::make_unique<app::Backend>(admission);
        m_books->foundation().database.start();
        settle();
    }

    void everythingHoldsBefore() { QCOMPARE(brokenBy({}), QStringList()); }

    void everyInvariantIsBrokenHere()
    {
        QSet<QString> missing;
        for (const Check &check : checks())
            missing.insert(QString::fromLatin1(check.id));
        for (const Fault &fault : faults)
            missing.remove(QString::fromLatin1(fault.invariant));
        // The columns themselves refuse what this one looks for, so it is no statement's work.
        missing.remove(QStringLiteral("stock.range"));
        QCOMPARE(missing, QSet<QString>());
    }

    /// docs/capabilities.md says by which rows each invariant is seen.
    void theTableOfInvariantsNamesRowsThatAre()
    {
        QFile document(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/docs/capabilities.md"));
        QVERIFY2(document.open(QIODevice::ReadOnly), qPrintable(document.fileName()));
        static const QRegularExpression row(QStringLiteral("`([a-z]+\\.[a-z-]+)`"));
        QSet<QString> named;
        for (auto found = row.globalMatch(QString::fromUtf8(document.readAll())); found.hasNext();)
            named.insert(found.next().captured(1));
        QVERIFY(named.contains(QStringLiteral("stock.conserved")));
        for (const Check &check : m_books->checks().others)
            named.remove(QString::fromLatin1(check.id));
        QCOMPARE(named, QSet<QString>());
    }

    void aBrokenOneIsNamed_data()
    {
        QTest::addColumn<QByteArray>("statement");
        for (const Fault &fault : faults)
            QTest::newRow(fault.invariant) << QByteArray(fault.statement);
    }
    void aBrokenOneIsNamed()
    {
        QFETCH(QByteArray, statement);
        const QStringList broken = brokenBy(statement);
        QVERIFY2(broken.contains(QString::fromLatin1(QTest::currentDataTag())), qPrintable(broken.join(u' ')));
        QCOMPARE(brokenBy({}), QStringList());
    }

private:
    /// Those that can be asked without a running server.
    QList<Check> checks() const
    {
        QList<Check> checks = m_books->modules().all.checks();
        checks.removeIf([](const Check &check) { return check.live; });
        return checks;
    }

    /// The ids of what does not hold once the statement was run; it is undone.
    QStringList brokenBy(const QByteArray &statement)
    {
        QStringList ids;
        const auto look = [&](sql::Connection &connection) {
            if (!statement.isEmpty() && connection.statement(statement).exec() <= 0)
                qFatal("nothing is there to break: %s", statement.constData());
            const QJsonObject result = system::runChecks(connection, checks(), systemNow());
            for (const QJsonValue &invariant : result[u"invariants"].toArray()) {
                if (!invariant[u"ok"].toBool())
                    ids.append(invariant[u"id"].toString());
            }
            throw Undo{};
        };
        try {
            m_books->foundation().database.write(sql::Queue::Background, look).get();
        } catch (const Undo &) {
        }
        return ids;
    }

    /// Orders that wait, are paid from the gateway and a balance, and are canceled; a correction of stock.
    void live()
    {
        test::Shop shop(m_running);
        QVERIFY(shop.ready());
        m_onSale = shop.openSale({100, 50, 600, price});
        const auto member = shop.shopper(1);
        QVERIFY(!place(*member, "PG").isEmpty());
        for (const bool cancelled : {false, true}) {
            const QString orderId = place(*member, "PG");
            pay(*member, orderId);
            if (!cancelled)
                claim(shop, *member, orderId);
            if (cancelled) {
                QCOMPARE(member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {}).status, 200);
                const auto isBack = [&] {
                    const auto order = shop.boss().get(QStringLiteral("/v1/ops/orders/") + orderId).json;
                    return order[u"payment"][u"state"].toString() == QStringLiteral("CANCELED");
                };
                WAIT_VERIFY(isBack(), within);
            }
        }
        QCOMPARE(member->postOnce(QStringLiteral("/v1/me/balance/charges"), {{QStringLiteral("amount"), price}}).status,
                 201);
        QVERIFY(!place(*member, "BALANCE").isEmpty());
        const Answer corrected =
            shop.seller().postOnce(QStringLiteral("/v1/seller/stock/%1/corrections").arg(m_onSale.optionId),
                                   {{QStringLiteral("kind"), QStringLiteral("RECEIVED")},
                                    {QStringLiteral("quantity"), 3},
                                    {QStringLiteral("reason"), QStringLiteral("found behind the shelf")}});
        QVERIFY2(corrected.status == 201, corrected.body.constData());
        const Answer asked = shop.boss().postOnce(QStringLiteral("/v1/ops/stock/%1/corrections").arg(m_onSale.optionId),
                                                  {{QStringLiteral("kind"), QStringLiteral("SCRAPPED")},
                                                   {QStringLiteral("quantity"), 2},
                                                   {QStringLiteral("reason"), QStringLiteral("broken")}});
        QVERIFY2(shop.approved(asked).status == 200, asked.body.constData());
    }

    /// Of a paid line: money that went back, and more of it that is asked for.
    static void claim(test::Shop &shop, test::Caller &member, const QString &orderId)
    {
        const QString lineId =
            member.get(QStringLiteral("/v1/orders/") + orderId).json[u"lines"][0][u"lineId"].toString();
        const auto ask = [&] {
            return member.postOnce(QStringLiteral("/v1/claims"), {{QStringLiteral("orderId"), orderId},
                                                                  {QStringLiteral("lineId"), lineId},
                                                                  {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                                                  {QStringLiteral("amount"), 1'000},
                                                                  {QStringLiteral("reason"), QStringLiteral("late")}});
        };
        const Answer first = ask();
        QVERIFY2(first.status == 201, first.body.constData());
        const QString path = QStringLiteral("/v1/ops/claims/") + first.text("id");
        const Answer approved =
            shop.boss().post(path + QStringLiteral("/approve"), {}, {{"If-Match", "*"}, {"Idempotency-Key", "first"}});
        QVERIFY2(approved.status == 200, approved.body.constData());
        WAIT_COMPARE(shop.boss().get(path).text("state"), QStringLiteral("COMPLETED"), within);
        QCOMPARE(ask().status, 201);
    }

    /// A day of a seller that is settled and paid, without waiting for one.
    void settle()
    {
        settlements::SettlementsModule &settlements = m_books->modules().settlements;
        const Instant at = systemNow() - std::chrono::days(2);
        m_books->foundation()
            .database
            .write(sql::Queue::Background,
                   [&](sql::Connection &connection) {
                       settlements.book().sold(connection, {{1, 2, 3, 4, price, at, at}});
                   })
            .get();
        settlements::RunCall call;
        call.day = settlements::dayOf(at);
        QVERIFY(QCoro::waitFor(settlements.runs().run(call)));
        const auto pay = [&](sql::Connection &connection) {
            const auto &payouts = settlements.payouts();
            const auto payout = payouts.request(connection, 3, {call.day, call.day}, systemNow());
            return payout && payouts.approve(connection, {payout->id, 5, {}, {}, 0}, systemNow());
        };
        QVERIFY(m_books->foundation().database.write(sql::Queue::Background, pay).get());
    }

    QString place(test::Caller &member, const char *method)
    {
        const QJsonObject line{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const QJsonObject payment{{QStringLiteral("method"), QLatin1StringView(method)}};
        return member
            .postOnce(QStringLiteral("/v1/orders"),
                      {{QStringLiteral("lines"), QJsonArray{line}}, {QStringLiteral("payment"), payment}})
            .text("id");
    }

    /// Until the carrier has been asked.
    static void pay(test::Caller &member, const QString &orderId)
    {
        QJsonObject body{{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), price}};
        QCOMPARE(member.postOnce(QStringLiteral("/v1/payments"), body).status, 201);
        const Answer window = member.post(QStringLiteral("/simulator/windows"), body);
        body.insert(QStringLiteral("paymentKey"), window.text("paymentKey"));
        QCOMPARE(member.postOnce(QStringLiteral("/v1/payments/confirm"), body).status, 200);
        const auto isAskedFor = [&] {
            const auto lines = member.get(QStringLiteral("/v1/orders/") + orderId).json[u"lines"].toArray();
            return lines.at(0)[u"state"].toString() == QStringLiteral("DELIVERY_REQUESTED");
        };
        WAIT_VERIFY(isAskedFor(), within);
    }

    static constexpr int price = 10'000;
    test::OnSale m_onSale;
    std::unique_ptr<test::FreshDatabase> m_fresh;
    RunningBackend m_running;
    const work::Loop m_loop;
    std::unique_ptr<app::Backend> m_books;
};

ENGINES_MAIN(BrokenInvariantsTest)
#include "broken_invariants_test.moc"
