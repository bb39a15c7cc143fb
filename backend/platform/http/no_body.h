// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "shared/base/result.h"

namespace firstcome::http {

/// For calls that take nothing: a refusal where the body has fields all the same. None, or `{}`, is well.
std::optional<Refusal> bodyNotTaken(const Request &request);

} // namespace firstcome::http
