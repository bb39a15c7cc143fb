// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/remove_samples.h"
#include "backend/platform/http/router.h"

namespace firstcome::load {

/// POST /v1/ops/load/removals. Thread: the lanes'.
class RemovalRoutes
{
public:
    RemovalRoutes(const LoadParts &parts, RemoveSamples &remove) : m_parts(parts), m_remove(remove) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> remove(const http::Request &request);

    const LoadParts &m_parts;
    RemoveSamples &m_remove;
};

} // namespace firstcome::load
