// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/email_proof.h"
#include "backend/platform/crypto/random.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/member.h"

namespace firstcome::members {

namespace {

constexpr int linkSize = 32;

tl::unexpected<Refusal> expired()
{
    return refuse(code::codeExpired);
}

EmailProof proven(EmailProof proof, Instant now)
{
    proof.verifiedAt = now;
    proof.expiresAt = Instant{}; // used up, and so is the link
    proof.linkExpiresAt = Instant{};
    return proof;
}

} // namespace

ProofSecrets ProofSecrets::make()
{
    return {crypto::randomDigits(member_limits::codeDigits), crypto::randomHex(linkSize)};
}

QByteArray codeHash(const crypto::Hmac &key, const QString &email, const QByteArray &code)
{
    return key(crypto::lengthPrefixed({"code", email.toUtf8(), code}));
}

QByteArray linkHash(const crypto::Hmac &key, const QByteArray &link)
{
    return key(crypto::lengthPrefixed({"link", link}));
}

Result<EmailProof> reissued(EmailProof proof, const ProofHashes &hashes, Instant now, size_t mostMails)
{
    std::erase_if(proof.sentAt, [now](Instant sent) { return sent + mailWindow <= now; });
    if (proof.sentAt.size() >= mostMails) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(proof.sentAt.front() + mailWindow - now);
        return refuse(code::tooManyRequests, QStringLiteral("This address got enough mails for now."),
                      {{QStringLiteral("retryAfter"), qint64(wait.count())}});
    }
    // An address proven already stays proven, so that nobody else can take that away by asking for a code.
    proof.sentAt.push_back(now);
    proof.hashes = hashes;
    proof.attempts = 0;
    proof.expiresAt = now + codeLifetime;
    proof.linkExpiresAt = now + linkLifetime;
    return proof;
}

TriedProof triedWithCode(EmailProof proof, const QByteArray &hash, Instant now)
{
    if (now >= proof.expiresAt || proof.attempts >= codeTries)
        return {std::move(proof), expired()};
    if (!crypto::sameSecret(proof.hashes.code, hash)) {
        ++proof.attempts;
        return {std::move(proof), refuse(code::codeWrong)};
    }
    return {proven(std::move(proof), now), {}};
}

TriedProof triedWithLink(EmailProof proof, const QByteArray &hash, Instant now)
{
    if (now >= proof.linkExpiresAt || !crypto::sameSecret(proof.hashes.link, hash))
        return {std::move(proof), expired()};
    return {proven(std::move(proof), now), {}};
}

} // namespace firstcome::members
