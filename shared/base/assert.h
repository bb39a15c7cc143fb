// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>

/// An assertion that stays on in release builds: a failed one is a bug, and going on would sell what is not there.
#define FIRSTCOME_ASSERT(condition, text)                                                                              \
    do {                                                                                                               \
        if (Q_UNLIKELY(!(condition)))                                                                                  \
            qFatal("assertion failed: %s (%s:%d): %s", #condition, __FILE__, __LINE__, text);                          \
    } while (false)
