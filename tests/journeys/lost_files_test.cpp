// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/keys.h"
#include "tests/support/shop.h"
#include <QDir>
#include <QFile>
#include <QTest>

using namespace firstcome;
using test::RunningBackend;
using test::Shop;

namespace {

const QStringList demo{QStringLiteral("--demo")};
const QStringList check{QStringLiteral("check")};
const QString keysSetting = QStringLiteral("FIRSTCOME_KEYS");

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

/// What else lies in the folder of a shop, or elsewhere, and was lost, changed, or belongs to another.
class LostFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_files.isValid());
        QCOMPARE(m_shop.command(words("sample --members 2")), 0);
        QCOMPARE(m_shop.command({QStringLiteral("backup"), m_backup}), 0);
    }

    /// Where serve looks for them, or nowhere.
    void keysAreRestoredWhereTheSettingSays()
    {
        RunningBackend target;
        const QString keys = m_files.filePath(QStringLiteral("of/this/shop"));
        target.setEnvironment(keysSetting, keys);
        QVERIFY2(target.command({QStringLiteral("restore"), m_backup}) == 0, target.output().constData());
        QVERIFY2(target.output().contains("Its keys are in " + keys.toUtf8()), target.output().constData());
        QVERIFY(QFile::exists(keys + QStringLiteral("/audit")));
        QVERIFY(!QFile::exists(target.dataFolder() + QStringLiteral("/keys")));
        QCOMPARE(target.command(check), 0);
        QVERIFY2(target.start(), target.output().constData());
        QCOMPARE(target.stop(), 0);
        // Whoever forgets the setting is told of it.
        target.setEnvironment(keysSetting, {});
        QCOMPARE(target.command(check), 1);
        QVERIFY2(target.output().contains("/keys/audit is missing") && target.output().contains("FIRSTCOME_KEYS"),
                 target.output().constData());
        QCOMPARE(target.command(words("migrate")), 3);
        QVERIFY2(target.output().contains("FIRSTCOME_KEYS"), target.output().constData());
    }

    void otherKeysStayWhereTheyAre()
    {
        RunningBackend target;
        const QString keys = m_files.filePath(QStringLiteral("of-another"));
        const crypto::KeyFolder other = crypto::KeyFolder::at(keys);
        const QByteArray secret = other.secret(QStringLiteral("member"));
        target.setEnvironment(keysSetting, keys);
        QCOMPARE(target.command({QStringLiteral("restore"), m_backup}), 2);
        QVERIFY2(target.output().contains("is not empty (member)"), target.output().constData());
        QCOMPARE(QDir(keys).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), {QStringLiteral("member")});
        QCOMPARE(other.secret(QStringLiteral("member")), secret);
        QVERIFY(!QFile::exists(target.dataFolder() + QStringLiteral("/firstcome.db")));
        target.setEnvironment(keysSetting, {});
        QVERIFY2(target.command({QStringLiteral("restore"), m_backup}) == 0, target.output().constData());
    }

    /// Beside database and keys everything else of a shop is gone with them: no new one begins there in silence.
    void leftoversAreNoNewShop_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("clock") << QStringLiteral("clock-offset");
        QTest::newRow("simulator") << QStringLiteral("simulator/gateway.journal");
    }
    void leftoversAreNoNewShop()
    {
        QFETCH(QString, name);
        RunningBackend folder;
        const QString path = folder.dataFolder() + u'/' + name;
        write(path, "0\n");
        for (const char *command : {"serve --demo --listen 127.0.0.1:0", "migrate", "sample --members 1"}) {
            QCOMPARE(folder.command(words(command)), 3);
            QVERIFY2(folder.output().contains("has no database and no keys, but " + name.toUtf8()),
                     folder.output().constData());
        }
        QVERIFY(!QFile::exists(folder.dataFolder() + QStringLiteral("/firstcome.db")));
        QCOMPARE(contentOf(path), QByteArray("0\n"));
        QVERIFY(QFile::remove(path));
        QCOMPARE(folder.command(words("migrate")), 0);
    }

    void aLostClockOffsetIsNamed()
    {
        RunningBackend shop;
        QVERIFY2(shop.start(words("--demo --clock-offset 2764800")), shop.output().constData());
        QCOMPARE(shop.stop(), 0);
        const QString kept = shop.dataFolder() + QStringLiteral("/clock-offset");
        QCOMPARE(contentOf(kept), QByteArray("2764800\n"));
        QVERIFY(QFile::remove(kept));
        for (const char *command : {"serve --demo --listen 127.0.0.1:0", "serve --demo --clock-offset 5", "check",
                                    "migrate", "sample --members 1"}) {
            QCOMPARE(shop.command(words(command)), 2);
            QVERIFY2(shop.output().contains("is 2764800 s ahead, says its database, and never goes back") &&
                         shop.output().contains("--clock-offset 2764800"),
                     shop.output().constData());
            QVERIFY(!QFile::exists(kept));
        }
        QVERIFY2(shop.start(words("--demo --clock-offset 2764800")), shop.output().constData());
        QCOMPARE(shop.stop(), 0);
        QCOMPARE(contentOf(kept), QByteArray("2764800\n"));
        QCOMPARE(shop.command(check), 0);
    }

    /// Another company forgot us: that is said, and its new keys are none of the old ones.
    void aLostSimulatorIsNamed()
    {
        RunningBackend backend;
        QVERIFY2(backend.start(demo), backend.output().constData());
        QVERIFY(pays(backend, 1));
        QCOMPARE(backend.stop(), 0);
        QVERIFY2(!backend.output().contains("simulator.forgot"), backend.output().constData());
        QVERIFY(QDir(backend.dataFolder() + QStringLiteral("/simulator")).removeRecursively());
        QVERIFY2(backend.start(demo), backend.output().constData());
        QVERIFY2(backend.output().contains("simulator.forgot"), backend.output().constData());
        QVERIFY(pays(backend, 2));
        QCOMPARE(backend.stop(), 0);
        QVERIFY2(backend.start(demo), backend.output().constData());
        QVERIFY(!backend.output().contains("simulator.forgot"));
        QCOMPARE(backend.stop(), 0);
    }

    void aChangedByteOfASimulatorsJournalIsNamed()
    {
        RunningBackend backend;
        QVERIFY2(backend.start(demo), backend.output().constData());
        QVERIFY(pays(backend, 1));
        QCOMPARE(backend.stop(), 0);
        const QString journal = backend.dataFolder() + QStringLiteral("/simulator/gateway.journal");
        const QByteArray whole = contentOf(journal);
        QByteArray bent = whole;
        bent[bent.size() / 2] = char(bent.at(bent.size() / 2) ^ 1);
        write(journal, bent);
        QVERIFY(!backend.start(demo));
        QVERIFY2(backend.output().contains("gateway.journal is damaged in line "), backend.output().constData());
        write(journal, whole);
        QVERIFY2(backend.start(demo), backend.output().constData());
        QCOMPARE(backend.stop(), 0);
    }

    void eachCommandShowsThatItTakesASettingsFile()
    {
        RunningBackend backend;
        QCOMPARE(backend.command(words("help")), 0);
        const QByteArray help = backend.output().left(backend.output().indexOf("firstcome-backend help"));
        QCOMPARE(help.count("[--config FILE]"), help.count("firstcome-backend "));
    }

private:
    /// An order through the simulated gateway, paid.
    static bool pays(const RunningBackend &backend, int number)
    {
        Shop shop(backend);
        const auto onSale = shop.openSale({});
        const auto shopper = shop.shopper(number);
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const auto placed = shopper->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        shopper->postOnce(QStringLiteral("/v1/payments"),
                          {{QStringLiteral("orderId"), placed.text("id")}, {QStringLiteral("amount"), 1'000}});
        test::Caller window(backend.url());
        const auto opened =
            window.post(QStringLiteral("/simulator/windows"),
                        {{QStringLiteral("orderId"), placed.text("id")}, {QStringLiteral("amount"), 1'000}});
        const auto paid = shopper->postOnce(QStringLiteral("/v1/payments/confirm"),
                                            {{QStringLiteral("paymentKey"), opened.text("paymentKey")},
                                             {QStringLiteral("orderId"), placed.text("id")},
                                             {QStringLiteral("amount"), 1'000}});
        const bool isTaken = paid.status == 200 || paid.status == 202;
        if (!isTaken)
            qWarning("%s", paid.body.constData());
        return isTaken;
    }

    QTemporaryDir m_files;
    QString m_backup = m_files.filePath(QStringLiteral("backup"));
    RunningBackend m_shop;
};

QTEST_GUILESS_MAIN(LostFilesTest)
#include "lost_files_test.moc"
