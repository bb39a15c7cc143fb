// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_query.h"

#include "backend/platform/http/listing.h"
#include "shared/base/plain_number.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"

namespace firstcome::catalog {

namespace {

constexpr qsizetype longestSearch = 100;

/// Reads parameters one by one and keeps the first that is not in form.
class Parameters
{
public:
    explicit Parameters(const http::Request &request) : m_request(request) {}

    QString text(const char *name)
    {
        const QString given = tidyName(QString::fromUtf8(m_request.queryValue(name).value_or(QByteArray())));
        if (given.size() > longestSearch)
            fail(name, QStringLiteral("must have at most %1 characters").arg(longestSearch));
        return given;
    }

    std::optional<Id> id(const char *name)
    {
        const auto given = m_request.queryValue(name);
        const auto id = given ? idFrom(QByteArrayView(*given)) : std::nullopt;
        if (given && !id)
            fail(name, QStringLiteral("must be an id"));
        return id;
    }

    std::optional<qint64> number(const char *name, qint64 lowest)
    {
        const auto given = m_request.queryValue(name);
        if (!given)
            return std::nullopt;
        const auto number = plainNumber(QByteArrayView(*given));
        if (!number || *number < lowest)
            fail(name, QStringLiteral("must be a whole number from %1").arg(lowest));
        return number;
    }

    std::optional<bool> flag(const char *name)
    {
        const auto given = m_request.queryValue(name);
        if (given && *given != "true" && *given != "false")
            fail(name, QStringLiteral("must be true or false"));
        return given ? std::optional(*given == "true") : std::nullopt;
    }

    void fail(const char *name, const QString &message)
    {
        if (!m_refusal)
            m_refusal = Refusal{code::requestInvalid,
                                QString::fromLatin1(name) + u' ' + message + u'.',
                                {},
                                {{QString::fromLatin1(name), message}}};
    }

    const std::optional<Refusal> &refusal() const { return m_refusal; }

private:
    const http::Request &m_request;
    std::optional<Refusal> m_refusal;
};

ProductFilter readFilter(Parameters &parameters, const http::Request &request)
{
    ProductFilter filter;
    filter.q = parameters.text("q");
    filter.category = parameters.text("category");
    filter.storeId = parameters.id("storeId");
    filter.minPrice = parameters.number("minPrice", 0);
    filter.maxPrice = parameters.number("maxPrice", 0);
    filter.onSale = parameters.flag("onSale");
    filter.flash = parameters.flag("flash");
    filter.inStock = parameters.flag("inStock").value_or(false);
    const auto sort = productSortFrom(request.queryValue("sort").value_or("newest"));
    if (!sort)
        parameters.fail("sort", QStringLiteral("must be newest, price_up, price_down, name_up or name_down"));
    filter.sort = sort.value_or(ProductSort::Newest);
    return filter;
}

} // namespace

Result<ProductQuery> productQueryFrom(const http::Request &request)
{
    const auto part = http::pageOf(request);
    if (!part)
        return tl::unexpected(part.error());
    Parameters parameters(request);
    ProductQuery query;
    query.page.filter = readFilter(parameters, request);
    query.page.limit = part->limit;
    if (const auto number = parameters.number("page", 1)) {
        query.counted = true;
        query.page.offset = std::min(*number - 1, deepestOffset) * part->limit;
        if (!part->cursor.isEmpty() || query.page.filter.inStock)
            parameters.fail("page", QStringLiteral("goes with neither cursor nor inStock"));
        if (query.page.offset > deepestOffset)
            parameters.fail("page", QStringLiteral("is too far on; follow nextCursor instead"));
    }
    if (parameters.refusal())
        return tl::unexpected(*parameters.refusal());
    if (part->cursor.isEmpty())
        return query;
    auto position = positionFrom(query.page.filter.sort, part->cursor);
    if (!position)
        return tl::unexpected(position.error());
    query.page.after = *std::move(position);
    return query;
}

} // namespace firstcome::catalog
