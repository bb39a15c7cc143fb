// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace firstcome {

class DataAgeLabel;

/// The top of every page: its name, one line of what it shows now, the age of the data, its actions at the right.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    DataAgeLabel *age() const { return m_age; }
    /// Appended at the right.
    void addWidget(QWidget *widget);
    void addButton(QAction *action, bool withText = true);

private:
    QLabel *m_title;
    QLabel *m_subtitle;
    DataAgeLabel *m_age;
    QHBoxLayout *m_line;
};

} // namespace firstcome
