// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/run_routes.h"

#include "shared/contract/error_codes.h"

#include "backend/imports/run_store.h"
#include "backend/platform/http/listing.h"
#include "shared/contract/permissions.h"

namespace firstcome::imports {

void RunRoutes::mount(http::Router &router)
{
    const auto viewers = http::Policy::operatorWith(permission::View);
    router.get("/v1/ops/imports?limit&cursor", viewers,
               http::AsyncHandler([this](const http::Request &request) { return list(request); }));
    router.get("/v1/ops/imports/{id}", viewers,
               http::AsyncHandler([this](const http::Request &request) { return show(request); }));
    router.get("/v1/ops/imports/{id}/failed-rows", viewers,
               http::AsyncHandler([this](const http::Request &request) { return failedRows(request); }));
}

QCoro::Task<http::Response> RunRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    const auto before = page && !page->cursor.isEmpty() ? idFrom(QByteArrayView(page->cursor)) : std::optional<Id>(0);
    if (!page || !before)
        co_return http::problem(
            page ? Refusal{code::requestInvalid, QStringLiteral("The cursor is not one of this list."), {}, {}}
                 : page.error(),
            request);
    const int limit = page->limit;
    const auto read = [before = *before, limit](sql::Connection &connection) {
        return RunStore(connection).list(before, limit + 1);
    };
    QList<ImportRun> runs = co_await m_parts.database.read(read);
    const bool more = runs.size() > limit;
    if (more)
        runs.removeLast();
    QJsonArray items;
    for (const ImportRun &run : std::as_const(runs))
        items.append(toJson(run, ImportRunDetail::Listed));
    co_return http::page(items, more ? QByteArray::number(runs.constLast().id) : QByteArray());
}

QCoro::Task<http::Response> RunRoutes::show(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const auto read = [id](sql::Connection &connection) { return RunStore(connection).find(id); };
    const std::optional<ImportRun> run = co_await m_parts.database.read(read);
    if (!run)
        co_return http::problem({code::importNotFound, QStringLiteral("There is no such import."), {}, {}}, request);
    co_return http::json(200, toJson(*run, ImportRunDetail::Whole));
}

QCoro::Task<http::Response> RunRoutes::failedRows(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const auto read = [id](sql::Connection &connection) { return RunStore(connection).failedRows(id); };
    const QByteArray csv = co_await m_parts.database.read(read);
    if (csv.isEmpty())
        co_return http::problem(
            {code::importNotFound, QStringLiteral("There are no failed rows of such an import."), {}, {}}, request);
    http::Response response = http::encoded(200, csv);
    response.contentType = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"failed-rows-" + QByteArray::number(id) + ".csv\"");
    co_return response;
}

} // namespace firstcome::imports
