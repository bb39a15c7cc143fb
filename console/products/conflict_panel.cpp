// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/conflict_panel.h"

#include "console/widgets/buttons.h"
#include "console/widgets/colours.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QPainter>

namespace firstcome {

namespace {

constexpr int longestShown = 80;

QString brief(const QString &text)
{
    const QString line = text.simplified();
    if (line.isEmpty())
        return QStringLiteral("–");
    return line.size() > longestShown ? line.left(longestShown) + u'…' : line;
}

} // namespace

ConflictPanel::ConflictPanel(QWidget *parent)
    : QFrame(parent), m_title(textLabel(TextRole::Label, {}, true)), m_help(textLabel(TextRole::Muted, {}, true)),
      m_rows(new QVBoxLayout), m_keep(pushButton(ButtonKind::Primary)), m_take(pushButton(ButtonKind::Normal))
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::small);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_take);
    buttons->addStretch();
    m_rows->setSpacing(metrics::small);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::medium + metrics::iconSmall + metrics::small, metrics::medium, metrics::medium,
                               metrics::medium);
    column->setSpacing(metrics::small);
    column->addWidget(m_title);
    column->addWidget(m_help);
    column->addLayout(m_rows);
    column->addLayout(buttons);
    connect(m_keep, &QPushButton::clicked, this, &ConflictPanel::keepMineChosen);
    connect(m_take, &QPushButton::clicked, this, &ConflictPanel::takeTheirsChosen);
    hide();
}

void ConflictPanel::showConflicts(const QList<EditConflict> &conflicts)
{
    m_conflicts = conflicts;
    while (m_lines.size() > conflicts.size())
        delete m_lines.takeLast();
    while (m_lines.size() < conflicts.size()) {
        m_lines.append(textLabel(TextRole::Plain, {}, true));
        m_rows->addWidget(m_lines.constLast());
    }
    retranslate();
    setVisible(true);
}

void ConflictPanel::retranslate()
{
    m_title->setText(tr("Someone else changed this product meanwhile."));
    m_help->setText(m_conflicts.isEmpty() ? tr("Nothing you can see here differs. Your edit is still here.")
                                          : tr("Nothing was saved; your edit is still here."));
    m_keep->setText(tr("Keep my edit"));
    m_take->setText(tr("Take theirs"));
    m_keep->setToolTip(tr("Your edit is put on top of theirs. Save sends it."));
    m_take->setToolTip(tr("Your edit of this product is given up."));
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setText(lineOf(m_conflicts[i]));
}

QString ConflictPanel::lineOf(const EditConflict &conflict) const
{
    const QHash<QString, QString> names{{QStringLiteral("name"), tr("Name")},
                                        {QStringLiteral("category"), tr("Category")},
                                        {QStringLiteral("tags"), tr("Tags")},
                                        {QStringLiteral("description"), tr("Description")}};
    QString field = names.value(conflict.field);
    if (conflict.field == QLatin1StringView("option"))
        field = tr("Name of option “%1”").arg(conflict.option);
    if (conflict.field == QLatin1StringView("onSale"))
        return conflict.option.isEmpty() ? tr("Whether it is on sale")
                                         : tr("Whether “%1” is on sale").arg(conflict.option);
    if (conflict.field == QLatin1StringView("price"))
        field = tr("Price of “%1”").arg(conflict.option);
    const QString was = brief(conflict.was);
    const QString theirs = brief(conflict.theirs);
    return conflict.clashes ? tr("%1: was %2, now %3, yours %4").arg(field, was, theirs, brief(conflict.mine))
                            : tr("%1: was %2, now %3").arg(field, was, theirs);
}

void ConflictPanel::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(blend(colours.watch, 0.4, colours.window));
    painter.setBrush(colours.soft(Tone::Watch));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    painter.drawPixmap(
        metrics::medium, metrics::medium,
        tintedIcon(QStringLiteral("tone-watch"), {colours.watch, metrics::iconSmall, devicePixelRatioF()}));
}

} // namespace firstcome
