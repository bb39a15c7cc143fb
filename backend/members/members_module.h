// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/session_routes.h"
#include "backend/members/sign_up_routes.h"
#include "backend/platform/module/module.h"

namespace firstcome::members {

/// Who buys and who sells: sign-up, log-in, sessions. See README.md.
class MembersModule : public Module
{
public:
    explicit MembersModule(MemberGround needs);

    Role role() const override { return Role::Members; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override { catchUp(connection); }
    /// Which access tokens ended before their time.
    void catchUp(sql::Connection &connection) override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;
    std::unordered_map<Id, QString> logins(sql::Connection &connection, const std::vector<Id> &ids) const override;
    std::optional<Id> memberKnownAs(sql::Connection &connection, const QString &text) const override;

private:
    QCoro::Task<> dropExpired();

    MemberGround m_needs;
    SignUpRoutes m_signUp;
    SessionRoutes m_sessions;
};

} // namespace firstcome::members
