// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace firstcome {

/// Rows of fields under each other, each with a button that removes it, and one below that adds another.
/// Invariant: at least `fewest` rows stay. Thread: GUI. What a row holds is its owner's.
class RowList : public QWidget
{
    Q_OBJECT

public:
    explicit RowList(int fewest, QWidget *parent = nullptr);

    void addRow(QWidget *row);
    void clear();
    QList<QWidget *> rows() const { return m_rows; }
    void setTexts(const QString &add, const QString &remove);
    QPushButton *addButton() const { return m_add; }

Q_SIGNALS:
    void addWanted();
    void removed();

private:
    void followCount();

    int m_fewest;
    QList<QWidget *> m_rows;
    QBoxLayout *m_column;
    QPushButton *m_add;
    QString m_removeText;
};

} // namespace firstcome
