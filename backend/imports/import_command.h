// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/import_products.h"

namespace firstcome::imports {

/// `import products FILE --store NAME [--dry-run] [--end-missing] [--columns JSON] [--failed FILE] [--json]`, once the
/// data folder is open.
struct ImportCommand
{
    QString path;
    QString store;
    bool dryRun = false;
    bool makesStore = false; ///< the house gets one where there is none of the name; else STORE_NOT_FOUND
    bool json = false;
    Missing missing = Missing::Named;
    ColumnMapping columns{};
    QString failedPath{}; ///< where the rows of products that failed go; empty: nowhere
};

/// What the command prints, and whether some product failed.
struct ImportPrinted
{
    QByteArray text;
    bool someFailed = false;
};

/// The report as JSON, or in words. FILE_UNUSABLE when a file cannot be read or written, else as
/// ImportProducts. Rows in error are part of a good answer. Blocks.
Result<ImportPrinted> importFile(const catalog::CatalogParts &parts, const ImportCommand &command);

/// The report in words, for people.
QByteArray inWords(const ImportReport &report, const ImportCommand &command);

} // namespace firstcome::imports
