// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/topic_routes.h"

#include "backend/consumers/letter_view.h"
#include "backend/platform/events/event_history.h"
#include "backend/platform/events/log_browser.h"
#include "backend/platform/http/listing.h"
#include "backend/platform/http/query_parameter.h"
#include "shared/base/plain_number.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include "shared/contract/topics.h"

namespace firstcome::consumers {

namespace {

using http::Request;
using http::Response;

bool isTopic(const QByteArray &name)
{
    const auto is = [&name](const char *topic) {
        return name == topic || name == QByteArray(topic) + topic::deadLetterSuffix;
    };
    return std::any_of(std::begin(topic::all), std::end(topic::all), is);
}

QJsonValue timeOrNull(std::optional<Instant> at)
{
    return at ? QJsonValue(toIso(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject topicJson(const QByteArray &name, const events::TopicFigures &figures)
{
    return {{QStringLiteral("topic"), QString::fromLatin1(name)},
            {QStringLiteral("partitions"), events::partitionCount},
            {QStringLiteral("events"), figures.events ? QJsonValue(*figures.events) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("oldestAt"), timeOrNull(figures.oldest)},
            {QStringLiteral("newestAt"), timeOrNull(figures.newest)},
            {QStringLiteral("deadLetters"), figures.deadLetters}};
}

QJsonObject eventJson(const events::Event &event)
{
    QJsonObject object{{QStringLiteral("partition"), events::partitionOf(event.key)},
                       {QStringLiteral("offset"), QString::number(event.id)},
                       {QStringLiteral("key"), idText(event.key)},
                       {QStringLiteral("type"), QString::fromLatin1(event.type)},
                       {QStringLiteral("version"), event.version},
                       {QStringLiteral("at"), toIso(event.at)},
                       {QStringLiteral("payload"), payloadJson(event.payload)}};
    if (!event.trace.isEmpty())
        object.insert(QStringLiteral("traceparent"), QString::fromLatin1(event.trace));
    return object;
}

struct Browsing
{
    events::LogQuery query;
    std::optional<Instant> since;
};

Result<Browsing> browsingOf(const Request &request, const http::Page &page)
{
    Browsing browsing;
    browsing.query.topic = request.parameters[0];
    browsing.query.type = request.queryValue("type").value_or(QByteArray());
    const auto partition = http::numberIn(request, "partition", {0, events::partitionCount - 1});
    const auto offset = http::numberIn(request, "offset");
    const auto key = http::numberIn(request, "key");
    if (!partition || !offset || !key)
        return tl::unexpected(!partition ? partition.error() : !offset ? offset.error() : key.error());
    const auto place = page.cursor.isEmpty() ? std::nullopt : plainNumber(QByteArrayView(page.cursor));
    if (!page.cursor.isEmpty() && !place)
        return refuse(code::requestInvalid, QStringLiteral("cursor is not one of ours."));
    if (*partition)
        browsing.query.partition = int(**partition);
    browsing.query.key = *key;
    browsing.query.from = place ? *place : offset->value_or(0);
    if (const auto at = request.queryValue("at")) {
        browsing.since = fromIso(QString::fromLatin1(*at));
        if (!browsing.since)
            return refuse(code::requestInvalid, QStringLiteral("at is no time such as 2026-01-31T09:00:00Z."));
        if (*offset)
            return refuse(code::requestInvalid, QStringLiteral("offset or at, not both."));
    }
    if (!page.cursor.isEmpty())
        browsing.since.reset();
    return browsing;
}

} // namespace

void TopicRoutes::mount(http::Router &router)
{
    using http::AsyncHandler;
    const auto viewers = http::Policy::operatorWith(permission::View);
    router.get("/v1/ops/topics", viewers, AsyncHandler([this](const Request &) { return list(); }));
    router.get("/v1/ops/topics/{topic}/events?partition&offset&at&key&type&limit&cursor", viewers,
               AsyncHandler([this](const Request &request) { return browse(request); }));
}

QCoro::Task<Response> TopicRoutes::list()
{
    const auto reply = m_ground.database.read(events::topicFigures);
    auto topics = co_await reply;
    for (const char *name : topic::all)
        topics.try_emplace(name, events::TopicFigures{0, {}, {}, 0});
    QJsonArray items;
    for (const auto &[name, figures] : topics)
        items.append(topicJson(name, figures));
    co_return http::json(200, {{QStringLiteral("items"), items}});
}

QCoro::Task<Response> TopicRoutes::browse(const Request &request)
{
    if (!isTopic(request.parameters[0]))
        co_return http::problem(code::notFound, request);
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto browsing = browsingOf(request, *page);
    if (!browsing)
        co_return http::problem(browsing.error(), request);
    const auto work = [browsing = *browsing, limit = page->limit](sql::Connection &connection) mutable {
        if (browsing.since)
            browsing.query.from = events::firstEventSince(connection, *browsing.since);
        return events::browseLog(connection, browsing.query, limit);
    };
    const auto reply = m_ground.database.read(work);
    const events::LogPage found = co_await reply;
    QJsonArray items;
    for (const events::Event &event : found.events)
        items.append(eventJson(event));
    const QJsonValue next = found.next == 0
                                ? QJsonValue(QJsonValue::Null)
                                : QJsonValue(QString::fromLatin1(http::encodeCursor(QByteArray::number(found.next))));
    co_return http::json(200, {{QStringLiteral("items"), items}, {QStringLiteral("next"), next}});
}

} // namespace firstcome::consumers
