// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace firstcome {

/// Amounts under each other as on paper: names at the left, amounts at the right, a line above a sum.
/// Thread: GUI.
class SumList : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name;
        QString amount;
        bool isSum = false;
    };

    explicit SumList(QWidget *parent = nullptr);

    void setRows(const QList<Row> &rows);
    /// "Fee: −₩1,500", a line each.
    QStringList lines() const { return m_lines; }

private:
    QGridLayout *m_grid;
    QStringList m_lines;
};

} // namespace firstcome
