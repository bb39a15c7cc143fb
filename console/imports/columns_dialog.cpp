// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/columns_dialog.h"

#include "console/imports/import_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

namespace firstcome {

namespace {

constexpr int dialogWidth = 720;
constexpr int sampleLength = 24;
constexpr int choiceLetters = 16;

// What a file must have stands first; down the left side, then down the right.
constexpr const char *fields[]{"handle",   "name",     "price",       "stock", "option1", "option2",   "option3",
                               "location", "category", "description", "tags",  "status",  "published", "command"};
constexpr int rowCount = int(std::size(fields) + 1) / 2;

void fill(QComboBox &choice, const QList<ImportColumn> &columns)
{
    choice.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice.setMinimumContentsLength(choiceLetters);
    choice.addItem(ColumnsDialog::tr("no column"), QString());
    for (const ImportColumn &column : columns) {
        const QString sample = column.sample.simplified().left(sampleLength);
        choice.addItem(sample.isEmpty() ? column.name : QStringLiteral("%1  (%2)").arg(column.name, sample),
                       column.name);
    }
}

} // namespace

ColumnsDialog::ColumnsDialog(const QList<ImportColumn> &columns, const Mapping &mapping, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_mapping(mapping)
{
    setWindowTitle(tr("Match columns"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, tr("Which column of the file is what?")));
    column->addWidget(textLabel(TextRole::Muted,
                                tr("A product needs a handle that is its own, a name and a price; the rest may be "
                                   "missing. One column may be two things. Nothing is changed by looking."),
                                true));
    column->addLayout(makeChoices(columns));
    column->addLayout(makeButtons());
}

QString ColumnsDialog::toldFor(const QString &field, const QList<ImportColumn> &columns) const
{
    if (const auto said = m_mapping.find(field); said != m_mapping.end())
        return *said;
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&field](const ImportColumn &each) { return each.field == field; });
    return found == columns.end() ? QString() : found->name;
}

QLayout *ColumnsDialog::makeChoices(const QList<ImportColumn> &columns)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::medium);
    grid->setVerticalSpacing(metrics::small);
    int place = 0;
    for (const char *each : fields) {
        const QString field = QString::fromLatin1(each);
        auto *choice = new QComboBox;
        choice->setAccessibleName(import_words::fieldName(field));
        fill(*choice, columns);
        m_told[field] = toldFor(field, columns);
        choice->setCurrentIndex(std::max(0, choice->findData(m_told[field])));
        m_choices[field] = choice;
        auto *label = textLabel(TextRole::Plain, import_words::fieldName(field));
        label->setBuddy(choice);
        const int side = 2 * (place / rowCount);
        grid->addWidget(label, place % rowCount, side);
        grid->addWidget(choice, place % rowCount, side + 1);
        ++place;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    return grid;
}

QLayout *ColumnsDialog::makeButtons()
{
    auto *header = pushButton(ButtonKind::Link, tr("As the header says"));
    header->setEnabled(!m_mapping.isEmpty());
    auto *cancel = pushButton(ButtonKind::Normal, tr("Cancel"));
    auto *look = pushButton(ButtonKind::Primary, tr("Look through again"));
    look->setDefault(true);
    auto *line = new QHBoxLayout;
    line->addWidget(header);
    line->addStretch();
    line->addWidget(cancel);
    line->addWidget(look);
    connect(header, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen({});
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(look, &QPushButton::clicked, this, &ColumnsDialog::take);
    return line;
}

void ColumnsDialog::take()
{
    Mapping mapping = m_mapping;
    for (auto each = m_choices.begin(); each != m_choices.end(); ++each) {
        const QString now = (*each)->currentData().toString();
        if (now != m_told.value(each.key()))
            mapping[each.key()] = now;
    }
    Q_EMIT chosen(mapping);
    accept();
}

} // namespace firstcome
