// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/create_load_members.h"

#include "backend/load/load_member_store.h"
#include "backend/wallets/ledger_store.h"
#include "shared/contract/json_fields.h"

namespace firstcome::load {

namespace {

constexpr Money mostBalance = 1'000'000'000'000;

qint64 within(JsonFields &fields, const char *name, qint64 most)
{
    const qint64 value = fields.integer(name);
    if (value < 1 || value > most)
        fields.violate(name, QStringLiteral("must be between 1 and %1").arg(most));
    return std::clamp<qint64>(value, 1, most);
}

} // namespace

Result<LoadMembersForm> loadMembersFormFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    LoadMembersForm form;
    form.count = int(within(*fields, "count", mostMembers));
    form.lifetime = std::chrono::minutes(within(*fields, "minutes", mostMinutes));
    form.balance = fields->optionalInteger("balance").value_or(0);
    form.signIn = fields->flag("signIn", false);
    if (form.balance < 0 || form.balance > mostBalance)
        fields->violate("balance", QStringLiteral("must be between 0 and %1").arg(mostBalance));
    if (auto trouble = fields->finish())
        return tl::unexpected(std::move(*trouble));
    return form;
}

std::vector<LoadMember> createLoadMembers(sql::Connection &connection, const LoadMembersForm &form,
                                          members::SampleMeans means, Instant now)
{
    std::vector<LoadMember> made;
    std::vector<Id> ids;
    for (const access::IssuedSession &issued :
         members::createLoadMembers(connection, {form.count, form.lifetime, form.passwordHash}, means, now)) {
        const Id member = issued.session.ownerId;
        made.push_back({member, issued.accessToken, members::loadLogin(member)});
        ids.push_back(member);
        if (form.balance > 0)
            wallets::post(connection, {"load:" + QByteArray::number(member), wallets::Account::gateway(),
                                       wallets::Account::member(member), form.balance, now});
    }
    const Instant expiresAt = now + form.lifetime;
    const auto lastToken = form.passwordHash.isEmpty() ? std::chrono::minutes(0) : endedAfter + access::accessLifetime;
    LoadMemberStore(connection).insert(ids, {expiresAt, expiresAt + lastToken});
    return made;
}

} // namespace firstcome::load
