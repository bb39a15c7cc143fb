// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/about_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

constexpr int iconSize = 64;
constexpr int dialogWidth = 420;

} // namespace

AboutDialog::AboutDialog(const ServerProfile &profile, QWidget *parent) : FittedDialog(dialogWidth, parent)
{
    setWindowTitle(tr("About Firstcome"));
    auto *icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    auto *facts = new FactList;
    facts->setLabel(QStringLiteral("version"), tr("Version"));
    facts->setValue(QStringLiteral("version"), QStringLiteral(FIRSTCOME_VERSION));
    facts->setLabel(QStringLiteral("server"), tr("Server"));
    facts->setValue(QStringLiteral("server"), profile.url.toString());
    facts->setLabel(QStringLiteral("licence"), tr("Licence"));
    facts->setValue(QStringLiteral("licence"), QStringLiteral("GPL-3.0-or-later"));
    auto *close = pushButton(ButtonKind::Primary, tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::small);
    texts->addWidget(textLabel(TextRole::Title, QStringLiteral("Firstcome")));
    texts->addWidget(textLabel(TextRole::Muted, tr("Sells limited stock to a crowd, first come, first served."), true));
    texts->addSpacing(metrics::small);
    texts->addWidget(facts);
    texts->addSpacing(metrics::small);
    texts->addWidget(close, 0, Qt::AlignRight);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    line->setSpacing(metrics::large);
    line->addWidget(icon, 0, Qt::AlignTop);
    line->addLayout(texts, 1);
}

} // namespace firstcome
