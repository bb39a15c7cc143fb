// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/approvals/approval.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

struct ApprovalRow
{
    Id id = 0;
    qint64 stamp = 0;
    Approval approval;
};

ApprovalRow approvalRow(const Approval &approval);

using ApprovalRows = PagedModel<ApprovalRow, &ApprovalRow::id, &ApprovalRow::stamp>;

/// What waits, or waited, for a second person, newest first.
/// Thread: GUI.
class ApprovalListModel : public ApprovalRows
{
    Q_DECLARE_TR_FUNCTIONS(ApprovalListModel)

public:
    enum Column { State, Act, Subject, Changes, Amount, AskedBy, Asked, ColumnCount };

    using ApprovalRows::ApprovalRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    QVariant shown(const Approval &approval, int column) const;
};

} // namespace firstcome
