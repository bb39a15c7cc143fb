// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include <QObject>
#include <QTimer>
#include <chrono>

class QHeaderView;
class QMenu;

namespace firstcome {

/// The header's menu: which columns are seen; keeps widths, order, visibility and sorting of a table.
/// Invariant: at least one column is seen; a kept layout of another number of columns is not used.
/// Thread: GUI.
class ColumnChooser : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds keepAfter{300};

    /// Call `restore` once the model is set and the default widths are given.
    ColumnChooser(QHeaderView *header, UiMemory memory);
    void restore();
    /// The columns as the operator arranged them.
    QByteArray arranged() const;
    void arrange(const QByteArray &state);
    /// Adds the columns as check marks, and "Reset columns".
    void fill(QMenu *menu);

private:
    void popUp(const QPoint &at);
    void keep();
    void reset();

    QHeaderView *m_header;
    UiMemory m_memory;
    QByteArray m_original;
    QTimer m_keep;
};

} // namespace firstcome
