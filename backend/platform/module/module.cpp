// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/module/module.h"

namespace firstcome {

QCoro::Task<Result<void>> Module::letGo(Id, QList<Id>)
{
    co_return Result<void>();
}

} // namespace firstcome
