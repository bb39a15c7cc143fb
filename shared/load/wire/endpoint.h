// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <string>
#include <sys/socket.h>

namespace firstcome::load {

/// Where the server listens: the name for the Host field and the address found for it, looked up once.
struct Endpoint
{
    std::string host; ///< with its port
    sockaddr_storage address{};
    socklen_t addressLength = 0;

    /// `url` is http://HOST[:PORT]; refusals URL_INVALID and HOST_UNKNOWN. Blocks while the name is looked up.
    static Result<Endpoint> resolve(const QString &url);
};

} // namespace firstcome::load
