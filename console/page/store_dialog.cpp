// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/store_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/contract/error_codes.h"
#include <QBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 440;
constexpr int longestName = 100;
constexpr int descriptionHeight = 80;

} // namespace

StoreDialog::StoreDialog(ApiClient &api, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_api(api), m_name(new QLineEdit), m_description(new QPlainTextEdit),
      m_nameField(new FormField(m_name)), m_descriptionField(new FormField(m_description)),
      m_create(pushButton(ButtonKind::Primary, tr("Create store")))
{
    setWindowTitle(tr("New store"));
    m_name->setMaxLength(longestName);
    m_description->setFixedHeight(descriptionHeight);
    m_description->setTabChangesFocus(true);
    m_nameField->setTexts(tr("&Name"), tr("As shoppers see it; no other store has it."));
    m_descriptionField->setTexts(tr("&Description"));
    m_fields.add(QStringLiteral("name"), m_nameField);
    m_fields.add(QStringLiteral("description"), m_descriptionField);
    auto *cancel = pushButton(ButtonKind::Normal, tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, tr("New store")));
    column->addWidget(m_nameField);
    column->addWidget(m_descriptionField);
    column->addLayout(buttons);
    m_create->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &StoreDialog::send);
    connect(m_name, &QLineEdit::textChanged, this, &StoreDialog::follow);
    connect(m_description, &QPlainTextEdit::textChanged, this, &StoreDialog::follow);
    follow();
}

void StoreDialog::follow()
{
    m_request.reset();
    const bool named = !m_name->text().trimmed().isEmpty();
    m_create->setEnabled(named);
    m_create->setToolTip(named ? QString() : tr("A store needs a name."));
    m_fields.clearErrors();
}

void StoreDialog::send()
{
    if (!m_request) {
        const QJsonObject body{{QStringLiteral("name"), m_name->text().trimmed()},
                               {QStringLiteral("description"), m_description->toPlainText()}};
        m_request = ApiRequest::post(QStringLiteral("/v1/ops/stores"), body);
        m_request->withIdempotencyKey();
    }
    m_create->setEnabled(false);
    m_api.send(*m_request, this, [this](const Result<ApiAnswer> &answer) { takeAnswer(answer); });
}

void StoreDialog::takeAnswer(const Result<ApiAnswer> &answer)
{
    m_create->setEnabled(true);
    if (answer) {
        Q_EMIT created(storeFrom(answer->json));
        return accept();
    }
    if (!worthRepeating(answer.error()))
        m_request.reset();
    QList<FieldError> errors = answer.error().errors;
    if (answer.error().code == code::nameTaken)
        errors = {{QStringLiteral("name"), tr("There is a store of this name already.")}};
    const QList<FieldError> unplaced = m_fields.showErrors(errors);
    if (errors.isEmpty() || !unplaced.isEmpty())
        m_nameField->setError(refusalText(answer.error()));
}

} // namespace firstcome
