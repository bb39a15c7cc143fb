// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/backend.h"

namespace firstcome::app {

/// Of everybody a demo or `sample` makes: random, made once for each data folder (0600), and known to the database from
/// then on.
QByteArray demoPassword(Foundation &foundation);

/// Fills an empty installation with what a newcomer looks at: a store with the demo catalogue, an open flash sale,
/// operators `operator` and `supervisor`, seller `seller`, members `shopper1` to `shopper100`.
/// What is there already stays. Gives the password of all of them.
Result<QByteArray> prepareDemo(Backend &backend);

} // namespace firstcome::app
