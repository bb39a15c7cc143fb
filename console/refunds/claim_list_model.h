// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_model.h"
#include "shared/contract/claim.h"
#include <QCoreApplication>

namespace firstcome {

struct ClaimRow
{
    Id id = 0;
    qint64 stamp = 0; ///< the claim's version; of one version what was read whole comes after what a frame told
    Claim claim;
};

ClaimRow claimRow(const Claim &claim);

using ClaimRows = PagedModel<ClaimRow, &ClaimRow::id, &ClaimRow::stamp>;

/// The queue of claims, newest first. Live frames change rows in place.
/// Thread: GUI.
class ClaimListModel : public ClaimRows
{
    Q_DECLARE_TR_FUNCTIONS(ClaimListModel)

public:
    enum Column { State, Kind, Product, Reason, Amount, Asked, Due, ColumnCount };

    using ClaimRows::ClaimRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// What a frame tells of a claim; false when it is not loaded.
    bool applyFrame(const QJsonObject &frame);
    void retranslate();

private:
    QVariant shown(const Claim &claim, int column) const;
};

} // namespace firstcome
