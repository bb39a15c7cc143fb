// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/own_server_form.h"

#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace firstcome {

namespace {

constexpr int leastPassword = 10;

} // namespace

OwnServerForm::OwnServerForm(const OwnServer &server, QWidget *parent)
    : QWidget(parent), m_server(server), m_title(textLabel(TextRole::Title)),
      m_help(textLabel(TextRole::Muted, {}, true)), m_demo(new QRadioButton), m_own(new QRadioButton),
      m_folder(textLabel(TextRole::Help, {}, true)), m_login(new QLineEdit), m_password(new QLineEdit),
      m_loginField(new FormField(m_login)), m_passwordField(new FormField(m_password)),
      m_error(textLabel(TextRole::Error, {}, true))
{
    m_password->setEchoMode(QLineEdit::Password);
    m_demo->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_help, m_demo, m_own, m_folder, m_loginField,
                                                          m_passwordField, m_error})
        column->addWidget(each);
    column->addStretch();
    connect(m_own, &QRadioButton::toggled, this, &OwnServerForm::follow);
    for (QLineEdit *field : {m_login, m_password})
        connect(field, &QLineEdit::returnPressed, this, &OwnServerForm::returnPressed);
    retranslate();
}

std::optional<OwnServer::Wanted> OwnServerForm::check()
{
    m_error->hide();
    if (m_demo->isChecked())
        return OwnServer::Wanted{};
    const bool fresh = m_server.isFresh(OwnServer::Data::Own);
    const QString login = m_login->text().trimmed();
    const qsizetype length = m_password->text().size();
    m_loginField->setError(login.isEmpty() ? tr("Type your login.") : QString());
    m_passwordField->setError(length == 0                       ? tr("Type your password.")
                              : fresh && length < leastPassword ? tr("At least %1 characters.").arg(leastPassword)
                                                                : QString());
    for (FormField *field : {m_loginField, m_passwordField}) {
        if (field->hasError()) {
            field->editor()->setFocus();
            return std::nullopt;
        }
    }
    return OwnServer::Wanted{OwnServer::Data::Own, {login, m_password->text()}};
}

void OwnServerForm::showRefusal(const QString &words)
{
    m_error->setText(format::breakable(words));
    m_error->show();
}

void OwnServerForm::clearPassword()
{
    m_password->clear();
}

void OwnServerForm::follow()
{
    const bool own = m_own->isChecked();
    m_loginField->setVisible(own);
    m_passwordField->setVisible(own);
    m_folder->setVisible(own);
    m_error->hide();
    m_passwordField->setTexts(tr("Password"), m_server.isFresh(OwnServer::Data::Own)
                                                  ? tr("Nobody was here yet: you become its operator.")
                                                  : QString());
}

void OwnServerForm::retranslate()
{
    m_title->setText(tr("A server on this computer"));
    m_help->setText(tr("It is started now, listens to this computer alone, and ends with the console."));
    m_demo->setText(tr("A demo shop with products, members and a sale"));
    m_own->setText(tr("Data of my own"));
    m_folder->setText(tr("Kept in %1").arg(format::breakable(m_server.folderOf(OwnServer::Data::Own))));
    m_loginField->setTexts(tr("Login"));
    follow();
}

} // namespace firstcome
