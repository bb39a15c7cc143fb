// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/links.h"

#include "backend/catalog/product_store.h"
#include "backend/deliveries/delivery_store.h"
#include "backend/members/member_store.h"
#include "backend/payments/payment_store.h"

namespace firstcome::app {

orders::SellerSides sellerSides()
{
    return [](sql::Connection &connection, const std::vector<Id> &productIds) {
        std::unordered_map<Id, orders::SellerSide> sides;
        for (const catalog::SellerSide &side : catalog::ProductStore(connection).sellerSide(productIds))
            sides[side.productId] = {side.storeId, side.sellerId, side.productName, side.deleted, side.onSale};
        return sides;
    };
}

stock::ProductNames productNames()
{
    stock::ProductNames products;
    products.names = [](sql::Connection &connection, const std::vector<Id> &productIds) {
        QHash<Id, QString> names;
        for (const catalog::SellerSide &side : catalog::ProductStore(connection).sellerSide(productIds))
            names.insert(side.productId, side.productName);
        return names;
    };
    products.search = [](sql::Connection &connection, const QString &text, int limit) {
        catalog::ProductPage page;
        page.filter.q = text;
        page.limit = limit;
        std::vector<Id> ids;
        for (const Product &product : catalog::ProductStore(connection).list(page))
            ids.push_back(product.id);
        return ids;
    };
    return products;
}

orders::OrderSides orderSides()
{
    orders::OrderSides sides;
    sides.payment = [](sql::Connection &connection, Id orderId) -> QJsonValue {
        const QJsonObject payment = payments::paymentJson(connection, orderId);
        return payment.isEmpty() ? QJsonValue() : QJsonValue(payment);
    };
    sides.deliveries = [](sql::Connection &connection, Id orderId) {
        return deliveries::deliveriesJson(connection, orderId);
    };
    return sides;
}

std::optional<Id> findMember(sql::Connection &connection, const QString &text)
{
    members::MemberStore store(connection);
    const auto id = idFrom(QStringView(text));
    auto member = id ? store.member(*id) : std::nullopt;
    if (!member)
        member = text.contains(u'@') ? store.memberByEmail(text) : store.memberByUsername(text);
    return member ? std::optional(member->id) : std::nullopt;
}

} // namespace firstcome::app
