// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/sign_up.h"
#include "backend/members/member_store.h"
#include "shared/contract/error_codes.h"

namespace firstcome::members {

namespace {

Result<void> mayUse(MemberStore &store, const MemberProfile &wanted, Instant now)
{
    if (store.memberByEmail(wanted.email))
        return refuse(code::emailTaken);
    if (store.memberByUsername(wanted.username))
        return refuse(code::usernameTaken);
    const auto proof = store.proof(wanted.email);
    if (!proof || !proof->isProven(now))
        return refuse(code::emailNotProven);
    return {};
}

} // namespace

Result<void> maySignUp(sql::Connection &connection, const SignUpForm &form, Instant now)
{
    MemberStore store(connection);
    MemberProfile wanted;
    wanted.email = form.email;
    wanted.username = form.username;
    return mayUse(store, wanted, now);
}

Result<Member> signUp(sql::Connection &connection, Member member, Instant now)
{
    MemberStore store(connection);
    if (auto allowed = mayUse(store, member, now); !allowed)
        return tl::unexpected(std::move(allowed.error()));
    member.createdAt = now;
    store.insert(member, now);
    store.dropProof(member.email);
    return member;
}

} // namespace firstcome::members
