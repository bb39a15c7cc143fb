// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QComboBox;
class QToolButton;

namespace firstcome {

class SearchField;

/// Above a list: a search, fields beside it, a way to clear them all. What it filters its page says.
/// Thread: GUI. Asks nobody: who filters listens to `edited` and `cleared`.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    SearchField *search() const { return m_search; }
    void focusSearch();
    QComboBox *addBox();
    /// Checkable buttons of which one is down.
    QButtonGroup *addChoices(int count);
    void add(QWidget *field);
    /// At the right end.
    void addAtEnd(QWidget *widget);
    /// A second line.
    void addBelow(QWidget *widget);
    void setClearShown(bool shown);
    void retranslate();

Q_SIGNALS:
    void edited();
    void cleared();

private:
    SearchField *m_search;
    QToolButton *m_clear;
    QBoxLayout *m_line;
    QBoxLayout *m_lines;
};

/// Fills the box anew with words and values, and chooses `chosen`; the first one where it is not offered.
void fillBox(QComboBox *box, const QList<std::pair<QString, int>> &choices, int chosen);

/// Chooses `key`; when it is not offered it is added, so that what is in force is seen.
void chooseIn(QComboBox *box, const QVariant &key);

} // namespace firstcome
