// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/member.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace firstcome {

namespace {

struct RoleName
{
    quint32 bit;
    const char *name;
};

constexpr RoleName roles[] = {{1, "CUSTOMER"}, {2, "SELLER"}};

} // namespace

QStringList roleNames(quint32 given)
{
    QStringList names;
    for (const auto &[bit, name] : roles) {
        if (given & bit)
            names.append(QString::fromLatin1(name));
    }
    return names;
}

bool isUsername(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]*\\z"));
    return text.size() >= member_limits::usernameLeast && text.size() <= member_limits::username &&
           pattern.match(text).hasMatch();
}

QString usernameKey(const QString &username)
{
    return username.toLower();
}

std::optional<QString> passwordFault(const QString &password)
{
    const qsizetype characters = password.toUcs4().size();
    if (characters < member_limits::passwordLeast || characters > member_limits::password)
        return QStringLiteral("must have %1 to %2 characters")
            .arg(member_limits::passwordLeast)
            .arg(member_limits::password);
    return std::nullopt;
}

QJsonObject toJson(const MemberProfile &profile)
{
    return {{QStringLiteral("id"), idText(profile.id)},
            {QStringLiteral("email"), profile.email},
            {QStringLiteral("username"), profile.username},
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("phone"), profile.phone.isEmpty() ? QJsonValue() : QJsonValue(profile.phone)},
            {QStringLiteral("roles"), QJsonArray::fromStringList(roleNames(profile.roles))},
            {QStringLiteral("createdAt"), toIso(profile.createdAt)}};
}

} // namespace firstcome
