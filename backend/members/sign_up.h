// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/member.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::members {

/// Whether this form may become a member now: EMAIL_TAKEN, USERNAME_TAKEN or EMAIL_NOT_PROVEN. Changes nothing; asked
/// before the costly hash of the password.
Result<void> maySignUp(sql::Connection &connection, const SignUpForm &form, Instant now);

/// Makes the member, who uses up the proof of his address. Asks `maySignUp` again.
Result<Member> signUp(sql::Connection &connection, Member member, Instant now);

} // namespace firstcome::members
