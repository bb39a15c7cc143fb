// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace firstcome {

/// Says what would be here, and offers the act that fills it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    struct Text
    {
        QString icon; ///< of the icon theme
        QString title;
        QString help;
    };
    void setText(const Text &text);
    /// The act; nullptr: none is offered.
    void setAction(QAction *action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    void showAction();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_help;
    QPushButton *m_button;
    QAction *m_action = nullptr;
    QString m_iconName;
};

} // namespace firstcome
