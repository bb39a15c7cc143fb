// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/mail/message.h"
#include "backend/platform/mail/spool_mailer.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <sys/stat.h>

using namespace firstcome;
using namespace firstcome::mail;

namespace {

const Instant now = fromMillis(1'800'000'000'000);

Envelope envelope()
{
    return {QStringLiteral("Shop <no-reply@localhost>"), "abc@firstcome", now};
}

QByteArray headOf(const QByteArray &message)
{
    return message.left(message.indexOf("\r\n\r\n") + 2);
}

} // namespace

class MailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainMailIsPlain()
    {
        const QByteArray bytes = message(
            {QStringLiteral("a@b.example"), QStringLiteral("Your code"), QStringLiteral("line 1\nline 2")}, envelope());
        const QByteArray head = headOf(bytes);
        QVERIFY(head.startsWith("From: Shop <no-reply@localhost>\r\nTo: a@b.example\r\nSubject: Your code\r\n"));
        QVERIFY(head.contains("\r\nDate: Fri, 15 Jan 2027 08:00:00 +0000\r\n"));
        QVERIFY(head.contains("\r\nMessage-ID: <abc@firstcome>\r\n"));
        QVERIFY(bytes.endsWith("\r\n\r\nline 1\r\nline 2\r\n"));
        QVERIFY(!QByteArray(bytes).replace("\r\n", "").contains('\n'));
    }

    void A32_noValueAddsAHeaderOrEndsTheHead()
    {
        const QString evil = QStringLiteral("x\r\nBcc: all@b.example\r\n\r\nbody\x0b\x1b\u2028\u0085");
        const QByteArray head = headOf(message({evil, evil, QStringLiteral("b")}, {evil, "id\r\nX: y", now}));
        QVERIFY(!head.contains("\r\nBcc"));
        QVERIFY(!head.contains("\r\nX:"));
        for (const QByteArray &line : head.chopped(2).split('\n')) {
            static const QRegularExpression header(QStringLiteral("^([A-Za-z-]+: | =\\?)"));
            QVERIFY2(header.match(QString::fromLatin1(line)).hasMatch(), line.constData());
        }
    }

    void otherLettersBecomeEncodedWords()
    {
        const QString subject = QStringLiteral(u"확인 코드입니다 ").repeated(20);
        const QByteArray head = headOf(message({QStringLiteral("a@b.example"), subject, {}}, envelope()));
        QString decoded;
        static const QRegularExpression word(QStringLiteral("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]+)\\?="));
        auto words = word.globalMatch(QString::fromLatin1(head));
        while (words.hasNext()) {
            const auto match = words.next();
            QVERIFY(match.capturedLength() <= 75);
            decoded += QString::fromUtf8(QByteArray::fromBase64(match.captured(1).toLatin1()));
        }
        QCOMPARE(decoded, subject);
    }

    void spoolsOneFileAMail()
    {
        QTemporaryDir data;
        const QString spool = data.filePath(QStringLiteral("spool"));
        {
            SpoolMailer mailer(data.path(), QStringLiteral("s@localhost"), [] { return now; });
            for (int i = 0; i < 20; ++i)
                QVERIFY(
                    mailer.send({QStringLiteral("a@b.example"), QStringLiteral("n %1").arg(i), QStringLiteral("x")}));
            mailer.flush();
            QCOMPARE(QDir(spool).entryList({QStringLiteral("*.eml")}).size(), 20);
            QVERIFY(mailer.send({QStringLiteral("a@b.example"), QStringLiteral("last"), QStringLiteral("x")}));
        }
        const QDir folder(spool);
        QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden).size(), 21);
        QCOMPARE(folder.entryList({QStringLiteral("*.eml")}).size(), 21);
        struct stat status = {};
        stat(QFile::encodeName(folder.filePath(folder.entryList({QStringLiteral("*.eml")})[0])).constData(), &status);
        QCOMPARE(status.st_mode & 0777, mode_t(0600));
    }

    void theSpoolKeepsMailsForSoManyDays()
    {
        QTemporaryDir data;
        const QDir spool(data.filePath(QStringLiteral("spool")));
        QVERIFY(QDir().mkpath(spool.path()));
        for (const char *strange : {"letter.eml", "1-of-somebody.txt"}) {
            QFile file(spool.filePath(QLatin1StringView(strange)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        std::atomic<qint64> millis{toMillis(now)};
        SpoolMailer mailer(
            data.path(), QStringLiteral("s@localhost"), [&millis] { return fromMillis(millis); }, std::chrono::days(7));
        mailer.start();
        const auto sendAfter = [&](std::chrono::milliseconds pause) {
            millis += pause.count();
            const bool taken = mailer.send({QStringLiteral("a@b.example"), QStringLiteral("s"), QStringLiteral("x")});
            mailer.flush();
            return taken ? spool.entryList({QStringLiteral("*-*.eml")}).size() : -1;
        };
        QCOMPARE(sendAfter(std::chrono::hours(0)), 1);
        QCOMPARE(sendAfter(std::chrono::hours(24)), 2);
        QCOMPARE(sendAfter(std::chrono::hours(6 * 24)), 3); // the first is seven days old, and no more
        QCOMPARE(sendAfter(std::chrono::hours(1)), 3);
        QCOMPARE(sendAfter(std::chrono::hours(7 * 24)), 2);
        QVERIFY(spool.exists(QStringLiteral("letter.eml")) && spool.exists(QStringLiteral("1-of-somebody.txt")));
    }

    /// A shop that sends nothing keeps no codes for ever: at its start, and as time goes by.
    void theSpoolIsSweptWithoutNewMails()
    {
        QTemporaryDir data;
        const QDir spool(data.filePath(QStringLiteral("spool")));
        QVERIFY(QDir().mkpath(spool.path()));
        const auto put = [&](Instant at) {
            QFile file(spool.filePath(QStringLiteral("%1-code.eml").arg(toMillis(at))));
            return file.open(QIODevice::WriteOnly);
        };
        const auto left = [&] { return spool.entryList({QStringLiteral("*.eml")}).size(); };
        QVERIFY(put(now - std::chrono::days(8)) && put(now - std::chrono::days(6)));
        std::atomic<qint64> millis{toMillis(now)};
        {
            const SpoolMailer looking(
                data.path(), QStringLiteral("s@localhost"), [&millis] { return fromMillis(millis); },
                std::chrono::days(7));
        }
        QCOMPARE(left(), 2); // a command that serves nobody changes nothing
        SpoolMailer mailer(
            data.path(), QStringLiteral("s@localhost"), [&millis] { return fromMillis(millis); }, std::chrono::days(7));
        mailer.start();
        WAIT_COMPARE(left(), 1, 60'000);
        millis += std::chrono::milliseconds(std::chrono::days(2)).count();
        WAIT_COMPARE(left(), 0, 60'000);
    }

    void aSpoolThatCannotBeWrittenIsLoggedAndNothingStops()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be written")));
        SpoolMailer mailer(QStringLiteral("/proc/nowhere"), QStringLiteral("s@localhost"), [] { return now; });
        QVERIFY(mailer.send({QStringLiteral("a@b.example"), QStringLiteral("s"), QStringLiteral("x")}));
        mailer.flush();
    }
};

QTEST_GUILESS_MAIN(MailTest)
#include "mail_test.moc"
