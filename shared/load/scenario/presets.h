// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <span>

namespace firstcome::load {

/// A scenario that comes with the program, in the form of a file.
struct Preset
{
    const char *name;
    const char *description;
    const char *json;
};

std::span<const Preset> presets();
const Preset *findPreset(const QString &name);

} // namespace firstcome::load
