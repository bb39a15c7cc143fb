// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_plan.h"

#include "shared/base/text_form.h"
#include <QHash>
#include <QSet>

namespace firstcome::imports {

namespace {

const QString handleColumn = QStringLiteral("Handle");
const QString optionColumn = QStringLiteral("Option1 Value");
const QString stockColumn = QStringLiteral("Variant Inventory Qty");

Product changed(const CsvProduct &wanted, Product product)
{
    if (product.id == 0)
        product.handle = wanted.handle;
    product.name = wanted.name;
    product.description = wanted.description;
    product.category = wanted.category;
    product.tags = wanted.tags;
    if (product.off == OffSale::BySource)
        product.off = OffSale::No;
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
    compare("on sale again", before.off == after.off);
    return names;
}

/// The figure the file's one is compared with: received - scrapped = onHand + sold.
qint64 knownStock(const stock::Option &option)
{
    return option.importedStock.value_or(option.onHand + option.sold);
}

bool isLeap(Money before, Money after)
{
    return std::abs(after - before) > before / 2;
}

/// Puts the plan of one product together.
class Planning
{
public:
    Planning(const CsvProduct &wanted, const Present &present) : m_wanted(wanted), m_present(present)
    {
        ImportOutcome &outcome = m_plan.outcome;
        outcome.kind = ImportOutcome::Kind::Created;
        outcome.row = wanted.row;
        outcome.handle = wanted.handle;
        outcome.name = wanted.name;
        outcome.options = int(wanted.options.size());
        for (const CsvOption &option : wanted.options)
            outcome.stock += option.stock.value_or(0);
        m_plan.product = present.product.value_or(Product());
        m_after = present.options;
        for (size_t i = 0; i < m_after.size(); ++i)
            m_byName.insert(searchKey(m_after[i].name), i);
    }

    void takeOptions()
    {
        for (int i = 0; i < m_wanted.options.size(); ++i)
            takeOption(i, m_wanted.options.at(i));
        if (m_after.size() > size_t(product_limit::options))
            fail({m_wanted.row,
                  {},
                  QStringLiteral("with the options it has, the product would have more than %1")
                      .arg(product_limit::options),
                  {},
                  {}});
    }

    void takeStock(const CsvOption &wanted)
    {
        const auto found = wanted.values.isEmpty() && m_after.size() == 1 ? m_byName.cbegin()
                                                                          : m_byName.constFind(searchKey(wanted.name));
        if (found == m_byName.cend())
            return fail(
                {wanted.row,
                 optionColumn,
                 QStringLiteral("\"%1\" is no option of the product; import the product file first").arg(wanted.name),
                 {},
                 {}});
        OptionPlan option{m_after[*found].id, 0, wanted, m_after[*found]};
        moveStock(option);
        if (option.difference != 0)
            m_plan.options.push_back(option);
    }

    /// Options that are on sale and not in the file.
    void takeMissing(Missing missing)
    {
        for (stock::Option &option : m_after) {
            if (option.id == 0 || option.off != OffSale::No || m_named.contains(option.id))
                continue;
            m_plan.gone.append({QStringLiteral("NOT_IN_FILE"), m_wanted.row, m_wanted.handle, m_wanted.name,
                                option.name, option.available(), missing == Missing::Ended});
            if (missing == Missing::Named)
                continue;
            option.off = OffSale::BySource;
            m_plan.options.push_back({option.id, option.position, {}, option, true});
        }
        m_plan.outcome.gone = int(m_plan.gone.size());
    }

    void fail(ImportError error)
    {
        error.handle = m_wanted.handle;
        error.name = m_wanted.name;
        m_plan.errors.append(std::move(error));
    }

    ProductPlan finish()
    {
        if (m_present.product)
            m_plan.outcome.kind = m_plan.changesRow || !m_plan.options.empty() ? ImportOutcome::Kind::Updated
                                                                               : ImportOutcome::Kind::Unchanged;
        m_plan.outcome.price = m_plan.product.price;
        for (const stock::Option &option : m_after) {
            if (option.off == OffSale::No && m_plan.product.off == OffSale::No)
                m_plan.outcome.onSale += option.available();
        }
        if (!m_plan.errors.isEmpty()) {
            m_plan.outcome.kind = ImportOutcome::Kind::Failed;
            m_plan.outcome.onSale = 0;
            for (ImportGone &gone : m_plan.gone)
                gone.ended = false;
        }
        return std::move(m_plan);
    }

    ProductPlan &plan() { return m_plan; }
    const std::vector<stock::Option> &after() const { return m_after; }
    QStringList changes() const;

private:
    void takeOption(int position, const CsvOption &wanted)
    {
        const auto found = m_byName.constFind(searchKey(wanted.name));
        if (found == m_byName.constEnd()) {
            stock::Option added;
            added.name = wanted.name;
            added.price = wanted.price;
            added.onHand = wanted.stock.value_or(0);
            m_after.push_back(added);
            m_plan.options.push_back({0, position, wanted, added, true});
            return;
        }
        stock::Option &option = m_after[*found];
        m_named.insert(option.id);
        if (isLeap(option.price, wanted.price))
            m_plan.priceMoves.append(
                {wanted.row, m_wanted.handle, m_wanted.name, wanted.name, option.price, wanted.price});
        const bool changes =
            option.price != wanted.price || option.name != wanted.name || option.off == OffSale::BySource;
        m_newPrice = m_newPrice || option.price != wanted.price;
        m_renamed = m_renamed || option.name != wanted.name;
        m_back += option.off == OffSale::BySource ? 1 : 0;
        option.price = wanted.price;
        option.name = wanted.name;
        if (option.off == OffSale::BySource)
            option.off = OffSale::No;
        OptionPlan plan{option.id, position, wanted, option, changes};
        moveStock(plan);
        option.onHand += plan.difference;
        if (changes || plan.difference != 0)
            m_plan.options.push_back(plan);
    }

    void moveStock(OptionPlan &plan)
    {
        const stock::Option &present = plan.after;
        plan.difference = plan.wanted.stock ? *plan.wanted.stock - knownStock(present) : 0;
        if (plan.difference < -present.available())
            fail({plan.wanted.row,
                  stockColumn,
                  QStringLiteral("takes %1 units of \"%2\" away, but only %3 are available")
                      .arg(-plan.difference)
                      .arg(plan.wanted.name)
                      .arg(present.available()),
                  {},
                  {}});
    }

    const CsvProduct &m_wanted;
    const Present &m_present;
    ProductPlan m_plan;
    std::vector<stock::Option> m_after;
    QHash<QString, size_t> m_byName;
    QSet<Id> m_named;
    bool m_newPrice = false;
    bool m_renamed = false;
    int m_back = 0;
};

QStringList Planning::changes() const
{
    qint64 difference = 0;
    int added = 0;
    bool moved = false;
    for (const OptionPlan &option : m_plan.options) {
        added += option.id == 0 ? 1 : 0;
        moved = moved || option.difference != 0;
        difference += option.difference;
    }
    QStringList changes;
    if (m_newPrice)
        changes.append(QStringLiteral("price"));
    if (m_renamed)
        changes.append(QStringLiteral("option names"));
    if (moved)
        changes.append(
            QStringLiteral("stock %1%2").arg(difference > 0 ? QStringLiteral("+") : QString()).arg(difference));
    if (added > 0)
        changes.append(QStringLiteral("%1 new options").arg(added));
    if (m_back > 0)
        changes.append(QStringLiteral("%1 options on sale again").arg(m_back));
    const auto ended =
        std::count_if(m_plan.gone.begin(), m_plan.gone.end(), [](const ImportGone &g) { return g.ended; });
    if (ended > 0)
        changes.append(QStringLiteral("%1 options off sale").arg(ended));
    return changes;
}

} // namespace

ProductPlan planOf(const CsvProduct &wanted, const Present &present, Missing missing)
{
    Planning planning(wanted, present);
    planning.takeOptions();
    planning.takeMissing(missing);
    ProductPlan &plan = planning.plan();
    const Product before = present.product.value_or(Product());
    plan.product = changed(wanted, before);
    plan.product.price = stock::cheapestOnSale(planning.after());
    QStringList changes = differences(before, plan.product);
    const bool movesOnlyStock =
        std::none_of(plan.options.begin(), plan.options.end(), [](const OptionPlan &option) { return option.changes; });
    plan.changesRow = !changes.isEmpty() || plan.product.price != before.price || !movesOnlyStock;
    changes += planning.changes();
    ProductPlan done = planning.finish();
    if (done.outcome.kind == ImportOutcome::Kind::Updated)
        done.outcome.changes = changes.join(QStringLiteral(", "));
    return done;
}

ProductPlan planOfStock(const CsvProduct &wanted, const Present &present)
{
    Planning planning(wanted, present);
    if (!present.product)
        planning.fail({wanted.row,
                       handleColumn,
                       QStringLiteral("the store has no product of this handle; import the product file first"),
                       {},
                       {}});
    else
        planning.plan().outcome.name = present.product->name;
    for (const CsvOption &option : wanted.options) {
        if (present.product)
            planning.takeStock(option);
    }
    const QStringList changes = planning.changes();
    ProductPlan done = planning.finish();
    for (const OptionPlan &option : done.options)
        done.outcome.onSale +=
            option.after.off == OffSale::No && done.product.off == OffSale::No ? option.difference : 0;
    if (done.outcome.kind == ImportOutcome::Kind::Updated)
        done.outcome.changes = changes.join(QStringLiteral(", "));
    return done;
}

std::optional<ProductPlan> planOfOff(const CsvProduct &wanted, const Present &present, Missing missing)
{
    if (!present.product || present.product->off != OffSale::No)
        return std::nullopt;
    Planning planning(wanted, present);
    ProductPlan &plan = planning.plan();
    const ProductPlan still = Planning(wanted, present).finish();
    plan.gone.append(
        {wanted.off, wanted.row, wanted.handle, wanted.name, {}, still.outcome.onSale, missing == Missing::Ended});
    if (missing == Missing::Ended) {
        plan.product.off = OffSale::BySource;
        plan.changesRow = true;
    }
    ProductPlan done = planning.finish();
    if (missing == Missing::Ended)
        done.outcome.changes = QStringLiteral("off sale");
    return done;
}

} // namespace firstcome::imports
