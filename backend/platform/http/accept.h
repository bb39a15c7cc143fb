// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include <initializer_list>

namespace firstcome::http {

/// Which of the media types that there are the caller likes best by its Accept (RFC 9110, 12.5.1): the one of the
/// highest q, then the one that is named itself and not by a wildcard, then the one that is named first. Where nothing
/// is said, or nothing of it is to be had, the first of those that there are. "q=0" is no.
QByteArrayView preferredType(const Request &request, std::initializer_list<QByteArrayView> types);

} // namespace firstcome::http
