// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <optional>

namespace firstcome::access {

/// Nothing, or what is wrong with a password somebody chooses, to be read after the field's name: too short, too long,
/// among those that everybody tries first ("password1", "1q2w3e4r", "qwer!@#$"), which zxcvbn finds in fewer than
/// `firstTries`, or little more than one of the chooser's `own` words (login, name, address) or of the shop's.
std::optional<QString> newPasswordFault(const QString &password, const QStringList &own);

constexpr double firstTries = 8'192;
constexpr double ownTries = 512; ///< who knows a word beforehand; it may stand in a longer password

} // namespace firstcome::access
