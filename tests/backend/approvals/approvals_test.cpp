// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/approvals/approval_store.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/stock/ask_correction.h"
#include "backend/stock/correction_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::approvals;
using namespace std::chrono_literals;
using stock::CorrectionCall;
using test::Engine;
using test::TradeCase;

namespace {

constexpr Id asker = 77;
constexpr Id second = 78;

QByteArray codeOf(const auto &result)
{
    return result ? QByteArray() : result.error().code;
}

} // namespace

/// Two people and an act, on every engine; the act is a correction of stock.
class ApprovalsTest : public QObject
{
    Q_OBJECT

    /// Asks for corrections where the shop's own routes would.
    struct Desk
    {
        explicit Desk(TradeCase &shop) : shop(shop) {}

        Result<Approval> ask(Id optionId, StockEntryKind kind, qint64 quantity, Id by = asker)
        {
            CorrectionCall call{optionId, {kind, quantity, QStringLiteral("counted")}, stock::Corrector::Operator, by};
            return shop.engine->write(
                [&](sql::Connection &connection) { return asking().run(connection, call, shop.now); });
        }
        Result<Decided> decide(const DecisionCall &call)
        {
            return shop.engine->write(
                [&](sql::Connection &connection) { return acts().decide(connection, call, shop.now); });
        }
        Result<Decided> approve(Id approvalId, Id by = second, quint32 rights = permission::every)
        {
            return decide({approvalId, ApproveIt, {by, rights}, "request", {}});
        }
        Result<Decided> withdraw(Id approvalId, Id by)
        {
            return decide({approvalId, WithdrawIt, {by, permission::every}, "request", {}});
        }
        Result<Decided> reject(Id approvalId, Id by)
        {
            return decide({approvalId, RejectIt, {by, permission::every}, "request", QStringLiteral("not so")});
        }
        /// A seller counts, at once.
        void corrected(Id optionId, qint64 quantity)
        {
            CorrectionCall call{
                optionId, {StockEntryKind::Received, quantity, QStringLiteral("found")}, stock::Corrector::Seller, 8};
            shop.engine->write([&](sql::Connection &connection) {
                QVERIFY(stock::CorrectStock(shop.ground.all, shop.stock).run(connection, call, shop.now));
            });
        }
        QByteArray state(Id approvalId)
        {
            return shop.engine->read([&](sql::Connection &connection) {
                auto &row = connection.statement("SELECT state FROM approvals WHERE id = ?").bind(approvalId);
                return row.next() ? row.text(0) : QByteArray();
            });
        }
        qint64 onHand(Id optionId) { return shop.option(optionId).onHand; }

        Approvals &acts() { return shop.approvalsModule.acts(); }
        const stock::AskCorrection &asking() { return shop.stockModule.asking(); }

        TradeCase &shop;
    };

private Q_SLOTS:
    void N4_nothingHappensBeforeASecondPersonAgrees_data() { Engine::addRows(); }
    void N4_nothingHappensBeforeASecondPersonAgrees()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10});
        shop.told.taken();
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Scrapped, 4);
        QVERIFY(asked);
        QCOMPARE(desk.onHand(offered.optionId), 10);
        QCOMPARE(asked->seen.label, QStringLiteral("Product · Option"));
        QCOMPARE(asked->seen.before[QStringLiteral("onHand")].toInt(), 10);
        QCOMPARE(asked->seen.after[QStringLiteral("onHand")].toInt(), 6);
        QCOMPARE(asked->expiresAt, shop.now + 24h);
        QCOMPARE(shop.told.takenNames(), {"approvals:" + QByteArray::number(asked->id)});
        const auto approved = desk.approve(asked->id);
        QVERIFY(approved);
        QCOMPARE(approved->approval.state, ApprovalState::Approved);
        QCOMPARE(approved->approval.decidedBy, second);
        QCOMPARE(approved->result[QStringLiteral("stock")][u"onHand"].toInt(), 6);
        QCOMPARE(desk.onHand(offered.optionId), 6);
        QCOMPARE(shop.broken(), QStringList());
        const auto entries = shop.ground.audit.entries();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.at(0).action, QByteArray("approval.request"));
        QCOMPARE(entries.at(0).operatorId, asker);
        QCOMPARE(entries.at(0).after[QStringLiteral("terms")][u"quantity"].toInt(), 4);
        QCOMPARE(entries.at(1).action, QByteArray("stock.correct"));
        QCOMPARE(entries.at(1).operatorId, asker);
        QCOMPARE(entries.at(1).after[QStringLiteral("approvedBy")].toString(), idText(second));
        QCOMPARE(entries.at(2).action, QByteArray("approval.approve"));
        QCOMPARE(entries.at(2).operatorId, second);
        QCOMPARE(entries.at(2).object, "approval:" + QByteArray::number(asked->id));
    }

    void A34_whoAsksNeverDecides_data() { Engine::addRows(); }
    void A34_whoAsksNeverDecides()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        QCOMPARE(codeOf(desk.approve(asked->id, asker)), QByteArray(code::selfApproval));
        QCOMPARE(codeOf(desk.reject(asked->id, asker)), QByteArray(code::selfApproval));
        const quint32 others = permission::every & ~quint32(permission::StockCorrect);
        QCOMPARE(codeOf(desk.approve(asked->id, second, others)), QByteArray(code::approvalNotFound));
        QCOMPARE(codeOf(desk.approve(asked->id + 1)), QByteArray(code::approvalNotFound));
        QCOMPARE(codeOf(desk.withdraw(asked->id, second)), QByteArray(code::forbidden));
        QCOMPARE(desk.state(asked->id), QByteArray("WAITING"));
        QVERIFY(desk.withdraw(asked->id, asker));
        QCOMPARE(codeOf(desk.approve(asked->id)), QByteArray(code::approvalClosed));
        QCOMPARE(desk.onHand(offered.optionId), 10);
        QCOMPARE(shop.broken(), QStringList());
    }

    void A34_anApprovalIsUsedOnce_data() { Engine::addRows(); }
    void A34_anApprovalIsUsedOnce()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        QVERIFY(desk.approve(asked->id));
        QCOMPARE(codeOf(desk.approve(asked->id)), QByteArray(code::approvalClosed));
        QCOMPARE(codeOf(desk.reject(asked->id, second)), QByteArray(code::approvalClosed));
        QCOMPARE(codeOf(desk.withdraw(asked->id, asker)), QByteArray(code::approvalClosed));
        QCOMPARE(desk.onHand(offered.optionId), 14);
    }

    /// What people buy meanwhile changes nothing of what was counted; what somebody else counted does.
    void A34_whatWasAskedForIsVoidOnceItsSubjectChanged_data() { Engine::addRows(); }
    void A34_whatWasAskedForIsVoidOnceItsSubjectChanged()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10});
        const auto first = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        QVERIFY(shop.pay(shop.placed(1, {{offered.optionId, 2}}).order.id));
        shop.placed(2, {{offered.optionId, 3}});
        QVERIFY(desk.approve(first->id));
        QCOMPARE(desk.onHand(offered.optionId), 12);
        const auto next = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        desk.corrected(offered.optionId, 1);
        QCOMPARE(codeOf(desk.approve(next->id)), QByteArray(code::subjectChanged));
        QCOMPARE(desk.state(next->id), QByteArray("EXPIRED"));
        QCOMPARE(codeOf(desk.approve(next->id)), QByteArray(code::subjectChanged));
        QCOMPARE(codeOf(desk.reject(next->id, second)), QByteArray(code::approvalClosed));
        QCOMPARE(desk.onHand(offered.optionId), 13);
        // What is not there any more has changed, too.
        const auto gone = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        shop.engine->write(
            [&](sql::Connection &connection) { shop.stock.deleteOptions(connection, {offered.optionId}, shop.now); });
        QCOMPARE(codeOf(desk.approve(gone->id)), QByteArray(code::subjectChanged));
        QCOMPARE(shop.broken(), QStringList());
    }

    /// Nobody has to decide for it to go: who looks at what waits does not find what cannot be done any more.
    void A34_whatIsVoidWaitsNoLonger_data() { Engine::addRows(); }
    void A34_whatIsVoidWaitsNoLonger()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const work::Loop loop;
        const auto offered = shop.offer({.stock = 10});
        const auto other = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        const auto kept = desk.ask(other.optionId, StockEntryKind::Received, 4);
        shop.placed(2, {{offered.optionId, 3}, {other.optionId, 3}});
        QCoro::waitFor(desk.acts().expire());
        QCOMPARE(desk.state(asked->id), QByteArray("WAITING"));
        desk.corrected(offered.optionId, 1);
        shop.told.taken();
        QCoro::waitFor(desk.acts().expire());
        QCOMPARE(desk.state(asked->id), QByteArray("EXPIRED"));
        QCOMPARE(desk.state(kept->id), QByteArray("WAITING"));
        QCOMPARE(shop.told.takenNames(), {"approvals:" + QByteArray::number(asked->id)});
        const auto closed = shop.ground.audit.entries().constLast();
        QCOMPARE(closed.action, QByteArray("approval.expire"));
        QCOMPARE(closed.operatorId, 0);
        QCOMPARE(closed.after[QStringLiteral("reason")].toString(), QStringLiteral("SUBJECT_CHANGED"));
        QCOMPARE(codeOf(desk.approve(asked->id)), QByteArray(code::subjectChanged));
        QCOMPARE(codeOf(desk.withdraw(asked->id, asker)), QByteArray(code::approvalClosed));
        QCOMPARE(desk.onHand(offered.optionId), 11);
        QCoro::waitFor(desk.acts().expire());
        QCOMPARE(shop.told.taken().size(), 0);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// What is void keeps nobody from asking anew, before anybody has noticed, too.
    void A34_whatIsVoidIsInNobodysWay_data() { Engine::addRows(); }
    void A34_whatIsVoidIsInNobodysWay()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        desk.corrected(offered.optionId, 1);
        const auto next = desk.ask(offered.optionId, StockEntryKind::Received, 5);
        QVERIFY(next);
        QCOMPARE(desk.state(asked->id), QByteArray("EXPIRED"));
        QVERIFY(desk.approve(next->id));
        QCOMPARE(desk.onHand(offered.optionId), 16);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// More than are looked at at a time: each has its turn.
    void everyOneOfManyIsLookedAt_data() { Engine::addRows(); }
    void everyOneOfManyIsLookedAt()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const work::Loop loop;
        constexpr int many = 450;
        const auto offered = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        shop.engine->write([&](sql::Connection &connection) {
            ApprovalStore store(connection);
            Approval copy = *asked;
            for (int i = 1; i < many; ++i) {
                copy.id = asked->id + i;
                copy.asked.subjectId = QByteArray::number(offered.optionId + 1'000'000 + i); // there is none
                store.insert(copy);
            }
        });
        const auto waiting = [&] { return shop.number("SELECT COUNT(*) FROM approvals WHERE state = 'WAITING'"); };
        QCOMPARE(waiting(), many);
        for (int round = 0; round < 3; ++round)
            QCoro::waitFor(desk.acts().expire());
        QCOMPARE(waiting(), 1);
        desk.corrected(offered.optionId, 1);
        QCoro::waitFor(desk.acts().expire());
        QCOMPARE(waiting(), 0);
    }

    /// Units that are held come free again: the act's own no leaves it waiting.
    void whatCannotBeDoneNowStaysWaiting_data() { Engine::addRows(); }
    void whatCannotBeDoneNowStaysWaiting()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10, .holdTime = 600s});
        QCOMPARE(codeOf(desk.ask(offered.optionId, StockEntryKind::Scrapped, 11)), QByteArray(code::stockInsufficient));
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Scrapped, 10);
        shop.placed(2, {{offered.optionId, 3}});
        const auto refused = desk.approve(asked->id);
        QCOMPARE(codeOf(refused), QByteArray(code::stockInsufficient));
        QCOMPARE(refused.error().extra[QStringLiteral("available")].toInt(), 7);
        QCOMPARE(desk.state(asked->id), QByteArray("WAITING"));
        shop.now += 601s;
        shop.sweep();
        QVERIFY(desk.approve(asked->id));
        QCOMPARE(desk.onHand(offered.optionId), 0);
        QCOMPARE(shop.broken(), QStringList());
    }

    void A34_nothingIsApprovedAfterItsTime_data() { Engine::addRows(); }
    void A34_nothingIsApprovedAfterItsTime()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const work::Loop loop;
        const auto offered = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        shop.now += 24h - 1ms;
        QCoro::waitFor(desk.acts().expire());
        QCOMPARE(desk.state(asked->id), QByteArray("WAITING"));
        shop.now += 1ms;
        QCOMPARE(codeOf(desk.approve(asked->id)), QByteArray(code::approvalClosed));
        QCoro::waitFor(desk.acts().expire());
        QCOMPARE(desk.state(asked->id), QByteArray("EXPIRED"));
        QCOMPARE(shop.ground.audit.entries().constLast().action, QByteArray("approval.expire"));
        QCOMPARE(shop.ground.audit.entries().constLast().operatorId, 0);
        QCOMPARE(desk.onHand(offered.optionId), 10);
    }

    /// One waits at a time; what is over keeps no other one from being asked for, also before it was swept away.
    void A34_theSameIsAskedForOnce_data() { Engine::addRows(); }
    void A34_theSameIsAskedForOnce()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10});
        const auto other = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        const auto again = desk.ask(offered.optionId, StockEntryKind::Scrapped, 1, second);
        QCOMPARE(codeOf(again), QByteArray(code::approvalWaiting));
        QCOMPARE(again.error().extra[QStringLiteral("approvalId")].toString(), idText(asked->id));
        QVERIFY(desk.ask(other.optionId, StockEntryKind::Received, 4));
        shop.now += 24h;
        const auto next = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        QVERIFY(next);
        QCOMPARE(desk.state(asked->id), QByteArray("EXPIRED"));
        QVERIFY(desk.reject(next->id, second));
        QCOMPARE(desk.state(next->id), QByteArray("REJECTED"));
        QVERIFY(desk.ask(offered.optionId, StockEntryKind::Received, 4));
        QCOMPARE(shop.broken(), QStringList());
    }

    /// F27: ids go on from the highest.
    void F27_idsOfApprovalsAreNeverGivenAgain_data() { Engine::addRows(); }
    void F27_idsOfApprovalsAreNeverGivenAgain()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto asked = desk.ask(shop.offer({.stock = 10}).optionId, StockEntryKind::Received, 4);
        QCOMPARE(
            shop.engine->read([&](sql::Connection &connection) { return shop.approvalsModule.highestId(connection); }),
            asked->id);
    }

    void I25_whatOnePersonDidAloneIsFound_data() { Engine::addRows(); }
    void I25_whatOnePersonDidAloneIsFound()
    {
        OPEN_SHOP(shop);
        Desk desk(shop);
        const auto offered = shop.offer({.stock = 10});
        const auto asked = desk.ask(offered.optionId, StockEntryKind::Received, 4);
        QVERIFY(desk.approve(asked->id));
        const Instant asking = asked->requestedAt;
        const auto breaks = [&](const QByteArray &statement, const char *check) {
            shop.run(statement);
            return shop.broken().filter(QString::fromLatin1(check)).size() == 1;
        };
        QCOMPARE(shop.broken(), QStringList());
        QVERIFY(breaks("UPDATE approvals SET decided_by = asker_id", "approvals.two-people"));
        shop.run("UPDATE approvals SET decided_by = 78");
        QVERIFY(breaks("UPDATE approvals SET decided_at = expires_at", "approvals.two-people"));
        shop.run("UPDATE approvals SET decided_at = " + QByteArray::number(toMillis(asking)));
        QVERIFY(breaks("UPDATE approvals SET waiting_for = 'x'", "approvals.one-waits"));
        shop.run("UPDATE approvals SET waiting_for = NULL");
        QCOMPARE(shop.broken(), QStringList());
        // Another effect than the one that was agreed to; a second one; one without any.
        QVERIFY(breaks("UPDATE stock_corrections SET corrector_id = 79", "approvals.effects"));
        shop.run("UPDATE stock_corrections SET corrector_id = 77");
        QVERIFY(breaks("UPDATE approvals SET state = 'REJECTED'", "approvals.effects"));
        shop.run("UPDATE approvals SET state = 'APPROVED'");
        QCOMPARE(shop.broken(), QStringList());
        QVERIFY(breaks("UPDATE stock_corrections SET approval_id = NULL", "stock.approved"));
    }
};

QTEST_GUILESS_MAIN(ApprovalsTest)
#include "approvals_test.moc"
