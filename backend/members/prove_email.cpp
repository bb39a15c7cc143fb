// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/prove_email.h"
#include "backend/members/member_store.h"

namespace firstcome::members {

namespace {

Result<void> keep(MemberStore &store, TriedProof tried, Instant now)
{
    store.save(tried.proof, now);
    return std::move(tried.outcome);
}

} // namespace

Result<Instant> beginProof(sql::Connection &connection, const ProofRequest &request, Instant now)
{
    MemberStore store(connection);
    EmailProof proof = store.proof(request.email).value_or(EmailProof{});
    proof.email = request.email;
    const auto begun = reissued(std::move(proof), request.hashes, now, request.mostMails);
    if (!begun)
        return tl::unexpected(begun.error());
    store.save(*begun, now);
    return begun->expiresAt;
}

Result<void> proveByCode(sql::Connection &connection, const QString &email, const QByteArray &codeHash, Instant now)
{
    MemberStore store(connection);
    auto proof = store.proof(email);
    // An address nobody asked for is answered like one whose code is late.
    if (!proof)
        return triedWithCode({}, codeHash, now).outcome;
    return keep(store, triedWithCode(std::move(*proof), codeHash, now), now);
}

Result<void> proveByLink(sql::Connection &connection, const QByteArray &linkHash, Instant now)
{
    MemberStore store(connection);
    auto proof = store.proofByLink(linkHash);
    if (!proof)
        return triedWithLink({}, linkHash, now).outcome;
    return keep(store, triedWithLink(std::move(*proof), linkHash, now), now);
}

} // namespace firstcome::members
