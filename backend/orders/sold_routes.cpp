// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sold_routes.h"

#include "backend/platform/http/query_parameter.h"
#include "shared/base/korean_day.h"
#include "shared/contract/error_codes.h"

namespace firstcome::orders {

namespace {

constexpr auto aDay = "takes a day such as 2026-01-31";
constexpr auto aSoldState = "takes PAID, DELIVERY_REQUESTED, IN_DELIVERY, DELIVERED, CANCELLED or RETURNED";

http::CsvFile salesFile()
{
    return {"sales.csv",
            {{"paidAt"},
             {"orderId", true},
             {"lineId", true},
             {"storeId", true},
             {"productId", true},
             {"optionId", true},
             {"product"},
             {"option"},
             {"state"},
             {"unitPrice"},
             {"quantity"},
             {"amount"},
             {"refunds"},
             {"returnedQuantity"},
             {"deliveredAt"}}};
}

QByteArray textOf(const SoldPlace &place)
{
    return QByteArray::number(toMillis(place.paidAt)) + '.' + QByteArray::number(place.lineId);
}

std::optional<SoldPlace> placeFrom(const QByteArray &text)
{
    const qsizetype dot = text.indexOf('.');
    const auto paidAt = idFrom(QByteArrayView(text).first(std::max<qsizetype>(dot, 0)));
    const auto lineId = idFrom(QByteArrayView(text).sliced(dot + 1));
    return paidAt && lineId ? std::optional(SoldPlace{fromMillis(*paidAt), *lineId}) : std::nullopt;
}

/// A line that was never paid was not sold.
std::optional<LineState> soldStateFrom(const QByteArray &text)
{
    const auto state = lineStateFrom(text);
    return state == LineState::Reserved ? std::nullopt : state;
}

Result<SoldFilter> filterOf(const http::Request &request, const http::Page &page)
{
    SoldFilter filter;
    filter.sellerId = request.principal->id;
    const auto day = [](const QByteArray &text) { return koreanDayFrom(QString::fromUtf8(text)); };
    std::optional<Instant> last;
    auto refusal = http::readInto(filter.storeId, request, {"storeId", "takes an id"},
                                  [](const QByteArray &text) { return idFrom(QByteArrayView(text)); });
    if (!refusal)
        refusal = http::readInto(filter.state, request, {"state", aSoldState}, soldStateFrom);
    if (!refusal)
        refusal = http::readInto(filter.from, request, {"from", aDay}, day);
    if (!refusal)
        refusal = http::readInto(last, request, {"to", aDay}, day);
    const auto place = page.cursor.isEmpty() ? std::optional(SoldPlace()) : placeFrom(page.cursor);
    if (!refusal && !place)
        refusal = http::malformed({"cursor", "takes the nextCursor of an answer"});
    if (!refusal && filter.from && last && *last < *filter.from)
        refusal = Refusal{code::valueInvalid, QStringLiteral("from is after to."), {}, {}};
    if (refusal)
        return tl::unexpected(std::move(*refusal));
    if (last)
        filter.to = *last + std::chrono::days(1);
    filter.before = *place;
    return filter;
}

QJsonObject toJson(const OrderLine &line)
{
    QJsonObject json{{QStringLiteral("orderId"), idText(line.orderId)},
                     {QStringLiteral("lineId"), idText(line.id)},
                     {QStringLiteral("storeId"), idText(line.storeId)},
                     {QStringLiteral("productId"), idText(line.productId)},
                     {QStringLiteral("optionId"), idText(line.optionId)},
                     {QStringLiteral("product"), line.product},
                     {QStringLiteral("option"), line.option},
                     {QStringLiteral("state"), QLatin1StringView(firstcome::textOf(line.state))},
                     {QStringLiteral("unitPrice"), line.unitPrice},
                     {QStringLiteral("quantity"), line.quantity},
                     {QStringLiteral("amount"), line.amount()},
                     {QStringLiteral("refunds"), line.left() - line.amount()},
                     {QStringLiteral("returnedQuantity"), line.returnedQuantity}};
    if (line.paidAt)
        json.insert(QStringLiteral("paidAt"), toIso(*line.paidAt));
    if (line.deliveredAt)
        json.insert(QStringLiteral("deliveredAt"), toIso(*line.deliveredAt));
    return json;
}

QJsonObject toJson(const SoldSums &sums)
{
    return {{QStringLiteral("quantity"), sums.quantity},
            {QStringLiteral("gross"), sums.gross},
            {QStringLiteral("refunds"), -sums.back}};
}

http::ListPart partOf(sql::Connection &connection, const SoldFilter &filter, int limit)
{
    auto lines = SoldLineStore(connection).page(filter, limit + 1);
    http::ListPart part;
    if (lines.size() > size_t(limit)) {
        lines.resize(size_t(limit));
        part.next = textOf(SoldPlace{lines.back().paidAt.value_or(Instant()), lines.back().id});
    }
    for (const OrderLine &line : lines)
        part.items.append(toJson(line));
    return part;
}

} // namespace

void SoldRoutes::mount(http::Router &router)
{
    router.get("/v1/seller/sales?storeId&from&to&state&limit&cursor", http::Policy::member(http::Seller),
               http::AsyncHandler([this](const http::Request &request) { return list(request); }));
}

http::ListReader SoldRoutes::readerOf(const SoldFilter &filter) const
{
    return [this, filter](http::Page part) {
        SoldFilter behind = filter;
        if (!part.cursor.isEmpty())
            behind.before = placeFrom(part.cursor).value_or(SoldPlace());
        return m_database.read(
            [behind, limit = part.limit](sql::Connection &connection) { return partOf(connection, behind, limit); });
    };
}

QCoro::Task<http::Response> SoldRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto filter = filterOf(request, *page);
    if (!filter)
        co_return http::problem(filter.error(), request);
    if (http::wantsCsv(request)) {
        const auto file = http::csvAnswer(request, salesFile(), readerOf(*filter));
        co_return co_await file;
    }
    const auto reading =
        m_database.read([filter = *filter, limit = page->limit](sql::Connection &connection) -> QJsonObject {
            const http::ListPart part = partOf(connection, filter, limit);
            return http::listed(part.items, part.next,
                                {{QStringLiteral("totals"), toJson(SoldLineStore(connection).sums(filter))}});
        });
    const QJsonObject answer = co_await reading;
    co_return http::json(200, answer);
}

} // namespace firstcome::orders
