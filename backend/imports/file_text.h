// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/import_notes.h"
#include "shared/base/result.h"
#include <QByteArray>

namespace firstcome::imports {

/// A file as text: UTF-8, composed, without byte order mark, and what separates its columns.
struct FileText
{
    QByteArray utf8;
    char separator = ',';
    ImportNotes notes; ///< what was recognised beyond UTF-8 and commas
};

/// Takes what spreadsheets write: UTF-8, UTF-16 with a byte order mark, CP949 where every letter fits Korean; commas,
/// semicolons or tabs, as the header has most of. Pure. FILE_INVALID says how to save the file instead.
Result<FileText> fileText(const QByteArray &file);

} // namespace firstcome::imports
