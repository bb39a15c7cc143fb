// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/server.h"

#include "backend/platform/http/edge_collectable.h"
#include "backend/platform/http/lane.h"
#include "backend/platform/watch/log.h"
#include "backend/platform/watch/metrics.h"
#include "backend/platform/work/reply.h"
#include "shared/base/assert.h"
#include <QEventLoop>
#include <sys/resource.h>
#include <unistd.h>

namespace firstcome::http {

namespace {

/// Each connection is a descriptor; shells start programs with far fewer than there may be.
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

class Server::Private
{
public:
    struct Running
    {
        std::thread thread;
        work::Loop *loop = nullptr;
        Lane *lane = nullptr;
        QEventLoop *events = nullptr;
    };

    Private(ServerSettings settings, const Router &router, Authenticator &authenticator, Clock clock)
        : settings(std::move(settings)), router(router), authenticator(authenticator), clock(std::move(clock)),
          connections(std::make_shared<ConnectionCount>(
              ConnectionCount::Bounds{this->settings.limits.connections, this->settings.limits.connectionsPerAddress}))
    {
    }

    Result<std::vector<int>> listen();
    void startLane(int listener, std::size_t number);
    void runLane(Lane::Parts parts, Running &running, const work::Reply<void> &started);
    void openAccessLog();
    void publishFigures();
    void stop();

    ServerSettings settings;
    const Router &router;
    Authenticator &authenticator;
    Clock clock;
    std::shared_ptr<ConnectionCount> connections;
    WebSocketRoutes webSockets;
    std::shared_ptr<FiguresOfLanes> figures = std::make_shared<FiguresOfLanes>(); ///< filled before the lanes start
    std::shared_ptr<watch::AccessLog> accessLog;
    std::shared_ptr<EdgeCollectable> collectable;
    std::vector<std::unique_ptr<Running>> lanes;
    quint16 port = 0;
};

Result<std::vector<int>> Server::Private::listen()
{
    std::vector<int> listeners;
    ListenAt at{settings.address, settings.port, settings.lanes > 1};
    for (int lane = 0; lane < settings.lanes; ++lane) {
        const auto listener = openListener(at);
        if (!listener) {
            for (const int open : listeners)
                ::close(open);
            return tl::unexpected(listener.error());
        }
        listeners.push_back(*listener);
        at.port = portOf(*listener);
        at.joins = true;
    }
    port = at.port;
    return listeners;
}

void Server::Private::startLane(int listener, std::size_t number)
{
    watch::AccessRing *ring = accessLog ? &accessLog->addRing() : nullptr;
    const Lane::Parts parts{
        {settings, router, authenticator, clock, *figures->at(number), ring}, *connections, webSockets, listener};
    Running &running = *lanes.emplace_back(std::make_unique<Running>());
    const work::Reply<void> started;
    running.thread = std::thread([this, parts, &running, started] { runLane(parts, running, started); });
    started.get();
}

void Server::Private::runLane(Lane::Parts parts, Running &running, const work::Reply<void> &started)
{
    QEventLoop events;
    work::Loop loop;
    Lane lane(parts);
    running.events = &events;
    running.loop = &loop;
    running.lane = &lane;
    started.resolve();
    events.exec();
}

void Server::Private::openAccessLog()
{
    accessLog = std::make_shared<watch::AccessLog>(settings.accessLogPath, settings.accessLog);
    // Selling goes on without it; the figures say how many lines are lost.
    if (!accessLog->isOpen())
        watch::log(watch::Level::Error, "access_log.unwritable", {{"path", settings.accessLogPath}});
}

void Server::Private::publishFigures()
{
    collectable = std::make_shared<EdgeCollectable>(*figures, router, accessLog);
    if (settings.metrics)
        settings.metrics->collectFrom(collectable);
}

void Server::Private::stop()
{
    for (const auto &running : lanes)
        running->loop->post([events = running->events] { events->quit(); });
    for (const auto &running : lanes)
        running->thread.join();
    lanes.clear();
}

Server::Server(ServerSettings settings, const Router &router, Authenticator &authenticator, Clock clock)
    : m_private(std::make_unique<Private>(std::move(settings), router, authenticator, std::move(clock)))
{
}

Server::~Server()
{
    m_private->stop();
}

void Server::webSocket(QByteArray path, WebSocketHandler handler)
{
    FIRSTCOME_ASSERT(m_private->lanes.empty(), "WebSocket routes are added before the start");
    m_private->webSockets.emplace_back(std::move(path), std::move(handler));
}

Result<quint16> Server::start()
{
    FIRSTCOME_ASSERT(m_private->settings.lanes > 0 && m_private->lanes.empty(), "started once, with a lane");
    const auto listeners = m_private->listen();
    if (!listeners)
        return tl::unexpected(listeners.error());
    raiseDescriptorLimit();
    if (!m_private->settings.accessLogPath.isEmpty())
        m_private->openAccessLog();
    for (std::size_t i = 0; i < listeners->size(); ++i)
        m_private->figures->push_back(std::make_shared<LaneFigures>(m_private->router.routes().size()));
    m_private->publishFigures();
    for (std::size_t i = 0; i < listeners->size(); ++i)
        m_private->startLane((*listeners)[i], i);
    return m_private->port;
}

std::function<int()> Server::connectionCounter() const
{
    return [connections = m_private->connections] { return connections->all(); };
}

quint16 Server::port() const
{
    return m_private->port;
}

void Server::reopenAccessLog()
{
    if (m_private->accessLog)
        m_private->accessLog->reopen();
}

std::function<RequestCounts()> Server::requestCounter(const std::function<bool(const Route &)> &wanted) const
{
    return http::requestCounter(m_private->figures, m_private->router, wanted);
}

bool Server::drain(std::chrono::milliseconds within)
{
    std::vector<work::Reply<bool>> replies;
    for (const auto &running : m_private->lanes) {
        const work::Reply<bool> reply = replies.emplace_back();
        running->loop->post([lane = running->lane, within, reply] {
            lane->drain(within, [reply](bool answered) { reply.resolve(answered); });
        });
    }
    bool all = true;
    for (const work::Reply<bool> &reply : replies)
        all = reply.get() && all;
    return all;
}

void Server::forEachLane(const std::function<void()> &work)
{
    for (const auto &running : m_private->lanes) {
        const work::Reply<void> done;
        running->loop->post([&work, done] {
            work();
            done.resolve();
        });
        done.get();
    }
}

} // namespace firstcome::http
