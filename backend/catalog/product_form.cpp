// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_form.h"

#include "shared/base/text_form.h"

namespace firstcome::catalog {

namespace {

constexpr int anyLength = std::numeric_limits<int>::max(); // nameFault has the limit and says it once

void check(JsonFields &fields, const char *name, const std::optional<QString> &fault)
{
    if (fault)
        fields.violate(name, *fault);
}

/// A name is kept tidy, so that two that look alike are alike.
std::optional<QString> readName(JsonFields &fields, const char *name, int maxLength)
{
    const auto given = fields.optionalText(name, anyLength);
    if (!given)
        return std::nullopt;
    check(fields, name, nameFault(*given, maxLength));
    return tidyName(*given);
}

QString needName(JsonFields &fields, const char *name, int maxLength)
{
    const QString given = fields.text(name, anyLength);
    if (fields.has(name))
        check(fields, name, nameFault(given, maxLength));
    return tidyName(given);
}

/// Null: none.
std::optional<QString> readDescription(JsonFields &fields)
{
    if (fields.takeNull("description"))
        return QString();
    return fields.optionalText("description", product_limit::description);
}

/// Empty is allowed, and null: no category.
std::optional<QString> readCategory(JsonFields &fields)
{
    if (fields.takeNull("category"))
        return QString();
    const auto given = fields.optionalText("category", anyLength);
    if (!given || tidyName(*given).isEmpty())
        return given ? std::optional(QString()) : std::nullopt;
    check(fields, "category", nameFault(*given, product_limit::category));
    return tidyName(*given);
}

std::optional<bool> readOnSale(JsonFields &fields)
{
    return fields.has("onSale") ? std::optional(fields.flag("onSale", true)) : std::nullopt;
}

/// Null: none.
QStringList readTags(JsonFields &fields)
{
    if (fields.takeNull("tags"))
        return {};
    const QStringList tags = tidyTags(fields.texts("tags", product_limit::tags));
    check(fields, "tags", tagsFault(tags));
    return tags;
}

OptionDraft readOption(JsonFields &fields)
{
    OptionDraft option;
    option.name = needName(fields, "name", product_limit::optionName);
    option.price = fields.integer("price");
    option.stock = fields.integer("stock");
    if (fields.has("price"))
        check(fields, "price", priceFault(option.price));
    if (fields.has("stock"))
        check(fields, "stock", stockFault(option.stock));
    return option;
}

void readOptions(JsonFields &fields, ProductForm &form)
{
    QList<JsonFields> nested = fields.objects("options", product_limit::options);
    for (JsonFields &option : nested) {
        form.options.append(readOption(option));
        fields.take(option);
    }
    if (nested.isEmpty() && fields.has("options"))
        fields.violate("options", QStringLiteral("must have at least one"));
    if (const auto name = repeatedName(form.options))
        fields.violate("options", QStringLiteral("must not have \"%1\" twice").arg(*name));
}

/// `before`: those of the same edit. Which of two changes of one option was meant nobody can tell.
OptionEdit readOptionEdit(JsonFields &fields, const QList<OptionEdit> &before)
{
    OptionEdit edit;
    if (!fields.has("id")) {
        const OptionDraft added = readOption(fields);
        return {0, added.name, added.price, added.stock};
    }
    edit.id = fields.id("id");
    const auto isThis = [&edit](const OptionEdit &other) { return other.id == edit.id; };
    if (edit.id != 0 && std::any_of(before.begin(), before.end(), isThis))
        fields.violate("id", QStringLiteral("is there twice"));
    edit.name = readName(fields, "name", product_limit::optionName);
    edit.price = fields.optionalInteger("price");
    if (edit.price)
        check(fields, "price", priceFault(*edit.price));
    edit.onSale = readOnSale(fields);
    return edit;
}

} // namespace

Result<ProductForm> productFormFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    ProductForm form;
    form.storeId = fields->id("storeId");
    form.name = needName(*fields, "name", product_limit::name);
    form.description = readDescription(*fields).value_or(QString());
    form.category = readCategory(*fields).value_or(QString());
    form.tags = readTags(*fields);
    fields->takeNull("handle");
    form.handle = readName(*fields, "handle", product_limit::handle).value_or(QString());
    fields->takeNull("sale");
    if (auto sale = fields->optionalObject("sale")) {
        form.sale = sales::readSaleForm(*sale);
        fields->take(*sale);
    }
    readOptions(*fields, form);
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return form;
}

Result<ProductEdit> productEditFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    ProductEdit edit;
    edit.name = readName(*fields, "name", product_limit::name);
    edit.description = readDescription(*fields);
    edit.category = readCategory(*fields);
    edit.onSale = readOnSale(*fields);
    if (fields->has("tags"))
        edit.tags = readTags(*fields);
    if (fields->has("options")) {
        QList<JsonFields> nested = fields->objects("options", product_limit::options);
        for (JsonFields &option : nested) {
            edit.options.append(readOptionEdit(option, edit.options));
            fields->take(option);
        }
    }
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return edit;
}

Result<StoreForm> storeFormFrom(const QByteArray &body, bool byOperator)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    StoreForm form;
    form.name = needName(*fields, "name", product_limit::store);
    form.description = readDescription(*fields).value_or(QString());
    if (byOperator && !fields->takeNull("sellerId"))
        form.sellerId = fields->optionalId("sellerId").value_or(0);
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return form;
}

} // namespace firstcome::catalog
