// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/import_products.h"
#include "backend/platform/http/router.h"
#include "backend/platform/work/reply.h"
#include <QThreadPool>

namespace firstcome::imports {

/// POST /v1/ops/products/import?store=NAME[&dryRun=true][&endMissing=true]: one import at a time, on a thread of its
/// own, so that no lane waits and one file at most is in memory. A second one meanwhile is refused with
/// REQUEST_IN_PROGRESS. What came of it is kept (run_store.h), also where the client is gone by then.
class ImportRoutes
{
public:
    explicit ImportRoutes(const catalog::CatalogParts &parts);
    ~ImportRoutes();
    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> import(const http::Request &request);
    Id begin(const ImportJob &job) const;
    Result<ImportReport> run(const ImportJob &job, Id id) const;

    static constexpr qsizetype largestFile = 64 * 1024 * 1024;
    static constexpr int patienceSeconds = 5; ///< named to who is refused meanwhile

    const catalog::CatalogParts &m_parts;
    ImportProducts m_import;
    std::atomic<bool> m_busy{false};
    QThreadPool m_thread;
};

} // namespace firstcome::imports
