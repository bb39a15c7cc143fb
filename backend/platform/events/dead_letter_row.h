// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/dead_letters.h"

namespace firstcome::events {

/// Of the dead letters as `d`, with what `letterOf` reads.
QByteArray selectLetters(const QByteArray &rest);
/// A dead letter from a row of that.
DeadLetter letterOf(const sql::Statement &row);

} // namespace firstcome::events
