// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/run/options.h"

namespace firstcome::load {

/// The command line as values.
struct CommandLine
{
    enum class Act : quint8 { Help, Version, Run, Presets, Verify, Compare, Import, K6 };

    Act act = Act::Run;
    Options run;
    QStringList operands; ///< of every act but `Run`
    QString noise;        ///< of a comparison: a second run of the first
};

/// `arguments` with the program's name first. A refusal WRONG_USE says what is wrong.
Result<CommandLine> commandLineFrom(const QStringList &arguments);
QString usageText();

} // namespace firstcome::load
