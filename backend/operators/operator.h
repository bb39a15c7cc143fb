// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QJsonObject>

namespace firstcome::operators {

inline constexpr std::chrono::minutes accessLifetime{30};
inline constexpr std::chrono::days refreshLifetime{7};

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

/// One pair of tokens; the id is that of its access token.
struct OperatorSession
{
    Id id = 0;
    Id operatorId = 0;
    Id family = 0;
    QByteArray refreshHash;
    Instant accessExpiresAt{};
    Instant expiresAt{};
    Instant createdAt{};
    Id followedBy = 0;                ///< the session that began when this one was refreshed; 0 while it was not
    std::optional<Instant> endedAt{}; ///< before its time
};

/// Under which name wrong passwords are counted, wherever they are tried.
QByteArray accountOf(const Operator &who);

/// Without anything secret.
QJsonObject toJson(const Operator &who);

} // namespace firstcome::operators
