// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/member.h"

namespace firstcome::members {

inline constexpr std::chrono::minutes accessLifetime{30};
inline constexpr std::chrono::days refreshLifetime{7};

/// A member as stored. `email` is normalised; `username` is as typed, unique by its key.
struct Member : MemberProfile
{
    QByteArray passwordHash; ///< PHC text
    bool enabled = true;
};

/// What a person fills in to become a member, checked and normalised.
struct SignUpForm
{
    QString email;
    QString username;
    QString password;
    QString name;
    QString phone; ///< may be empty
    quint32 roles = 0;
};

/// One spelling for one mailbox: trimmed, lower case, the domain in its ASCII form. Empty when it is no address.
QString normalisedEmail(const QString &text);

/// Letters, digits, '.', '-' and '_'; begins with a letter or digit, so it can never be taken for an e-mail address.
bool isUsername(const QString &text);
/// Two names that differ only in case are one.
QString usernameKey(const QString &username);

/// Digits and spaces, dashes, brackets; may begin with '+'.
bool isPhone(const QString &text);

/// Nothing, or what is wrong with it.
std::optional<QString> passwordFault(const QString &password);

/// Reads a sign-up; a refusal names every field in error.
Result<SignUpForm> signUpFormFrom(const QByteArray &body);

} // namespace firstcome::members
