// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct redisAsyncContext;

namespace firstcome::redis {

/// Lets the event loop of this thread tell hiredis when its socket can be read or written; ends with the context.
void attachToLoop(redisAsyncContext *context);

} // namespace firstcome::redis
