// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/grant_dialog.h"

#include "console/refunds/claim_words.h"
#include "console/widgets/format.h"
#include "console/widgets/text_label.h"
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
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
    : ActDialog(dialogWidth,
                {tr("Approve: %1 of %2").arg(claim_words::kind(detail.claim.kind), format::money(detail.claim.amount)),
                 {},
                 tr("Not now"),
                 tr("It is being decided.")},
                parent),
      m_detail(detail), m_amount(new QLineEdit), m_units(new QSpinBox),
      m_restock(new QCheckBox(tr("Put the units back on sale"))), m_note(new QLineEdit),
      m_preview(textLabel(TextRole::Plain, {}, true))
{
    const Claim &claim = detail.claim;
    const bool isReturn = claim.kind == ClaimKind::Return;
    const int units = int(isReturn ? claim.quantity : detail.line.quantity - detail.line.returned);
    m_units->setRange(isReturn ? 1 : 0, std::max(units, 1));
    m_units->setValue(isReturn ? units : 0);
    m_restock->setChecked(isReturn);
    m_note->setMaxLength(longestNote);
    addFields();
    proposeAmount();
    connect(m_units, &QSpinBox::valueChanged, this, &GrantDialog::proposeAmount);
    connect(m_amount, &QLineEdit::textEdited, this, [this] { m_amountIsMine = true; });
    connect(m_amount, &QLineEdit::textChanged, this, &GrantDialog::follow);
    connect(m_restock, &QCheckBox::toggled, this, &GrantDialog::follow);
    m_amount->setFocus();
    m_amount->selectAll();
}

void GrantDialog::addFields()
{
    m_amount->setAccessibleName(tr("Amount"));
    m_units->setAccessibleName(tr("Units that are back"));
    m_note->setAccessibleName(tr("Note"));
    auto *units = new FormField(m_units);
    units->setTexts(tr("&Units that are back"));
    auto *note = new FormField(m_note);
    note->setTexts(tr("&Note"), tr("May be empty; the seller sees it."));
    add(textLabel(TextRole::Plain, format::breakable(claim_words::product(m_detail.claim)), true));
    addField(QStringLiteral("amount"), new FormField(m_amount));
    addField(QStringLiteral("quantity"), units);
    add(m_restock);
    addField(QStringLiteral("note"), note);
    add(m_preview);
    // Goods that were not delivered cannot come back.
    units->setVisible(takesGoods());
    m_restock->setVisible(takesGoods());
}

void GrantDialog::proposeAmount()
{
    const Money most = m_detail.most(m_units->value());
    chief()->setTexts(
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

std::optional<QString> GrantDialog::objection()
{
    const ClaimGrant grant = this->grant();
    const Money most = m_detail.most(m_units->value());
    const bool fits = grant.amount > 0 && grant.amount <= most;
    if (grant.amount == 0)
        chief()->setError(tr("A whole amount in won."));
    else if (!fits)
        chief()->setError(tr("At most %1 can go back.").arg(format::money(most)));
    m_restock->setEnabled(m_units->value() > 0);
    m_preview->setText(fits ? QStringLiteral("• ") + claim_words::preview(m_detail, grant).join(QStringLiteral("\n• "))
                            : QString());
    verb()->setText(fits ? tr("Give back %1").arg(format::money(grant.amount)) : tr("Give back"));
    return fits ? std::optional<QString>() : QString();
}

} // namespace firstcome
