// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace firstcome::http {

/// Gives each request its id and its W3C trace parent: the client's when it is sane, else one of our own; where spans
/// are recorded, that of the request's own span. Ours are a random start and a counter: unique, not secret. Thread: its
/// lane's.
class RequestNames
{
public:
    RequestNames();

    QByteArray id(QByteArrayView offered);
    QByteArray traceparent(QByteArrayView offered);

private:
    quint64 random();

    quint64 m_prefix;
    quint64 m_counter = 0;
    quint64 m_state;
};

} // namespace firstcome::http
