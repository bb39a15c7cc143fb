// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey/members_file.h"

#include "shared/contract/error_codes.h"
#include <algorithm>

namespace firstcome::load {

namespace {

/// What goes into a header line must not be able to end it.
bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

} // namespace

Result<std::vector<Member>> membersFrom(const QByteArray &file)
{
    std::vector<Member> members;
    int number = 0;
    for (const QByteArray &line : file.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const QList<QByteArray> parts = line.trimmed().split('\t');
        const auto id = idFrom(QByteArrayView(parts.first()));
        if (!id || parts.size() < 2 || !isToken(parts.at(1)))
            return refuse(code::tokensInvalid,
                          QStringLiteral("Line %1 is not \"memberId<TAB>accessToken<TAB>refreshToken\".").arg(number));
        if (parts.size() > 3 && !isToken(parts.at(3)))
            return refuse(code::tokensInvalid, QStringLiteral("The login of line %1 is none.").arg(number));
        members.push_back({*id, parts.at(1).toStdString(), parts.value(3).toStdString()});
    }
    if (members.empty())
        return refuse(code::tokensInvalid);
    return members;
}

} // namespace firstcome::load
