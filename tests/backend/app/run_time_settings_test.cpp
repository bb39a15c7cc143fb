// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/run_time_settings.h"

#include "backend/app/backend.h"
#include "backend/app/known_settings.h"
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using settings::Setting;
using settings::SettingKind;

/// The settings that change while it runs: they take what the file takes, and what they change is what is read.
class RunTimeSettingsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const work::Loop m_loop;
    std::unique_ptr<app::Backend> m_backend;
    std::vector<Setting> m_settings;

    static const app::Known *known(const QByteArray &name)
    {
        for (const app::Known &setting : app::knownSettings()) {
            if (name == setting.name)
                return &setting;
        }
        return nullptr;
    }
    void set(const char *name, const char *value)
    {
        for (const Setting &setting : m_settings) {
            if (setting.name == name)
                return setting.apply(QString::fromLatin1(value));
        }
        QFAIL(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        app::Settings settings;
        settings.dataFolder = m_folder.path();
        settings.database.path = m_folder.filePath(QStringLiteral("firstcome.db"));
        m_backend = std::make_unique<app::Backend>(app::Admission::toChange(settings).value());
        m_settings = app::runTimeSettings(m_backend->foundation());
    }

    void eachTakesWhatTheFileTakes()
    {
        int shared = 0;
        for (const Setting &setting : m_settings) {
            QVERIFY2(setting.range.accepts(setting.usual), setting.name.constData());
            const app::Known *file = known(setting.name);
            if (!file)
                continue;
            ++shared;
            app::Settings scratch;
            QStringList values{setting.usual, QStringLiteral("none"), QStringLiteral("on"), QStringLiteral("1,2,x")};
            if (setting.range.kind == SettingKind::Number) {
                for (const qint64 edge : {setting.range.lowest, setting.range.highest})
                    values << QString::number(edge - 1) << QString::number(edge) << QString::number(edge + 1);
            }
            for (const QString &value : values)
                QVERIFY2(file->set(scratch, value) == setting.range.accepts(value),
                         (setting.name + '=' + value.toUtf8()).constData());
        }
        QCOMPARE(shared, 11);
    }

    void whatIsSetIsRead()
    {
        const app::Settings &settings = m_backend->foundation().settings;
        set("hold-seconds", "33");
        QCOMPARE(settings.holdFor.get(), std::chrono::seconds(33));
        set("return-days", "9");
        QCOMPARE(settings.claims.returnDays.get(), std::chrono::days(9));
        set("settlement-fee", "77");
        QCOMPARE(settings.settlements.feeBasisPoints.get(), 77);
        set("deliveries-by-day", "off");
        QVERIFY(!settings.deliveriesByDay.get());
        set("proof-mails-per-hour", "2");
        QCOMPARE(settings.memberRates.proofMails.get(), size_t(2));
    }

    void thresholdsOfABreakerAreItsLimits()
    {
        set("breaker-gateway-failed-percent", "30");
        set("breaker-gateway-slow-milliseconds", "250");
        set("breaker-gateway-window", "12");
        const auto limits = m_backend->foundation().breakers.limits("gateway");
        QCOMPARE(limits->failedPercent, 30);
        QCOMPARE(limits->slowAfter, std::chrono::milliseconds(250));
        QCOMPARE(limits->window, 12);
        QCOMPARE(limits->least, 12); // a window that is never full would never judge
        set("breaker-gateway-window", "50");
        QCOMPARE(m_backend->foundation().breakers.limits("gateway")->least, 20);
        QCOMPARE(m_backend->foundation().breakers.limits("carrier")->failedPercent, 50);
    }
};

QTEST_GUILESS_MAIN(RunTimeSettingsTest)
#include "run_time_settings_test.moc"
