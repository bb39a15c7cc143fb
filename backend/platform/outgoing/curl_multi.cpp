// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/curl_multi.h"

namespace firstcome::outgoing {

namespace {

/// Connections kept open and idle, over all hosts.
constexpr long keptConnections = 256;
/// Calls to one origin that wait for a connection; more are turned away.
constexpr std::size_t longestQueue = 10'000;
/// How late the end of a waiting call's timeout may be noticed.
constexpr std::chrono::milliseconds latenessEvery{20};

void retire(std::unique_ptr<QSocketNotifier> &notifier)
{
    if (!notifier)
        return;
    // It may be the one whose signal is being handled right now.
    notifier->setEnabled(false);
    notifier.release()->deleteLater();
}

} // namespace

CurlMulti::CurlMulti(int connectionsPerHost) : m_connectionsPerHost(connectionsPerHost), m_multi(curl_multi_init())
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlMulti::watchSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlMulti::watchTime);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, keptConnections);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
    QObject::connect(&m_lateness, &QTimer::timeout, &m_lateness, [this] { dropLate(); });
}

CurlMulti::~CurlMulti()
{
    const QString reason = QStringLiteral("The client was closed.");
    for (const auto &[name, origin] : m_origins) {
        for (const auto &transfer : origin.waiting)
            transfer->reply().resolve(transfer->interrupted(reason));
    }
    for (const auto &[handle, transfer] : m_transfers) {
        curl_multi_remove_handle(m_multi, handle);
        transfer->reply().resolve(transfer->interrupted(reason));
    }
    m_transfers.clear();
    curl_multi_cleanup(m_multi);
}

void CurlMulti::start(std::unique_ptr<Transfer> transfer)
{
    Origin &origin = m_origins[transfer->origin()];
    if (origin.active < m_connectionsPerHost)
        return begin(std::move(transfer), origin);
    if (origin.waiting.size() >= longestQueue)
        return transfer->reply().resolve(NotSent{QStringLiteral("Too many calls wait for a connection.")});
    origin.waiting.push_back(std::move(transfer));
    if (!m_lateness.isActive())
        m_lateness.start(latenessEvery);
}

void CurlMulti::begin(std::unique_ptr<Transfer> transfer, Origin &origin)
{
    transfer->armTimeout();
    CURL *handle = transfer->handle();
    const CURLMcode added = curl_multi_add_handle(m_multi, handle);
    if (added != CURLM_OK)
        return transfer->reply().resolve(NotSent{QString::fromUtf8(curl_multi_strerror(added))});
    ++origin.active;
    m_transfers.emplace(handle, std::move(transfer));
}

void CurlMulti::beginNext(const QByteArray &name)
{
    const auto found = m_origins.find(name);
    Origin &origin = found->second;
    --origin.active;
    while (!origin.waiting.empty() && origin.active < m_connectionsPerHost) {
        auto next = std::move(origin.waiting.front());
        origin.waiting.pop_front();
        begin(std::move(next), origin);
    }
    if (origin.active == 0)
        m_origins.erase(found);
}

void CurlMulti::dropLate()
{
    bool anyWaits = false;
    for (auto &[name, origin] : m_origins) {
        std::erase_if(origin.waiting, [](const std::unique_ptr<Transfer> &transfer) {
            const bool late = transfer->isLate();
            if (late)
                transfer->reply().resolve(NotSent{QStringLiteral("No connection became free in time.")});
            return late;
        });
        anyWaits = anyWaits || !origin.waiting.empty();
    }
    if (!anyWaits)
        m_lateness.stop();
}

int CurlMulti::watchSocket(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    static_cast<CurlMulti *>(self)->watch(socket, what);
    return 0;
}

int CurlMulti::watchTime(CURLM *, long millis, void *self)
{
    // Only arms the timer: libcurl must not be entered again from its own callback.
    auto *multi = static_cast<CurlMulti *>(self);
    if (millis < 0)
        multi->m_timer.stop();
    else
        multi->m_timer.start(int(std::min<long>(millis, std::numeric_limits<int>::max())));
    return 0;
}

void CurlMulti::watch(curl_socket_t socket, int what)
{
    if (what == CURL_POLL_REMOVE) {
        const auto found = m_sockets.find(socket);
        if (found == m_sockets.end())
            return;
        retire(found->second.readable);
        retire(found->second.writable);
        m_sockets.erase(found);
        return;
    }
    Watched &watched = m_sockets[socket];
    const auto set = [&](std::unique_ptr<QSocketNotifier> &notifier, QSocketNotifier::Type type, bool wanted) {
        if (!notifier && wanted) {
            notifier = std::make_unique<QSocketNotifier>(socket, type);
            const int event = type == QSocketNotifier::Read ? CURL_CSELECT_IN : CURL_CSELECT_OUT;
            QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(),
                             [this, socket, event] { act(socket, event); });
        }
        if (notifier)
            notifier->setEnabled(wanted);
    };
    set(watched.readable, QSocketNotifier::Read, what & CURL_POLL_IN);
    set(watched.writable, QSocketNotifier::Write, what & CURL_POLL_OUT);
}

void CurlMulti::act(curl_socket_t socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    finishCompleted();
}

void CurlMulti::finishCompleted()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *handle = message->easy_handle;
        const CURLcode code = message->data.result; // the message dies with the next call
        const auto found = m_transfers.find(handle);
        const std::unique_ptr<Transfer> transfer = std::move(found->second);
        m_transfers.erase(found);
        curl_multi_remove_handle(m_multi, handle);
        transfer->reply().resolve(transfer->answer(code));
        beginNext(transfer->origin());
    }
}

} // namespace firstcome::outgoing
