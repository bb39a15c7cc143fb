// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_model.h"
#include "shared/base/id.h"
#include <QJsonObject>

namespace firstcome {

/// One row of a sale's ledger. It never changes.
struct AdmissionRow
{
    qint64 sequence = 0;
    Id orderId = 0;
    Id memberId = 0;
    qint64 quantity = 0;
    Instant receivedAt{};
    Instant decidedAt{};
    QString hash; ///< hexadecimal
};

AdmissionRow admissionFrom(const QJsonObject &object);

enum class AdmissionColumn : quint8 { Sequence, Order, Member, Units, Received, Decided, Hash, Count };

/// The admission ledger of a sale, from its first row.
/// Thread: GUI.
class AdmissionsModel : public PagedModel<AdmissionRow, &AdmissionRow::sequence, &AdmissionRow::sequence>
{
    Q_OBJECT

public:
    using PagedModel::PagedModel;

    /// A page of GET /v1/ops/sales/{id}/admissions.
    void takeAnswer(quint64 query, const QJsonObject &answer);

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(AdmissionColumn::Count);
    }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace firstcome
