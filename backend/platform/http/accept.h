// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/http/response.h"
#include <initializer_list>

namespace firstcome::http {

/// Which of the media types that there are the caller likes best by its Accept (RFC 9110, 12.5.1): the one of the
/// highest q, then the one that is named itself and not by a wildcard, then the one that is named first. Where nothing
/// is said, or nothing of it is to be had, the first of those that there are. "q=0" is no.
QByteArrayView preferredType(const Request &request, std::initializer_list<QByteArrayView> types);

/// Whether the caller refuses this type in so many words, with "q=0". A type that is not named at all is not refused.
bool refusesType(const Request &request, QByteArrayView type);
/// The same of the type of what it would be given.
bool refuses(const Request &request, const Response &response);

} // namespace firstcome::http
