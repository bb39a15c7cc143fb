// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>

namespace firstcome::house {

/// A place that breaks a rule, and which.
struct Finding
{
    QString path;
    int line = 0; ///< from 1; 0 where it is about the whole file
    QString what;
};

using Findings = QList<Finding>;

} // namespace firstcome::house
