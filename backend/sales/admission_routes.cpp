// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/admission_routes.h"

#include "backend/platform/http/csv_answer.h"
#include "backend/platform/http/no_body.h"
#include "backend/sales/verify_admissions.h"
#include "shared/base/csv_text.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::sales {

namespace {

/// As CSV a page may be long: it is for files, not for screens. The next one is named in the header Link.
constexpr int csvRowsAtOnce = 10'000;
/// Reasons a sale can have in one second, with room; pages of refusals end between two seconds.
constexpr int reasonsInASecond = 16;

/// A part of the ledger, with the hash its first row is chained to.
struct LedgerPart
{
    bool exists = false;
    QByteArray previous;
    std::vector<Admission> rows;
    bool more = false;
};

struct LedgerPage
{
    Id saleId = 0;
    qint64 after = 0;
    int limit = 0;
};

LedgerPart readLedger(sql::Connection &connection, const SaleGround &ground, const LedgerPage &page)
{
    LedgerPart part;
    part.exists = ground.sales.find(connection, page.saleId).has_value();
    if (!part.exists)
        return part;
    // The row before the page holds the hash the page's first row is chained to.
    const qint64 from = std::max<qint64>(page.after - 1, 0);
    const bool first = page.after == 0;
    part.rows = ground.admissions.page(connection, page.saleId, from, page.limit + (first ? 1 : 2));
    part.previous = firstLink(page.saleId);
    if (!first && !part.rows.empty()) {
        part.previous = part.rows.front().hash;
        part.rows.erase(part.rows.begin());
    }
    part.more = part.rows.size() > size_t(page.limit);
    if (part.more)
        part.rows.pop_back();
    return part;
}

http::Response asJson(const LedgerPart &part)
{
    QJsonArray items;
    QByteArray previous = part.previous;
    for (const Admission &row : part.rows) {
        items.append(QJsonObject{{QStringLiteral("sequence"), row.sequence},
                                 {QStringLiteral("orderId"), idText(row.orderId)},
                                 {QStringLiteral("memberId"), idText(row.memberId)},
                                 {QStringLiteral("quantity"), row.quantity},
                                 {QStringLiteral("receivedAt"), toIso(row.receivedAt)},
                                 {QStringLiteral("decidedAt"), toIso(row.decidedAt)},
                                 {QStringLiteral("previousHash"), QString::fromLatin1(previous.toHex())},
                                 {QStringLiteral("hash"), QString::fromLatin1(row.hash.toHex())}});
        previous = row.hash;
    }
    return http::page(items, part.more ? QByteArray::number(part.rows.back().sequence) : QByteArray());
}

http::Response asCsv(const http::Request &request, const LedgerPart &part)
{
    QByteArray text = request.queryValue("cursor") ? QByteArray() : QByteArray(csvMark);
    text += "sequence,orderId,memberId,quantity,receivedAt,decidedAt,previousHash,hash\r\n";
    QByteArray previous = part.previous;
    for (const Admission &row : part.rows) {
        text += QByteArray::number(row.sequence) + ',' + csvId(idText(row.orderId)) + ',' +
                csvId(idText(row.memberId)) + ',' + QByteArray::number(row.quantity) + ',' + toIsoUtf8(row.receivedAt) +
                ',' + toIsoUtf8(row.decidedAt) + ',' + csvText(QString::fromLatin1(previous.toHex())) + ',' +
                csvText(QString::fromLatin1(row.hash.toHex())) + "\r\n";
        previous = row.hash;
    }
    http::Response response = http::encoded(200, text);
    response.contentType = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"admissions.csv\"");
    if (part.more) {
        const QByteArray cursor = http::encodeCursor(QByteArray::number(part.rows.back().sequence));
        response.headers.emplace_back("Link", '<' + request.path + "?cursor=" + cursor + ">; rel=\"next\"");
    }
    return response;
}

QJsonObject toJson(const RefusalCount &count)
{
    QJsonObject object{{QStringLiteral("second"), toIso(count.second)},
                       {QStringLiteral("reason"), QString::fromLatin1(count.reason)},
                       {QStringLiteral("count"), count.refused},
                       {QStringLiteral("firstReceivedAt"), toIso(count.firstReceived)},
                       {QStringLiteral("lastReceivedAt"), toIso(count.lastReceived)}};
    if (count.lowestAvailable)
        object.insert(QStringLiteral("lowestAvailable"), *count.lowestAvailable);
    return object;
}

/// Cuts the rows to at most `limit`, between two seconds; whether there are more.
bool cutBetweenSeconds(std::vector<RefusalCount> &rows, size_t limit)
{
    if (rows.size() <= limit)
        return false;
    size_t end = limit;
    while (end > 0 && rows[end - 1].second == rows[end].second)
        --end;
    if (end == 0) // one second alone is longer than the page: it is given whole
        end = rows.size();
    rows.resize(end);
    return true;
}

Refusal notOfThisList()
{
    return {code::requestInvalid, QStringLiteral("The cursor is not one of this list."), {}, {}};
}

Refusal saleNotFound()
{
    return code::saleNotFound;
}

} // namespace

void AdmissionRoutes::mount(http::Router &router)
{
    const auto viewers = http::Policy::operatorWith(permission::View);
    router.get("/v1/ops/sales/{id}/admissions?limit&cursor", viewers,
               [this](const http::Request &request) { return list(request); });
    router.post("/v1/ops/sales/{id}/admissions/verify", viewers,
                [this](const http::Request &request) { return verify(request); });
    router.get("/v1/ops/sales/{id}/refusals?limit&cursor", viewers,
               [this](const http::Request &request) { return refusals(request); });
}

QCoro::Task<http::Response> AdmissionRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto after = page->cursor.isEmpty() ? std::optional<Id>(0) : idFrom(QByteArrayView(page->cursor));
    if (!after)
        co_return http::problem(notOfThisList(), request);
    const bool csv = http::wantsCsv(request);
    const bool limited = request.queryValue("limit").has_value();
    const LedgerPage wanted{request.idParameter(0), *after, csv && !limited ? csvRowsAtOnce : page->limit};
    const auto reply = m_ground.database.read(
        [this, wanted](sql::Connection &connection) { return readLedger(connection, m_ground, wanted); });
    const LedgerPart part = co_await reply;
    if (!part.exists)
        co_return http::problem(saleNotFound(), request);
    co_return csv ? asCsv(request, part) : asJson(part);
}

QCoro::Task<http::Response> AdmissionRoutes::verify(const http::Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const auto finding = co_await verifyAdmissions(m_ground, request.idParameter(0));
    if (!finding)
        co_return http::problem(finding.error(), request);
    QJsonObject body{{QStringLiteral("ok"), finding->ok},
                     {QStringLiteral("length"), finding->length},
                     {QStringLiteral("head"), QString::fromLatin1(finding->head.toHex())}};
    if (finding->brokenAt)
        body.insert(QStringLiteral("brokenAt"), *finding->brokenAt);
    co_return http::json(200, body);
}

QCoro::Task<http::Response> AdmissionRoutes::refusals(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto before = page->cursor.isEmpty() ? std::optional<Id>(std::numeric_limits<Id>::max())
                                               : idFrom(QByteArrayView(page->cursor));
    if (!before)
        co_return http::problem(notOfThisList(), request);
    const auto reply = m_ground.database.read([this, id = request.idParameter(0), before = fromMillis(*before),
                                               limit = page->limit](sql::Connection &connection) {
        std::optional<std::vector<RefusalCount>> rows;
        if (m_ground.sales.find(connection, id))
            rows = m_ground.refusals.page(connection, id, before, limit + reasonsInASecond);
        return rows;
    });
    std::optional<std::vector<RefusalCount>> rows = co_await reply;
    if (!rows)
        co_return http::problem(saleNotFound(), request);
    const bool more = cutBetweenSeconds(*rows, size_t(page->limit));
    QJsonArray items;
    for (const RefusalCount &count : *rows)
        items.append(toJson(count));
    co_return http::page(items, more ? QByteArray::number(toMillis(rows->back().second)) : QByteArray());
}

} // namespace firstcome::sales
