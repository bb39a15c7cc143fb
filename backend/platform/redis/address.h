// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome::redis {

/// Where a Redis is, as the setting says it: redis://[[USER]:PASSWORD@]HOST:PORT[/DB]
struct Address
{
    QString host;
    quint16 port = 6379;
    QString user; ///< empty: the default one
    QString password;
    int database = 0;
};

std::optional<Address> addressFrom(const QString &text);

} // namespace firstcome::redis
