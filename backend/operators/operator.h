// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QJsonObject>

namespace firstcome::operators {

/// Someone who works in the shop. Never self-made: another operator or the command line makes him.
struct Operator
{
    Id id = 0;
    QString login;
    QByteArray passwordHash; ///< PHC text
    quint32 permissions = 0;
    bool enabled = true;
    Instant createdAt{};
};

/// Under which name wrong passwords are counted, wherever they are tried.
QByteArray accountOf(const Operator &who);

/// Without anything secret.
QJsonObject toJson(const Operator &who);

} // namespace firstcome::operators
