// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QByteArray>

namespace firstcome::http {

/// The time as the Date header has it (RFC 9110, 5.6.7), written once a second: clients learn the server's clock by it.
/// Thread: one; each lane has its own.
class HttpDate
{
public:
    /// Good until the next call.
    QByteArrayView at(Instant now);

private:
    qint64 m_second = -1;
    QByteArray m_text;
};

} // namespace firstcome::http
