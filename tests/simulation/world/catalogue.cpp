// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/catalogue.h"

namespace firstcome::simulation {

namespace {

constexpr Id firstSeller = 8'001;
constexpr int sellers = 2;
constexpr Id stores = 100; ///< a seller's store has his id and this

sales::Sale saleOf(Site &site, const Offer &offer)
{
    using std::chrono::seconds;
    sales::Sale sale;
    sale.id = offer.saleId;
    sale.productId = offer.productId;
    sale.openAt = site.now + seconds(site.dice.inThousand(300) ? site.dice.within({5, 60}) : 0);
    sale.closeAt = sale.openAt + seconds(site.dice.within({40, 7'200}));
    if (site.dice.inThousand(700))
        sale.perMemberLimit = site.dice.within({1, 4});
    sale.holdTime = seconds(site.dice.within({5, 900}));
    return sale;
}

} // namespace

std::vector<ProductFacts> Catalogue::products(sql::Connection &, const std::vector<Id> &ids) const
{
    std::vector<ProductFacts> products;
    for (const Id id : ids) {
        const auto offered = std::find_if(m_site.offers.begin(), m_site.offers.end(),
                                          [id](const Offer &offer) { return offer.productId == id; });
        if (offered != m_site.offers.end())
            products.push_back({id, offered->sellerId + stores, offered->sellerId, QStringLiteral("Product"), false});
    }
    return products;
}

void offer(sql::Connection &connection, Site &site, const Shelves &shelves)
{
    const qint64 count = site.dice.within({3, 5});
    for (qint64 i = 0; i < count; ++i) {
        Offer offer;
        offer.sellerId = firstSeller + site.dice.below(sellers);
        offer.productId = shelves.ids.next(site.now);
        offer.optionId = shelves.ids.next(site.now);
        offer.price = site.dice.within({1, 9}) * 1'000;
        stock::Option option;
        option.id = offer.optionId;
        option.productId = offer.productId;
        option.name = QStringLiteral("Option");
        option.price = offer.price;
        option.onHand = site.dice.within({2, 30});
        shelves.stock.insertOption(connection, option, site.now);
        if (site.dice.inThousand(500)) {
            offer.saleId = shelves.ids.next(site.now);
            if (!shelves.sales.insert(connection, saleOf(site, offer), site.now))
                offer.saleId = 0;
        }
        site.offers.push_back(offer);
    }
}

} // namespace firstcome::simulation
