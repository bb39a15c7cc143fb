// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/system/instance.h"

namespace firstcome::system {

/// /v1/ops/instances: the processes that serve, and what an operator wants of each: to drain, to log more.
/// Invariant: what is wanted is written in the list; each instance does it when it next looks, within a second.
/// Thread: `mount` before the lanes start; handlers on the lanes.
class InstanceRoutes
{
public:
    InstanceRoutes(const SystemGround &ground, const Instance &self) : m_ground(ground), m_self(self) {}

    void mount(http::Router &router);

private:
    /// What is wanted of an instance, as it goes into the audit.
    struct Wish
    {
        QByteArray action; ///< "instance.drain"
        QJsonObject wanted;
        std::function<bool(instances::InstanceTable &, int number)> write;
    };

    QCoro::Task<http::Response> list();
    QCoro::Task<http::Response> drain(const http::Request &request);
    QCoro::Task<http::Response> undoDrain(const http::Request &request);
    QCoro::Task<http::Response> setLogLevel(const http::Request &request);
    QCoro::Task<http::Response> want(const http::Request &request, Wish wish);

    const SystemGround &m_ground;
    const Instance &m_self;
};

} // namespace firstcome::system
