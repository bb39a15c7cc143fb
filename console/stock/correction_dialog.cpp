// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/correction_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QButtonGroup>
#include <QJsonObject>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>

namespace firstcome {

namespace {

constexpr int dialogWidth = 480;
constexpr int longestReason = 200;
constexpr int mostUnits = 1'000'000'000;

} // namespace

CorrectionDialog::CorrectionDialog(const StockView &option, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_option(option), m_kinds(new QButtonGroup(this)), m_units(new QSpinBox),
      m_reason(new QLineEdit), m_unitsField(new FormField(m_units)), m_reasonField(new FormField(m_reason)),
      m_preview(textLabel(TextRole::Plain, {}, true)),
      m_verb(pushButton(ButtonKind::Primary, tr("Ask a second person")))
{
    setWindowTitle(tr("Correct the stock"));
    m_kinds->addButton(new QRadioButton(tr("&Received: more units are here than the book says")), Received);
    m_kinds->addButton(new QRadioButton(tr("&Scrapped: fewer units are here, broken or lost")), Scrapped);
    m_kinds->button(Received)->setChecked(true);
    m_units->setRange(1, mostUnits);
    m_units->setGroupSeparatorShown(true);
    m_units->setAccessibleName(tr("Units"));
    m_unitsField->setTexts(tr("&Units"));
    m_reason->setMaxLength(longestReason);
    m_reason->setAccessibleName(tr("Reason"));
    m_reasonField->setTexts(tr("R&eason"), tr("For who agrees, and for the audit."));
    m_fields.add(QStringLiteral("quantity"), m_unitsField);
    m_fields.add(QStringLiteral("reason"), m_reasonField);
    arrange();
    connect(m_kinds, &QButtonGroup::idToggled, this, &CorrectionDialog::check);
    connect(m_units, &QSpinBox::valueChanged, this, &CorrectionDialog::check);
    connect(m_reason, &QLineEdit::textChanged, this, &CorrectionDialog::check);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        m_waiting = true;
        check();
        Q_EMIT asked();
    });
    check();
    m_units->setFocus();
    m_units->selectAll();
}

void CorrectionDialog::arrange()
{
    auto *keep = pushButton(ButtonKind::Normal, tr("Leave it as it is"));
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_verb);
    const QString option = format::option(m_option.option);
    const QString name = option.isEmpty() ? m_option.product : m_option.product + QStringLiteral(" · ") + option;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, windowTitle(), true));
    column->addWidget(textLabel(TextRole::Plain, format::breakable(name), true));
    column->addWidget(m_kinds->button(Received));
    column->addWidget(m_kinds->button(Scrapped));
    column->addWidget(m_unitsField);
    column->addWidget(m_reasonField);
    column->addWidget(m_preview);
    column->addLayout(buttons);
    m_verb->setDefault(true);
}

CorrectionDialog::Kind CorrectionDialog::kind() const
{
    return Kind(m_kinds->checkedId());
}

void CorrectionDialog::choose(Kind kind)
{
    m_kinds->button(kind)->setChecked(true);
}

void CorrectionDialog::follow(const StockView &option)
{
    m_option = option;
    check();
}

QJsonObject CorrectionDialog::body() const
{
    return {{QStringLiteral("kind"), kind() == Scrapped ? QStringLiteral("SCRAPPED") : QStringLiteral("RECEIVED")},
            {QStringLiteral("quantity"), m_units->value()},
            {QStringLiteral("reason"), m_reason->text().trimmed()}};
}

void CorrectionDialog::check()
{
    const qint64 change = kind() == Scrapped ? -m_units->value() : m_units->value();
    const bool fits = m_option.available() + change >= 0;
    m_unitsField->clearError();
    if (!fits)
        m_unitsField->setError(
            tr("Only %1 are free; what is held or sold cannot be scrapped.").arg(format::count(m_option.available())));
    m_preview->setText(fits
                           ? tr("On hand %1 → %2, available %3 → %4. Nothing changes until a second person agrees.")
                                 .arg(format::count(m_option.onHand), format::count(m_option.onHand + change),
                                      format::count(m_option.available()), format::count(m_option.available() + change))
                           : QString());
    const bool reasoned = !m_reason->text().trimmed().isEmpty();
    m_verb->setEnabled(fits && reasoned && !m_waiting);
    m_verb->setToolTip(m_waiting ? tr("It is being asked for.") : reasoned ? QString() : tr("A reason is needed."));
}

void CorrectionDialog::showRefusal(const Refusal &refusal)
{
    m_waiting = false;
    check();
    const QList<FieldError> unplaced = m_fields.showErrors(refusal.errors);
    if (refusal.errors.isEmpty() || !unplaced.isEmpty())
        m_unitsField->setError(refusalText(refusal));
}

QString CorrectionDialog::preview() const
{
    return m_preview->text();
}

QString CorrectionDialog::error() const
{
    return m_unitsField->hasError() ? m_units->accessibleDescription() : QString();
}

} // namespace firstcome
