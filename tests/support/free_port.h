// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>

namespace firstcome::test {

/// A port of loopback where nobody listens.
quint16 freePort();

} // namespace firstcome::test
