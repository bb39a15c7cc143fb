// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/product.h"
#include "backend/sales/sale_form.h"

namespace firstcome::catalog {

/// What a seller registers.
struct ProductForm
{
    Id storeId = 0;
    QString name;
    QString description;
    QString category;
    QStringList tags;
    QString handle;
    std::optional<sales::SaleForm> sale;
    QList<OptionDraft> options;
};

/// A change of one option, or with `id` 0 a new one.
struct OptionEdit
{
    Id id = 0;
    std::optional<QString> name;
    std::optional<Money> price;
    qint64 stock = 0; ///< of a new one
    std::optional<bool> onSale{};
};

/// What a PATCH changes; what is not given stays.
struct ProductEdit
{
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<QString> category;
    std::optional<QStringList> tags;
    std::optional<bool> onSale;
    QList<OptionEdit> options;
};

struct StoreForm
{
    QString name;
    QString description;
    Id sellerId = 0; ///< only where an operator makes a store; 0: the house
};

/// Each names every field in error: 400 for form, 422 for rules.
Result<ProductForm> productFormFrom(const QByteArray &body);
Result<ProductEdit> productEditFrom(const QByteArray &body);
Result<StoreForm> storeFormFrom(const QByteArray &body, bool byOperator);

} // namespace firstcome::catalog
