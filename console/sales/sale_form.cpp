// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sale_form.h"

#include "console/page/product_picker.h"
#include "console/sales/sale_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QSpinBox>

namespace firstcome {

namespace {

const QString productField = QStringLiteral("productId");
const QString openField = QStringLiteral("openAt");
const QString closeField = QStringLiteral("closeAt");
const QString limitField = QStringLiteral("perMemberLimit");
const QString holdField = QStringLiteral("holdSeconds");
const QString announcedField = QStringLiteral("announced");
const QString saleField = QStringLiteral("sale");
const QString keptKey = QStringLiteral("form");

constexpr int mostLimit = 1'000'000'000;
constexpr int leastHold = 2;
constexpr int mostHold = 86'400;
constexpr int usualHold = 600;
constexpr std::chrono::hours usualLength{1};
constexpr int formWidth = 960;

/// Qt's field knows only local time and UTC: it is given Korean wall time as if it were UTC.
void setInstant(QDateTimeEdit *field, Instant instant)
{
    field->setDateTime(QDateTime::fromMSecsSinceEpoch(toMillis(instant + format::kstOffset), Qt::UTC));
}

Instant instantOf(const QDateTimeEdit *field)
{
    return fromMillis(field->dateTime().toMSecsSinceEpoch()) - format::kstOffset;
}

QDateTimeEdit *dateTimeField()
{
    auto *field = new QDateTimeEdit;
    field->setTimeSpec(Qt::UTC);
    field->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    field->setCalendarPopup(true);
    return field;
}

QSpinBox *spinBox(int least, int most)
{
    auto *field = new QSpinBox;
    field->setRange(least, most);
    field->setGroupSeparatorShown(true);
    return field;
}

} // namespace

SaleForm::SaleForm(ApiClient &api, UiMemory memory, Clock serverNow, QWidget *parent)
    : QWidget(parent), m_memory(std::move(memory)), m_serverNow(std::move(serverNow)),
      m_title(textLabel(TextRole::Heading)), m_banner(new ErrorBanner), m_product(new ProductPicker(api)),
      m_opens(dateTimeField()), m_closes(dateTimeField()), m_limit(spinBox(0, mostLimit)),
      m_hold(spinBox(leastHold, mostHold)), m_announced(new QCheckBox), m_save(pushButton(ButtonKind::Primary)),
      m_leave(pushButton(ButtonKind::Normal))
{
    arrange();
    connect(m_save, &QPushButton::clicked, this, &SaleForm::submit);
    connect(m_leave, &QPushButton::clicked, this, &SaleForm::leave);
    connect(m_product, &ProductPicker::picked, this, &SaleForm::showHelp);
    connect(m_product, &QLineEdit::textEdited, this, &SaleForm::showHelp);
    for (QDateTimeEdit *field : {m_opens, m_closes})
        connect(field, &QDateTimeEdit::dateTimeChanged, this, &SaleForm::showHelp);
    connect(m_hold, &QSpinBox::valueChanged, this, &SaleForm::showHelp);
    connect(m_product, &ProductPicker::picked, this, &SaleForm::keep);
    for (QDateTimeEdit *field : {m_opens, m_closes})
        connect(field, &QDateTimeEdit::dateTimeChanged, this, &SaleForm::keep);
    for (QSpinBox *field : {m_limit, m_hold})
        connect(field, &QSpinBox::valueChanged, this, &SaleForm::keep);
    connect(m_announced, &QCheckBox::toggled, this, &SaleForm::keep);
}

void SaleForm::arrange()
{
    addField(productField, m_product);
    addField(openField, m_opens);
    addField(closeField, m_closes);
    addField(limitField, m_limit);
    addField(holdField, m_hold);
    addField(announcedField, m_announced);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::large);
    grid->setVerticalSpacing(metrics::medium);
    grid->addWidget(field(productField), 0, 0, Qt::AlignTop);
    grid->addWidget(field(openField), 0, 1, Qt::AlignTop);
    grid->addWidget(field(closeField), 0, 2, Qt::AlignTop);
    grid->addWidget(field(announcedField), 1, 0, Qt::AlignTop);
    grid->addWidget(field(limitField), 1, 1, Qt::AlignTop);
    grid->addWidget(field(holdField), 1, 2, Qt::AlignTop);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::small);
    buttons->addWidget(m_save);
    buttons->addWidget(m_leave);
    buttons->addStretch();
    auto *inner = new QWidget;
    inner->setMaximumWidth(formWidth);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_title);
    column->addWidget(m_banner);
    column->addLayout(grid);
    column->addLayout(buttons);
    column->addStretch();
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, metrics::small, 0, 0);
    line->addWidget(inner, 1);
    line->addStretch();
}

void SaleForm::addField(const QString &name, QWidget *editor)
{
    auto *made = new FormField(editor);
    m_fields.add(name, made);
    m_byName.insert(name, made);
}

void SaleForm::begin()
{
    m_changed.reset();
    const Instant now = m_serverNow();
    const Instant hour = std::chrono::floor<std::chrono::hours>(now) + std::chrono::hours(1);
    m_product->setEnabled(true);
    m_product->setProduct(std::nullopt);
    m_opens->setEnabled(true);
    setInstant(m_opens, hour);
    setInstant(m_closes, hour + usualLength);
    m_limit->setValue(0);
    m_hold->setValue(usualHold);
    m_announced->setChecked(true);
    m_fields.clearErrors();
    m_banner->clear();
    m_clean = body();
    forget();
    retranslate();
    m_product->setFocus();
}

void SaleForm::change(const SaleView &sale)
{
    m_changed = sale;
    m_product->setProduct(idText(sale.productId), sale.product);
    m_product->setEnabled(false);
    setInstant(m_opens, sale.window.openAt);
    setInstant(m_closes, sale.window.closeAt);
    // A sale that sells already opened when it did.
    m_opens->setEnabled(sale.window.stateAt(m_serverNow()) == SaleState::Planned);
    m_limit->setValue(int(std::min<qint64>(sale.perMemberLimit.value_or(0), mostLimit)));
    m_hold->setValue(int(sale.holdTime.count()));
    m_announced->setChecked(sale.announced);
    m_fields.clearErrors();
    m_banner->clear();
    m_clean = body();
    forget();
    retranslate();
    m_closes->setFocus();
}

QJsonObject SaleForm::kept() const
{
    QJsonObject kept{{openField, toIso(instantOf(m_opens))},
                     {closeField, toIso(instantOf(m_closes))},
                     {limitField, m_limit->value()},
                     {holdField, m_hold->value()},
                     {announcedField, m_announced->isChecked()}};
    if (m_changed)
        kept.insert(saleField, toJson(*m_changed));
    else if (m_product->product())
        kept.insert(productField, QJsonArray{m_product->productId(), m_product->productName()});
    return kept;
}

void SaleForm::keep()
{
    if (isDirty())
        m_memory.set(keptKey, QJsonDocument(kept()).toJson(QJsonDocument::Compact));
    else
        forget();
}

void SaleForm::forget()
{
    m_memory.remove(keptKey);
}

bool SaleForm::restore()
{
    const QJsonObject kept = QJsonDocument::fromJson(m_memory.value(keptKey).toByteArray()).object();
    if (kept.isEmpty())
        return false;
    if (kept.contains(saleField))
        change(saleFrom(kept.value(saleField).toObject()));
    else
        begin();
    const QJsonArray product = kept.value(productField).toArray();
    if (product.size() == 2)
        m_product->setProduct(product[0].toString(), product[1].toString());
    if (const auto opens = fromIso(kept.value(openField).toString()))
        setInstant(m_opens, *opens);
    if (const auto closes = fromIso(kept.value(closeField).toString()))
        setInstant(m_closes, *closes);
    m_limit->setValue(kept.value(limitField).toInt());
    m_hold->setValue(kept.value(holdField).toInt(usualHold));
    m_announced->setChecked(kept.value(announcedField).toBool(true));
    showHelp();
    keep();
    return true;
}

QJsonObject SaleForm::body() const
{
    QJsonObject body{{closeField, toIso(instantOf(m_closes))},
                     {holdField, m_hold->value()},
                     {announcedField, m_announced->isChecked()}};
    if (m_opens->isEnabled())
        body.insert(openField, toIso(instantOf(m_opens)));
    if (m_limit->value() > 0)
        body.insert(limitField, m_limit->value());
    else if (m_changed)
        body.insert(limitField, QJsonValue::Null); // takes the limit away
    if (!m_changed && m_product->product())
        body.insert(productField, idText(m_product->product()->id));
    return body;
}

QList<FieldError> SaleForm::ownErrors() const
{
    QList<FieldError> errors;
    if (!m_changed && !m_product->product())
        errors.append({productField, tr("Choose a product from the list.")});
    if (instantOf(m_closes) <= instantOf(m_opens))
        errors.append({closeField, tr("It must close after it opens.")});
    else if (instantOf(m_closes) <= m_serverNow())
        errors.append({closeField, tr("This is in the past.")});
    return errors;
}

void SaleForm::submit()
{
    m_banner->clear();
    const QList<FieldError> errors = ownErrors();
    m_fields.showErrors(errors);
    if (errors.isEmpty())
        Q_EMIT submitted({m_changed, body()});
}

void SaleForm::showWorking(bool working)
{
    m_save->setEnabled(!working);
}

void SaleForm::showRefusal(const Refusal &refusal)
{
    const QList<FieldError> left = m_fields.showErrors(refusal.errors);
    if (!refusal.errors.isEmpty() && left.isEmpty())
        return;
    m_banner->report({refusalText(refusal), tr("Nothing was changed; what you typed is still here."), {}});
}

void SaleForm::leave()
{
    if (!isDirty()) {
        Q_EMIT left();
        return;
    }
    ConfirmDialog::ask(this,
                       {tr("Throw away what you typed?"),
                        tr("The sale is not saved."),
                        tr("Throw away"),
                        tr("Go on editing"),
                        true,
                        {},
                        {}},
                       [this](const QString &) { Q_EMIT left(); });
}

void SaleForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return leave();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return submit();
    QWidget::keyPressEvent(event);
}

void SaleForm::showHelp()
{
    const Instant now = m_serverNow();
    const auto when = [now](const QDateTimeEdit *field) {
        const Instant at = instantOf(field);
        return at > now ? tr("In %1, on the server's clock.").arg(format::duration(at - now))
                        : tr("%1, on the server's clock.").arg(format::relative(at, now));
    };
    field(openField)->setTexts(tr("Opens (KST)"), m_opens->isEnabled() ? when(m_opens) : tr("It is open already."));
    field(closeField)->setTexts(tr("Closes (KST)"), when(m_closes));
    const auto &product = m_product->product();
    const QString chosen =
        product ? tr("%Ln option(s), from %1", nullptr, int(product->options.size())).arg(format::money(product->price))
                : tr("Type a part of its name.");
    field(productField)->setTexts(tr("Product"), m_changed ? tr("A sale stays with its product.") : chosen);
    field(holdField)->setTexts(
        tr("Hold time"),
        tr("%1 to pay; then the units are free again.").arg(holdText(std::chrono::seconds(m_hold->value()))));
}

void SaleForm::retranslate()
{
    m_title->setText(m_changed ? tr("Change sale") : tr("New sale"));
    m_save->setText(m_changed ? tr("Save changes") : tr("Plan sale"));
    m_leave->setText(tr("Cancel"));
    m_limit->setSpecialValueText(tr("No limit"));
    m_hold->setSuffix(tr(" s"));
    m_announced->setText(tr("Announce before it opens"));
    field(limitField)->setTexts(tr("Limit per person"), tr("Units over all orders of the sale, for good."));
    field(announcedField)->setTexts(tr("Announcement"), tr("Shoppers see product and opening time beforehand."));
    showHelp();
}

} // namespace firstcome
