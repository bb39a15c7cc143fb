// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_module.h"
#include "backend/catalog/sold_products.h"
#include "backend/sales/sales_module.h"
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

    /// A further module, made of the catalogue's parts.
    using Addition = std::function<std::unique_ptr<Module>(const catalog::CatalogParts &)>;

    explicit ShopCase(const Addition &addition = {})
        : catalogue(given.parts(edge.database(), edge.clock())),
          sales({edge.database(), given.sales, m_admissions, m_refusals, refusalCounts, given.ids, given.audit,
                 given.live, edge.clock(), std::chrono::seconds(600),
                 [this](sql::Connection &connection, const std::vector<Id> &ids) {
                     return catalog::soldProducts(connection, given.stock, ids);
                 },
                 [this](sql::Connection &connection, Id productId) {
                     catalog::lockOptionsOf(connection, given.stock, productId);
                 }})
    {
        std::vector<Module *> modules{&m_ground, &sales, &catalogue};
        if (addition)
            modules.push_back((m_addition = addition(catalogue.parts())).get());
        edge.start(modules);
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

    CatalogCase given;
    Edge edge;
    sales::RefusalCounts refusalCounts;
    catalog::CatalogModule catalogue;
    sales::SalesModule sales;
    QString storeId;

private:
    /// Tables of the platform and of modules that are not under test.
    struct Ground final : Module
    {
        QList<sql::Migration> migrations() const override { return sql::migrations() + stock::migrations(); }
        Id highestId(sql::Connection &) const override { return 0; }
    };

    Caller caller(const crypto::Tokens &tokens, Id id, quint32 rights)
    {
        const Instant now = edge.clock()();
        http::Principal principal;
        principal.id = id;
        principal.rights = rights;
        principal.tokenId = "7";
        principal.expiresAt = now + std::chrono::hours(1);
        return Caller(edge.url(), tokens.issue(principal, now));
    }

    Ground m_ground;
    std::unique_ptr<Module> m_addition;
    sales::AdmissionStore m_admissions;
    sales::RefusalStore m_refusals;
};

} // namespace firstcome::test
