// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/store_dialog.h"

#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/contract/error_codes.h"
#include <QLineEdit>
#include <QPlainTextEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 440;
constexpr int longestName = 100;
constexpr int descriptionHeight = 80;

} // namespace

StoreDialog::StoreDialog(ApiClient &api, QWidget *parent)
    : ActDialog(dialogWidth, {tr("New store"), tr("Create store"), tr("Cancel"), tr("It is being created.")}, parent),
      m_api(api), m_name(new QLineEdit), m_description(new QPlainTextEdit)
{
    m_name->setMaxLength(longestName);
    m_description->setFixedHeight(descriptionHeight);
    m_description->setTabChangesFocus(true);
    auto *name = new FormField(m_name);
    name->setTexts(tr("&Name"), tr("As shoppers see it; no other store has it."));
    auto *description = new FormField(m_description);
    description->setTexts(tr("&Description"));
    addField(QStringLiteral("name"), name);
    addField(QStringLiteral("description"), description);
    const auto typed = [this] {
        m_request.reset();
        follow();
    };
    connect(this, &ActDialog::asked, this, &StoreDialog::send);
    connect(m_name, &QLineEdit::textChanged, this, typed);
    connect(m_description, &QPlainTextEdit::textChanged, this, typed);
    follow();
}

std::optional<QString> StoreDialog::objection()
{
    return m_name->text().trimmed().isEmpty() ? std::optional(tr("A store needs a name.")) : std::nullopt;
}

void StoreDialog::send()
{
    if (!m_request) {
        const QJsonObject body{{QStringLiteral("name"), m_name->text().trimmed()},
                               {QStringLiteral("description"), m_description->toPlainText()}};
        m_request = ApiRequest::post(QStringLiteral("/v1/ops/stores"), body);
        m_request->withIdempotencyKey();
    }
    m_api.send(*m_request, this, [this](const Result<ApiAnswer> &answer) { takeAnswer(answer); });
}

void StoreDialog::takeAnswer(const Result<ApiAnswer> &answer)
{
    if (answer) {
        Q_EMIT created(storeFrom(answer->json));
        return accept();
    }
    if (!worthRepeating(answer.error()))
        m_request.reset();
    showRefusal(answer.error());
    if (answer.error().code == code::nameTaken)
        chief()->setError(tr("There is a store of this name already."));
}

} // namespace firstcome
