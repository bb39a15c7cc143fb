// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace firstcome {

/// Sentences that hold or do not, each with an icon and a word; what is wrong stands under it and can be copied.
/// Thread: GUI.
class ConditionList : public QWidget
{
    Q_OBJECT

public:
    struct Condition
    {
        QString sentence;
        bool holds = false;
        QString detail;
    };

    explicit ConditionList(QWidget *parent = nullptr);
    void setConditions(std::vector<Condition> conditions);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QWidget *line(const Condition &condition);
    void showIcons();

    std::vector<Condition> m_conditions;
    std::vector<QLabel *> m_icons; ///< one for each condition
    QVBoxLayout *m_column;
};

} // namespace firstcome
