// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/mend_dialog.h"

#include "console/widgets/text_label.h"
#include <QFontDatabase>
#include <QJsonDocument>
#include <QPlainTextEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 560;
constexpr int payloadHeight = 260;

} // namespace

MendDialog::MendDialog(const QString &payload, QWidget *parent)
    : ActDialog(dialogWidth, {tr("Mend a copy"), tr("Keep the copy"), tr("Leave it"), tr("It is being kept.")}, parent),
      m_payload(new QPlainTextEdit(payload))
{
    m_payload->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_payload->setMinimumHeight(payloadHeight);
    m_payload->setTabChangesFocus(true);
    auto *field = new FormField(m_payload);
    field->setTexts(tr("Payload"));
    add(textLabel(TextRole::Muted, tr("The original stays as it is; the copy can be tried, and replayed in its place."),
                  true));
    addField(QStringLiteral("payload"), field);
    connect(m_payload, &QPlainTextEdit::textChanged, this, &MendDialog::follow);
    m_payload->setFocus();
    follow();
}

std::optional<QString> MendDialog::objection()
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(m_payload->toPlainText().toUtf8(), &error);
    m_value = document.object();
    if (document.isObject())
        return {};
    chief()->setError(tr("This is no JSON object: %1").arg(error.errorString()));
    return QString();
}

} // namespace firstcome
