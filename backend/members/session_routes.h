// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/member.h"
#include "backend/members/member_ground.h"
#include "backend/platform/access/password_gate.h"
#include "backend/platform/access/session.h"
#include "backend/platform/http/router.h"

namespace firstcome::members {

/// Log-in, refresh, log-out, the member's own page and password.
/// Thread: lanes.
class SessionRoutes
{
public:
    explicit SessionRoutes(const MemberGround &needs)
        : m_needs(needs), m_gate(needs.passwords, needs.rates.passwords, {needs.changes, "members.passwords"})
    {
    }

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer logIn(const http::Request &request);
    Answer refresh(const http::Request &request);
    Answer logOut(const http::Request &request);
    Answer me(const http::Request &request);
    Answer changePassword(const http::Request &request);
    /// A session for who has proven this password; nothing when it was changed meanwhile.
    QCoro::Task<std::optional<access::IssuedSession>> open(Member member, QString password, QByteArray address);
    QCoro::Task<QByteArray> strengthen(Member member, QString password);
    void revoke(const std::vector<access::RevokedToken> &tokens);

    const MemberGround &m_needs;
    access::PasswordGate m_gate;
};

} // namespace firstcome::members
