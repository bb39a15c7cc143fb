// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/digest.h"
#include "backend/platform/crypto/keys.h"
#include "backend/platform/crypto/random.h"
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace firstcome;
using namespace firstcome::crypto;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    stat(QFile::encodeName(path).constData(), &status);
    return status.st_mode & 0777;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

/// `id digits` with what a line ends in.
QByteArray summed(const QByteArray &line)
{
    return line + ' ' + sha256(line).first(8).toHex();
}

QByteArray keyLine(const QByteArray &id, char digit)
{
    return summed(id + ' ' + QByteArray(64, digit));
}

} // namespace

class KeysTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_data;

    /// What a file of that content is refused with; empty: it is taken.
    QByteArray fault(const QByteArray &content) const
    {
        const KeyFolder folder(m_data.filePath(QStringLiteral("written")));
        QDir().mkpath(folder.path());
        write(folder.pathOf(QStringLiteral("member")), content);
        try {
            folder.keys(QStringLiteral("member"));
        } catch (const std::runtime_error &failure) {
            return failure.what();
        }
        return {};
    }

private Q_SLOTS:
    void madeWhenFirstNeededAndTheSameAfterwards()
    {
        const QString data = m_data.filePath(QStringLiteral("not/yet/there"));
        const QList<Key> first = KeyFolder(data).keys(QStringLiteral("member"));
        QCOMPARE(first.size(), 1);
        QCOMPARE(first[0].secret.size(), 32);
        const QList<Key> again = KeyFolder(data).keys(QStringLiteral("member"));
        QCOMPARE(again[0].id, first[0].id);
        QCOMPARE(again[0].secret, first[0].secret);
        QVERIFY(KeyFolder(data).keys(QStringLiteral("operator"))[0].secret != first[0].secret);
        QCOMPARE(modeOf(data + QStringLiteral("/keys")), mode_t(0700));
        QCOMPARE(modeOf(data + QStringLiteral("/keys/member")), mode_t(0600));
        QCOMPARE(QDir(data + QStringLiteral("/keys")).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void whoeverMakesItTogetherAgrees()
    {
        const QString data = m_data.filePath(QStringLiteral("together"));
        std::array<QByteArray, 8> secrets;
        {
            std::vector<std::jthread> threads;
            for (QByteArray &secret : secrets)
                threads.emplace_back([&] { secret = KeyFolder(data).secret(QStringLiteral("member")); });
        }
        for (const QByteArray &secret : secrets)
            QCOMPARE(secret, secrets[0]);
    }

    void severalKeysTheFirstSigns()
    {
        const KeyFolder folder(m_data.filePath(QStringLiteral("rotated")));
        const QByteArray old = folder.secret(QStringLiteral("member"));
        write(m_data.filePath(QStringLiteral("rotated/keys/member")),
              keyLine("new", 'a') + '\n' + summed("old " + old) + '\n');
        const QList<Key> keys = folder.keys(QStringLiteral("member"));
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys[0].id, QByteArray("new"));
        QCOMPARE(keys[1].secret.toHex(), old);
    }

    void warnsWhenOthersMayReadIt()
    {
        const KeyFolder folder(m_data.filePath(QStringLiteral("open")));
        folder.secret(QStringLiteral("member"));
        const QString path = m_data.filePath(QStringLiteral("open/keys/member"));
        QFile::setPermissions(path, QFile::permissions(path) | QFile::ReadOther);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("can be read by others")));
        folder.secret(QStringLiteral("member"));
    }

    void F36_aDamagedFileIsNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("k1 abcd\n");
        QTest::newRow("no hex") << "k1 " + QByteArray(64, 'z') + '\n';
        QTest::newRow("no id") << QByteArray(64, 'a') + '\n';
        QTest::newRow("too long") << "k1 " + QByteArray(66, 'a') + '\n';
        QTest::newRow("capitals for a checksum of small ones")
            << "k1 " + QByteArray(64, 'A') + ' ' + sha256("k1 " + QByteArray(64, 'a')).first(8).toHex() + '\n';
        QTest::newRow("another checksum") << "k1 " + QByteArray(64, 'a') + " 0011223344556677\n";
        QTest::newRow("no checksum") << "k1 " + QByteArray(64, 'a') + '\n';
        QTest::newRow("too much") << "k1 " + QByteArray(64, 'a') + " 00 11\n";
    }

    void F36_aDamagedFileIsNamed()
    {
        QFETCH(QByteArray, content);
        const KeyFolder folder(m_data.filePath(QStringLiteral("damaged")));
        try {
            folder.secret(QStringLiteral("member"));
        } catch (const std::runtime_error &) {
        }
        write(m_data.filePath(QStringLiteral("damaged/keys/member")), content);
        try {
            folder.secret(QStringLiteral("member"));
            QFAIL("accepted");
        } catch (const std::runtime_error &failure) {
            QVERIFY(QByteArray(failure.what()).contains("damaged/keys/member is damaged"));
        }
    }

    /// What is wrong with which line.
    void F36_aDamagedLineIsNamed_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("one word") << QByteArray(64, 'b') << QByteArray("line 2 is not an id, a space and 64");
        QTest::newRow("two spaces") << "k2  " + QByteArray(64, 'b')
                                    << QByteArray("line 2 has no 64 hexadecimal digits");
        QTest::newRow("no hex") << "k2 " + QByteArray(64, 'g') << QByteArray("line 2 has no 64 hexadecimal digits");
        QTest::newRow("checksum") << "k2 " + QByteArray(64, 'b') + " 0011223344556677"
                                  << QByteArray("line 2 is not what its checksum says");
        // Who writes one by hand is told what to put there.
        const QByteArray unsummed = "k2 " + QByteArray(64, 'b');
        QTest::newRow("none") << unsummed << "put a space and " + sha256(unsummed).first(8).toHex() + " at its end";
    }
    void F36_aDamagedLineIsNamed()
    {
        QFETCH(QByteArray, second);
        QFETCH(QByteArray, named);
        const QByteArray said = fault(keyLine("k1", 'a') + '\n' + second + '\n');
        QVERIFY2(said.contains(named), said.constData());
    }

    /// A token names its key by the id, so the newer of two would be taken for the older.
    void F36_noTwoKeysHaveOneId()
    {
        const QByteArray said = fault(keyLine("k1", 'a') + '\n' + keyLine("k1", 'b') + '\n');
        QVERIFY2(said.contains("two keys with the id k1"), said.constData());
    }

    /// As editors and people write it.
    void linesAreTakenAsPeopleWriteThem_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray first = keyLine("k1", 'a');
        const QByteArray second = keyLine("k2", 'b');
        QTest::newRow("capitals") << keyLine("k1", 'A') + '\n' + keyLine("k2", 'B') + '\n';
        QTest::newRow("CRLF") << first + "\r\n" + second + "\r\n";
        QTest::newRow("mark of UTF-8") << "\xEF\xBB\xBF" + first + '\n' + second;
        QTest::newRow("spaces, lines") << ' ' + first + " \n\n \n" + second + "\n\n";
    }
    void linesAreTakenAsPeopleWriteThem()
    {
        QFETCH(QByteArray, content);
        QCOMPARE(fault(content), QByteArray());
        const QList<Key> keys = KeyFolder(m_data.filePath(QStringLiteral("written"))).keys(QStringLiteral("member"));
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys[0].id, QByteArray("k1"));
        QCOMPARE(keys[0].secret.toHex(), QByteArray(64, 'a'));
        QCOMPARE(keys[1].id, QByteArray("k2"));
        QCOMPARE(keys[1].secret.toHex(), QByteArray(64, 'b'));
    }

    /// Whichever byte of a file that we made becomes whatever else: the file is not taken for a good one.
    void F36_noByteOfAFileChangesUnseen()
    {
        const KeyFolder folder(m_data.filePath(QStringLiteral("flipped")));
        const QByteArray secret = folder.secret(QStringLiteral("member"));
        const QString path = m_data.filePath(QStringLiteral("flipped/keys/member"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        for (qsizetype at = 0; at < whole.size() - 1; ++at) { // but its last line's end
            for (const int bit : {0x01, 0x02, 0x20, 0x80}) {
                QByteArray flipped = whole;
                flipped[at] = char(flipped.at(at) ^ bit);
                write(path, flipped);
                try {
                    folder.secret(QStringLiteral("member"));
                    QFAIL(qPrintable(QStringLiteral("byte %1, bit %2 is accepted").arg(at).arg(bit)));
                } catch (const std::runtime_error &) {
                }
            }
        }
        write(path, whole);
        QCOMPARE(folder.secret(QStringLiteral("member")), secret);
        // A line without its checksum would be taken with any id.
        write(path, "k1 " + secret + '\n');
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, folder.secret(QStringLiteral("member")));
    }

    void whatIsNoFileIsSaid()
    {
        const KeyFolder folder(m_data.filePath(QStringLiteral("no-file")));
        QVERIFY(QDir().mkpath(folder.pathOf(QStringLiteral("member"))));
        try {
            folder.keys(QStringLiteral("member"));
            QFAIL("accepted");
        } catch (const std::runtime_error &failure) {
            QVERIFY2(QByteArray(failure.what()).contains("no-file/keys/member is damaged: it is a folder"),
                     failure.what());
        }
    }

    /// Not as root, who may read everything.
    void whatMayNotBeReadIsSaid()
    {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        const KeyFolder folder(m_data.filePath(QStringLiteral("closed")));
        folder.secret(QStringLiteral("member"));
        QFile::setPermissions(folder.pathOf(QStringLiteral("member")), QFile::Permissions());
        try {
            folder.keys(QStringLiteral("member"));
            QFAIL("accepted");
        } catch (const std::runtime_error &failure) {
            QVERIFY2(QByteArray(failure.what()).contains("Permission denied"), failure.what());
        }
    }

    void digestsAreTheKnownOnes()
    {
        QCOMPARE(sha256("abc").toHex(), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        // RFC 4231, test case 2
        const Hmac hmac("Jefe");
        const QByteArray expected("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QCOMPARE(hmac("what do ya want for nothing?").toHex(), expected);
        QCOMPARE(hmac("what do ya want for nothing?").toHex(), expected);
    }

    void noTwoListsOfFieldsJoinAlike()
    {
        QVERIFY(lengthPrefixed({"ab", "c"}) != lengthPrefixed({"a", "bc"}));
        QVERIFY(lengthPrefixed({"ab"}) != lengthPrefixed({"ab", ""}));
    }

    void A25_secretsCompare()
    {
        QVERIFY(sameSecret("abc", "abc"));
        QVERIFY(!sameSecret("abc", "abd"));
        QVERIFY(!sameSecret("abc", "abcd"));
        QVERIFY(sameSecret("", ""));
    }

    void randomDigitsUseEveryDigit()
    {
        QSet<char> seen;
        for (int i = 0; i < 200; ++i) {
            const QByteArray code = randomDigits(6);
            QCOMPARE(code.size(), 6);
            for (const char digit : code) {
                QVERIFY(digit >= '0' && digit <= '9');
                seen.insert(digit);
            }
        }
        QCOMPARE(seen.size(), 10);
        QVERIFY(randomHex(16) != randomHex(16));
        QCOMPARE(randomHex(16).size(), 32);
    }
};

QTEST_GUILESS_MAIN(KeysTest)
#include "keys_test.moc"
