// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/on_engines.h"
#include "tests/support/running_backend.h"
#include <QDir>
#include <QFile>

using namespace firstcome;
using test::Caller;
using test::RunningBackend;

namespace {

const QStringList demo{QStringLiteral("--demo")};
const QStringList check{QStringLiteral("check")};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

/// A database knows its key files: none is replaced or taken for another in silence. On each engine.
class KeyPrintsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_shop);
        QVERIFY2(m_shop.start(demo), m_shop.output().constData());
        m_password = m_shop.demoPassword();
        QCOMPARE(m_shop.stop(), 0);
        QCOMPARE(m_shop.command(check), 0);
        QVERIFY2(m_shop.output().contains("keys.known"), m_shop.output().constData());
    }
    /// Whatever was done to the files: as they were, it starts and everybody signs in.
    void cleanup()
    {
        if (m_password.isEmpty())
            return;
        QVERIFY2(m_shop.start(demo), m_shop.output().constData());
        QCOMPARE(m_shop.demoPassword(), m_password);
        Caller boss(m_shop.url());
        QCOMPARE(boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), m_password), 201);
        QCOMPARE(m_shop.stop(), 0);
        QCOMPARE(m_shop.command(check), 0);
    }

    void F36_aMissingKeyIsNamedAndNothingStarts_data() { addPurposes(); }
    void F36_aMissingKeyIsNamedAndNothingStarts()
    {
        QFETCH(QString, purpose);
        const QByteArray whole = contentOf(file(purpose));
        QVERIFY(QFile::remove(file(purpose)));
        QVERIFY(!m_shop.start(demo));
        const QByteArray named = file(purpose).toUtf8() + " is missing. Put it back from the backup";
        QVERIFY2(m_shop.output().contains(named), m_shop.output().constData());
        QVERIFY(!QFile::exists(file(purpose)));
        QVERIFY(!m_shop.start());
        QVERIFY2(m_shop.output().contains(named), m_shop.output().constData());
        QCOMPARE(m_shop.command(check), 1);
        QVERIFY2(m_shop.output().contains("BROKEN  keys.known") && m_shop.output().contains(named),
                 m_shop.output().constData());
        for (const char *command : {"migrate", "operator add somebody --permissions view", "sample --members 1"}) {
            QCOMPARE(m_shop.command(QString::fromLatin1(command).split(u' '), "a password of length\n"), 3);
            QVERIFY2(m_shop.output().contains(named), m_shop.output().constData());
        }
        QVERIFY(!QFile::exists(file(purpose)));
        write(file(purpose), whole);
    }

    void F36_aForeignKeyIsNamedAndNothingStarts_data() { addPurposes(); }
    void F36_aForeignKeyIsNamedAndNothingStarts()
    {
        QFETCH(QString, purpose);
        const QByteArray whole = contentOf(file(purpose));
        write(file(purpose), "0123456789ab " + QByteArray(64, 'a') + '\n');
        QVERIFY(!m_shop.start(demo));
        const QByteArray named = file(purpose).toUtf8() + " holds another key";
        QVERIFY2(m_shop.output().contains(named), m_shop.output().constData());
        QCOMPARE(m_shop.command(check), 1);
        QVERIFY2(m_shop.output().contains("BROKEN  keys.known") && m_shop.output().contains(named),
                 m_shop.output().constData());
        write(file(purpose), whole);
    }

    /// The new one above the old one: who is signed in stays so, the chain of acts verifies, and the old one may go.
    void aKeyIsChangedByPuttingTheNewOneOnTop()
    {
        QVERIFY2(m_shop.start(demo), m_shop.output().constData());
        Caller boss(m_shop.url());
        QCOMPARE(boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), m_password), 201);
        QCOMPARE(m_shop.stop(), 0);
        int number = 0;
        for (const char *purpose : {"member", "operator", "proof", "audit", "gateway"}) {
            const QString path = file(QLatin1StringView(purpose));
            const QByteArray secret = QByteArray(62, '7') + QByteArray::number(10 + ++number);
            write(path, "new" + QByteArray::number(number) + ' ' + secret + '\n' + contentOf(path));
        }
        QVERIFY2(m_shop.start(demo), m_shop.output().constData());
        Caller still(m_shop.url(), boss.token());
        QCOMPARE(still.get(QStringLiteral("/v1/ops/lag")).status, 200);
        QCOMPARE(m_shop.stop(), 0);
        // An act under the new key of the chain; its rows of before are still read with the old one.
        QCOMPARE(m_shop.command(QStringLiteral("operator add later --permissions view").split(u' '),
                                "a password of length\n"),
                 0);
        QCOMPARE(m_shop.command(check), 0);
        for (const char *purpose : {"member", "operator"}) {
            const QString path = file(QLatin1StringView(purpose));
            write(path, contentOf(path).split('\n').constFirst() + '\n');
        }
    }

    void severalInstancesHaveTheSameKeys()
    {
        if (objectName() == QLatin1StringView(test::Engine::sqlite))
            QSKIP("an embedded database has one instance");
        QVERIFY2(m_shop.start(demo), m_shop.output().constData());
        RunningBackend other;
        other.join(m_shop);
        QVERIFY2(other.start(), other.output().constData());
        QCOMPARE(other.stop(), 0);
        RunningBackend stranger;
        stranger.join(m_shop);
        stranger.setEnvironment(QStringLiteral("FIRSTCOME_KEYS"), stranger.dataFolder() + QStringLiteral("/keys"));
        QVERIFY(!stranger.start());
        QVERIFY2(stranger.output().contains("/keys/member is missing"), stranger.output().constData());
        QCOMPARE(m_shop.stop(), 0);
    }

    /// Keys that stand elsewhere are in it too.
    void aBackupHasTheKeys()
    {
        if (objectName() != QLatin1StringView(test::Engine::sqlite))
            QSKIP("a server has its own tool");
        RunningBackend elsewhere;
        const QString folder = elsewhere.dataFolder() + QStringLiteral("/shared");
        elsewhere.setEnvironment(QStringLiteral("FIRSTCOME_KEYS"), folder);
        QCOMPARE(elsewhere.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("2")}), 0);
        QVERIFY(QFile::exists(folder + QStringLiteral("/audit")));
        const QString path = m_shop.dataFolder() + QStringLiteral("/backup");
        QCOMPARE(elsewhere.command({QStringLiteral("backup"), path}), 0);
        RunningBackend restored;
        QCOMPARE(restored.command({QStringLiteral("restore"), path}), 0);
        QVERIFY2(restored.start(), restored.output().constData());
        QCOMPARE(restored.stop(), 0);
        QCOMPARE(restored.command(check), 0);
        // The database without its keys is not served with others.
        QVERIFY(QDir(restored.dataFolder() + QStringLiteral("/keys")).removeRecursively());
        QVERIFY(!restored.start());
        QVERIFY2(restored.output().contains("/keys/member is missing"), restored.output().constData());
    }

private:
    static void addPurposes()
    {
        QTest::addColumn<QString>("purpose");
        for (const char *purpose : {"member", "operator", "proof", "audit", "gateway", "demo"})
            QTest::newRow(purpose) << QString::fromLatin1(purpose);
    }
    QString file(const QString &purpose) const { return m_shop.dataFolder() + QStringLiteral("/keys/") + purpose; }

    RunningBackend m_shop;
    QString m_password;
};

ENGINES_MAIN(KeyPrintsTest)
#include "key_prints_test.moc"
