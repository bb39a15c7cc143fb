// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/kept_runs.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

using RunRows = PagedModel<KeptRun, &KeptRun::id, &KeptRun::stamp>;

/// The runs this computer keeps, newest first.
/// Thread: GUI.
class RunListModel : public RunRows
{
    Q_DECLARE_TR_FUNCTIONS(RunListModel)

public:
    enum Column { State, Name, Server, Started, Length, PerSecond, P99, Failed, Unsent, ColumnCount };

    using RunRows::RunRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    QVariant number(const KeptRun &run, int column) const;
};

} // namespace firstcome
