// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/operator.h"
#include "backend/operators/operator_ground.h"
#include "backend/platform/access/password_gate.h"
#include "backend/platform/access/session.h"
#include "backend/platform/http/router.h"

namespace firstcome::operators {

/// Log-in, refresh and log-out of operators. Their keys, audience and limits are not those of the members.
/// Thread: lanes.
class OperatorSessionRoutes
{
public:
    OperatorSessionRoutes(const OperatorGround &needs, access::PasswordGate &gate) : m_needs(needs), m_gate(gate) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer logIn(const http::Request &request);
    Answer refresh(const http::Request &request);
    Answer logOut(const http::Request &request);
    void revoke(const std::vector<access::RevokedToken> &tokens);

    const OperatorGround &m_needs;
    access::PasswordGate &m_gate;
};

} // namespace firstcome::operators
