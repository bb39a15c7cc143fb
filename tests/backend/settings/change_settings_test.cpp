// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/approvals/approvals_module.h"
#include "backend/approvals/migrations.gen.h"
#include "backend/platform/work/loop.h"
#include "backend/settings/ask_change.h"
#include "backend/settings/migrations.gen.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include "tests/support/engines.h"
#include "tests/support/ground/test_ground.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::settings;
using test::Engine;

namespace {

Setting tier(QString &inForce, QString &written)
{
    SettingRange range;
    range.highest = 100;
    range.unit = QStringLiteral("won");
    Setting setting{"tier", range, QStringLiteral("10"), {}};
    setting.apply = [&inForce](const QString &value) { inForce = value; };
    setting.write = [&written](sql::Connection &, const QString &value, Instant) { written = value; };
    setting.raisedByTwo = true;
    return setting;
}

QList<sql::Migration> schema()
{
    return migrations() + approvals::migrations();
}

QByteArray codeOf(const auto &result)
{
    return result ? QByteArray() : result.error().code;
}

/// One process and the one setting it has.
struct Process
{
    Process(sql::Database &database, const Clock &clock)
        : ground(database, clock), settings(ground.all, {tier(inForce, written)})
    {
    }

    QString inForce;
    QString written;
    test::TestGround ground;
    ChangeSettings settings;
    approvals::ApprovalsModule approvals{ground.all, std::chrono::hours(24)};
    AskChange asking{settings, approvals.acts()};
};

} // namespace

/// Settings that change while it runs, on every instance of one database.
class ChangeSettingsTest : public QObject
{
    Q_OBJECT

    work::Loop m_loop;
    const Instant m_now = fromMillis(1'800'000'000'000);

    Clock clock()
    {
        return [this] { return m_now; };
    }
    Result<KeptSetting> set(Engine &engine, Process &process, const char *value, qint64 seen)
    {
        const SettingCall call{"tier", QString::fromLatin1(value), QStringLiteral("because"), seen, 5, "r"};
        return engine.write(
            [&](sql::Connection &connection) { return process.settings.change(connection, call, m_now); });
    }

    /// What it waits for; nothing where one person is enough.
    Result<std::optional<approvals::Approval>> asked(Engine &engine, Process &process, const char *value,
                                                     qint64 seen = 0)
    {
        const SettingCall call{"tier", QString::fromLatin1(value), QStringLiteral("because"), seen, 5, "r"};
        return engine.write([&](sql::Connection &connection) { return process.asking.run(connection, call, m_now); });
    }
    Result<approvals::Decided> approve(Engine &engine, Process &process, Id approvalId, Id by)
    {
        const approvals::DecisionCall call{approvalId, ApproveIt, {by, permission::SettingsEdit}, "r2", {}};
        return engine.write(
            [&](sql::Connection &connection) { return process.approvals.acts().decide(connection, call, m_now); });
    }
    QStringList broken(Engine &engine, Process &process)
    {
        return engine.read([&](sql::Connection &connection) {
            QStringList ids;
            for (const Check &check : process.approvals.checks()) {
                if (check.violation(connection, m_now))
                    ids.append(QString::fromLatin1(check.id));
            }
            return ids;
        });
    }

private Q_SLOTS:
    void N4_A34_nobodyLetsHimselfDoMore_data() { Engine::addRows(); }
    void N4_A34_nobodyLetsHimselfDoMore()
    {
        OPEN_ENGINE(database, schema());
        Process ann(database->database(), clock());
        QCOMPARE(codeOf(asked(*database, ann, "20", 3)), QByteArray(code::preconditionFailed));
        const auto waiting = asked(*database, ann, "20");
        QVERIFY(waiting && *waiting);
        const approvals::Approval approval = **waiting;
        QCOMPARE(approval.subject(), QByteArray("setting:tier"));
        QCOMPARE(approval.permission, quint32(permission::SettingsEdit));
        QCOMPARE(approval.seen.before[u"value"].toInt(), 10);
        QCOMPARE(approval.seen.after[u"value"].toInt(), 20);
        QVERIFY(ann.inForce.isEmpty());
        const auto again = asked(*database, ann, "30");
        QCOMPARE(codeOf(again), QByteArray(code::approvalWaiting));
        QCOMPARE(again.error().extra[u"approvalId"].toString(), idText(approval.id));
        QCOMPARE(codeOf(approve(*database, ann, approval.id, 5)), QByteArray(code::selfApproval));
        QCOMPARE(broken(*database, ann), QStringList());

        const auto approved = approve(*database, ann, approval.id, 6);
        QVERIFY(approved);
        QCOMPARE(approved->result[u"value"].toInt(), 20);
        QCOMPARE(ann.inForce, QStringLiteral("20"));
        QCOMPARE(ann.written, QStringLiteral("20"));
        const auto history = database->read([](sql::Connection &connection) {
            return settingChanges(connection, {"tier", 1'000, 10});
        });
        QCOMPARE(history.size(), size_t(1));
        QCOMPARE(history[0].approvalId, approval.id);
        QCOMPARE(history[0].operatorId, Id(5));
        const auto entries = ann.ground.audit.entries();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.at(1).action, QByteArray("setting.change"));
        QCOMPARE(entries.at(1).operatorId, Id(5));
        QCOMPARE(entries.at(1).before[u"value"].toInt(), 10);
        QCOMPARE(entries.at(1).after[u"value"].toInt(), 20);
        QCOMPARE(entries.at(1).after[u"approvedBy"].toString(), idText(6));
        QCOMPARE(entries.at(2).action, QByteArray("approval.approve"));
        QCOMPARE(entries.at(2).operatorId, Id(6));
        QCOMPARE(broken(*database, ann), QStringList());
        database->write([](sql::Connection &connection) {
            connection.statement("UPDATE run_time_setting_changes SET value = '21'").exec();
        });
        QCOMPARE(broken(*database, ann), QStringList{QStringLiteral("approvals.effects")});
    }

    /// Downwards one person is enough, and what was asked for upwards is void.
    void A34_whoSetsItMeanwhileMakesItVoid_data() { Engine::addRows(); }
    void A34_whoSetsItMeanwhileMakesItVoid()
    {
        OPEN_ENGINE(database, schema());
        Process ann(database->database(), clock());
        const auto waiting = asked(*database, ann, "20");
        QVERIFY(waiting && *waiting);
        const auto lower = asked(*database, ann, "5");
        QVERIFY(lower && !*lower);
        QVERIFY(set(*database, ann, "5", 0));
        QCOMPARE(codeOf(approve(*database, ann, (*waiting)->id, 6)), QByteArray(code::subjectChanged));
        QCOMPARE(ann.inForce, QStringLiteral("5"));
        // Back to where it was is up again, too.
        const auto back = asked(*database, ann, "10", 1);
        QVERIFY(back && *back);
        QVERIFY(approve(*database, ann, (*back)->id, 6));
        QCOMPARE(ann.inForce, QStringLiteral("10"));
        QCOMPARE(broken(*database, ann), QStringList());
    }

    void whatIsSetAtOneHoldsAtTheOther_data() { Engine::addRows(); }
    void whatIsSetAtOneHoldsAtTheOther()
    {
        OPEN_ENGINE(database, schema());
        Process ann(database->database(), clock());
        Process ben(database->database(), clock());
        QCOMPARE(set(*database, ann, "20", 0)->version, 1);
        QCOMPARE(ann.inForce, QStringLiteral("20"));
        QCOMPARE(ann.written, QStringLiteral("20"));
        QCoro::waitFor(ben.settings.look());
        QCOMPARE(ben.inForce, QStringLiteral("20"));
        QVERIFY(ben.written.isEmpty()); // that was done once, for all
        // Who did not see it may not overwrite it.
        QCOMPARE(set(*database, ben, "30", 0).error().code, QByteArray(code::preconditionFailed));
        QCOMPARE(set(*database, ben, "30", 1)->version, 2);
        QCoro::waitFor(ann.settings.look());
        QCOMPARE(ann.inForce, QStringLiteral("30"));
        Process late(database->database(), clock());
        database->read([&](sql::Connection &connection) { late.settings.obeyTable(connection); });
        QCOMPARE(late.inForce, QStringLiteral("30"));
        const auto history = database->read([](sql::Connection &connection) {
            return settingChanges(connection, {"tier", 1'000, 10});
        });
        QCOMPARE(history.size(), size_t(2));
        QCOMPARE(history[0].value, QStringLiteral("30"));
        QCOMPARE(history[1].version, 1);
        QCOMPARE(history[1].reason, QStringLiteral("because"));
        const auto entry = ben.ground.audit.entries().back();
        QCOMPARE(entry.object, QByteArray("setting:tier"));
        QCOMPARE(entry.before[u"value"].toInt(), 20);
        QCOMPARE(entry.after[u"value"].toInt(), 30);
    }

    void theSameValueAgainChangesNothing()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), schema());
        Process ann(database->database(), clock());
        QCOMPARE(set(*database, ann, "10", 0)->version, 0); // as it was started
        QVERIFY(ann.ground.audit.entries().empty());
    }

    void aValueOfAnotherVersionIsPassedOver()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), schema());
        Process ann(database->database(), clock());
        database->write([](sql::Connection &connection) {
            keepSetting(connection, {"tier", 1, QStringLiteral("a lot"), {}, 5, {}});
            keepSetting(connection, {"taste", 1, QStringLiteral("good"), {}, 5, {}});
        });
        QCoro::waitFor(ann.settings.look());
        QVERIFY(ann.inForce.isEmpty());
    }

    void whatIsAcceptedIsSaid()
    {
        QString ignored;
        const SettingRange numbers = tier(ignored, ignored).range;
        QVERIFY(numbers.accepts(QStringLiteral("0")) && numbers.accepts(QStringLiteral("100")));
        QVERIFY(!numbers.accepts(QStringLiteral("101")) && !numbers.accepts(QStringLiteral("-1")));
        QVERIFY(!numbers.accepts(QStringLiteral("1.5")) && !numbers.accepts({}));
        QCOMPARE(numbers.sentence(), QStringLiteral("0 to 100 (won)"));
        SettingRange words;
        words.kind = SettingKind::Choice;
        words.choices = {QStringLiteral("on"), QStringLiteral("off")};
        QVERIFY(words.accepts(QStringLiteral("off")) && !words.accepts(QStringLiteral("OFF")));
        QCOMPARE(words.sentence(), QStringLiteral("on or off"));
        QCOMPARE(valueJson(numbers, QStringLiteral("7")), QJsonValue(7));
    }
};

QTEST_GUILESS_MAIN(ChangeSettingsTest)
#include "change_settings_test.moc"
