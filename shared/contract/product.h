// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/contract/sale.h"
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace firstcome {

/// FLASH while a sale of the product is planned or open.
enum class SaleType : quint8 { Normal, Flash };

/// Who took a product or an option off sale: a person, or the source it was imported from (then an import that has it
/// again puts it back).
enum class OffSale : quint8 { No, ByPerson, BySource };

/// "PERSON", "SOURCE"; nothing while it is on sale.
std::optional<QByteArray> textOf(OffSale off);
/// `No` for what it does not know.
OffSale offSaleFrom(const QByteArray &text);

/// The stock unit, as it is shown with its product.
struct ProductOption
{
    Id id = 0;
    QString name;
    Money price = 0;
    qint64 available = 0; ///< shoppers see 0 while it is off sale
    OffSale off = OffSale::No;
    qint64 onHand = 0; ///< from here on: the seller's and operators' books
    qint64 held = 0;
    qint64 sold = 0;
    qint64 version = 0;
};

/// The planned or open sale of a product, as everyone may see it.
struct ProductSale
{
    Id id = 0;
    SaleWindow window;
    std::optional<qint64> perMemberLimit;
    std::chrono::seconds holdTime{};
    SaleState state = SaleState::Planned;
};

struct Product
{
    Id id = 0;
    Id storeId = 0;
    QString store; ///< its name
    Id sellerId = 0;
    QString name;
    QString description; ///< plain text
    QString category;
    QStringList tags;
    QString handle;  ///< the key of the shop it was imported from; may be empty
    Money price = 0; ///< of its cheapest option
    OffSale off = OffSale::No;
    SaleType saleType = SaleType::Normal;
    std::optional<ProductSale> sale; ///< absent also while it is planned but not announced
    QList<ProductOption> options;
    qint64 version = 0; ///< what If-Match names
    Instant createdAt{};
    Instant updatedAt{};
};

/// Who the JSON is for: shoppers see what they can buy, sellers and operators the books behind it.
enum class ProductDetail : quint8 { Shopper, Books };

QJsonObject toJson(const Product &product, ProductDetail detail);
/// Lenient: unknown members are ignored, missing ones keep their default.
Product productFrom(const QJsonObject &object);

struct StoreView
{
    Id id = 0;
    Id sellerId = 0; ///< 0: the house
    QString name;
    QString description;
    qint64 version = 0;
    Instant createdAt{};
};

QJsonObject toJson(const StoreView &store);
StoreView storeFrom(const QJsonObject &object);

/// What one product may have at most, and what its texts and figures may be: form fields and server agree by these.
namespace product_limit {
constexpr int store = 100; ///< its name
constexpr int name = 255;
constexpr int description = 50'000;
constexpr int category = 100;
constexpr int handle = 255;
constexpr int tags = 250;
constexpr int tag = 100;
constexpr int options = 2'048; ///< as many variants as Shopify allows
constexpr int optionName = 255;
constexpr Money price = 1'000'000'000'000;
constexpr qint64 stock = 1'000'000'000;
} // namespace product_limit

} // namespace firstcome
