// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/product.h"

namespace firstcome {

struct NewOptionFields
{
    QString name; ///< may be empty for the only option
    Money price = 0;
    qint64 stock = 0;
};

/// A product that is to be: what the form holds. Pure.
struct NewProductFields
{
    QString store; ///< its name
    QString name;
    QString description;
    QString category;
    QStringList tags;
    QList<NewOptionFields> options;
};

/// The fields of a product that is there, as the beginning of another one.
NewProductFields copyOf(const Product &product);
/// What the server would refuse, by the names of the fields.
QList<FieldError> faultsOf(const NewProductFields &fields);
/// A file of this one product, as POST /v1/ops/products/import takes it. `mark` makes its key one of its own, so that
/// no other product is meant.
QByteArray productFile(const NewProductFields &fields, const QString &mark);

} // namespace firstcome
