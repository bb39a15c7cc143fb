// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/run/run_command.h"
#include <functional>

namespace firstcome::load {

/// Commands for a run, a line each, from a file descriptor that is read without waiting. Its end is no command.
/// Thread: one.
class CommandInput
{
public:
    using Complain = std::function<void(const Refusal &)>;

    CommandInput(int descriptor, Complain complain);

    std::vector<RunCommand> take();

private:
    bool readMore();

    int m_descriptor;
    Complain m_complain;
    QByteArray m_pending;
};

} // namespace firstcome::load
