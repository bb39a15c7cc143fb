// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace firstcome::access {

/// As whom limits and known addresses take a client: its IPv4 address, or the /64 of its IPv6 address, all of which
/// belongs to one household. What is no address stays as it is.
QByteArray networkOf(const QByteArray &address);

} // namespace firstcome::access
