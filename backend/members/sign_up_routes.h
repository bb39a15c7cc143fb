// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/member_ground.h"
#include "backend/platform/http/router.h"
#include "backend/platform/module/answer_once.h"

namespace firstcome::members {

/// The way in: availability of a name, proof of an address, sign-up. All open to everybody.
/// Thread: lanes; keeps nothing that changes.
class SignUpRoutes
{
public:
    explicit SignUpRoutes(const MemberGround &needs) : m_needs(needs), m_proofKey(needs.proofKey) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer availability(const http::Request &request);
    Answer beginProof(const http::Request &request);
    Answer verifyCode(const http::Request &request);
    Answer verifyLink(const http::Request &request);
    Answer signUp(const http::Request &request);
    Result<sql::KeptAnswer> welcomed(sql::Connection &connection, const Member &member, Instant now) const;
    Result<std::optional<sql::CallScope>> scopeOf(const http::Request &request) const;

    const MemberGround &m_needs;
    crypto::Hmac m_proofKey;
};

} // namespace firstcome::members
