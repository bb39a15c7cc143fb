// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"

#include <QHash>

namespace firstcome::code {

std::span<const Code> all()
{
#define FIRSTCOME_CODE(name, text, status, sentence) name,
    static constexpr Code codes[] = {FIRSTCOME_CODES(FIRSTCOME_CODE)};
#undef FIRSTCOME_CODE
    return codes;
}

const Code *find(QByteArrayView name)
{
    static const QHash<QByteArrayView, const Code *> byName = [] {
        QHash<QByteArrayView, const Code *> found;
        for (const Code &code : all())
            found.insert(QByteArrayView(code.name), &code);
        return found;
    }();
    return byName.value(name);
}

QByteArray ofStatus(int status)
{
    return "HTTP_" + QByteArray::number(status);
}

} // namespace firstcome::code
