// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/audit_routes.h"
#include "backend/operators/audit_store.h"
#include "backend/platform/http/listing.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"

#include <QJsonDocument>

namespace firstcome::operators {

using http::Policy;
using http::Request;
using http::Response;

namespace {

constexpr qint64 newest = std::numeric_limits<qint64>::max();
constexpr int rowsAtOnce = 1000; // a page of the verification: short enough not to hold a reader's snapshot for long

QJsonObject toJson(const AuditStore::Shown &shown)
{
    const AuditRecord &record = shown.record;
    return {{QStringLiteral("sequence"), record.sequence},
            {QStringLiteral("at"), toIso(record.at)},
            {QStringLiteral("operatorId"), record.operatorId ? QJsonValue(idText(record.operatorId)) : QJsonValue()},
            {QStringLiteral("operator"), shown.login},
            {QStringLiteral("action"), QString::fromUtf8(record.action)},
            {QStringLiteral("object"), QString::fromUtf8(record.object)},
            {QStringLiteral("before"), QJsonDocument::fromJson(record.oldValue).object()},
            {QStringLiteral("after"), QJsonDocument::fromJson(record.newValue).object()},
            {QStringLiteral("requestId"), QString::fromUtf8(record.requestId)},
            {QStringLiteral("previousHash"), QString::fromLatin1(record.previousHash)},
            {QStringLiteral("hash"), QString::fromLatin1(record.hash)}};
}

/// An empty body asks without a kept head.
Result<std::optional<ChainHead>> anchorFrom(const QByteArray &body)
{
    if (body.isEmpty())
        return std::optional<ChainHead>();
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const auto length = fields->optionalInteger("length");
    const auto head = fields->optionalText("head", 64);
    if (length.has_value() != head.has_value() || length.value_or(0) < 0)
        fields->violate("head", QStringLiteral("goes with a length"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return length ? std::optional(ChainHead{*length, head->toLatin1()}) : std::nullopt;
}

} // namespace

void AuditRoutes::mount(http::Router &router)
{
    const Policy viewers = Policy::operatorWith(permission::View);
    router.get("/v1/ops/audit?limit&cursor", viewers, [this](const Request &r) { return list(r); });
    router.post("/v1/ops/audit/verify", viewers, [this](const Request &r) { return verify(r); });
}

AuditRoutes::Answer AuditRoutes::list(const Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto from = page->cursor.isEmpty() ? std::optional(newest) : idFrom(QByteArrayView(page->cursor));
    if (!from)
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of ours."), {}, {}}, request);
    const auto read = [from = *from, limit = page->limit](sql::Connection &connection) {
        return AuditStore(connection).before(from, limit + 1);
    };
    std::vector<AuditStore::Shown> rows = co_await m_needs.database.read(read);
    QByteArray next;
    if (rows.size() > size_t(page->limit)) {
        rows.resize(size_t(page->limit));
        next = QByteArray::number(rows.back().record.sequence);
    }
    QJsonArray items;
    for (const AuditStore::Shown &shown : rows)
        items.append(toJson(shown));
    co_return http::page(items, next);
}

AuditRoutes::Answer AuditRoutes::verify(const Request &request)
{
    const auto anchor = anchorFrom(request.body);
    if (!anchor)
        co_return http::problem(anchor.error(), request);
    // What is appended meanwhile is left for the next time.
    const auto readHead = [](sql::Connection &connection) { return AuditStore(connection).head(); };
    const ChainHead stored = co_await m_needs.database.read(readHead);
    ChainWalk walk(m_needs.chain.keys(), *anchor);
    while (walk.head().length < stored.length && !walk.fault()) {
        const int limit = int(std::min<qint64>(rowsAtOnce, stored.length - walk.head().length));
        const auto read = [from = walk.head().length, limit](sql::Connection &connection) {
            return AuditStore(connection).after(from, limit);
        };
        const std::vector<AuditRecord> records = co_await m_needs.database.read(read);
        if (records.empty())
            break;
        for (const AuditRecord &record : records)
            walk.accept(record);
    }
    walk.finish(stored);
    QJsonObject answer{{QStringLiteral("ok"), !walk.fault()},
                       {QStringLiteral("length"), walk.head().length},
                       {QStringLiteral("head"), QString::fromLatin1(walk.head().hash)}};
    if (walk.fault()) {
        answer.insert(QStringLiteral("firstBad"), walk.fault()->sequence);
        answer.insert(QStringLiteral("detail"), walk.fault()->what);
    }
    co_return http::json(200, answer);
}

} // namespace firstcome::operators
