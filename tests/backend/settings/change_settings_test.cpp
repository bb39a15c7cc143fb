// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"
#include "backend/settings/change_settings.h"
#include "backend/settings/migrations.gen.h"
#include "shared/contract/error_codes.h"
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
    return setting;
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

private Q_SLOTS:
    void whatIsSetAtOneHoldsAtTheOther_data() { Engine::addRows(); }
    void whatIsSetAtOneHoldsAtTheOther()
    {
        OPEN_ENGINE(database, migrations());
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
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), migrations());
        Process ann(database->database(), clock());
        QCOMPARE(set(*database, ann, "10", 0)->version, 0); // as it was started
        QVERIFY(ann.ground.audit.entries().empty());
    }

    void aValueOfAnotherVersionIsPassedOver()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), migrations());
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
