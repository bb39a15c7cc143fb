// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/correction_dialog.h"

#include "console/widgets/format.h"
#include "console/widgets/text_label.h"
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

QString nameOf(const StockView &view)
{
    const QString option = format::option(view.option);
    return option.isEmpty() ? view.product : view.product + QStringLiteral(" · ") + option;
}

} // namespace

CorrectionDialog::CorrectionDialog(const StockView &option, QWidget *parent)
    : ActDialog(
          dialogWidth,
          {tr("Correct the stock"), tr("Ask a second person"), tr("Leave it as it is"), tr("It is being asked for.")},
          parent),
      m_option(option), m_kinds(new QButtonGroup(this)), m_units(new QSpinBox), m_reason(new QLineEdit),
      m_preview(textLabel(TextRole::Plain, {}, true))
{
    m_kinds->addButton(new QRadioButton(tr("&Received: more units are here than the book says")), Received);
    m_kinds->addButton(new QRadioButton(tr("&Scrapped: fewer units are here, broken or lost")), Scrapped);
    m_kinds->button(Received)->setChecked(true);
    m_units->setRange(1, mostUnits);
    m_units->setGroupSeparatorShown(true);
    m_units->setAccessibleName(tr("Units"));
    m_reason->setMaxLength(longestReason);
    m_reason->setAccessibleName(tr("Reason"));
    auto *units = new FormField(m_units);
    units->setTexts(tr("&Units"));
    auto *reason = new FormField(m_reason);
    reason->setTexts(tr("R&eason"), tr("For who agrees, and for the audit."));
    add(textLabel(TextRole::Plain, format::breakable(nameOf(option)), true));
    add(m_kinds->button(Received));
    add(m_kinds->button(Scrapped));
    addField(QStringLiteral("quantity"), units);
    addField(QStringLiteral("reason"), reason);
    add(m_preview);
    connect(m_kinds, &QButtonGroup::idToggled, this, &CorrectionDialog::follow);
    connect(m_units, &QSpinBox::valueChanged, this, &CorrectionDialog::follow);
    connect(m_reason, &QLineEdit::textChanged, this, &CorrectionDialog::follow);
    m_units->setFocus();
    m_units->selectAll();
    follow();
}

CorrectionDialog::Kind CorrectionDialog::kind() const
{
    return Kind(m_kinds->checkedId());
}

void CorrectionDialog::choose(Kind kind)
{
    m_kinds->button(kind)->setChecked(true);
}

void CorrectionDialog::moveTo(const StockView &option)
{
    m_option = option;
    follow();
}

QJsonObject CorrectionDialog::body() const
{
    return {{QStringLiteral("kind"), kind() == Scrapped ? QStringLiteral("SCRAPPED") : QStringLiteral("RECEIVED")},
            {QStringLiteral("quantity"), m_units->value()},
            {QStringLiteral("reason"), m_reason->text().trimmed()}};
}

std::optional<QString> CorrectionDialog::objection()
{
    const qint64 change = kind() == Scrapped ? -m_units->value() : m_units->value();
    if (m_option.available() + change < 0) {
        chief()->setError(
            tr("Only %1 are free; what is held or sold cannot be scrapped.").arg(format::count(m_option.available())));
        m_preview->clear();
        return QString();
    }
    m_preview->setText(tr("On hand %1 → %2, available %3 → %4. Nothing changes until a second person agrees.")
                           .arg(format::count(m_option.onHand), format::count(m_option.onHand + change),
                                format::count(m_option.available()), format::count(m_option.available() + change)));
    if (m_reason->text().trimmed().isEmpty())
        return tr("A reason is needed.");
    return {};
}

QString CorrectionDialog::preview() const
{
    return m_preview->text();
}

} // namespace firstcome
