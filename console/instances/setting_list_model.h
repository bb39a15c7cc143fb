// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/setting_view.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

using SettingRows = PagedModel<SettingView, &SettingView::id, &SettingView::stamp>;

/// What can be set while the server runs. Thread: GUI.
class SettingListModel : public SettingRows
{
    Q_DECLARE_TR_FUNCTIONS(SettingListModel)

public:
    enum Column { Name, Value, Usual, Range, By, At, ColumnCount };

    using SettingRows::SettingRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();
    /// With the row's own number, and as what was read last.
    SettingView numbered(SettingView setting);
    /// 0: none is called so.
    Id numberOf(const QString &name) const { return m_numbers.value(name); }

private:
    static QString shown(const SettingView &setting, int column);

    QHash<QString, Id> m_numbers;
    qint64 m_reads = 0;
};

} // namespace firstcome
