// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/file_row.h"
#include "backend/imports/shopify_csv.h"
#include <QHash>

namespace firstcome::imports {

/// Gathers the rows of an inventory file, one for each option and location, or one for each option with a column for
/// each location: the units of all locations together.
/// Invariant: a product with an error has no options.
class InventoryRows
{
public:
    void take(const FileRow &row);
    void finish(CsvCatalogue &catalogue);

private:
    struct Draft
    {
        CsvProduct product;
        QHash<QStringList, qsizetype> options;
        bool failed = false;
    };

    Draft &draftOf(const FileRow &row);
    CsvOption &optionOf(Draft &draft, const FileRow &row);
    void fail(Draft &draft, ImportError error);

    QList<Draft> m_drafts;
    QHash<QString, qsizetype> m_byHandle;
    QList<ImportError> m_errors;
    ImportNotes m_notes;
};

} // namespace firstcome::imports
