// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/product_csv.h"
#include <QByteArray>

namespace firstcome::imports {

/// Rows of a file as a file of their own.
struct FailedRows
{
    QByteArray csv;  ///< UTF-8 with its mark, separated by commas
    int omitted = 0; ///< how many more there are
};

/// All rows of the products that failed, under the file's own header, each with what is wrong with it in a last column
/// "Import error": to be mended and imported again, which leaves that column aside. At most `most` bytes. Pure.
FailedRows failedRowsOf(const QByteArray &file, const ImportReport &report, qsizetype most);

} // namespace firstcome::imports
