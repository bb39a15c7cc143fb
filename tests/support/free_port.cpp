// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/free_port.h"

#include <QRandomGenerator>
#include <QTcpServer>

namespace firstcome::test {

namespace {

constexpr quint16 lowest = 20'000;
constexpr quint16 pastHighest = 32'768; // net.ipv4.ip_local_port_range begins here

} // namespace

quint16 freePort()
{
    for (;;) {
        const auto port = quint16(QRandomGenerator::system()->bounded(lowest, pastHighest));
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost, port))
            return port;
    }
}

} // namespace firstcome::test
