// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/leave_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

constexpr int dialogWidth = 480;

QString named(const QList<UnsavedEdits> &edits)
{
    QStringList all;
    for (const UnsavedEdits &each : edits)
        all.append(each.words);
    return all.join(QStringLiteral(", "));
}

} // namespace

LeaveDialog::LeaveDialog(const QList<UnsavedEdits> &edits, Way way, QWidget *parent) : FittedDialog(dialogWidth, parent)
{
    const bool quits = way == Way::Quit;
    setWindowTitle(quits ? tr("Quit with unsaved edits?") : tr("Sign out with unsaved edits?"));
    auto *stay = pushButton(ButtonKind::Normal, tr("Stay"));
    auto *discard = pushButton(ButtonKind::Danger, tr("Discard edits"));
    auto *keep = pushButton(ButtonKind::Primary, tr("Keep for next time"));
    keep->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(stay);
    buttons->addStretch();
    buttons->addWidget(discard);
    buttons->addWidget(keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, windowTitle(), true));
    column->addWidget(textLabel(TextRole::Plain, tr("Edited and not saved: %1.").arg(named(edits)), true));
    column->addWidget(textLabel(TextRole::Muted,
                                tr("Kept edits stay on this computer and are here when you come back; the server does "
                                   "not have them."),
                                true));
    column->addSpacing(metrics::hair);
    column->addLayout(buttons);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(discard, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT discardChosen();
    });
    connect(keep, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT keepChosen();
    });
    keep->setFocus();
}

} // namespace firstcome
