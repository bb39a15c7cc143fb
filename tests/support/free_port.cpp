// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/free_port.h"

#include <QTcpServer>

namespace firstcome::test {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace firstcome::test
