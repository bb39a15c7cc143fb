// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome::access {

/// Nothing, or what is wrong with a password somebody chooses, to be read after the field's name: too short, too long,
/// or among those that everybody tries first ("password1", "1q2w3e4r"), which zxcvbn finds in fewer than `firstTries`.
std::optional<QString> newPasswordFault(const QString &password);

constexpr double firstTries = 8'192;

} // namespace firstcome::access
