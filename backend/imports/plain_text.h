// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace firstcome::imports {

/// The text of an HTML fragment: tags dropped, paragraphs and list items on lines of their own, entities resolved.
/// Descriptions are kept as plain text, so that no client can be made to run what a file contains.
QString plainText(const QString &html);

} // namespace firstcome::imports
