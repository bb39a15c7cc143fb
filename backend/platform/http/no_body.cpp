// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/no_body.h"

#include "shared/contract/json_fields.h"

namespace firstcome::http {

std::optional<Refusal> bodyNotTaken(const Request &request)
{
    if (request.body.isEmpty())
        return std::nullopt;
    auto fields = JsonFields::parse(request.body);
    return fields ? fields->finish() : fields.error();
}

} // namespace firstcome::http
