// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/common_passwords.h"

#include "shared/contract/member.h"
#include <cmath>
#include <zxcvbn.h>

namespace firstcome::access {

namespace {

/// What is longer is no common one, and takes zxcvbn long to take apart.
constexpr qsizetype longestCommon = 32;

bool isCommon(const QString &password)
{
    if (password.size() > longestCommon)
        return false;
    return ZxcvbnMatch(password.toUtf8().constData(), nullptr, nullptr) < std::log2(firstTries);
}

} // namespace

std::optional<QString> newPasswordFault(const QString &password)
{
    if (const auto fault = passwordFault(password))
        return fault;
    return isCommon(password) ? std::optional(QStringLiteral("must not be one of those that everybody tries first"))
                              : std::nullopt;
}

} // namespace firstcome::access
