// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/correction_routes.h"

#include "backend/platform/http/listing.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "backend/stock/correction_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonDocument>

namespace firstcome::stock {

namespace {

CorrectionCall callOf(const http::Request &request, Corrector corrector)
{
    CorrectionCall call;
    call.optionId = request.idParameter(0);
    call.corrector = corrector;
    call.correctorId = request.principal->id;
    call.requestId = request.id;
    return call;
}

} // namespace

void CorrectionRoutes::mount(http::Router &router)
{
    const auto correcting = [this](Corrector corrector) {
        return http::AsyncHandler(
            [this, corrector](const http::Request &request) { return correct(request, corrector); });
    };
    const auto listing = [this](Corrector corrector) {
        return http::AsyncHandler([this, corrector](const http::Request &request) { return list(request, corrector); });
    };
    const auto sellers = http::Policy::member(http::Seller);
    router.post("/v1/seller/stock/{id}/corrections", sellers, correcting(Corrector::Seller));
    router.get("/v1/seller/stock/{id}/corrections?limit&cursor", sellers, listing(Corrector::Seller));
    router.post("/v1/ops/stock/{id}/corrections", http::Policy::operatorWith(permission::StockCorrect),
                correcting(Corrector::Operator));
    router.get("/v1/ops/stock/{id}/corrections?limit&cursor", http::Policy::operatorWith(permission::View),
               listing(Corrector::Operator));
}

QCoro::Task<http::Response> CorrectionRoutes::correct(const http::Request &request, Corrector corrector)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto form = correctionFormFrom(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    CorrectionCall call = callOf(request, corrector);
    call.form = *form;
    const sql::CallScope scope{call.correctorId, "POST " + request.path, *key, request.body};
    const auto work = [this, call, scope, now = m_ground.clock()](sql::Connection &connection) {
        return answerOnce(connection, {scope, now}, [&] { return decided(connection, call, now); });
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<OnceAnswer> answer = co_await reply;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

Result<sql::KeptAnswer> CorrectionRoutes::decided(sql::Connection &connection, const CorrectionCall &call,
                                                  Instant now) const
{
    if (call.corrector == Corrector::Operator) {
        const auto asked = m_ask.run(connection, call, now);
        return asked ? Result<sql::KeptAnswer>(approvals::acceptedAnswer(*asked)) : tl::unexpected(asked.error());
    }
    const auto corrected = m_correct.run(connection, call, now);
    if (!corrected)
        return tl::unexpected(corrected.error());
    return sql::KeptAnswer{201, QJsonDocument(toJson(*corrected)).toJson(QJsonDocument::Compact)};
}

QCoro::Task<http::Response> CorrectionRoutes::list(const http::Request &request, Corrector corrector)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto cursor = idFrom(QByteArrayView(page->cursor));
    if (!page->cursor.isEmpty() && !cursor)
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of this list."), {}, {}},
                                request);
    using Found = std::optional<std::vector<Correction>>;
    CorrectionFilter filter{request.idParameter(0)};
    filter.before = cursor.value_or(filter.before);
    const auto work = [this, call = callOf(request, corrector), filter,
                       limit = page->limit](sql::Connection &connection) -> Found {
        const auto option = m_stock.find(connection, call.optionId);
        if (!option || !m_correct.mayTouch(connection, *option, call))
            return std::nullopt;
        return CorrectionStore::page(connection, filter, limit + 1);
    };
    const auto reply = m_ground.database.read(work);
    Found found = co_await reply;
    if (!found)
        co_return http::problem(code::optionNotFound, request);
    QByteArray next;
    if (found->size() > size_t(page->limit)) {
        found->resize(size_t(page->limit));
        next = QByteArray::number(found->back().id);
    }
    QJsonArray items;
    for (const Correction &correction : *found)
        items.append(toJson(correction));
    co_return http::page(items, next);
}

} // namespace firstcome::stock
