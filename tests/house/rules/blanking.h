// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

struct Blanked
{
    QString code;
    QStringList comments; ///< each line of a comment without its slashes
    QList<Literal> literals;
};

/// Takes C++ apart into code, comments and string literals.
Blanked blank(const QString &text);

} // namespace firstcome::house
