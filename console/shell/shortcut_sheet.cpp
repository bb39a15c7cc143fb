// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/shortcut_sheet.h"

#include "console/widgets/buttons.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QAction>
#include <QBoxLayout>
#include <QScrollArea>

namespace firstcome {

namespace {

constexpr QSize sheetSize(460, 520);

} // namespace

ShortcutSheet::ShortcutSheet(const QList<Command> &commands, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    resize(sheetSize);
    auto *keys = new FactList;
    for (const Command &command : commands) {
        if (!command.action || command.action->shortcut().isEmpty())
            continue;
        keys->setLabel(command.words, command.words);
        keys->setValue(command.words, command.action->shortcut().toString(QKeySequence::NativeText));
    }
    const std::pair<QString, QString> everywhere[]{{tr("A row: open its details"), tr("Enter")},
                                                   {tr("A field, a pane: leave it"), tr("Esc")},
                                                   {tr("A table: copy the selected rows"), QStringLiteral("Ctrl+C")}};
    for (const auto &[what, key] : everywhere) {
        keys->setLabel(what, what);
        keys->setValue(what, key);
    }
    auto *area = new QScrollArea;
    area->setWidget(keys);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *close = pushButton(ButtonKind::Primary, tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Title, windowTitle()));
    column->addWidget(area, 1);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace firstcome
