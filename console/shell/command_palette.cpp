// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/command_palette.h"

#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>

namespace firstcome {

namespace {

constexpr QSize paletteSize(560, 400);
constexpr int aboveTop = 64; ///< below the top of the window
const QString lastKey = QStringLiteral("lastCommands");

/// "&Page" and "Save && close" as people read them.
QString plainText(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i >= text.size())
            break;
        plain += text[i];
    }
    return plain;
}

void collect(const QMenu &menu, const QString &path, QList<Command> &found)
{
    const QList<QAction *> actions = menu.actions();
    for (QAction *action : actions) {
        if (action->isSeparator() || action->text().isEmpty())
            continue;
        const QString words = path + QStringLiteral(" › ") + plainText(action->text());
        if (action->menu())
            collect(*action->menu(), words, found);
        else
            found.append({action, words});
    }
}

/// Every word typed is somewhere in it.
bool fits(const QString &words, const QStringList &typed)
{
    return std::all_of(typed.begin(), typed.end(),
                       [&words](const QString &word) { return words.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QList<Command> commandsOf(const QMenuBar &bar)
{
    QList<Command> found;
    const QList<QAction *> menus = bar.actions();
    for (const QAction *menu : menus) {
        if (menu->menu() && menu->isVisible())
            collect(*menu->menu(), plainText(menu->text()), found);
    }
    return found;
}

CommandPalette::CommandPalette(QList<Command> commands, UiMemory memory, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_commands(std::move(commands)), m_memory(std::move(memory)), m_search(new QLineEdit),
      m_list(new QListWidget)
{
    setAccessibleName(tr("Find a command"));
    m_search->setPlaceholderText(tr("Find a command"));
    m_search->setAccessibleName(tr("Find a command"));
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize({metrics::iconSmall, metrics::iconSmall});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::small, metrics::small, metrics::small, metrics::small);
    column->setSpacing(metrics::small);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::show);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::act);
    const QWidget *window = parent->window();
    resize(paletteSize.boundedTo(window->size()));
    QDialog::move(window->mapToGlobal(QPoint((window->width() - width()) / 2, aboveTop)));
    show({});
    m_search->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        act(m_list->currentItem());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::show(const QString &typed)
{
    m_list->clear();
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    const QStringList last = m_memory.value(lastKey).toStringList();
    for (const QString &used : last) {
        for (const Command &command : std::as_const(m_commands)) {
            if (command.words == used && fits(command.words, words))
                addRow(command);
        }
    }
    for (const Command &command : std::as_const(m_commands)) {
        if (!last.contains(command.words) && fits(command.words, words))
            addRow(command);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::addRow(const Command &command)
{
    if (!command.action)
        return;
    const QString keys = command.action->shortcut().toString(QKeySequence::NativeText);
    auto *item = new QListWidgetItem(
        command.action->icon(), keys.isEmpty() ? command.words : command.words + QStringLiteral("    ") + keys, m_list);
    item->setData(Qt::UserRole, command.words);
    if (command.action->isEnabled())
        return;
    item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    item->setToolTip(command.action->toolTip());
}

void CommandPalette::act(const QListWidgetItem *item)
{
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QString words = item->data(Qt::UserRole).toString();
    QStringList last = m_memory.value(lastKey).toStringList();
    last.removeAll(words);
    last.prepend(words);
    m_memory.set(lastKey, QStringList(last.mid(0, rememberedCommands)));
    for (const Command &command : std::as_const(m_commands)) {
        if (command.words != words || !command.action)
            continue;
        // Closed first: what is done may open a dialog of its own.
        const QPointer<QAction> action = command.action;
        accept();
        if (action)
            action->trigger();
        return;
    }
}

void CommandPalette::move(int rows)
{
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, std::max(0, m_list->count() - 1)));
}

} // namespace firstcome
