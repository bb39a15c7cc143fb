// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/rehearsal_routes.h"

#include "backend/load/rehearsal_books.h"
#include "backend/load/rehearse_sale.h"
#include "backend/platform/module/answer_once.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"
#include <QJsonDocument>

namespace firstcome::load {

namespace {

constexpr int listed = 20;
constexpr qint64 mostPerSecond = 1'000'000;

/// The body may be left out.
Result<std::optional<qint64>> stockFrom(const QByteArray &body)
{
    if (body.isEmpty())
        return std::optional<qint64>();
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const auto stock = fields->optionalInteger("stock");
    if (stock && (*stock < 1 || *stock > mostShadowStock))
        fields->violate("stock", QStringLiteral("must be between 1 and %1").arg(mostShadowStock));
    if (auto trouble = fields->finish())
        return tl::unexpected(std::move(*trouble));
    return stock;
}

Result<RehearsalVerdict> verdictFrom(const QByteArray &body, Instant now)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    RehearsalVerdict verdict{fields->flag("ok", false), fields->integer("peakPerSecond"), now};
    if (!fields->has("ok"))
        fields->violate("ok", QStringLiteral("is required"), code::requestInvalid);
    if (verdict.peakPerSecond < 0 || verdict.peakPerSecond > mostPerSecond)
        fields->violate("peakPerSecond", QStringLiteral("must be between 0 and %1").arg(mostPerSecond));
    if (auto trouble = fields->finish())
        return tl::unexpected(std::move(*trouble));
    return verdict;
}

QJsonObject toJson(const BegunRehearsal &begun)
{
    QJsonArray options;
    for (const Id option : begun.optionIds)
        options.append(idText(option));
    return {{QStringLiteral("saleId"), idText(begun.rehearsal.saleId)},
            {QStringLiteral("productId"), idText(begun.rehearsal.productId)},
            {QStringLiteral("optionIds"), options},
            {QStringLiteral("expiresAt"), toIso(begun.rehearsal.expiresAt)}};
}

QJsonObject toJson(const RehearsalVerdict &verdict)
{
    QJsonObject json{{QStringLiteral("ok"), verdict.ok},
                     {QStringLiteral("peakPerSecond"), verdict.peakPerSecond},
                     {QStringLiteral("at"), toIso(verdict.at)}};
    if (verdict.books)
        json.insert(QStringLiteral("books"), toJson(*verdict.books));
    return json;
}

QJsonObject toJson(const Rehearsal &rehearsal, bool over)
{
    QJsonObject item{{QStringLiteral("saleId"), idText(rehearsal.saleId)},
                     {QStringLiteral("productId"), idText(rehearsal.productId)},
                     {QStringLiteral("createdAt"), toIso(rehearsal.createdAt)},
                     {QStringLiteral("expiresAt"), toIso(rehearsal.expiresAt)},
                     {QStringLiteral("ended"), over}};
    if (rehearsal.verdict)
        item.insert(QStringLiteral("verdict"), toJson(*rehearsal.verdict));
    return item;
}

} // namespace

void RehearsalRoutes::mount(http::Router &router)
{
    using http::AsyncHandler;
    using http::Request;
    const auto runners = http::Policy::operatorWith(permission::LoadRun);
    router.post("/v1/ops/sales/{id}/rehearsals", runners,
                AsyncHandler([this](const Request &request) { return begin(request); }));
    router.get("/v1/ops/sales/{id}/rehearsals", http::Policy::operatorWith(permission::View),
               AsyncHandler([this](const Request &request) { return list(request); }));
    router.add(http::silent({http::Method::Post, "/v1/ops/sales/{id}/rehearsals/{rehearsal}/verdict", runners,
                             AsyncHandler([this](const Request &request) { return judge(request); })}));
}

QCoro::Task<http::Response> RehearsalRoutes::begin(const http::Request &request)
{
    if (!m_parts.rights.on)
        co_return http::problem(code::loadOff, request);
    const auto stock = stockFrom(request.body);
    const auto scope = callScopeOf(request);
    if (!stock || !scope)
        co_return http::problem(stock ? scope.error() : stock.error(), request);
    const RehearsalWanted wanted{request.idParameter(0), *stock, request.principal->id, request.id,
                                 m_parts.catalog.clock()};
    const auto effect = [this, wanted](sql::Connection &connection) -> Result<sql::KeptAnswer> {
        const auto begun = beginRehearsal(connection, m_parts.catalog, wanted);
        if (!begun)
            return tl::unexpected(begun.error());
        return sql::KeptAnswer{201, QJsonDocument(toJson(*begun)).toJson(QJsonDocument::Compact)};
    };
    const auto work = [effect, scope = *scope, now = wanted.now](sql::Connection &connection) {
        return answerOnce(connection, {scope, now}, [&] { return effect(connection); });
    };
    const auto reply = m_parts.catalog.database.write(sql::Queue::Background, work);
    const auto begun = co_await reply;
    co_return begun ? responseOf(*begun) : http::problem(begun.error(), request);
}

QCoro::Task<http::Response> RehearsalRoutes::list(const http::Request &request)
{
    const auto read = [this, id = request.idParameter(0)](sql::Connection &connection) -> std::optional<QJsonArray> {
        if (!m_parts.catalog.sales.find(connection, id))
            return std::nullopt;
        const Instant now = m_parts.catalog.clock();
        QJsonArray items;
        for (const Rehearsal &rehearsal : RehearsalStore(connection).ofSale(id, listed))
            items.append(toJson(rehearsal, isOver(connection, m_parts.catalog, rehearsal, now)));
        return items;
    };
    const auto reply = m_parts.catalog.database.read(read);
    const auto items = co_await reply;
    if (!items)
        co_return http::problem(code::saleNotFound, request);
    const QJsonObject answer{{QStringLiteral("items"), *items}};
    co_return http::json(200, answer);
}

/// Whoever ran it tells what he saw; what the books say stands beside it.
QCoro::Task<http::Response> RehearsalRoutes::judge(const http::Request &request)
{
    auto verdict = verdictFrom(request.body, m_parts.catalog.clock());
    if (!verdict)
        co_return http::problem(verdict.error(), request);
    const Id sale = request.idParameter(0);
    const Id rehearsal = request.idParameter(1);
    const auto look = m_parts.catalog.database.read([this, sale, rehearsal](sql::Connection &connection) {
        const auto known = RehearsalStore(connection).find({sale, rehearsal});
        return known ? std::optional(booksOf(connection, m_parts, *known)) : std::nullopt;
    });
    verdict->books = co_await look;
    AuditEntry entry{
        request.principal->id, "sale.rehearsed", "sale:" + QByteArray::number(sale), {}, {}, request.id, verdict->at};
    entry.after = toJson(*verdict);
    entry.after.insert(QStringLiteral("saleId"), idText(rehearsal));
    const auto work = [this, verdict = *verdict, sale, rehearsal, entry](sql::Connection &connection) {
        auto judged = judgeRehearsal(connection, m_parts.catalog, {sale, rehearsal}, verdict);
        if (judged)
            m_parts.catalog.audit.append(connection, entry);
        return judged;
    };
    const auto reply = m_parts.catalog.database.write(sql::Queue::Background, work);
    const Result<void> judged = co_await reply;
    co_return judged ? http::noContent() : http::problem(judged.error(), request);
}

} // namespace firstcome::load
