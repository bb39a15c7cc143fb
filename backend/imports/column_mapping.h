// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QMap>

namespace firstcome::imports {

/// Which column of a file fills a field, where a person says so instead of the header's names: field -> the column's
/// name; empty: no column does.
using ColumnMapping = QMap<QString, QString>;

/// From `{"price": "판매가", "stock": ""}`; empty text: nothing is said. REQUEST_INVALID names what is no field, and
/// those that are.
Result<ColumnMapping> mappingFrom(const QByteArray &json);

} // namespace firstcome::imports
