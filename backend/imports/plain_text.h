// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome::imports {

/// The text of an HTML fragment as a browser's parser reads it: tags dropped, paragraphs and list items on lines of
/// their own, entities resolved. Descriptions are kept as plain text, so that no client can be made to run what a file
/// contains. Nothing where there are more than `mostTags`: parsing may take their square.
std::optional<QString> plainText(const QString &html);

constexpr qsizetype mostTags = 4'000;

} // namespace firstcome::imports
