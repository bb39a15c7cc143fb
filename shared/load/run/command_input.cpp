// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/command_input.h"

#include <poll.h>
#include <unistd.h>

namespace firstcome::load {

namespace {

constexpr qsizetype lineLimit = 64 * 1024;

}

CommandInput::CommandInput(int descriptor, Complain complain)
    : m_descriptor(descriptor), m_complain(std::move(complain))
{
}

bool CommandInput::readMore()
{
    pollfd wanted{m_descriptor, POLLIN, 0};
    if (m_descriptor < 0 || ::poll(&wanted, 1, 0) <= 0)
        return false;
    char chunk[4096];
    const ssize_t got = ::read(m_descriptor, chunk, sizeof chunk);
    if (got <= 0 || m_pending.size() > lineLimit) {
        m_descriptor = -1;
        return false;
    }
    m_pending.append(chunk, got);
    return true;
}

std::vector<RunCommand> CommandInput::take()
{
    while (readMore()) {
    }
    std::vector<RunCommand> commands;
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
        const QByteArray line = m_pending.left(end).trimmed();
        m_pending.remove(0, end + 1);
        if (line.isEmpty())
            continue;
        if (auto command = runCommandFrom(line))
            commands.push_back(std::move(*command));
        else
            m_complain(command.error());
    }
    return commands;
}

} // namespace firstcome::load
