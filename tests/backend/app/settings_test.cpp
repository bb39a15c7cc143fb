// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/foundation.h"
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using namespace firstcome::app;

/// What can be set, where it comes from, and where it ends up.
class SettingsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<Settings> read(const QMap<QString, QString> &environment, const QByteArray &file = {},
                          const QMap<QString, QString> &commandLine = {})
    {
        SettingsSources sources;
        sources.environment = environment;
        sources.commandLine = commandLine;
        if (!file.isEmpty()) {
            sources.configPath = m_folder.filePath(QStringLiteral("settings.toml"));
            QFile out(sources.configPath);
            if (out.open(QIODevice::WriteOnly))
                out.write(file);
        }
        return readSettings(sources);
    }

private Q_SLOTS:
    void laterSourcesWin()
    {
        const QString proxies = QStringLiteral("proxies");
        const auto settings = read({{proxies, QStringLiteral("10.0.0.0/8")}}, "proxies = '192.168.0.1'\nlanes = 3\n",
                                   {{QStringLiteral("lanes"), QStringLiteral("2")}});
        QVERIFY(settings);
        QVERIFY(settings->server.proxies.contains(QHostAddress(QStringLiteral("10.1.1.1"))));
        QVERIFY(!settings->server.proxies.contains(QHostAddress(QStringLiteral("192.168.0.1"))));
        QCOMPARE(settings->server.lanes, 2);
    }

    void whatWasNotSaidOfLoadRunsIsTold_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("means");
        QTest::newRow("nothing") << QString() << -1;
        QTest::newRow("off") << QStringLiteral("off") << int(LoadUse::Off);
        QTest::newRow("on") << QStringLiteral("on") << int(LoadUse::On);
        QTest::newRow("everything") << QStringLiteral("everything") << int(LoadUse::Everything);
    }
    void whatWasNotSaidOfLoadRunsIsTold()
    {
        QFETCH(QString, said);
        QFETCH(int, means);
        const auto settings = said.isEmpty() ? read({}) : read({{QStringLiteral("load"), said}});
        QVERIFY(settings);
        QCOMPARE(settings->load ? int(*settings->load) : -1, means);
        QCOMPARE(int(settings->loadUse()), std::max(means, int(LoadUse::Off)));
    }

    void wrongValuesSayWhatIsTaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *value) {
            QTest::addRow("%s=%s", name, value) << QString::fromLatin1(name) << QString::fromUtf8(value);
        };
        row("proxies", "proxy.example");
        row("trusted", "10.0.0");
        row("gateway-url", "localhost:8098");
        row("gateway-url", "ftp://gateway.example");
        row("carrier-url", "http://");
        row("public-url", "shop.example");
        row("public-url", "ftp://shop.example");
        row("public-url", "https://shop.example/?a=1");
        row("public-url", "https://me:secret@shop.example");
        row("mail-from", "Firstcome");
        row("mail-from", "Firstcome <no-reply>");
        row("mail-from", "Firstcome <a@b>, Other <c@d>");
        row("mail-from", "Firstcome\r\nBcc: x@y <a@b>");
        row("lanes", "0");
        row("database", "postgres://me:secret@127.0.0.1/shop");
        row("database", "me:my@secret@127.0.0.1/shop");
        row("database-weak", "innodb_fast");
        row("smtp", "mail.example:25");
        row("smtp", "mail://me:secret@mail.example:25");
        row("redis", "redis://127.0.0.1:6379");
        row("kafka", "127.0.0.1");
        row("kafka", "127.0.0.1:9092,");
        row("kafka", "127.0.0.1:99092");
        row("kafka-prefix", "a b");
        row("kafka-replication", "0");
        row("event-retries", "");
        row("event-retries", "60,,300");
        row("event-retries", "0");
        row("event-retries", "+5");
        row("event-retries", "60, 300");
        row("event-retries", "05");
        row("return-days", "+5");
        row("return-days", " 5");
        row("return-days", "007");
        row("return-days", "1e1");
        row("listen", "127.0.0.1:+80");
        row("redis", "redis://127.0.0.1:6379/+1");
        row("roles", "carts");
        row("roles", "orders;payments");
        row("event-retries", "1,1,1,1,1,1,1,1,1,1,1");
        row("bodies-bytes", "-1");
    }
    void wrongValuesSayWhatIsTaken()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const auto settings = read({{name, value}});
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, QByteArray("SETTING_WRONG"));
        QVERIFY(settings.error().detail.contains(u'\'' + name + u'\''));
        QVERIFY(settings.error().detail.contains(QStringLiteral("it takes ")));
        QVERIFY2(!settings.error().detail.contains(QStringLiteral("secret")), qPrintable(settings.error().detail));
    }

    /// A name that looks like a setting's and is none does nothing, which nobody must find out in a sale.
    void unknownNamesAreToldWithTheNearest()
    {
        const auto file = read({}, "gatewayurl = 'https://gateway.example'\n");
        QVERIFY(!file);
        QVERIFY2(file.error().detail.contains(QStringLiteral("'gatewayurl' is not known here; did you mean "
                                                             "'gateway-url'?")),
                 qPrintable(file.error().detail));
        const QStringList told = unknownSettings(
            {QStringLiteral("PATH"), QStringLiteral("FIRSTCOME_PROXY"), QStringLiteral("FIRSTCOME_PROXIES"),
             QStringLiteral("FIRSTCOME_OPERATOR_PASSWORD"), QStringLiteral("FIRSTCOME_TEST_MARIADB"),
             QStringLiteral("FIRSTCOME_SERVICE_HOST_OF_SOMEBODY"), QStringLiteral("firstcome_lanes")});
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.at(0), QStringLiteral("FIRSTCOME_PROXY is not known here; did you mean 'FIRSTCOME_PROXIES'?"));
        QVERIFY(told.at(1).startsWith(QStringLiteral("FIRSTCOME_SERVICE_HOST_OF_SOMEBODY is not known here")));
    }

    /// Roles apart are several processes, which one file of SQLite has not.
    void rolesApartNeedADatabase()
    {
        const QString roles = QStringLiteral("roles");
        const auto alone = read({{roles, QStringLiteral("orders")}});
        QVERIFY(!alone);
        QCOMPARE(alone.error().code, QByteArray("SETTING_WRONG"));
        QVERIFY2(alone.error().detail.contains(QStringLiteral("'database'")), qPrintable(alone.error().detail));
        const auto settings =
            read({{QStringLiteral("database"), QStringLiteral("mysql://me:secret@127.0.0.1/shop")}},
                 "roles = 'payments:workers,orders'\n", {{roles, QStringLiteral("orders:routes,ops")}});
        QVERIFY(settings);
        QCOMPARE(settings->roles.text(), QStringLiteral("orders:routes,ops"));
        QVERIFY(read({{roles, QStringLiteral("all")}}));
    }

    void linksLeadToThePublicUrl()
    {
        const QString data = QStringLiteral("data");
        const auto plain = read({{data, m_folder.path()}});
        QVERIFY(plain);
        Foundation alone(*plain);
        alone.ownUrl = "http://127.0.0.1:8080";
        QCOMPARE(alone.publicUrl(), QByteArray("http://127.0.0.1:8080"));
        const auto given = read({{data, m_folder.path()},
                                 {QStringLiteral("public-url"), QStringLiteral("https://shop.example/api/")},
                                 {QStringLiteral("mail-from"), QStringLiteral("퍼스트컴 <no-reply@shop.example>")}});
        QVERIFY(given);
        Foundation behindProxy(*given);
        behindProxy.ownUrl = "http://127.0.0.1:8080";
        QCOMPARE(behindProxy.publicUrl(), QByteArray("https://shop.example/api"));
        QVERIFY(behindProxy.spool.send({QStringLiteral("kim@b.example"), QStringLiteral("s"), QStringLiteral("b")}));
        behindProxy.spool.flush();
        const QDir spool(m_folder.filePath(QStringLiteral("spool")));
        QFile mail(spool.filePath(spool.entryList({QStringLiteral("*.eml")}).constFirst()));
        QVERIFY(mail.open(QIODevice::ReadOnly));
        QVERIFY(mail.readAll().startsWith("From: =?UTF-8?B?7Y287Iqk7Yq47Lu0?= <no-reply@shop.example>\r\n"));
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
