// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/keys.h"
#include "backend/platform/sql/page_sums.h"
#include "tests/support/caller.h"
#include "tests/support/on_engines.h"
#include "tests/support/running_backend.h"
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

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

QByteArray keyLine(const QByteArray &id, const QByteArray &digits)
{
    return crypto::lineOf({id, QByteArray::fromHex(digits)}) + '\n';
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
        write(file(purpose), keyLine("0123456789ab", QByteArray(64, 'a')));
        QVERIFY(!m_shop.start(demo));
        const QByteArray named = file(purpose).toUtf8() + " holds another key";
        QVERIFY2(m_shop.output().contains(named), m_shop.output().constData());
        QCOMPARE(m_shop.command(check), 1);
        QVERIFY2(m_shop.output().contains("BROKEN  keys.known") && m_shop.output().contains(named),
                 m_shop.output().constData());
        write(file(purpose), whole);
    }

    void F36_allMissingKeysAreNamedAtOnceAndNoneIsMade()
    {
        QMap<QString, QByteArray> whole;
        for (const char *purpose : {"member", "proof", "audit", "demo"}) {
            whole.insert(QLatin1StringView(purpose), contentOf(file(QLatin1StringView(purpose))));
            QVERIFY(QFile::remove(file(QLatin1StringView(purpose))));
        }
        for (const QStringList &words :
             {QStringList{QStringLiteral("serve")} + demo, QStringList{QStringLiteral("migrate")}, check,
              QStringLiteral("operator add somebody --permissions view").split(u' ')}) {
            QVERIFY(m_shop.command(words, "a password of length\n") > 0);
            for (auto missing = whole.keyBegin(); missing != whole.keyEnd(); ++missing) {
                QVERIFY2(m_shop.output().contains(file(*missing).toUtf8() + " is missing"),
                         m_shop.output().constData());
                QVERIFY(!QFile::exists(file(*missing)));
            }
            QVERIFY2(!m_shop.output().contains("another key"), m_shop.output().constData());
        }
        for (auto kept = whole.begin(); kept != whole.end(); ++kept)
            write(file(kept.key()), kept.value());
    }

    /// A token says by its id which key signed it.
    void F36_aNewKeyHasAnIdOfItsOwn()
    {
        const QByteArray whole = contentOf(file(QStringLiteral("audit")));
        write(file(QStringLiteral("audit")), keyLine(whole.left(whole.indexOf(' ')), QByteArray(64, 'b')) + whole);
        QVERIFY(!m_shop.start(demo));
        QVERIFY2(m_shop.output().contains("keys/audit has two keys with the id"), m_shop.output().constData());
        QCOMPARE(m_shop.command(check), 1);
        QVERIFY2(m_shop.output().contains("BROKEN  keys.known"), m_shop.output().constData());
        write(file(QStringLiteral("audit")), whole);
    }

    /// Keys beside a database that is gone, or beside another one: no new shop in silence, and nothing is written.
    void F36_keysWithoutTheirDatabaseAreNamed_data()
    {
        QTest::addColumn<bool>("isEmpty");
        QTest::newRow("missing") << false;
        QTest::newRow("empty") << true;
    }
    void F36_keysWithoutTheirDatabaseAreNamed()
    {
        QFETCH(bool, isEmpty);
        RunningBackend other;
        USE_ENGINE(other);
        other.setEnvironment(QStringLiteral("FIRSTCOME_KEYS"), m_shop.dataFolder() + QStringLiteral("/keys"));
        QFile database(other.dataFolder() + QStringLiteral("/firstcome.db"));
        if (isEmpty)
            QVERIFY(database.open(QIODevice::WriteOnly));
        database.close();
        for (const char *command : {"serve --listen 127.0.0.1:0", "serve --demo", "migrate", "sample --members 1",
                                    "operator add somebody --permissions view"}) {
            QCOMPARE(other.command(QString::fromLatin1(command).split(u' '), "a password of length\n"), 3);
            QVERIFY2(other.output().contains(" holds no shop, but ") &&
                         other.output().contains("(member, operator, ") &&
                         other.output().contains("move these keys away"),
                     other.output().constData());
        }
        QVERIFY(other.command(check) > 0);
        QCOMPARE(database.exists(), isEmpty);
        QCOMPARE(database.size(), 0);
        // Without them a new one begins, also in a folder in which something was before.
        other.setEnvironment(QStringLiteral("FIRSTCOME_KEYS"), other.dataFolder() + QStringLiteral("/keys"));
        QVERIFY2(other.start(), other.output().constData());
        QCOMPARE(other.stop(), 0);
        QCOMPARE(other.command(check), 0);
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
            write(path, keyLine("new" + QByteArray::number(number), secret) + contentOf(path));
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
        // Of the audit it may not.
        const QString audit = file(QStringLiteral("audit"));
        const QByteArray whole = contentOf(audit);
        write(audit, whole.split('\n').constFirst() + '\n');
        QVERIFY(!m_shop.start(demo));
        const QByteArray named = audit.toUtf8() + " lacks an older key";
        QVERIFY2(m_shop.output().contains(named), m_shop.output().constData());
        QCOMPARE(m_shop.command(check), 1);
        QVERIFY2(m_shop.output().contains("BROKEN  keys.known") && m_shop.output().contains(named) &&
                     !m_shop.output().contains("audit.chain"),
                 m_shop.output().constData());
        write(audit, whole);
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

    /// A backup that lacks a key, or has another's, would be none.
    void aBackupIsMadeWithAllKeysOnly_data() { addPurposes(); }
    void aBackupIsMadeWithAllKeysOnly()
    {
        if (objectName() != QLatin1StringView(test::Engine::sqlite))
            QSKIP("a server has its own tool");
        QFETCH(QString, purpose);
        const QByteArray whole = contentOf(file(purpose));
        const QTemporaryDir to;
        const QString path = to.filePath(QStringLiteral("backup"));
        QVERIFY(QFile::remove(file(purpose)));
        QCOMPARE(m_shop.command({QStringLiteral("backup"), path}), 3);
        QVERIFY2(m_shop.output().contains(file(purpose).toUtf8() + " is missing") &&
                     m_shop.output().contains("Nothing was backed up"),
                 m_shop.output().constData());
        write(file(purpose), keyLine("0123456789ab", QByteArray(64, 'a')));
        QCOMPARE(m_shop.command({QStringLiteral("backup"), path}), 3);
        QVERIFY2(m_shop.output().contains(file(purpose).toUtf8() + " holds another key"), m_shop.output().constData());
        QCOMPARE(QDir(to.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
        write(file(purpose), whole);
        QCOMPARE(m_shop.command({QStringLiteral("backup"), path}), 0);
    }

    /// A database from before prints were kept: without its folder of keys it gets no new ones.
    void F36_aDatabaseThatKnowsNoPrintsNeedsItsKeysToo()
    {
        if (objectName() != QLatin1StringView(test::Engine::sqlite))
            QSKIP("its tables are taken away in the file");
        RunningBackend old;
        QCOMPARE(old.command(QStringLiteral("operator add somebody --permissions view").split(u' '),
                             "a password of length\n"),
                 0);
        const auto run = [&old](const QStringList &texts) {
            const auto closed = qScopeGuard([] { QSqlDatabase::removeDatabase(QStringLiteral("old")); });
            sql::keepPageSums();
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
            database.setDatabaseName(old.dataFolder() + QStringLiteral("/firstcome.db"));
            QVERIFY(database.open());
            for (const QString &text : texts)
                QVERIFY(QSqlQuery(database).exec(text));
        };
        run({QStringLiteral("DROP TABLE key_prints"), QStringLiteral("DROP TABLE kept_prints"),
             QStringLiteral("DROP TABLE kept_clock"),
             QStringLiteral("DELETE FROM migrations WHERE module = 'prints'")});
        const QString keys = old.dataFolder() + QStringLiteral("/keys");
        const QString backup = old.dataFolder() + QStringLiteral("/backup");
        const QString away = old.dataFolder() + QStringLiteral("/away");
        QVERIFY(QDir().rename(keys, away));
        QVERIFY(!old.start());
        for (const char *purpose : {"member", "operator", "proof", "audit"})
            QVERIFY2(old.output().contains(keys.toUtf8() + '/' + purpose + " is missing"), old.output().constData());
        QVERIFY(!QFile::exists(keys));
        QCOMPARE(old.command(check), 1);
        QVERIFY(!QFile::exists(keys));
        QVERIFY(QDir().rename(away, keys));
        QVERIFY2(old.start(), old.output().constData());
        QCOMPARE(old.stop(), 0);
        QCOMPARE(old.command(check), 0);
        // Whole as a file, and no shop: what SQLite leaves where the database was taken away under a server.
        run({QStringLiteral("DROP TABLE migrations")});
        QCOMPARE(old.command({QStringLiteral("backup"), backup}), 3);
        QVERIFY2(old.output().contains("holds no shop"), old.output().constData());
        QVERIFY(!QFile::exists(backup));
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
