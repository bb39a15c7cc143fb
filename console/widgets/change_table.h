// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QWidget>

class QGridLayout;

namespace firstcome {

/// One thing as it stands and as it would be.
struct BeforeAfter
{
    QString name;
    QString before; ///< empty: there was none
    QString after;

    bool differs() const { return before != after; }
};

/// Changes under each other: what, before, after; what stays as it is is said once and quietly. Texts can be selected.
/// Thread: GUI.
class ChangeTable : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeTable(QWidget *parent = nullptr);

    void setChanges(const QList<BeforeAfter> &changes);
    /// "On hand: 40 → 12", a line each.
    QStringList lines() const { return m_lines; }

private:
    void addRow(int row, const BeforeAfter &change);

    QGridLayout *m_grid;
    QStringList m_lines;
};

} // namespace firstcome
