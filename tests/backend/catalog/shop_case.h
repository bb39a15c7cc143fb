// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/permissions.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/caller.h"
#include "tests/support/edge/edge.h"

namespace firstcome::test {

/// Catalogue and sales behind a real edge, with callers for everybody.
class ShopCase
{
public:
    static constexpr Id seller = 1001;
    static constexpr Id otherSeller = 1002;
    static constexpr Id shopper = 1003;
    static constexpr Id operatorId = 2001;

    /// A further module, made of the catalogue.
    using Addition = std::function<std::unique_ptr<Module>(const catalog::CatalogModule &)>;

    explicit ShopCase(const Addition &addition = {})
    {
        if (addition)
            m_addition = addition(given.catalogue);
        edge.start(m_addition ? std::vector<Module *>{m_addition.get()} : std::vector<Module *>());
    }

    ~ShopCase() { edge.stop(); }

    Caller member(Id id, quint32 roles = http::Customer) { return caller(edge.memberTokens(), id, roles); }
    Caller asSeller(Id id = seller) { return member(id, http::Customer | http::Seller); }
    Caller asOperator(quint32 permissions = permission::every)
    {
        return caller(edge.operatorTokens(), operatorId, permissions);
    }
    Caller nobody() { return Caller(edge.url()); }

    /// A product of the seller in a store that is made when it is first needed; the answer's body.
    QJsonObject makeProduct(const QString &name, const QJsonObject &more = {})
    {
        if (storeId.isEmpty())
            storeId = asSeller().post(QStringLiteral("/v1/seller/stores"), {{QStringLiteral("name"), name}}).text("id");
        QJsonObject body{
            {QStringLiteral("storeId"), storeId},
            {QStringLiteral("name"), name},
            {QStringLiteral("options"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("One")},
                                                               {QStringLiteral("price"), 12900},
                                                               {QStringLiteral("stock"), 10}}}}};
        for (auto field = more.begin(); field != more.end(); ++field)
            body.insert(field.key(), field.value());
        return asSeller().post(QStringLiteral("/v1/seller/products"), body).json;
    }

    Edge edge;
    CatalogCase given{edge.ground()};
    sales::SalesModule &sales = given.sales;
    QString storeId;

private:
    Caller caller(const access::Tokens &tokens, Id id, quint32 rights)
    {
        const Instant now = edge.clock()();
        http::Principal principal;
        principal.id = id;
        principal.rights = rights;
        principal.tokenId = "7";
        principal.expiresAt = now + std::chrono::hours(1);
        return Caller(edge.url(), tokens.issue(principal, now));
    }

    std::unique_ptr<Module> m_addition;
};

} // namespace firstcome::test
