// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/canonical_json.h"

#include <QJsonDocument>

namespace firstcome {

QByteArray canonicalJson(const QByteArray &text)
{
    // Qt keeps the fields of an object sorted and whole numbers whole.
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isNull() ? text : document.toJson(QJsonDocument::Compact);
}

} // namespace firstcome
