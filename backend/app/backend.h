// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/admission.h"
#include "backend/app/data_folder.h"
#include "backend/app/foundation.h"
#include "backend/app/modules.h"
#include "backend/app/schedule.h"
#include "backend/platform/http/server.h"
#include "backend/platform/instances/neighbours.h"
#include "backend/platform/outgoing/span_export.h"

namespace firstcome::app {

/// To whom a call belongs: operators call one role, whichever module answers.
Role roleOf(const http::Route &route, const Module &module);

/// The composition root: one installation, opened for a command or for serving.
/// Invariant: nothing is served before every migration is applied and every module has loaded; on the way down nothing
/// that was accepted is left unanswered (within `drainWithin`).
/// Thread: the main thread, which must have a work::Loop.
class Backend
{
public:
    explicit Backend(const Admission &admission);
    ~Backend();

    /// Opens the database, proves that it is whole and that the keys are its own, applies the migrations, lets the
    /// modules load. DATABASE_DAMAGED, DATABASE_UNUSABLE or DATA_FOLDER_UNUSABLE says why not.
    Result<void> open();
    /// Starts edge, workers and live; the port.
    Result<quint16> serve();
    /// Log files are opened anew: somebody moved them away.
    void reopenLogs();
    /// Not ready, no new connection, what is in flight answered, workers stopped, database closed.
    void stop();

    /// Everything that can be asked; what is `live` of a serving process alone.
    system::EveryCheck checks() const;

    Foundation &foundation() { return m_foundation; }
    Modules &modules() { return m_modules; }
    /// Every route that is served, once it is.
    const http::Router &router() const { return m_router; }

private:
    QList<sql::Migration> migrations() const;
    Check schemaIsWhole() const;
    void prepare(sql::Connection &connection);
    void mountRoutes();
    void tellForgottenGateway();
    void tellNeeds();
    bool isFirst(Role role) const;
    void meetNeighbours();
    void beginTracing();

    static constexpr std::chrono::milliseconds drainWithin{6'000};

    Foundation m_foundation;
    Modules m_modules;
    std::unique_ptr<instances::Neighbours> m_neighbours; ///< while it serves
    std::unique_ptr<outgoing::SpanExport> m_spans;       ///< where a collector is set
    Schedule m_schedule;
    http::Router m_router;
    std::unique_ptr<http::Server> m_server;
    bool m_open = false;
};

} // namespace firstcome::app
