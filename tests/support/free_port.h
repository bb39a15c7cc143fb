// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>

namespace firstcome::test {

/// A port of loopback where nobody listens, below those that the kernel gives to outgoing connections: between this
/// answer and the moment a server takes it, nobody comes upon it by chance.
quint16 freePort();

} // namespace firstcome::test
