// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/prints/migrations.gen.h"
#include "backend/platform/prints/prove_keys.h"
#include "tests/support/engines.h"
#include <QFile>
#include <QTest>

using namespace firstcome;
using crypto::KeyFolder;
using test::Engine;

namespace {

const QString member = QStringLiteral("member");

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

QByteArray keyLine(const QByteArray &id, char digit)
{
    return crypto::lineOf({id, QByteArray::fromHex(QByteArray(64, digit))}) + '\n';
}

/// As a start does it: all is looked at before anything is made, then what is missing is made and known. What was
/// wrong; empty: nothing.
QString startIn(Engine &engine, const QString &folder)
{
    const KeyFolder keys(folder);
    const QStringList faults =
        engine.read([&keys](sql::Connection &connection) { return prints::keyFaults(connection, keys); });
    if (!faults.isEmpty())
        return faults.join(u' ');
    for (const char *purpose : {"member", "audit"})
        keys.secret(QLatin1StringView(purpose));
    try {
        engine.write([&keys](sql::Connection &connection) { prints::proveKeys(connection, keys, systemNow()); });
    } catch (const prints::StrangeKey &strange) {
        return QString::fromUtf8(strange.what());
    }
    return {};
}

QString checkIn(Engine &engine, const QString &folder)
{
    const KeyFolder keys(folder);
    const Check check = prints::keysAreKnown(keys);
    return engine.read(
        [&check](sql::Connection &connection) { return check.violation(connection, systemNow()).value_or(QString()); });
}

} // namespace

/// The key files of a database, by their prints.
class ProveKeysTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_data;
    QString m_file;

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_data.isValid());
        m_file = m_data.filePath(QStringLiteral("keys/member"));
        QDir(m_data.filePath(QStringLiteral("keys"))).removeRecursively();
    }

    void F36_whatWasThereAtFirstIsKnown_data() { Engine::addRows(); }
    void F36_whatWasThereAtFirstIsKnown()
    {
        OPEN_ENGINE(database, prints::migrations());
        QCOMPARE(startIn(*database, m_data.path()), QString());
        QCOMPARE(startIn(*database, m_data.path()), QString());
        QCOMPARE(checkIn(*database, m_data.path()), QString());
        // No secret is in it.
        const QByteArray secret = KeyFolder(m_data.path()).secret(member);
        const QByteArray print = database->read([](sql::Connection &connection) {
            auto &row = connection.statement("SELECT print FROM key_prints WHERE purpose = 'member'");
            const QByteArray print = row.next() ? row.text(0) : QByteArray();
            row.reset();
            return print;
        });
        QCOMPARE(print.size(), 32);
        QVERIFY(!secret.contains(print));
    }

    void F36_aMissingFileIsNotReplaced_data() { Engine::addRows(); }
    void F36_aMissingFileIsNotReplaced()
    {
        OPEN_ENGINE(database, prints::migrations());
        QCOMPARE(startIn(*database, m_data.path()), QString());
        const QByteArray whole = contentOf(m_file);
        QVERIFY(QFile::remove(m_file));
        const QString fault = startIn(*database, m_data.path());
        QVERIFY2(fault.contains(m_file + QStringLiteral(" is missing")), qPrintable(fault));
        QVERIFY(!QFile::exists(m_file));
        QVERIFY(checkIn(*database, m_data.path()).contains(m_file + QStringLiteral(" is missing")));
        write(m_file, whole);
        QCOMPARE(startIn(*database, m_data.path()), QString());
    }

    void F36_allThatIsMissingIsNamedAtOnce_data() { Engine::addRows(); }
    void F36_allThatIsMissingIsNamedAtOnce()
    {
        OPEN_ENGINE(database, prints::migrations());
        QCOMPARE(startIn(*database, m_data.path()), QString());
        QVERIFY(QDir(m_data.filePath(QStringLiteral("keys"))).removeRecursively());
        const QString fault = startIn(*database, m_data.path());
        for (const char *purpose : {"member", "audit"})
            QVERIFY2(fault.contains(m_data.filePath(QStringLiteral("keys/")) + QLatin1StringView(purpose) +
                                    QStringLiteral(" is missing")),
                     qPrintable(fault));
        QVERIFY(!QFile::exists(m_data.filePath(QStringLiteral("keys"))));
    }

    /// A database that others than we have made tables in was served with keys, though it knows no prints.
    void F36_aDatabaseFromBeforePrintsNeedsItsKeysToo_data() { Engine::addRows(); }
    void F36_aDatabaseFromBeforePrintsNeedsItsKeysToo()
    {
        const QByteArray table = "CREATE TABLE things (id {{id}} NOT NULL PRIMARY KEY) {{end}}";
        OPEN_ENGINE(database, (QList{sql::Migration{"things", 1, "001_things", table}}));
        const QString fault = startIn(*database, m_data.path());
        for (const char *purpose : {"member", "operator", "proof", "audit"})
            QVERIFY2(fault.contains(m_data.filePath(QStringLiteral("keys/")) + QLatin1StringView(purpose) +
                                    QStringLiteral(" is missing")),
                     qPrintable(fault));
        QVERIFY(!QFile::exists(m_data.filePath(QStringLiteral("keys"))));
        QCOMPARE(checkIn(*database, m_data.path()), fault);
    }

    /// Of the others an old key may go; with those of the audit its rows of then are read.
    void F36_ofTheAuditEachOldKeyStays_data() { Engine::addRows(); }
    void F36_ofTheAuditEachOldKeyStays()
    {
        OPEN_ENGINE(database, prints::migrations());
        const QString audit = m_data.filePath(QStringLiteral("keys/audit"));
        QCOMPARE(startIn(*database, m_data.path()), QString());
        QByteArrayList lines{contentOf(audit)};
        for (const char digit : {'b', 'c'}) {
            lines.prepend(keyLine(QByteArray(1, digit), digit));
            write(audit, lines.join());
            QCOMPARE(startIn(*database, m_data.path()), QString());
        }
        for (const int gone : {1, 2}) {
            QByteArrayList left = lines;
            left.removeAt(gone);
            write(audit, left.join());
            const QString fault = startIn(*database, m_data.path());
            QVERIFY2(fault.contains(audit + QStringLiteral(" lacks an older key")), qPrintable(fault));
            QCOMPARE(checkIn(*database, m_data.path()), fault);
        }
        write(audit, lines.join());
        QCOMPARE(startIn(*database, m_data.path()), QString());
    }

    void F36_aForeignFileIsNotTaken_data() { Engine::addRows(); }
    void F36_aForeignFileIsNotTaken()
    {
        OPEN_ENGINE(database, prints::migrations());
        QCOMPARE(startIn(*database, m_data.path()), QString());
        const QByteArray foreign = keyLine("k1", 'a');
        write(m_file, foreign);
        const QString fault = startIn(*database, m_data.path());
        QVERIFY2(fault.contains(m_file + QStringLiteral(" holds another key")), qPrintable(fault));
        QCOMPARE(contentOf(m_file), foreign); // nobody's file is removed
        QCOMPARE(checkIn(*database, m_data.path()), fault);
        // A key of another purpose is a foreign one too.
        write(m_file, contentOf(m_data.filePath(QStringLiteral("keys/audit"))));
        QVERIFY(startIn(*database, m_data.path()).contains(QStringLiteral("holds another key")));
        write(m_file, QByteArray("k1 abcd\n"));
        QVERIFY(checkIn(*database, m_data.path()).contains(QStringLiteral("is damaged")));
    }

    void F36_aKeyIsChangedByPuttingTheNewOneOnTop_data() { Engine::addRows(); }
    void F36_aKeyIsChangedByPuttingTheNewOneOnTop()
    {
        OPEN_ENGINE(database, prints::migrations());
        QCOMPARE(startIn(*database, m_data.path()), QString());
        const QByteArray old = contentOf(m_file);
        const QByteArray newer = keyLine("k2", 'b');
        write(m_file, newer + old);
        QCOMPARE(checkIn(*database, m_data.path()), QString());
        QCOMPARE(startIn(*database, m_data.path()), QString());
        // The old one may go now, and is not taken any more.
        write(m_file, newer);
        QCOMPARE(startIn(*database, m_data.path()), QString());
        write(m_file, old);
        QVERIFY(startIn(*database, m_data.path()).contains(QStringLiteral("holds another key")));
        // Where it goes too early nobody can tell it from a foreign one.
        write(m_file, keyLine("k3", 'c'));
        QVERIFY(startIn(*database, m_data.path()).contains(QStringLiteral("holds another key")));
        write(m_file, newer);
        QCOMPARE(startIn(*database, m_data.path()), QString());
    }
};

QTEST_GUILESS_MAIN(ProveKeysTest)
#include "prove_keys_test.moc"
