// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/town.h"

namespace firstcome::simulation {

namespace {

constexpr auto nothing = "7"; ///< no id of anything

} // namespace

/// Somebody plans a sale, opens one before its time, or closes it amid the orders.
void Town::runSale()
{
    const auto sale = oneOf("SELECT id FROM sales");
    if (m_site.dice.inThousand(300) || !sale)
        return planSale();
    const bool opens = m_site.dice.inThousand(500);
    send(post(someOperator(), "/v1/ops/sales/" + sale->first() + (opens ? "/open" : "/close")));
}

void Town::planSale()
{
    const Offer &offer = m_site.dice.oneOf(m_site.offers);
    const Instant opens = within({0, 60'000});
    const auto hold = m_site.dice.within({5, 600});
    send(keyed(post(someOperator(), "/v1/ops/sales",
                    {{QStringLiteral("productId"), rarely() ? QString::fromLatin1(nothing) : idText(offer.productId)},
                     {QStringLiteral("openAt"), toIso(opens)},
                     {QStringLiteral("closeAt"), toIso(opens + std::chrono::seconds(m_site.dice.within({40, 3'600})))},
                     {QStringLiteral("perMemberLimit"), m_site.dice.within({1, 4})},
                     {QStringLiteral("holdSeconds"), hold}})));
}

/// Somebody asks for what there is not.
void Town::askForNothing()
{
    const auto path = [](const char *before, const char *after) { return before + QByteArray(nothing) + after; };
    const QJsonObject password{{QStringLiteral("password"), QStringLiteral("mine")}};
    const QJsonObject closing{{QStringLiteral("act"), QStringLiteral("CLOSE")},
                              {QStringLiteral("reason"), QStringLiteral("looked at it")}};
    std::vector<Asked> odd{post(someOperator(), path("/v1/ops/approvals/", "/approve"), password),
                           keyed(post(someOperator(), path("/v1/ops/payouts/", "/approve"))),
                           keyed(post(someOperator(), path("/v1/ops/payments/", "/resolve"), closing)),
                           post(someOperator(), path("/v1/ops/sales/", "/close"))};
    Asked statement;
    statement.method = http::Method::Get;
    statement.path = path("/v1/ops/settlements/", "");
    statement.who = someOperator();
    odd.push_back(statement);
    send(m_site.dice.oneOf(odd));
}

} // namespace firstcome::simulation
