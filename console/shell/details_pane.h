// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>
#include <QPointer>

class QAction;
class QLabel;
class QStackedWidget;

namespace firstcome {

/// The right pane: the details widget of the page in sight, under its windowTitle, with a way to close it.
/// Thread: GUI.
class DetailsPane : public QFrame
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent = nullptr);
    /// nullptr: the page has no details.
    void showDetails(QWidget *details);

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    QLabel *m_title;
    QAction *m_close;
    QStackedWidget *m_stack;
    QPointer<QWidget> m_details;
};

} // namespace firstcome
