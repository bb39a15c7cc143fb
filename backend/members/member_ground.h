// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/email_proof.h"
#include "backend/members/member.h"
#include "backend/platform/access/password_gate.h"
#include "backend/platform/access/revoked_tokens.h"
#include "backend/platform/access/tokens.h"
#include "backend/platform/mail/mailer.h"
#include "backend/platform/module/ground.h"
#include "shared/base/adjustable.h"

namespace firstcome::members {

/// How often somebody may try.
struct MemberRates
{
    access::PasswordLimits passwords;
    Adjustable<size_t> proofMails = mailsInWindow; ///< to an address in any `mailWindow`
};

/// What the members' module stands on; all of it outlives the module.
struct MemberGround : Ground
{
    access::Passwords &passwords;
    const access::Tokens &tokens; ///< of the members' audience
    access::RevokedTokens &revoked;
    mail::Mailer &mailer;
    QByteArray proofKey;                ///< for the hashes of codes and links
    std::function<QString()> publicUrl; ///< where the links in mails lead; known once the edge listens
    MemberRates rates{};
    MailDomains mailDomains = MailDomains::Reachable;
};

} // namespace firstcome::members
