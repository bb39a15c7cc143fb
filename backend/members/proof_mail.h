// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/email_proof.h"
#include "backend/members/member.h"
#include "backend/platform/mail/mailer.h"

namespace firstcome::members {

/// The mail with code and link, in Korean and English.
mail::Mail proofMail(const QString &email, const ProofSecrets &secrets, const QString &publicUrl);

/// To somebody who has just become a member, in Korean and English.
mail::Mail welcomeMail(const Member &member, const QString &publicUrl);

/// The path a proof's link leads to.
QString linkPath(const QByteArray &link);

/// What the link shows: a button, because programs that look at mails follow links too, and would prove the address.
QByteArray linkPage();

} // namespace firstcome::members
