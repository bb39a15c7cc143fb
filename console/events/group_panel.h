// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/events/group_state.h"
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace firstcome {

class StatePill;

/// A line for each consumer group: how it is, what waits, its pace, when it will be done, and one act.
/// Invariant: lines stay where they are while figures change. Thread: GUI. Sends nothing.
class GroupPanel : public QWidget
{
    Q_OBJECT

public:
    explicit GroupPanel(QWidget *parent = nullptr);

    void show(const std::vector<GroupState> &groups);
    /// Why no group may be paused or resumed; empty: they may.
    void setWhyNot(const QString &whyNot);
    QStringList names() const;
    /// The words of a line, in order of its columns.
    QStringList wordsOf(const QString &group) const;
    QPushButton *actOf(const QString &group) const;
    void retranslate();

Q_SIGNALS:
    void pauseWanted(const QString &group, bool paused);

private:
    enum Column { Name, State, Waiting, Oldest, Pace, Done, AtRisk, Act, ColumnCount };

    struct Line
    {
        GroupState state;
        StatePill *pill = nullptr;
        QList<QLabel *> labels; ///< of the columns Waiting to AtRisk
        QLabel *name = nullptr;
        QPushButton *act = nullptr;
    };

    void addLine(const GroupState &state);
    void fill(Line &line) const;

    QGridLayout *m_grid;
    QList<QLabel *> m_titles;
    std::vector<Line> m_lines;
    QString m_whyNot;
};

} // namespace firstcome
