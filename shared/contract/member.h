// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QJsonObject>
#include <QStringList>

namespace firstcome {

/// Lengths a member's values may have, in characters.
namespace member_limits {

inline constexpr int email = 254;
inline constexpr int usernameLeast = 2;
inline constexpr int username = 40;
inline constexpr int name = 100;
inline constexpr int phone = 30;
inline constexpr int passwordLeast = 8;
inline constexpr int password = 256;
inline constexpr int codeDigits = 6;

} // namespace member_limits

/// "CUSTOMER", "SELLER": the names of the role bits of a member.
QStringList roleNames(quint32 roles);

/// Of a member or an operator: letters, digits, '.', '-' and '_'; begins with a letter or digit, so it can never be
/// taken for an e-mail address.
bool isUsername(const QString &text);
/// Two names that differ only in case are one.
QString usernameKey(const QString &username);

/// Nothing, or what is wrong with it.
std::optional<QString> passwordFault(const QString &password);

/// A member as the API shows him to himself.
struct MemberProfile
{
    Id id = 0;
    QString email;
    QString username;
    QString name;
    QString phone;
    quint32 roles = 0;
    Instant createdAt{};
};

QJsonObject toJson(const MemberProfile &profile);

} // namespace firstcome
