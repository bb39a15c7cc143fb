// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/member.h"

namespace firstcome::members {

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

/// Which domains may follow the @ of an address.
enum class MailDomains : quint8 {
    Reachable, ///< that mail can reach: with a name under a top level
    Local      ///< also names of this network such as localhost
};

/// One spelling for one mailbox: trimmed, lower case, the domain in its ASCII form without the dot of the root. Empty
/// when it is no address (RFC 5321 without quotes and literals).
QString normalisedEmail(const QString &text, MailDomains domains);

/// Digits and spaces, dashes, brackets; may begin with '+'.
bool isPhone(const QString &text);

/// Reads a sign-up; a refusal names every field in error.
Result<SignUpForm> signUpFormFrom(const QByteArray &body, MailDomains domains);

} // namespace firstcome::members
