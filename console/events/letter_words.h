// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/events/dead_letter.h"
#include "console/widgets/state_pill.h"

/// Dead letters in the operator's language. Pure.
namespace firstcome::letter_words {

Pill pill(const DeadLetter &letter);

} // namespace firstcome::letter_words
