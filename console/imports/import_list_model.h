// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_model.h"
#include "shared/contract/import_run.h"
#include <QCoreApplication>

namespace firstcome {

struct ImportRow
{
    Id id = 0;
    qint64 stamp = 0; ///< grows once, when the import ends
    ImportRun run;
};

ImportRow importRow(const ImportRun &run);

using ImportRows = PagedModel<ImportRow, &ImportRow::id, &ImportRow::stamp>;

/// The imports the server keeps, newest first.
/// Thread: GUI.
class ImportListModel : public ImportRows
{
    Q_DECLARE_TR_FUNCTIONS(ImportListModel)

public:
    enum Column { State, Kind, Store, TakenAway, Started, Length, ColumnCount };

    using ImportRows::ImportRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// One of them is not at its end.
    bool hasRunning() const;
    void retranslate();

private:
    QVariant shown(const ImportRun &run, int column) const;
};

} // namespace firstcome
