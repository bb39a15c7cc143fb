// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/product_draft.h"
#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace firstcome {

/// Says that someone else changed the product while it was edited here, field by field, and lets the operator choose
/// what becomes of the edit. Invariant: the edit stays as it is until something is chosen.
/// Thread: GUI.
class ConflictPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ConflictPanel(QWidget *parent = nullptr);

    void showConflicts(const QList<EditConflict> &conflicts);
    void retranslate();
    const QList<EditConflict> &conflicts() const { return m_conflicts; }

Q_SIGNALS:
    void keepMineChosen();
    void takeTheirsChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString lineOf(const EditConflict &conflict) const;

    QList<EditConflict> m_conflicts;
    QLabel *m_title;
    QLabel *m_help;
    QVBoxLayout *m_rows;
    QList<QLabel *> m_lines; ///< one for each conflict
    QPushButton *m_keep;
    QPushButton *m_take;
};

} // namespace firstcome
