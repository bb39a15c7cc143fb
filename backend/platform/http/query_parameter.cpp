// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/query_parameter.h"

#include "shared/contract/error_codes.h"

namespace firstcome::http {

Refusal malformed(const QueryParameter &parameter)
{
    const QString taken = QString::fromLatin1(parameter.taken);
    return {code::requestInvalid,
            QStringLiteral("%1 %2.").arg(QLatin1StringView(parameter.name), taken),
            {},
            {{QString::fromLatin1(parameter.name), taken}}};
}

} // namespace firstcome::http
