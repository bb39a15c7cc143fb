// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/load/scenario/scenario.h"

namespace firstcome {

/// Where scenarios come from: those that ship with the console, and the operator's own, each a file.
/// Invariant: an own one is the file `firstcome-load --scenario` reads. Thread: one.
class ScenarioShelf
{
public:
    explicit ScenarioShelf(QString folder);
    static QString usualFolder();

    QStringList presets() const;
    /// By name, in order.
    QStringList own() const;
    Result<load::Scenario> preset(const QString &name) const;
    Result<load::Scenario> ownNamed(const QString &name) const;
    Result<void> keep(const load::Scenario &scenario);
    void remove(const QString &name);

private:
    QString pathOf(const QString &name) const;

    QString m_folder;
};

} // namespace firstcome
