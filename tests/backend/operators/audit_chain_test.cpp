// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/audit_chain.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::operators;

namespace {

const ChainKeys keys({QByteArray(32, 'a')});
const crypto::Hmac &key = keys.signing();
const Instant now = fromMillis(1'800'000'000'000);

std::vector<AuditRecord> chain(int length)
{
    std::vector<AuditRecord> records;
    ChainHead head;
    for (int i = 1; i <= length; ++i) {
        AuditRecord record{i,         now, 7, "sale.open", "sale:1", "{}", "{\"a\":1}", "r" + QByteArray::number(i),
                           head.hash, {}};
        record.hash = recordHash(key, record);
        head = {i, record.hash};
        records.push_back(record);
    }
    return records;
}

ChainHead headOf(const std::vector<AuditRecord> &records)
{
    return records.empty() ? ChainHead{} : ChainHead{records.back().sequence, records.back().hash};
}

/// The first bad row; 0 when all is well.
qint64 firstBad(const std::vector<AuditRecord> &records, const ChainHead &stored, std::optional<ChainHead> anchor = {})
{
    ChainWalk walk(keys, anchor);
    for (const AuditRecord &record : records)
        walk.accept(record);
    walk.finish(stored);
    return walk.fault() ? walk.fault()->sequence : 0;
}

} // namespace

class AuditChainTest : public QObject
{
    Q_OBJECT

    using Change = std::function<void(AuditRecord &)>;

private Q_SLOTS:
    void aWholeChainVerifies()
    {
        for (const int length : {0, 1, 5}) {
            const auto records = chain(length);
            QCOMPARE(firstBad(records, headOf(records)), 0);
            QCOMPARE(firstBad(records, headOf(records), headOf(records)), 0);
        }
    }

    void A33_anEditIsNamed_data()
    {
        QTest::addColumn<int>("field");
        const char *names[] = {"sequence", "at",  "operator", "action",   "object",
                               "old",      "new", "request",  "previous", "hash"};
        for (int i = 0; i < 10; ++i)
            QTest::newRow(names[i]) << i;
    }

    void A33_anEditIsNamed()
    {
        QFETCH(int, field);
        const Change changes[] = {[](AuditRecord &r) { r.sequence = 33; },
                                  [](AuditRecord &r) { r.at += std::chrono::milliseconds(1); },
                                  [](AuditRecord &r) { r.operatorId = 8; },
                                  [](AuditRecord &r) { r.action = "sale.close"; },
                                  [](AuditRecord &r) { r.object = "sale:2"; },
                                  [](AuditRecord &r) { r.oldValue = "{} "; },
                                  [](AuditRecord &r) { r.newValue = "{\"a\":2}"; },
                                  [](AuditRecord &r) { r.requestId = "r33"; },
                                  [](AuditRecord &r) { r.previousHash = QByteArray(64, '1'); },
                                  [](AuditRecord &r) { r.hash[0] = r.hash[0] == '0' ? '1' : '0'; }};
        auto records = chain(5);
        const ChainHead head = headOf(records);
        changes[field](records[2]);
        QCOMPARE(firstBad(records, head), 3);
    }

    void A33_movingTextBetweenFieldsIsSeen()
    {
        auto records = chain(1);
        records[0].action = "sale.opensale:";
        records[0].object = "1";
        QCOMPARE(firstBad(records, headOf(records)), 1);
    }

    void A33_aDeletedInsertedOrMovedRowIsNamed()
    {
        auto deleted = chain(5);
        const ChainHead head = headOf(deleted);
        auto moved = deleted, doubled = deleted;
        deleted.erase(deleted.begin() + 2);
        QCOMPARE(firstBad(deleted, head), 3);
        std::swap(moved[1], moved[2]);
        QCOMPARE(firstBad(moved, head), 2);
        doubled.insert(doubled.begin() + 3, doubled[2]);
        QCOMPARE(firstBad(doubled, head), 4);
    }

    void A33_aCutTailIsSeenByTheStoredHead()
    {
        auto records = chain(5);
        const ChainHead head = headOf(records);
        records.pop_back();
        QCOMPARE(firstBad(records, head), 5);
        QCOMPARE(firstBad({}, head), 1);
    }

    void A33_aCutTailWithItsHeadIsSeenByAKeptHead()
    {
        auto records = chain(5);
        const ChainHead kept = headOf(records);
        records.pop_back();
        QCOMPARE(firstBad(records, headOf(records)), 0);
        QCOMPARE(firstBad(records, headOf(records), kept), 5);
    }

    void A33_aRebuiltChainIsSeen()
    {
        // By somebody without the key: every hash is wrong.
        const crypto::Hmac other(QByteArray(32, 'b'));
        AuditRecord forged{1, now, 7, "sale.open", "sale:1", "{}", "{}", "r", ChainHead{}.hash, {}};
        forged.hash = recordHash(other, forged);
        QCOMPARE(firstBad({forged}, headOf({forged})), 1);
        // By somebody with it: it does not go through the head kept elsewhere.
        const auto kept = headOf(chain(2));
        AuditRecord rebuilt = forged;
        rebuilt.hash = recordHash(key, rebuilt);
        AuditRecord second = rebuilt;
        second.sequence = 2;
        second.previousHash = rebuilt.hash;
        second.hash = recordHash(key, second);
        QCOMPARE(firstBad({rebuilt, second}, headOf({second})), 0);
        QCOMPARE(firstBad({rebuilt, second}, headOf({second}), kept), 2);
    }

    /// Rows of the old key, then one of the new, by whoever has both.
    void A33_aKeyThatWasChangedSignsNothingMore()
    {
        const ChainKeys both({QByteArray(32, 'b'), QByteArray(32, 'a')});
        const auto broken = [&both](const std::vector<AuditRecord> &records) {
            ChainWalk walk(both);
            for (const AuditRecord &record : records)
                walk.accept(record);
            walk.finish(headOf(records));
            return walk.fault() ? walk.fault()->sequence : 0;
        };
        auto records = chain(3);
        QCOMPARE(broken(records), 0);
        const auto append = [&records](const crypto::Hmac &signing) {
            AuditRecord next = records.back();
            ++next.sequence;
            next.previousHash = records.back().hash;
            next.hash = recordHash(signing, next);
            records.push_back(next);
        };
        append(both.signing());
        append(both.signing());
        QCOMPARE(broken(records), 0);
        QCOMPARE(firstBad(records, headOf(records)), 4); // who does not know the new one
        append(key);
        QCOMPARE(broken(records), 6);
    }

    void aLongerChainStillGoesThroughTheKeptHead()
    {
        const auto records = chain(5);
        const ChainHead kept{3, records[2].hash};
        QCOMPARE(firstBad(records, headOf(records), kept), 0);
    }
};

QTEST_GUILESS_MAIN(AuditChainTest)
#include "audit_chain_test.moc"
