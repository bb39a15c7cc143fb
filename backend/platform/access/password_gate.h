// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/attempt_limit.h"
#include "backend/platform/access/passwords.h"
#include <qcorotask.h>

namespace firstcome::access {

/// What is typed at a log-in.
struct Credentials
{
    QString login;
    QString password;
};

Result<Credentials> credentialsFrom(const QByteArray &body);

/// One try to prove who one is.
struct PasswordTry
{
    QByteArray account; ///< the account's id, or where there is none what was typed: unknown accounts are limited alike
    QByteArray address; ///< of the client
    QString password;
    QByteArray phc;            ///< empty where there is no such account
    bool knownAddress = false; ///< the account was let in from there before
};

/// How many wrong passwords are let through.
struct PasswordLimits
{
    size_t wrongPerAccount = 10; ///< in 5 minutes
    size_t wrongPerAddress = 60; ///< a minute
};

/// Lets a password be tried, within the limits on wrong ones.
/// Invariant: at most so many wrong tries of an account in its window, also in parallel; an address (IPv6: its /64)
/// from which the account was let in before has tries of its own, so that nobody else's use them up and lock its owner
/// out; an unknown account cannot be told from a wrong password, neither by answer nor by time. No account is locked
/// for longer than the window. Thread: any with a Loop.
class PasswordGate
{
public:
    static constexpr std::chrono::minutes accountWindow{5};
    static constexpr std::chrono::minutes addressWindow{1};

    /// `shared`: by whose name its tries are counted at all processes.
    PasswordGate(Passwords &passwords, const PasswordLimits &limits, const SharedTries &shared)
        : m_passwords(passwords),
          m_accounts(limits.wrongPerAccount, accountWindow, {shared.changes, shared.name + ".account"}),
          m_addresses(limits.wrongPerAddress, addressWindow, {shared.changes, shared.name + ".address"})
    {
    }

    /// A refusal is BAD_CREDENTIALS, or TOO_MANY_REQUESTS with `retryAfter`.
    QCoro::Task<Result<void>> check(PasswordTry attempt, Instant now);

private:
    Passwords &m_passwords;
    AttemptLimit m_accounts;
    AttemptLimit m_addresses;
};

} // namespace firstcome::access
