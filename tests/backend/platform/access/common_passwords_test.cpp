// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/common_passwords.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::access;

/// What nobody may choose.
class CommonPasswordsTest : public QObject
{
    Q_OBJECT

    const QStringList m_own{QStringLiteral("KimMinsu"), QStringLiteral("minsu.kim"), QStringLiteral("Kim Minsu")};

private Q_SLOTS:
    void whatEverybodyTriesFirstIsRefused_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *common :
             {"password",     "Password1!",   "12345678",         "iloveyou1", "1q2w3e4r",     "qwertyuiop",
              "aaaaaaaa",     "abcabcabc",    "11111111",         "qwer!@#$",  "!@#$%^&*",     "!@#$qwer",
              "1QAZ2wsx",     "!QAZ2wsx",     "ｐａｓｓｗｏｒｄ", "PASSWORD1", "Changeme!",    "firstcome",
              "Firstcome1",   "firstcome!!",  "naver1234",        "147258369", "비밀번호1234", "안녕하세요안녕하세요",
              "qlalfqjsgh1!", "dkssudgktpdy", "rkskekfk1"})
            QTest::newRow(common) << QString::fromUtf8(common);
    }
    void whatEverybodyTriesFirstIsRefused()
    {
        QFETCH(QString, password);
        QVERIFY(newPasswordFault(password, {}));
    }

    void onesOwnNameIsRefused_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *own : {"kimminsu", "KimMinsu1", "kimminsu1234", "kimminsu!", "minsu.kim", "minsu.kim1",
                                "usnimmik", "KIMMINSU2024", "ｋｉｍｍｉｎｓｕ"})
            QTest::newRow(own) << QString::fromUtf8(own);
    }
    void onesOwnNameIsRefused()
    {
        QFETCH(QString, password);
        QVERIFY(newPasswordFault(password, m_own));
    }

    /// A word of one's own may stand in a good one, and another's name is not one's own.
    void whatIsHardToFindIsTaken_data()
    {
        QTest::addColumn<QString>("password");
        for (const char *good :
             {"correct horse", "right password", "long enough", "x7Kq2m9P", "kimminsu likes tea", "shop-password-1",
              "choi-younghee-77", "우리집 고양이는 까칠해", "p a s s w o r d s!?"})
            QTest::newRow(good) << QString::fromUtf8(good);
    }
    void whatIsHardToFindIsTaken()
    {
        QFETCH(QString, password);
        const auto fault = newPasswordFault(password, m_own);
        QVERIFY2(!fault, fault ? qPrintable(*fault) : "");
    }

    void lengthIsSaidFirst()
    {
        QVERIFY(newPasswordFault(QStringLiteral("short"), {})->contains(QStringLiteral("8")));
        QVERIFY(!newPasswordFault(QString(200, u'x'), {}));
    }
};

QTEST_GUILESS_MAIN(CommonPasswordsTest)
#include "common_passwords_test.moc"
