// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_routes.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::imports {

namespace {

Result<ImportJob> jobFrom(const http::Request &request)
{
    ImportJob job;
    const auto store = request.queryValue("store");
    const QByteArray dryRun = request.queryValue("dryRun").value_or("false");
    if (!store || store->isEmpty())
        return refuse(code::requestInvalid, QStringLiteral("The parameter store must name a store."));
    if (dryRun != "true" && dryRun != "false")
        return refuse(code::requestInvalid, QStringLiteral("dryRun must be true or false."));
    job.file = request.body;
    job.store = QString::fromUtf8(*store).trimmed();
    job.dryRun = dryRun == "true";
    job.operatorId = request.principal->id;
    job.requestId = request.id;
    return job;
}

} // namespace

ImportRoutes::ImportRoutes(const catalog::CatalogParts &parts) : m_import(parts)
{
    m_thread.setMaxThreadCount(1);
}

ImportRoutes::~ImportRoutes()
{
    m_thread.waitForDone();
}

void ImportRoutes::mount(http::Router &router)
{
    http::Route route{http::Method::Post, "/v1/ops/products/import",
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
    const work::Reply<Result<ImportReport>> reply;
    m_thread.start([this, reply, job = *job] {
        // Free again before it is answered, so that who has the answer can send the next file at once.
        try {
            auto report = m_import.run(job);
            m_busy = false;
            reply.resolve(std::move(report));
        } catch (...) {
            m_busy = false;
            reply.fail(std::current_exception());
        }
    });
    const Result<ImportReport> report = co_await reply;
    co_return report ? http::json(200, toJson(*report)) : http::problem(report.error(), request);
}

} // namespace firstcome::imports
