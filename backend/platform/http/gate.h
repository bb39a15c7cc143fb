// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/address_list.h"
#include "backend/platform/http/guard_room.h"
#include "shared/base/result.h"
#include <QSocketNotifier>
#include <QTcpServer>

namespace firstcome::http {

/// Opens a listening descriptor; `shared` lets several lanes listen on one port.
/// A refusal PORT_BUSY, ADDRESS_INVALID or PORT_FORBIDDEN. A port that any process already listens on is busy,
/// although the kernel would let a process of the same user share it.
struct ListenAt
{
    QHostAddress address;
    quint16 port = 0;
    bool shared = false; ///< with other lanes of this server
    bool joins = false;  ///< one of them listens there already
};
Result<int> openListener(const ListenAt &at);
quint16 portOf(int listener);

/// Lets clients in: makes a GuardSocket of each accepted descriptor, unless there are too many.
/// Invariant: Qt itself never accepts, so that no descriptor blocks the lane. Where the process has no descriptor left
/// it waits for the next tick (Qt would try again at once, for ever), says so once, and goes on by itself. Thread: its
/// lane's.
class Gate : public QTcpServer
{
    Q_OBJECT
public:
    struct Door
    {
        ConnectionCount &count;
        const AddressList &proxies;
        int listener = -1;
    };

    Gate(GuardRoom &room, const Door &door);

    /// Lets in who is waiting already, then nobody.
    void shut();
    /// Called once a tick.
    void retryAccepting();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void acceptWaiting();
    void letIn(int descriptor);
    void turnAway(int descriptor, Killed reason);

    GuardRoom &m_room;
    Door m_door;
    QSocketNotifier m_waiting;
    void starve(int error);

    bool m_starved = false; ///< accepting stands still until the next tick
    bool m_episode = false; ///< said, and not over yet
};

} // namespace firstcome::http
