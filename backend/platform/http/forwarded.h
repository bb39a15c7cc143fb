// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/address_list.h"
#include "backend/platform/http/request.h"

namespace firstcome::http {

/// Whom a proxy of ours speaks for: of X-Forwarded-For, else of Forwarded (RFC 7239), the last address that is not one
/// of our proxies itself; what stands before it is the client's own word. Nothing where it says nothing we can read.
std::optional<QHostAddress> forwardedFor(const Request &request, const AddressList &proxies);

/// Whether somebody passed it on, ours or not.
bool wasForwarded(const Request &request);

} // namespace firstcome::http
