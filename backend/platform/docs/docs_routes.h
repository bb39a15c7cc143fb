// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"

namespace firstcome::docs {

/// GET /openapi.json and GET /docs: open to everybody, from memory.
void mountDocsRoutes(http::Router &router);

} // namespace firstcome::docs
