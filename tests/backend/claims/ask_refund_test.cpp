// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/claims/claim_case.h"

#include "backend/claims/ask_refund.h"
#include "backend/platform/work/loop.h"
#include <QCoroTask>
#include <QTest>

using namespace firstcome;
using test::ClaimCase;
using test::Engine;

/// A refund that waits for a second person, on every engine.
class AskRefundTest : public QObject
{
    Q_OBJECT

    /// "WAITING", "EXPIRED SUBJECT_CHANGED".
    static QByteArray stateOf(ClaimCase &at, Id approvalId)
    {
        return at.inside([&](sql::Connection &connection) {
            auto &row = connection.statement("SELECT state, note FROM approvals WHERE id = ?").bind(approvalId);
            const QByteArray state = row.next() ? (row.text(0) + ' ' + row.text(1)).trimmed() : QByteArray();
            row.reset();
            return state;
        });
    }

private Q_SLOTS:
    void A34_whateverBecomesOfTheClaimEndsTheWaiting_data() { Engine::addRows(); }
    void A34_whateverBecomesOfTheClaimEndsTheWaiting()
    {
        OPEN_CLAIMS(at);
        const work::Loop loop;
        const auto withdrawn = [&](const Claim &claim) {
            at.inside([&](sql::Connection &connection) {
                return at.moves.withdraw(connection, {claim.id, ClaimCase::member}, at.till.shop.now);
            });
        };
        const auto lineCancelled = [&](const Claim &claim) {
            at.inside([&](sql::Connection &connection) {
                at.moves.lineCancelled(connection, claim.lineId, at.till.shop.now);
            });
        };
        const auto rejected = [&](const Claim &claim) { at.reject(claim); };
        const auto approvedByOne = [&](const Claim &claim) { at.approve(claim); };
        const std::function<void(const Claim &)> ends[] = {withdrawn, lineCancelled, rejected, approvedByOne};
        approvals::Approvals &acts = at.till.shop.approvalsModule.acts();
        const claims::AskRefund asking(at.till.shop.ground.all, at.store, at.moves, acts);
        const auto waits = [&](const Claim &claim) {
            return at.inside(
                [&](sql::Connection &connection) { return asking.waiting(connection, claim.id).has_value(); });
        };
        for (const auto &happens : ends) {
            const auto claim = at.ask(at.bought({2}).lines.front(), ClaimKind::Refund);
            QVERIFY(claim);
            claims::Deciding deciding;
            deciding.claimId = claim->id;
            deciding.byId = 9;
            const auto asked = at.inside([&](sql::Connection &connection) {
                return asking.run(connection, deciding, {}, ClaimGrant{claim->amount, 0, false});
            });
            QVERIFY(asked);
            QCoro::waitFor(acts.expire());
            QCOMPARE(stateOf(at, asked->id), QByteArray("WAITING"));
            QVERIFY(waits(*claim));
            happens(*claim);
            QVERIFY(at.stored(*claim).state != ClaimState::Requested);
            QVERIFY(!waits(*claim)); // at once
            QCoro::waitFor(acts.expire());
            QCOMPARE(stateOf(at, asked->id), QByteArray("EXPIRED SUBJECT_CHANGED"));
        }
    }
};

QTEST_GUILESS_MAIN(AskRefundTest)
#include "ask_refund_test.moc"
