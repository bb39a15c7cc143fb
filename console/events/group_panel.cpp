// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/group_panel.h"

#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include <QGridLayout>

namespace firstcome {

namespace {

constexpr double lateAfter = 10; // seconds

QString unknown()
{
    return QStringLiteral("–");
}

QString lengthOf(std::optional<double> seconds)
{
    if (!seconds)
        return unknown();
    return format::duration(std::chrono::milliseconds(qint64(*seconds * 1'000)));
}

QString countOf(std::optional<qint64> number)
{
    return number ? format::count(*number) : unknown();
}

Pill pillOf(const GroupState &state)
{
    if (state.paused)
        return {Tone::Watch, QStringLiteral("media-playback-pause"), GroupPanel::tr("Paused")};
    if (!state.waiting)
        return {Tone::Neutral, {}, GroupPanel::tr("Not known")};
    if (state.seconds.value_or(0) >= lateAfter)
        return {Tone::Act, {}, GroupPanel::tr("Late")};
    return {Tone::Good, {}, GroupPanel::tr("Keeps up")};
}

} // namespace

GroupPanel::GroupPanel(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::large);
    m_grid->setVerticalSpacing(metrics::hair);
    for (int column = 0; column < ColumnCount; ++column) {
        m_titles.append(textLabel(TextRole::Label));
        const bool isFigure = column >= Waiting && column <= AtRisk;
        m_grid->addWidget(m_titles.last(), 0, column, isFigure ? Qt::AlignRight : Qt::AlignLeft);
    }
    m_grid->setColumnStretch(Name, 1);
    retranslate();
}

void GroupPanel::show(const std::vector<GroupState> &groups)
{
    for (const GroupState &state : groups) {
        const auto line = std::find_if(m_lines.begin(), m_lines.end(),
                                       [&state](const Line &known) { return known.state.name == state.name; });
        if (line == m_lines.end()) {
            addLine(state);
            continue;
        }
        line->state = state;
        fill(*line);
    }
}

void GroupPanel::addLine(const GroupState &state)
{
    Line line;
    line.state = state;
    line.name = textLabel(TextRole::Plain);
    line.pill = new StatePill;
    line.act = pushButton(ButtonKind::Link);
    const int row = m_grid->rowCount();
    m_grid->addWidget(line.name, row, Name);
    m_grid->addWidget(line.pill, row, State);
    for (int column = Waiting; column <= AtRisk; ++column) {
        line.labels.append(textLabel(TextRole::Plain));
        m_grid->addWidget(line.labels.last(), row, column, Qt::AlignRight);
    }
    m_grid->addWidget(line.act, row, Act);
    connect(line.act, &QPushButton::clicked, this, [this, name = state.name] {
        for (const Line &known : m_lines) {
            if (known.state.name == name)
                return Q_EMIT pauseWanted(name, !known.state.paused);
        }
    });
    fill(line);
    m_lines.push_back(line);
}

void GroupPanel::fill(Line &line) const
{
    const GroupState &state = line.state;
    line.name->setText(state.name);
    line.pill->set(pillOf(state));
    const QString pace = state.perSecond ? format::decimal(*state.perSecond, 1) : unknown();
    const QString words[] = {countOf(state.waiting), lengthOf(state.seconds), pace, lengthOf(state.drainSeconds),
                             countOf(state.ordersAtRisk)};
    for (int i = 0; i < line.labels.size(); ++i)
        line.labels[i]->setText(words[i]);
    line.act->setText(state.paused ? tr("Resume…") : tr("Pause…"));
    line.act->setAccessibleName(state.paused ? tr("Resume %1").arg(state.name) : tr("Pause %1").arg(state.name));
    line.act->setEnabled(m_whyNot.isEmpty());
    line.act->setToolTip(m_whyNot);
}

void GroupPanel::setWhyNot(const QString &whyNot)
{
    m_whyNot = whyNot;
    for (Line &line : m_lines)
        fill(line);
}

QStringList GroupPanel::names() const
{
    QStringList names;
    for (const Line &line : m_lines)
        names.append(line.state.name);
    return names;
}

QStringList GroupPanel::wordsOf(const QString &group) const
{
    QStringList words;
    for (const Line &line : m_lines) {
        if (line.state.name != group)
            continue;
        words << line.name->text() << line.pill->pill().word;
        for (const QLabel *label : line.labels)
            words << label->text();
    }
    return words;
}

QPushButton *GroupPanel::actOf(const QString &group) const
{
    for (const Line &line : m_lines) {
        if (line.state.name == group)
            return line.act;
    }
    return nullptr;
}

void GroupPanel::retranslate()
{
    const QString titles[] = {tr("Group"),      tr("State"),   tr("Waiting"),        tr("Oldest"),
                              tr("Per second"), tr("Done in"), tr("Orders at risk"), QString()};
    for (int column = 0; column < ColumnCount; ++column)
        m_titles[column]->setText(titles[column]);
    for (Line &line : m_lines)
        fill(line);
}

} // namespace firstcome
