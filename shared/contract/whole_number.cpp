// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/whole_number.h"

#include "shared/base/json_text.h"
#include "shared/contract/error_codes.h"

namespace firstcome {

Refusal unreadableBody(QByteArrayView body, const QString &said)
{
    if (const auto field = hugeNumber(body))
        return {code::requestInvalid,
                QStringLiteral("The request is malformed."),
                {},
                {{*field, QString::fromLatin1(aWholeNumber)}}};
    return {code::requestInvalid, said, {}, {}};
}

} // namespace firstcome
