// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/running_backend.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;

namespace {

QJsonObject object(std::initializer_list<std::pair<const char *, const char *>> members)
{
    QJsonObject object;
    for (const auto &[name, value] : members)
        object.insert(QString::fromLatin1(name), QString::fromUtf8(value));
    return object;
}

QString comparable(Answer answer)
{
    answer.json.remove(QStringLiteral("requestId"));
    return QString::number(answer.status) + QString::fromUtf8(QJsonDocument(answer.json).toJson());
}

} // namespace

/// A member's life against the real program.
class MembersTest : public QObject
{
    Q_OBJECT

    test::RunningBackend m_backend;

    Answer post(const char *path, const QJsonObject &body)
    {
        return Caller(m_backend.url()).post(QString::fromLatin1(path), body);
    }

    Answer logIn(const char *login, const char *password)
    {
        return post("/v1/sessions", object({{"login", login}, {"password", password}}));
    }

    /// The newest mail of the spool folder.
    QString newestMail() const { return newestMailOf(m_backend); }
    static QString newestMailOf(const test::RunningBackend &backend)
    {
        const QDir spool(backend.dataFolder() + QStringLiteral("/spool"));
        const QStringList names = spool.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name);
        if (names.isEmpty())
            return {};
        QFile file(spool.filePath(names.constLast()));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_backend.start(), m_backend.output().constData()); }

    void M1_M2_aPersonProvesAnAddressAndSignsUp()
    {
        QCOMPARE(post("/v1/email-proofs", object({{"email", "Kim@Shop.example"}})).status, 202);
        WAIT_VERIFY(newestMail().contains(QStringLiteral("To: kim@shop.example")), 60'000);
        static const QRegularExpression sixDigits(QStringLiteral("\\b\\d{6}\\b"));
        const QByteArray code = sixDigits.match(newestMail()).captured().toLatin1();
        QVERIFY(newestMail().contains(m_backend.url().toString() + QStringLiteral("/v1/email-proofs/links/")));
        QJsonObject form = object(
            {{"email", "kim@shop.example"}, {"username", "kim"}, {"password", "right password"}, {"name", "김"}});
        QCOMPARE(post("/v1/members", form).code(), QByteArray("EMAIL_NOT_PROVEN"));
        const auto proof = object({{"email", "kim@shop.example"}, {"code", code.constData()}});
        QCOMPARE(post("/v1/email-proofs/verify", proof).status, 200);
        QCOMPARE(post("/v1/members", form).status, 201);
        QCOMPARE(post("/v1/members", form).code(), QByteArray("EMAIL_TAKEN"));
    }

    void thePublicAddressAndTheSenderOfMailsAreSettings()
    {
        test::RunningBackend behind;
        behind.setEnvironment(QStringLiteral("FIRSTCOME_PUBLIC_URL"), QStringLiteral("https://shop.example/api/"));
        behind.setEnvironment(QStringLiteral("FIRSTCOME_MAIL_FROM"), QStringLiteral("Shop <no-reply@shop.example>"));
        QVERIFY2(behind.start(), behind.output().constData());
        const auto address = object({{"email", "lee@shop.example"}});
        QCOMPARE(Caller(behind.url()).post(QStringLiteral("/v1/email-proofs"), address).status, 202);
        WAIT_VERIFY(newestMailOf(behind).contains(QStringLiteral("To: lee@shop.example")), 60'000);
        const QString mail = newestMailOf(behind);
        QVERIFY2(mail.contains(QStringLiteral("https://shop.example/api/v1/email-proofs/links/")), qPrintable(mail));
        QVERIFY2(mail.contains(QStringLiteral("From: Shop <no-reply@shop.example>")), qPrintable(mail));
        QVERIFY(!mail.contains(behind.url().toString()));
    }

    void M8_M11_theTokenIsDeadAfterLogOutAlsoAfterARestart()
    {
        const Answer session = logIn("kim", "right password");
        QCOMPARE(session.status, 201);
        const QByteArray token = session.text("accessToken").toLatin1();
        const QString me = QStringLiteral("/v1/me");
        QCOMPARE(Caller(m_backend.url(), token).get(me).text("username"), QStringLiteral("kim"));
        QCOMPARE(Caller(m_backend.url(), token).remove(QStringLiteral("/v1/sessions/current")).status, 204);
        QCOMPARE(Caller(m_backend.url(), token).get(me).code(), QByteArray("TOKEN_REVOKED"));
        const QByteArray other = logIn("kim@shop.example", "right password").text("accessToken").toLatin1();
        m_backend.kill();
        QVERIFY2(m_backend.start(), m_backend.output().constData());
        QCOMPARE(Caller(m_backend.url(), token).get(me).code(), QByteArray("TOKEN_REVOKED"));
        QCOMPARE(Caller(m_backend.url(), other).get(me).status, 200);
    }

    void M10_A3_aRefreshOutlivesARestartAndReuseEndsTheFamily()
    {
        const auto refresh = [this](const Answer &session) {
            return Caller(m_backend.url())
                .post(QStringLiteral("/v1/sessions/refresh"),
                      {{QStringLiteral("refreshToken"), session.text("refreshToken")}});
        };
        const Answer first = logIn("kim", "right password");
        const Answer second = refresh(first);
        QCOMPARE(second.status, 200);
        m_backend.kill();
        QVERIFY2(m_backend.start(), m_backend.output().constData());
        const Answer third = refresh(second);
        QCOMPARE(third.status, 200);
        // The answer was lost: it comes again, the same.
        QCOMPARE(refresh(second).body, third.body);
        QCOMPARE(refresh(first).code(), QByteArray("TOKEN_REUSED"));
        QCOMPARE(refresh(third).status, 401);
        const QByteArray token = third.text("accessToken").toLatin1();
        QCOMPARE(Caller(m_backend.url(), token).get(QStringLiteral("/v1/me")).code(), QByteArray("TOKEN_REVOKED"));
    }

    void M13_aNewPasswordEndsTheOtherSessions()
    {
        Caller here(m_backend.url(), logIn("kim", "right password").text("accessToken").toLatin1());
        Caller elsewhere(m_backend.url(), logIn("kim", "right password").text("accessToken").toLatin1());
        const QString path = QStringLiteral("/v1/me/password");
        QCOMPARE(here.put(path, object({{"current", "wrong password"}, {"new", "another password"}})).status, 401);
        QCOMPARE(here.put(path, object({{"current", "right password"}, {"new", "another password"}})).status, 204);
        QCOMPARE(here.get(QStringLiteral("/v1/me")).status, 200);
        QCOMPARE(elsewhere.get(QStringLiteral("/v1/me")).status, 401);
        QCOMPARE(logIn("kim", "right password").status, 401);
        QCOMPARE(logIn("kim", "another password").status, 201);
    }

    void A25_A23_wrongPasswordsAreAnsweredAlikeAndLimited()
    {
        QCOMPARE(comparable(logIn("lee", "wrong password")), comparable(logIn("kim", "wrong password")));
        Answer answer;
        for (int i = 0; i < 10 && answer.status != 429; ++i)
            answer = logIn("kim", "wrong password");
        QCOMPARE(answer.code(), QByteArray("TOO_MANY_REQUESTS"));
        QVERIFY(answer.headers.value("retry-after").toInt() > 0);
        QCOMPARE(logIn("kim", "another password").status, 429);
    }

    void V11_sampleMembersComeWithGoodTokens()
    {
        QCOMPARE(m_backend.stop(), 0);
        const QString file = m_backend.dataFolder() + QStringLiteral("/tokens.tsv");
        const int code = m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"),
                                            QStringLiteral("1000"), QStringLiteral("--tokens"), file});
        QVERIFY2(code == 0, m_backend.output().constData());
        QVERIFY2(m_backend.start(), m_backend.output().constData());
        QFile tokens(file);
        QVERIFY(tokens.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = tokens.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1000);
        const QList<QByteArray> last = lines.constLast().split('\t');
        QCOMPARE(Caller(m_backend.url(), last.value(1)).get(QStringLiteral("/v1/me")).text("id"),
                 QString::fromLatin1(last.value(0)));
    }

    void M16_anOperatorAddedByCommandSeesHisOwnEntry()
    {
        QCOMPARE(m_backend.stop(), 0);
        const QStringList add{QStringLiteral("operator"), QStringLiteral("add"), QStringLiteral("boss"),
                              QStringLiteral("--permissions"), QStringLiteral("view,sale.run")};
        QVERIFY2(m_backend.command(add, "right password\n") == 0, m_backend.output().constData());
        QVERIFY(m_backend.command(add, "right password\n") != 0);
        QVERIFY2(m_backend.start(), m_backend.output().constData());
        QVERIFY(m_backend.command(add, "right password\n") == 3);
        Caller boss(m_backend.url());
        QCOMPARE(
            boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("boss"), QStringLiteral("right password")),
            201);
        const Answer audit = boss.get(QStringLiteral("/v1/ops/audit"));
        const QJsonObject entry = audit.json.value(QStringLiteral("items")).toArray().at(0).toObject();
        QCOMPARE(entry.value(QStringLiteral("action")).toString(), QStringLiteral("operator.add"));
        QCOMPARE(boss.post(QStringLiteral("/v1/ops/audit/verify"), {}).json.value(QStringLiteral("ok")), true);
        QCOMPARE(boss.get(QStringLiteral("/v1/me")).status, 401);
    }
};

QTEST_GUILESS_MAIN(MembersTest)
#include "members_test.moc"
