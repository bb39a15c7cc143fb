// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/email_proof.h"
#include "backend/members/member.h"
#include "backend/members/proof_mail.h"
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace firstcome;
using namespace firstcome::members;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'800'000'000'000);
const crypto::Hmac key(QByteArray(32, 'k'));
const QString address = QStringLiteral("a@b.example");

EmailProof begun(const QByteArray &code = "123456", Instant at = now)
{
    EmailProof proof;
    proof.email = address;
    return reissued(proof, {codeHash(key, address, code), linkHash(key, "link")}, at).value();
}

QByteArray tryCode(EmailProof &proof, const QByteArray &code, Instant at = now)
{
    TriedProof tried = triedWithCode(proof, codeHash(key, address, code), at);
    proof = tried.proof;
    return tried.outcome ? QByteArray("ok") : tried.outcome.error().code;
}

QByteArray form(const char *field, const char *value)
{
    QJsonObject object{{QStringLiteral("email"), address},
                       {QStringLiteral("username"), QStringLiteral("shopper")},
                       {QStringLiteral("password"), QStringLiteral("long enough")},
                       {QStringLiteral("name"), QStringLiteral("Name")}};
    if (*field)
        object.insert(QString::fromLatin1(field), QJsonDocument::fromJson(QByteArray("[") + value + ']')[0]);
    return QJsonDocument(object).toJson();
}

QByteArray dataFile(const char *name)
{
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/shops/") +
               QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class MemberRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreNormalised_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        const auto add = [](const char16_t *typed, const char16_t *kept) {
            QTest::addRow("%s", qPrintable(QString::fromUtf16(typed)))
                << QString::fromUtf16(typed) << QString::fromUtf16(kept);
        };
        add(u" A@X.Y ", u"a@x.y");
        add(u"Some.One+tag@Example.COM", u"some.one+tag@example.com");
        add(u"사람@예시.한국", u"사람@xn--vv4b11d.xn--3e0b707e");
        add(u"a@b.example.", u"a@b.example");
        add(u"o'a@b.example", u"o'a@b.example");
        for (const char16_t *bad :
             {u"",      u"a",           u"@b",           u"a@",         u"a b@c",       u"a@b c",
              u"a@@b",  u"a@b@c",       u"a\r\nb@c",     u"<a>@b",      u"a@-b",        u"a@b..c",
              u"a,b@c", u"\"a\"@b",     u"a@b/../c",     u"a@b\u0001c", u"a@localhost", u"a@b.localhost",
              u"a@b",   u"a@127.0.0.1", u"a@b_c.example"})
            add(bad, u"");
    }

    void addressesAreNormalised()
    {
        QFETCH(QString, typed);
        QTEST(normalisedEmail(typed, MailDomains::Reachable), "kept");
    }

    void longAddressesAreRefused()
    {
        QVERIFY(!normalisedEmail(QString(64, u'a') + QStringLiteral("@b.example"), MailDomains::Reachable).isEmpty());
        QVERIFY(normalisedEmail(QString(65, u'a') + QStringLiteral("@b.example"), MailDomains::Reachable).isEmpty());
        QVERIFY(
            normalisedEmail(QStringLiteral("a@") + QStringLiteral("b.").repeated(130) + u'c', MailDomains::Reachable)
                .isEmpty());
    }

    void localAddressesAreTakenWhereASettingAllowsThem()
    {
        QCOMPARE(normalisedEmail(QStringLiteral("a@localhost"), MailDomains::Local), QStringLiteral("a@localhost"));
        QCOMPARE(normalisedEmail(QStringLiteral("a@127.0.0.1"), MailDomains::Local), QString());
        QCOMPARE(normalisedEmail(QStringLiteral(".a@localhost"), MailDomains::Local), QString());
    }

    /// tests/data/shops/24_addresses.tsv: an address and what is right for it.
    void file24_addresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("right");
        const QByteArray table = dataFile("24_addresses.tsv");
        for (const QByteArray &line : table.split('\n')) {
            const QList<QByteArray> cells = line.split('\t');
            if (cells.size() == 2)
                QTest::newRow(cells[0].constData())
                    << QString::fromUtf8(cells[0]).replace(QStringLiteral("\\r\\n"), QStringLiteral("\r\n"))
                    << QString::fromUtf8(cells[1]);
        }
    }

    void file24_addresses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, right);
        const QString email = normalisedEmail(typed, MailDomains::Reachable);
        if (right.contains(QStringLiteral("or the dot is dropped")))
            QCOMPARE(email, QStringLiteral("shopper@example.test"));
        else
            QCOMPARE(!email.isEmpty(), right.startsWith(QStringLiteral("ok")));
        if (typed == QStringLiteral("SHOPPER@EXAMPLE.TEST"))
            QCOMPARE(email, QStringLiteral("shopper@example.test"));
        if (right.contains(QStringLiteral("xn--")))
            QCOMPARE(normalisedEmail(email, MailDomains::Reachable), email);
    }

    /// tests/data/shops/24_names.json: a name and what is right for it.
    void file24_names()
    {
        const QJsonArray names = QJsonDocument::fromJson(dataFile("24_names.json")).array();
        QCOMPARE(names.size(), 8);
        for (const QJsonValue &value : names) {
            const QString name = value[u"name"].toString();
            const QString want = value[u"want"].toString();
            const QByteArray text = QJsonDocument(QJsonArray{name}).toJson(QJsonDocument::Compact);
            const auto read = signUpFormFrom(form("name", text.mid(1).chopped(1)), MailDomains::Reachable);
            if (want.startsWith(QStringLiteral("422"))) {
                QVERIFY2(!read, qPrintable(want));
                QCOMPARE(read.error().code, QByteArray("VALUE_INVALID"));
            } else {
                QVERIFY2(read, qPrintable(want));
                QVERIFY(!read->name.contains(QChar(0x200b)));
                QCOMPARE(read->name, read->name.normalized(QString::NormalizationForm_C));
            }
        }
    }

    void usernamesAreNeverAddresses()
    {
        for (const char *good : {"ab", "a1", "9lives", "a.b-c_d", "ABC"})
            QVERIFY2(isUsername(QString::fromLatin1(good)), good);
        for (const char *bad : {"", "a", "a@b", " ab", "ab ", "-ab", ".ab", "a b", "a\nb", "ab\n", "a'--"})
            QVERIFY2(!isUsername(QString::fromLatin1(bad)), bad);
        QVERIFY(!isUsername(QString(41, u'a')));
        QCOMPARE(usernameKey(QStringLiteral("ShoPPer")), QStringLiteral("shopper"));
    }

    void A26_passwordsHaveEightTo256Characters()
    {
        QVERIFY(passwordFault(QString(7, u'x')));
        QVERIFY(!passwordFault(QString(8, u'x')));
        QVERIFY(!passwordFault(QString(256, u'x')));
        QVERIFY(passwordFault(QString(257, u'x')));
        QVERIFY(!passwordFault(QStringLiteral(u"💎").repeated(8)));
        QVERIFY(passwordFault(QStringLiteral(u"💎").repeated(7)));
    }

    void M22_everyFieldInErrorIsNamed()
    {
        const auto refused = signUpFormFrom(
            "{\"email\":\"x\",\"username\":\"?\",\"password\":\"short\",\"name\":\" \",\"phone\":\"call me\"}",
            MailDomains::Reachable);
        QVERIFY(!refused);
        QSet<QString> fields;
        for (const FieldError &error : refused.error().errors)
            fields.insert(error.field);
        QCOMPARE(fields.size(), 5);
    }

    void M22_wrongFormsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("code");
        const auto add = [](const char *field, const char *value, const char *code) {
            QTest::addRow("%s = %s", field, value) << QByteArray(field) << QByteArray(value) << QByteArray(code);
        };
        add("email", "null", "REQUEST_INVALID");
        add("email", "7", "REQUEST_INVALID");
        add("password", "\"short\"", "PASSWORD_WEAK");
        for (const char *common : {"\"password\"", "\"12345678\"", "\"P@ssw0rd\"", "\"iloveyou1\"", "\"1q2w3e4r\""})
            add("password", common, "PASSWORD_WEAK");
        add("password", "\"shopper1234\"", "PASSWORD_WEAK"); // his own name
        add("phone", "true", "REQUEST_INVALID");
        add("seller", "null", "REQUEST_INVALID");
        add("name", "\"a\\u0007b\"", "VALUE_INVALID");
        add("phone", "\"--\"", "VALUE_INVALID");
        add("seller", "\"yes\"", "REQUEST_INVALID");
        for (const char *field : {"role", "roles", "rights", "id", "balance", "enabled", "emailVerified"}) // A6
            add(field, "1", "REQUEST_INVALID");
    }

    void M22_wrongFormsAreRefused()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        const auto refused = signUpFormFrom(form(field.constData(), value.constData()), MailDomains::Reachable);
        QVERIFY(!refused);
        QTEST(refused.error().code, "code");
        QCOMPARE(refused.error().errors.size(), 1);
        QCOMPARE(refused.error().errors[0].field, QString::fromLatin1(field));
    }

    void sellersAreCustomersToo()
    {
        QCOMPARE(roleNames(signUpFormFrom(form("", ""), MailDomains::Reachable)->roles),
                 QStringList{QStringLiteral("CUSTOMER")});
        QCOMPARE(roleNames(signUpFormFrom(form("seller", "true"), MailDomains::Reachable)->roles),
                 QStringList({QStringLiteral("CUSTOMER"), QStringLiteral("SELLER")}));
    }

    void aCodeIsGoodOnceForFiveMinutes()
    {
        EmailProof proof = begun();
        QCOMPARE(proof.expiresAt, now + 5min);
        EmailProof late = proof;
        QCOMPARE(tryCode(late, "123456", now + 5min), QByteArray("CODE_EXPIRED"));
        QVERIFY(!late.isProven(now + 5min));
        QCOMPARE(tryCode(proof, "123456", now + 5min - 1ms), QByteArray("ok"));
        QVERIFY(proof.isProven(now + 5min));
        QVERIFY(proof.isProven(now + 1h + 5min - 2ms));
        QVERIFY(!proof.isProven(now + 1h + 5min));
        QCOMPARE(tryCode(proof, "123456", now + 4min), QByteArray("CODE_EXPIRED"));
        QVERIFY(!triedWithLink(proof, linkHash(key, "link"), now + 5min).outcome);
    }

    void A24_fiveTriesAndNotOneMore()
    {
        EmailProof proof = begun();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(tryCode(proof, "000000"), QByteArray("CODE_WRONG"));
        QCOMPARE(tryCode(proof, "123456"), QByteArray("CODE_EXPIRED"));
        EmailProof lucky = begun();
        for (int i = 0; i < 4; ++i)
            tryCode(lucky, "000000");
        QCOMPARE(tryCode(lucky, "123456"), QByteArray("ok"));
    }

    void A24_aNewCodeReplacesTheOld()
    {
        EmailProof proof = begun("111111");
        proof = reissued(proof, {codeHash(key, address, "222222"), linkHash(key, "other")}, now + 1min).value();
        QCOMPARE(tryCode(proof, "111111", now + 1min), QByteArray("CODE_WRONG"));
        QVERIFY(!triedWithLink(proof, linkHash(key, "link"), now + 1min).outcome);
        QCOMPARE(tryCode(proof, "222222", now + 6min - 1ms), QByteArray("ok"));
    }

    void A24_aCodeIsBoundToItsAddressAndPurpose()
    {
        EmailProof proof = begun();
        QVERIFY(!triedWithCode(proof, codeHash(key, QStringLiteral("c@d.example"), "123456"), now).outcome);
        QVERIFY(!triedWithLink(proof, codeHash(key, address, "123456"), now).outcome);
        QVERIFY(codeHash(crypto::Hmac(QByteArray(32, 'x')), address, "123456") != codeHash(key, address, "123456"));
    }

    void A24_fiveMailsInAnyHour()
    {
        EmailProof proof = begun();
        for (int i = 1; i < 5; ++i)
            proof = reissued(proof, {"h", "l"}, now + std::chrono::minutes(i * 10)).value();
        const auto refused = reissued(proof, {"h", "l"}, now + 50min);
        QCOMPARE(refused.error().code, QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(refused.error().extra.value(QStringLiteral("retryAfter")).toInt(), 600);
        QVERIFY(reissued(proof, {"h", "l"}, now + 60min));
        proof = reissued(proof, {"h", "l"}, now + 60min).value();
        QVERIFY(!reissued(proof, {"h", "l"}, now + 69min));
        QVERIFY(reissued(proof, {"h", "l"}, now + 69min, 6));
    }

    void aLinkIsGoodOnceForAnHour()
    {
        const EmailProof proof = begun();
        QVERIFY(!triedWithLink(proof, linkHash(key, "link"), now + 1h).outcome);
        const TriedProof tried = triedWithLink(proof, linkHash(key, "link"), now + 59min);
        QVERIFY(tried.outcome);
        QVERIFY(tried.proof.isProven(now + 60min));
        QVERIFY(!triedWithLink(tried.proof, linkHash(key, "link"), now + 59min).outcome);
    }

    void whoIsProvenStaysSoWhenSomebodyAsksForAnotherCode()
    {
        EmailProof proof = begun();
        tryCode(proof, "123456");
        proof = reissued(proof, {"h", "l"}, now + 1min).value();
        QVERIFY(proof.isProven(now + 1min));
    }

    void theMailHoldsCodeAndLink()
    {
        const ProofSecrets secrets = ProofSecrets::make();
        QCOMPARE(secrets.code.size(), 6);
        const mail::Mail mail = proofMail(address, secrets, QStringLiteral("http://shop.example"));
        QCOMPARE(mail.to, address);
        static const QRegularExpression sixDigits(QStringLiteral("\\b\\d{6}\\b"));
        QCOMPARE(sixDigits.match(mail.subject + mail.body).captured(), QString::fromLatin1(secrets.code));
        QVERIFY(mail.body.contains(QStringLiteral("http://shop.example/v1/email-proofs/links/") +
                                   QString::fromLatin1(secrets.link)));
    }
};

QTEST_GUILESS_MAIN(MemberRulesTest)
#include "member_rules_test.moc"
