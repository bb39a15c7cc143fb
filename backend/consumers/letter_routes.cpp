// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/letter_routes.h"

#include "backend/consumers/letter_view.h"
#include "backend/platform/http/listing.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"
#include <QJsonDocument>

namespace firstcome::consumers {

namespace {

using http::Request;
using http::Response;

constexpr int longestReason = 200;
constexpr qsizetype longestPayload = 64 * 1024; ///< as of any event

Refusal malformed(const QString &detail)
{
    return {code::requestInvalid, detail, {}, {}};
}

Result<events::LetterFilter> filterOf(const Request &request, const http::Page &page)
{
    events::LetterFilter filter;
    filter.topic = request.queryValue("topic").value_or(QByteArray());
    filter.group = request.queryValue("group").value_or(QByteArray());
    if (const auto state = request.queryValue("state")) {
        const auto only = onlyFrom(*state);
        if (!only)
            return tl::unexpected(malformed(QStringLiteral("state takes WAITING, REPLAYED or DISCARDED.")));
        filter.only = *only;
    }
    const auto cursor = idFrom(QByteArrayView(page.cursor));
    if (!page.cursor.isEmpty() && !cursor)
        return tl::unexpected(malformed(QStringLiteral("cursor is not one of this list.")));
    filter.before = cursor.value_or(filter.before);
    return filter;
}

/// The payload of a mended copy, as it will be applied.
Result<QByteArray> payloadIn(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const bool given = fields->optionalObject("payload").has_value();
    const QJsonObject payload = QJsonDocument::fromJson(body).object().value(QLatin1StringView("payload")).toObject();
    QByteArray text = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    if (given && text.size() > longestPayload)
        fields->violate("payload", QStringLiteral("must be at most 64 KiB"));
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    if (!given)
        return tl::unexpected(malformed(QStringLiteral("payload is missing.")));
    return text;
}

Result<DiscardCall> discardOf(const Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        return tl::unexpected(fields.error());
    DiscardCall call;
    const bool named = fields->has("ids");
    const QList<Id> ids = fields->ids("ids", DiscardCall::mostLetters);
    call.ids.assign(ids.begin(), ids.end());
    call.reason = fields->text("reason", longestReason).trimmed();
    if (named && call.ids.empty())
        fields->violate("ids", QStringLiteral("must name at least one"));
    if (fields->has("reason") && call.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    call.operatorId = request.principal->id;
    call.requestId = request.id;
    return call;
}

} // namespace

void LetterRoutes::mount(http::Router &router)
{
    const auto viewers = http::Policy::operatorWith(permission::View);
    const auto actors = http::Policy::operatorWith(permission::OpsAct);
    router.get("/v1/ops/dead-letters?topic&group&state&limit&cursor", viewers,
               [this](const Request &request) { return list(request); });
    router.get("/v1/ops/dead-letters/{id}", viewers, [this](const Request &request) { return show(request); });
    router.post("/v1/ops/dead-letters/{id}/copies", actors, [this](const Request &request) { return copy(request); });
    router.post("/v1/ops/dead-letters/{id}/dry-run", actors,
                [this](const Request &request) { return dryRun(request); });
    router.post("/v1/ops/dead-letters/discards", actors, [this](const Request &request) { return discard(request); });
}

LetterRoutes::Answer LetterRoutes::list(const Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto filter = filterOf(request, *page);
    if (!filter)
        co_return http::problem(filter.error(), request);
    struct Found
    {
        QJsonArray items;
        QByteArray next;
    };
    const auto reply =
        m_ground.database.read([this, filter = *filter, limit = page->limit](sql::Connection &connection) {
            Found found;
            auto letters = events::findLetters(connection, filter, limit + 1);
            if (letters.size() > size_t(limit)) {
                letters.resize(size_t(limit));
                found.next = QByteArray::number(letters.back().id);
            }
            found.items = lettersJson(connection, letters, m_ground.peers);
            return found;
        });
    const Found found = co_await reply;
    co_return http::page(found.items, found.next);
}

LetterRoutes::Answer LetterRoutes::show(const Request &request)
{
    const auto reply = m_ground.database.read([this, id = request.idParameter(0)](sql::Connection &connection) {
        const auto letter = events::findLetter(connection, id);
        return letter ? lettersJson(connection, {*letter}, m_ground.peers).first().toObject() : QJsonObject();
    });
    const QJsonObject item = co_await reply;
    co_return item.isEmpty() ? http::problem(code::notFound, request) : http::json(200, item);
}

LetterRoutes::Answer LetterRoutes::copy(const Request &request)
{
    const auto payload = payloadIn(request.body);
    if (!payload)
        co_return http::problem(payload.error(), request);
    const CopyCall call{request.idParameter(0), *payload, request.principal->id, request.id};
    const auto reply = m_ground.database.write(
        sql::Queue::Background,
        [this, call, now = m_ground.clock()](sql::Connection &connection) -> Result<QJsonObject> {
            const auto copy = m_mend.copy(connection, call, now);
            if (!copy)
                return tl::unexpected(copy.error());
            return toJson(*copy, m_ground.peers.logins(connection, {copy->operatorId}));
        });
    const Result<QJsonObject> answer = co_await reply;
    co_return answer ? http::json(201, *answer) : http::problem(answer.error(), request);
}

LetterRoutes::Answer LetterRoutes::dryRun(const Request &request)
{
    auto fields = JsonFields::parse(request.body.isEmpty() ? QByteArray("{}") : request.body);
    if (!fields)
        co_return http::problem(fields.error(), request);
    DryRunCall call{request.idParameter(0), 0};
    call.copyId = fields->optionalId("copy").value_or(0);
    if (const auto wrong = fields->finish())
        co_return http::problem(*wrong, request);
    const auto reply = m_ground.database.write(
        sql::Queue::Background, [this, call](sql::Connection &connection) { return m_mend.dryRun(connection, call); });
    const Result<QJsonObject> answer = co_await reply;
    co_return answer ? http::json(200, *answer) : http::problem(answer.error(), request);
}

LetterRoutes::Answer LetterRoutes::discard(const Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto call = discardOf(request);
    if (!call)
        co_return http::problem(call.error(), request);
    const sql::CallScope scope{call->operatorId, "POST " + request.path, *key, request.body};
    const auto work = [this, call = *call, scope, now = m_ground.clock()](sql::Connection &connection) {
        return answerOnce(connection, {scope, now}, [&]() -> Result<sql::KeptAnswer> {
            const QJsonObject body = m_mend.discard(connection, call, now);
            return sql::KeptAnswer{200, QJsonDocument(body).toJson(QJsonDocument::Compact)};
        });
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<OnceAnswer> answer = co_await reply;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

} // namespace firstcome::consumers
