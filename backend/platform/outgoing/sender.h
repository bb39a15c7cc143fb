// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/call.h"
#include "backend/platform/work/reply.h"

namespace firstcome::outgoing {

/// What brings calls to other systems and their answers back: HTTP, or a simulation's wire.
/// Invariant: every call is answered exactly once. Thread: `send` from any; the reply resumes on the awaiting thread's
/// Loop.
class Sender
{
public:
    virtual ~Sender() = default;
    virtual work::Reply<Answer> send(Call call) = 0;
};

} // namespace firstcome::outgoing
