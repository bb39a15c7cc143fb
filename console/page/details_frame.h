// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QLabel;

namespace firstcome {

/// A page's details as they are put beside or below its list, with a word on top when what they show left the list.
/// Invariant: its title is that of the details. Thread: GUI.
class DetailsFrame : public QWidget
{
    Q_OBJECT

public:
    /// Takes `details`. Hidden until the frame of the window shows it.
    explicit DetailsFrame(QWidget *details, QWidget *parent = nullptr);

    void setLeftList(bool left);
    bool saysLeftList() const;
    void retranslate();

private:
    QLabel *m_left;
};

} // namespace firstcome
