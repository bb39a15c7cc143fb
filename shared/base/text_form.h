// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome {

/// The one form every text from outside is kept in: composed (NFC), so that what looks the same is the same.
QString composed(const QString &text);

/// A name as it is kept: composed, without blanks around it and without characters that show nothing. A joiner stays
/// where it shapes what is beside it: in an emoji, between joining letters, after a virama.
QString tidyName(const QString &text);

/// What is wrong with a name or another text of one line, to be read after the field's name ("must ..."), or nothing.
/// Refuses what nobody can see, what turns the direction of the text around it, and more than one line.
std::optional<QString> nameFault(const QString &text, int maxLength);

/// What texts are compared and searched by, as bytes, on every engine: compatibility form, every case folded fully
/// (also where one letter becomes two), nothing that shows nothing, runs of blanks as one.
QString searchKey(const QString &text);

/// The longest key that a name may have: as long as the columns that hold it.
constexpr int longestNameKey = 255;

} // namespace firstcome
