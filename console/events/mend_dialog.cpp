// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/mend_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QPlainTextEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 560;
constexpr int payloadHeight = 260;

} // namespace

MendDialog::MendDialog(const QString &payload, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_payload(new QPlainTextEdit(payload)),
      m_error(textLabel(TextRole::Error, {}, true)), m_verb(pushButton(ButtonKind::Primary, tr("Keep the copy")))
{
    setWindowTitle(tr("Mend a copy"));
    m_payload->setAccessibleName(tr("Payload"));
    m_payload->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_payload->setMinimumHeight(payloadHeight);
    m_payload->setTabChangesFocus(true);
    auto *leave = pushButton(ButtonKind::Normal, tr("Leave it"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(leave);
    buttons->addWidget(m_verb);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, windowTitle(), true));
    column->addWidget(textLabel(
        TextRole::Muted, tr("The original stays as it is; the copy can be tried, and replayed in its place."), true));
    column->addWidget(m_payload);
    column->addWidget(m_error);
    column->addLayout(buttons);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_payload, &QPlainTextEdit::textChanged, this, &MendDialog::follow);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        Q_EMIT mended(m_value);
        accept();
    });
    follow();
}

void MendDialog::follow()
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(m_payload->toPlainText().toUtf8(), &error);
    const bool good = document.isObject();
    m_value = document.object();
    m_error->setVisible(!good);
    m_error->setText(tr("This is no JSON object: %1").arg(error.errorString()));
    m_verb->setEnabled(good);
}

} // namespace firstcome
