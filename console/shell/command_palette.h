// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include <QDialog>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QMenuBar;

namespace firstcome {

/// One thing that can be done, and where it stands: "View › Theme › Dark".
struct Command
{
    QPointer<QAction> action;
    QString words;
};

/// Everything the menus offer, in their order.
QList<Command> commandsOf(const QMenuBar &bar);

/// Finds an act by any part of its words, Enter does it: pages and every action there is, those used last on top.
/// Invariant: what may not be done now is shown, cannot be done, and says why on hover. Thread: GUI.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    static constexpr int rememberedCommands = 10;

    CommandPalette(QList<Command> commands, UiMemory memory, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const QString &typed);
    void addRow(const Command &command);
    void act(const QListWidgetItem *item);
    void move(int rows);

    QList<Command> m_commands;
    UiMemory m_memory;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace firstcome
