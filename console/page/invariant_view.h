// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/invariant_check.h"
#include "console/widgets/state_pill.h"
#include <QWidget>

class QAction;
class QLabel;

namespace firstcome {

class ConditionList;

/// The invariants in words, when they were checked, and the act that checks them again.
/// Thread: GUI.
class InvariantView : public QWidget
{
    Q_OBJECT

public:
    explicit InvariantView(InvariantCheck &check, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showCheck();

    InvariantCheck &m_check;
    QLabel *m_words;
    ConditionList *m_conditions;
    QAction *m_checkNow;
};

/// What a check found, for a header: "All 24 hold", "2 do not hold", "Not checked".
Pill pillOf(const InvariantCheck &check);

} // namespace firstcome
