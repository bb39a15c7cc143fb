// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/crypto/digest.h"
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QByteArray>
#include <vector>

namespace firstcome::members {

inline constexpr std::chrono::minutes codeLifetime{5};
inline constexpr std::chrono::hours linkLifetime{1};
/// How long after it was proven an address may be signed up with.
inline constexpr std::chrono::hours provenLifetime{1};
inline constexpr int codeTries = 5;
inline constexpr size_t mailsInWindow = 5;
inline constexpr std::chrono::hours mailWindow{1};

/// What goes into a proof's mail and is stored only as hashes.
struct ProofSecrets
{
    QByteArray code; ///< six digits
    QByteArray link; ///< hex

    static ProofSecrets make();
};

struct ProofHashes
{
    QByteArray code;
    QByteArray link;
};

/// An address to be proven.
struct ProofRequest
{
    QString email;
    ProofHashes hashes;
    size_t mostMails = mailsInWindow; ///< in any `mailWindow`
};

/// Six digits could be found by trying all of them, so the hash is keyed and bound to the address.
QByteArray codeHash(const crypto::Hmac &key, const QString &email, const QByteArray &code);
QByteArray linkHash(const crypto::Hmac &key, const QByteArray &link);

/// That an address belongs to whoever wants to sign up: one row an address.
/// Invariant: a code is good once, for `codeLifetime` and `codeTries` tries; a link once, for `linkLifetime`; no more
/// mails leave in any `mailWindow` than were allowed. Pure: every function gives the changed proof.
struct EmailProof
{
    QString email;
    ProofHashes hashes;
    int attempts = 0;
    Instant expiresAt{};
    Instant linkExpiresAt{};
    std::optional<Instant> verifiedAt;
    std::vector<Instant> sentAt; ///< mails of the last window, oldest first

    bool isProven(Instant now) const { return verifiedAt && now < *verifiedAt + provenLifetime; }
};

/// Replaces what was there; a refusal TOO_MANY_REQUESTS when the address got its mails already.
Result<EmailProof> reissued(EmailProof proof, const ProofHashes &hashes, Instant now, size_t mostMails = mailsInWindow);

/// A try changes the proof also when it fails: both must be kept.
struct TriedProof
{
    EmailProof proof;
    Result<void> outcome;
};

/// CODE_WRONG, or CODE_EXPIRED when late, used, or tried too often.
TriedProof triedWithCode(EmailProof proof, const QByteArray &hash, Instant now);
TriedProof triedWithLink(EmailProof proof, const QByteArray &hash, Instant now);

} // namespace firstcome::members
