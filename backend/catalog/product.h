// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/product.h"
#include <optional>

namespace firstcome::catalog {

/// An option as it is asked for.
struct OptionDraft
{
    QString name;
    Money price = 0;
    qint64 stock = 0;
};

/// The rules every text and figure of a product obeys, from whatever side it comes.
/// Each says what is wrong, to be read after the field's name ("must ..."), or nothing. Names: shared/base/text_form.h.
std::optional<QString> priceFault(Money price);
std::optional<QString> stockFault(qint64 stock);
std::optional<QString> descriptionFault(const QString &description);
std::optional<QString> tagsFault(const QStringList &tags);
/// A name that two options share (by its key), if there is one.
std::optional<QString> repeatedName(const QList<OptionDraft> &options);

/// The lowest price of an option; 0 of none.
Money cheapest(const QList<OptionDraft> &options);

/// Tidied, without empty ones and repetitions, in the given order.
QStringList tidyTags(const QStringList &tags);

/// What the search looks into: the keys of name, description and tags.
QString searchText(const Product &product);

} // namespace firstcome::catalog
