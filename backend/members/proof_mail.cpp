// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/proof_mail.h"

namespace firstcome::members {

QString linkPath(const QByteArray &link)
{
    return QStringLiteral("/v1/email-proofs/links/") + QString::fromLatin1(link);
}

mail::Mail proofMail(const QString &email, const ProofSecrets &secrets, const QString &publicUrl)
{
    const QString code = QString::fromLatin1(secrets.code);
    const QString body = QStringLiteral(u"Your code: %1\n"
                                        u"It is good for 5 minutes. Or open this link within an hour:\n"
                                        u"%2\n"
                                        u"Did you not ask for it? Then you need not do anything.\n"
                                        u"\n"
                                        u"확인 코드: %1\n"
                                        u"5분 동안 쓸 수 있습니다. 또는 한 시간 안에 위의 링크를 여세요.\n"
                                        u"요청하지 않으셨다면 이 메일을 무시하셔도 됩니다.\n")
                             .arg(code, publicUrl + linkPath(secrets.link));
    return {email, QStringLiteral("Firstcome: your code is %1").arg(code), body};
}

mail::Mail welcomeMail(const Member &member, const QString &publicUrl)
{
    const QString body = QStringLiteral(u"Welcome, %1.\n"
                                        u"You can now sign in as %2 and order:\n"
                                        u"%3\n"
                                        u"\n"
                                        u"%1 님, 환영합니다.\n"
                                        u"이제 %2(으)로 로그인해 위의 주소에서 주문할 수 있습니다.\n")
                             .arg(member.name, member.username, publicUrl);
    return {member.email, QStringLiteral("Welcome to Firstcome"), body};
}

QByteArray linkPage()
{
    return QByteArrayLiteral("<!doctype html>\n"
                             "<html lang=\"ko\"><meta charset=\"utf-8\"><title>Firstcome</title>\n"
                             "<form method=\"post\">\n"
                             "<p>이 이메일 주소를 확인합니다. This proves your e-mail address.</p>\n"
                             "<button>확인 · Confirm</button>\n"
                             "</form></html>\n");
}

} // namespace firstcome::members
