// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_plan.h"

namespace firstcome::imports {

namespace {

const QString stockColumn = QStringLiteral("Variant Inventory Qty");

Product changed(const CsvProduct &wanted, Product product)
{
    product.handle = wanted.handle;
    product.name = wanted.name;
    product.description = wanted.description;
    product.category = wanted.category;
    product.tags = wanted.tags;
    return product;
}

/// The names of the fields that differ, in the words of the API.
QStringList differences(const Product &before, const Product &after)
{
    QStringList names;
    const auto compare = [&names](const char *name, bool same) {
        if (!same)
            names.append(QString::fromLatin1(name));
    };
    compare("name", before.name == after.name);
    compare("description", before.description == after.description);
    compare("category", before.category == after.category);
    compare("tags", before.tags == after.tags);
    return names;
}

/// The figure the file's one is compared with: received - scrapped = onHand + sold.
qint64 knownStock(const stock::Option &option)
{
    return option.importedStock.value_or(option.onHand + option.sold);
}

void planOption(ProductPlan &plan, int position, const catalog::OptionDraft &wanted, const stock::Option *present)
{
    if (!present) {
        plan.options.push_back({0, position, wanted, false, 0});
        return;
    }
    const OptionPlan option{present->id, position, wanted, wanted.price != present->price,
                            wanted.stock - knownStock(*present)};
    if (option.difference < -present->available())
        plan.errors.append({wanted.row, stockColumn,
                            QStringLiteral("takes %1 units of \"%2\" away, but only %3 are available")
                                .arg(-option.difference)
                                .arg(wanted.name)
                                .arg(present->available())});
    if (option.newPrice || option.difference != 0)
        plan.options.push_back(option);
}

QStringList optionChanges(const std::vector<OptionPlan> &options)
{
    qint64 difference = 0;
    int added = 0;
    bool moved = false;
    bool newPrice = false;
    for (const OptionPlan &option : options) {
        added += option.id == 0 ? 1 : 0;
        newPrice = newPrice || option.newPrice;
        moved = moved || option.difference != 0;
        difference += option.difference;
    }
    QStringList changes;
    if (newPrice)
        changes.append(QStringLiteral("price"));
    if (moved)
        changes.append(
            QStringLiteral("stock %1%2").arg(difference > 0 ? QStringLiteral("+") : QString()).arg(difference));
    if (added > 0)
        changes.append(QStringLiteral("%1 new options").arg(added));
    return changes;
}

/// The catalog::cheapest of the options as they will be, with those the file does not name.
Money cheapestAfter(const CsvProduct &wanted, const std::vector<stock::Option> &present)
{
    Money price = catalog::cheapest(wanted.options);
    for (const stock::Option &option : present) {
        const bool named =
            std::any_of(wanted.options.begin(), wanted.options.end(),
                        [&option](const catalog::OptionDraft &draft) { return draft.name == option.name; });
        if (!named)
            price = std::min(price, option.price);
    }
    return price;
}

ImportOutcome outcomeOf(const CsvProduct &wanted)
{
    ImportOutcome outcome{ImportOutcome::Kind::Created,
                          wanted.row,
                          wanted.handle,
                          wanted.name,
                          int(wanted.options.size()),
                          catalog::cheapest(wanted.options),
                          0,
                          {}};
    for (const catalog::OptionDraft &option : wanted.options)
        outcome.stock += option.stock;
    return outcome;
}

} // namespace

ProductPlan planOf(const CsvProduct &wanted, const Present &present)
{
    ProductPlan plan;
    plan.outcome = outcomeOf(wanted);
    size_t total = present.options.size();
    for (int i = 0; i < wanted.options.size(); ++i) {
        const catalog::OptionDraft &option = wanted.options.at(i);
        const auto found = std::find_if(present.options.begin(), present.options.end(),
                                        [&option](const stock::Option &known) { return known.name == option.name; });
        planOption(plan, i, option, found == present.options.end() ? nullptr : &*found);
        total += found == present.options.end() ? 1 : 0;
    }
    if (total > size_t(product_limit::options))
        plan.errors.append({wanted.row,
                            {},
                            QStringLiteral("with the options it has, the product would have more "
                                           "than %1")
                                .arg(product_limit::options)});
    const Product before = present.product.value_or(Product());
    plan.product = changed(wanted, before);
    plan.product.price = cheapestAfter(wanted, present.options);
    QStringList changes = differences(before, plan.product);
    const bool movesOnlyStock = std::none_of(plan.options.begin(), plan.options.end(), [](const OptionPlan &option) {
        return option.id == 0 || option.newPrice;
    });
    plan.changesRow = !changes.isEmpty() || plan.product.price != before.price || !movesOnlyStock;
    changes += optionChanges(plan.options);
    const bool same = !plan.changesRow && plan.options.empty();
    if (present.product)
        plan.outcome.kind = same ? ImportOutcome::Kind::Unchanged : ImportOutcome::Kind::Updated;
    if (!plan.errors.isEmpty())
        plan.outcome.kind = ImportOutcome::Kind::Failed;
    if (plan.outcome.kind == ImportOutcome::Kind::Updated)
        plan.outcome.changes = changes.join(QStringLiteral(", "));
    return plan;
}

} // namespace firstcome::imports
