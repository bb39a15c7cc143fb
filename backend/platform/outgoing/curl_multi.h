// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/transfer.h"
#include <QSocketNotifier>
#include <QTimer>
#include <deque>
#include <unordered_map>

namespace firstcome::outgoing {

/// libcurl's multi interface on a Qt event loop: it says which sockets and which time it waits for, the loop tells it.
/// Transfers beyond the cap of their origin wait here and not in libcurl, whose own queue forgets their timeouts
/// (7.88). Invariant: a transfer added is answered, at the latest by the destructor. Thread: the one it was made on,
/// which runs an event loop.
class CurlMulti
{
public:
    explicit CurlMulti(int connectionsPerHost);
    ~CurlMulti();
    Q_DISABLE_COPY_MOVE(CurlMulti)

    void start(std::unique_ptr<Transfer> transfer);

private:
    struct Watched
    {
        std::unique_ptr<QSocketNotifier> readable;
        std::unique_ptr<QSocketNotifier> writable;
    };

    struct Origin
    {
        int active = 0;
        std::deque<std::unique_ptr<Transfer>> waiting;
    };

    static int watchSocket(CURL *, curl_socket_t socket, int what, void *self, void *);
    static int watchTime(CURLM *, long millis, void *self);
    void watch(curl_socket_t socket, int what);
    void act(curl_socket_t socket, int events);
    void finishCompleted();
    void begin(std::unique_ptr<Transfer> transfer, Origin &origin);
    void beginNext(const QByteArray &name);
    void dropLate();

    const int m_connectionsPerHost;
    CURLM *m_multi;
    QTimer m_timer;
    QTimer m_lateness; ///< runs while something waits
    std::unordered_map<QByteArray, Origin> m_origins;
    std::unordered_map<curl_socket_t, Watched> m_sockets;
    std::unordered_map<CURL *, std::unique_ptr<Transfer>> m_transfers;
};

} // namespace firstcome::outgoing
