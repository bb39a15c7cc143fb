// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/grant_dialog.h"

#include "console/refunds/claim_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>

namespace firstcome {

namespace {

constexpr int dialogWidth = 480;
constexpr int longestNote = 200;

/// Digits alone, as they are typed with separators or without; nothing for what is no amount.
std::optional<Money> amountFrom(const QString &text)
{
    QString digits = text.trimmed();
    digits.remove(u',');
    digits.remove(QChar(0x20A9));
    bool fine = false;
    const Money amount = digits.toLongLong(&fine);
    return fine && amount > 0 ? std::optional(amount) : std::nullopt;
}

} // namespace

GrantDialog::GrantDialog(const ClaimDetail &detail, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_detail(detail), m_amount(new QLineEdit), m_units(new QSpinBox),
      m_restock(new QCheckBox(tr("Put the units back on sale"))), m_note(new QLineEdit),
      m_amountField(new FormField(m_amount)), m_unitsField(new FormField(m_units)), m_noteField(new FormField(m_note)),
      m_preview(textLabel(TextRole::Plain, {}, true)), m_verb(pushButton(ButtonKind::Primary))
{
    const Claim &claim = detail.claim;
    setWindowTitle(tr("Approve: %1 of %2").arg(claim_words::kind(claim.kind), format::money(claim.amount)));
    m_amount->setAccessibleName(tr("Amount"));
    const int units =
        int(claim.kind == ClaimKind::Return ? claim.quantity : detail.line.quantity - detail.line.returned);
    m_units->setRange(claim.kind == ClaimKind::Return ? 1 : 0, std::max(units, 1));
    m_units->setValue(claim.kind == ClaimKind::Return ? units : 0);
    m_units->setAccessibleName(tr("Units that are back"));
    m_unitsField->setTexts(tr("&Units that are back"));
    m_restock->setChecked(claim.kind == ClaimKind::Return);
    m_note->setMaxLength(longestNote);
    m_note->setAccessibleName(tr("Note"));
    m_noteField->setTexts(tr("&Note"), tr("May be empty; the seller sees it."));
    m_fields.add(QStringLiteral("amount"), m_amountField);
    m_fields.add(QStringLiteral("quantity"), m_unitsField);
    m_fields.add(QStringLiteral("note"), m_noteField);
    arrange();
    proposeAmount();
    connect(m_units, &QSpinBox::valueChanged, this, &GrantDialog::proposeAmount);
    connect(m_amount, &QLineEdit::textEdited, this, [this] { m_amountIsMine = true; });
    connect(m_amount, &QLineEdit::textChanged, this, &GrantDialog::follow);
    connect(m_units, &QSpinBox::valueChanged, this, &GrantDialog::follow);
    connect(m_restock, &QCheckBox::toggled, this, &GrantDialog::follow);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        m_waiting = true;
        follow();
        Q_EMIT granted();
    });
    follow();
    m_amount->setFocus();
    m_amount->selectAll();
}

void GrantDialog::arrange()
{
    auto *keep = pushButton(ButtonKind::Normal, tr("Not now"));
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_verb);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, windowTitle(), true));
    column->addWidget(textLabel(TextRole::Plain, format::breakable(claim_words::product(m_detail.claim)), true));
    column->addWidget(m_amountField);
    column->addWidget(m_unitsField);
    column->addWidget(m_restock);
    column->addWidget(m_noteField);
    column->addWidget(m_preview);
    column->addLayout(buttons);
    // Goods that were not delivered cannot come back.
    m_unitsField->setVisible(takesGoods());
    m_restock->setVisible(takesGoods());
    m_verb->setDefault(true);
}

void GrantDialog::proposeAmount()
{
    const Money most = m_detail.most(m_units->value());
    m_amountField->setTexts(
        tr("&Amount in won"),
        tr("Asked: %1. At most %2 can go back.").arg(format::money(m_detail.claim.amount), format::money(most)));
    // What was typed is not taken away; it is said when it does not fit.
    if (!m_amountIsMine)
        m_amount->setText(QString::number(most));
    follow();
}

bool GrantDialog::takesGoods() const
{
    return m_detail.claim.kind == ClaimKind::Return || m_detail.line.deliveredAt.has_value();
}

ClaimGrant GrantDialog::grant() const
{
    const qint64 units = takesGoods() ? m_units->value() : 0;
    return {amountFrom(m_amount->text()).value_or(0), units, units > 0 && m_restock->isChecked()};
}

QJsonObject GrantDialog::body() const
{
    const ClaimGrant grant = this->grant();
    QJsonObject body{{QStringLiteral("amount"), grant.amount}};
    if (grant.quantity > 0) {
        body.insert(QStringLiteral("quantity"), grant.quantity);
        body.insert(QStringLiteral("restock"), grant.restock);
    }
    if (const QString note = m_note->text().trimmed(); !note.isEmpty())
        body.insert(QStringLiteral("note"), note);
    return body;
}

QString GrantDialog::preview() const
{
    return m_preview->text();
}

void GrantDialog::follow()
{
    const ClaimGrant grant = this->grant();
    const Money most = m_detail.most(m_units->value());
    const bool fits = grant.amount > 0 && grant.amount <= most;
    m_amountField->clearError();
    if (grant.amount == 0)
        m_amountField->setError(tr("A whole amount in won."));
    else if (!fits)
        m_amountField->setError(tr("At most %1 can go back.").arg(format::money(most)));
    m_restock->setEnabled(m_units->value() > 0);
    m_preview->setText(fits ? QStringLiteral("• ") + claim_words::preview(m_detail, grant).join(QStringLiteral("\n• "))
                            : QString());
    m_verb->setText(fits ? tr("Give back %1").arg(format::money(grant.amount)) : tr("Give back"));
    m_verb->setEnabled(fits && !m_waiting);
    m_verb->setToolTip(m_waiting ? tr("It is being decided.") : QString());
}

void GrantDialog::showRefusal(const Refusal &refusal)
{
    m_waiting = false;
    follow();
    const QList<FieldError> unplaced = m_fields.showErrors(refusal.errors);
    if (refusal.errors.isEmpty() || !unplaced.isEmpty())
        m_amountField->setError(refusalText(refusal));
}

QString GrantDialog::error() const
{
    return m_amountField->hasError() ? m_amount->accessibleDescription() : QString();
}

} // namespace firstcome
