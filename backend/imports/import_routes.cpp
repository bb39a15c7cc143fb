// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_routes.h"

#include "backend/imports/failed_rows.h"
#include "backend/imports/run_store.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::imports {

namespace {

constexpr qsizetype mostFailedBytes = 4 * 1024 * 1024; ///< kept of an import

Result<bool> flagFrom(const http::Request &request, const char *name)
{
    const QByteArray given = request.queryValue(name).value_or("false");
    if (given != "true" && given != "false")
        return refuse(code::requestInvalid, QStringLiteral("%1 must be true or false.").arg(QLatin1StringView(name)));
    return given == "true";
}

Result<ImportJob> jobFrom(const http::Request &request)
{
    ImportJob job;
    const auto store = request.queryValue("store");
    const auto dryRun = flagFrom(request, "dryRun");
    const auto endMissing = flagFrom(request, "endMissing");
    const auto columns = mappingFrom(request.queryValue("columns").value_or(QByteArray()));
    if (!store || store->isEmpty())
        return refuse(code::requestInvalid, QStringLiteral("The parameter store must name a store."));
    if (!dryRun || !endMissing)
        return tl::unexpected(dryRun ? endMissing.error() : dryRun.error());
    if (!columns)
        return tl::unexpected(columns.error());
    job.file = request.body;
    job.store = tidyName(QString::fromUtf8(*store));
    job.columns = *columns;
    job.dryRun = *dryRun;
    job.missing = *endMissing ? Missing::Ended : Missing::Named;
    job.operatorId = request.principal->id;
    job.requestId = request.id;
    return job;
}

struct Finished
{
    Id id = 0;
    Result<ImportReport> report;
};

} // namespace

ImportRoutes::ImportRoutes(const catalog::CatalogParts &parts) : m_parts(parts), m_import(parts)
{
    m_thread.setMaxThreadCount(1);
}

ImportRoutes::~ImportRoutes()
{
    m_thread.waitForDone();
}

void ImportRoutes::mount(http::Router &router)
{
    http::Route route{http::Method::Post, "/v1/ops/products/import?store&dryRun&endMissing&columns",
                      http::Policy::operatorWith(permission::CatalogueEdit),
                      http::AsyncHandler([this](const http::Request &request) { return import(request); })};
    route.bodyLimit = largestFile;
    route.consumes = "text/csv";
    router.add(std::move(route));
}

QCoro::Task<http::Response> ImportRoutes::import(const http::Request &request)
{
    const auto job = jobFrom(request);
    if (!job)
        co_return http::problem(job.error(), request);
    if (m_busy.exchange(true))
        co_return http::problem({code::requestInProgress,
                                 QStringLiteral("Another import is under way."),
                                 {{QStringLiteral("retryAfter"), patienceSeconds}},
                                 {}},
                                request);
    const work::Reply<Finished> reply;
    m_thread.start([this, reply, job = *job] {
        // Free again before it is answered, so that who has the answer can send the next file at once.
        try {
            const Id id = begin(job);
            auto report = run(job, id);
            m_busy = false;
            reply.resolve({id, std::move(report)});
        } catch (...) {
            m_busy = false;
            reply.fail(std::current_exception());
        }
    });
    const Finished finished = co_await reply;
    if (!finished.report)
        co_return http::problem(finished.report.error(), request);
    QJsonObject answer = toJson(*finished.report);
    answer.insert(QStringLiteral("id"), idText(finished.id));
    http::Response response = http::json(200, answer);
    response.headers.emplace_back("Location", "/v1/ops/imports/" + QByteArray::number(finished.id));
    co_return response;
}

Id ImportRoutes::begin(const ImportJob &job) const
{
    ImportRun run;
    run.startedAt = m_parts.clock();
    run.id = m_parts.ids.next(run.startedAt);
    run.store = job.store;
    run.dryRun = job.dryRun;
    run.endMissing = job.missing == Missing::Ended;
    const auto write = [&](sql::Connection &connection) { RunStore(connection).begin(run, job.operatorId); };
    m_parts.database.write(sql::Queue::Background, write).get();
    return run.id;
}

Result<ImportReport> ImportRoutes::run(const ImportJob &job, Id id) const
{
    const auto keep = [this](auto write) { m_parts.database.write(sql::Queue::Background, write).get(); };
    try {
        auto report = m_import.run(job);
        FailedRows failed;
        if (report && !report->failedRows.isEmpty())
            failed = failedRowsOf(job.file, *report, mostFailedBytes);
        if (report)
            report->failedRowsOmitted = failed.omitted;
        keep([&](sql::Connection &connection) {
            RunStore(connection).keepFailedRows(id, failed.csv);
            RunStore(connection).finish(id, report, m_parts.clock());
        });
        return report;
    } catch (const sql::Failure &) {
        keep([&](sql::Connection &connection) { RunStore(connection).interrupt(id); });
        throw;
    }
}

} // namespace firstcome::imports
