// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/settings.h"
#include "backend/platform/sql/left_log.h"

namespace firstcome::app {

/// What is wrong with the log of an embedded database, or a journal beside it, for who is about to open it without
/// changing the installation. Where somebody serves it only whether the log is another's: the rest is his. Blocking.
std::optional<sql::LogFault> faultOfLog(const Settings &settings);

} // namespace firstcome::app
