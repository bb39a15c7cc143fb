// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/password_gate.h"

#include "backend/platform/access/client_network.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"

namespace firstcome::access {

Result<Credentials> credentialsFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    Credentials credentials{fields->text("login"), fields->text("password")};
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return credentials;
}

QCoro::Task<Result<void>> PasswordGate::check(PasswordTry attempt, Instant now)
{
    const QByteArray address = networkOf(attempt.address);
    // An address may stand for a whole office, so a try in progress counts for its account only.
    if (auto allowed = m_addresses.allows(address, now); !allowed)
        co_return allowed;
    const QByteArray tried = attempt.knownAddress ? attempt.account + '\n' + address : attempt.account;
    if (auto begun = m_accounts.begin(tried, now); !begun)
        co_return begun;
    const auto matched = co_await m_passwords.matches(attempt.password, attempt.phc);
    if (!matched || *matched)
        m_accounts.takeBack(tried, now);
    if (!matched)
        co_return tl::unexpected(matched.error());
    if (!*matched) {
        m_addresses.count(address, now);
        co_return refuse(code::badCredentials);
    }
    co_return Result<void>();
}

} // namespace firstcome::access
