// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/connection_form.h"

#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/client/client_codes.h"
#include "shared/contract/error_codes.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace firstcome {

namespace {

QPixmap dot(const QColor &colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(1, 1, 10, 10);
    return pixmap;
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent), m_title(textLabel(TextRole::Title)), m_url(new QLineEdit), m_name(new QLineEdit),
      m_environment(new QComboBox), m_login(new QLineEdit), m_password(new QLineEdit), m_remember(new QCheckBox),
      m_urlField(new FormField(m_url)), m_nameField(new FormField(m_name)),
      m_environmentField(new FormField(m_environment)), m_loginField(new FormField(m_login)),
      m_passwordField(new FormField(m_password))
{
    m_environment->setObjectName(QStringLiteral("environment"));
    m_password->setEchoMode(QLineEdit::Password);
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080"));
    for (int i = 0; i < environmentCount; ++i)
        m_environment->addItem(QIcon(dot(environmentColour(Environment(i)))), {});

    auto *second = new QHBoxLayout;
    second->setSpacing(metrics::medium);
    second->addWidget(m_nameField, 3);
    second->addWidget(m_environmentField, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_title);
    column->addWidget(m_urlField);
    column->addLayout(second);
    column->addWidget(m_loginField);
    column->addWidget(m_passwordField);
    column->addWidget(m_remember);
    column->addStretch();
    setKeychain(false);

    for (QLineEdit *line : {m_url, m_name, m_login, m_password})
        connect(line, &QLineEdit::returnPressed, this, &ConnectionForm::returnPressed);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectionForm::followUrl);
    connect(m_environment, &QComboBox::activated, this, [this] { m_environmentChosen = true; });
    connect(m_login, &QLineEdit::textChanged, m_loginField, &FormField::clearError);
    connect(m_password, &QLineEdit::textChanged, m_passwordField, &FormField::clearError);
    retranslate();
}

void ConnectionForm::set(const ServerProfile &profile)
{
    m_environmentChosen = false;
    m_environment->setCurrentIndex(int(profile.environment));
    m_url->setText(profile.url.toString());
    m_name->setText(profile.name);
    m_login->setText(profile.login);
    m_password->clear();
    for (FormField *field : {m_urlField, m_loginField, m_passwordField})
        field->clearError();
}

std::optional<ServerProfile> ConnectionForm::check()
{
    const auto url = serverUrlFrom(m_url->text());
    m_urlField->setError(url ? QString() : tr("Type an address such as http://127.0.0.1:8080 or shop.example.com."));
    m_loginField->setError(m_login->text().trimmed().isEmpty() ? tr("Type your login.") : QString());
    m_passwordField->setError(m_password->text().isEmpty() ? tr("Type your password.") : QString());
    for (FormField *field : {m_urlField, m_loginField, m_passwordField}) {
        if (field->hasError()) {
            field->editor()->setFocus();
            return std::nullopt;
        }
    }
    ServerProfile profile{m_name->text().trimmed(), *url, m_login->text().trimmed(),
                          Environment(m_environment->currentIndex())};
    if (profile.name.isEmpty())
        profile.name = isThisComputer(*url) ? environmentName(Environment::ThisComputer) : url->host();
    return profile;
}

QString ConnectionForm::password() const
{
    return m_password->text();
}

void ConnectionForm::clearPassword()
{
    m_password->clear();
}

void ConnectionForm::offerPassword(const QString &password)
{
    if (!m_password->text().isEmpty())
        return;
    m_password->setText(password);
    m_remember->setChecked(true);
    m_password->selectAll();
}

bool ConnectionForm::hasKeychain() const
{
    return m_remember->isEnabled();
}

bool ConnectionForm::remembers() const
{
    return m_remember->isEnabled() && m_remember->isChecked();
}

void ConnectionForm::setKeychain(bool there)
{
    m_remember->setEnabled(there);
    if (!there)
        m_remember->setChecked(false);
    m_remember->setToolTip(there ? QString() : tr("This computer has no keychain; the password is asked each time."));
}

void ConnectionForm::showRefusal(const Refusal &refusal)
{
    const QString noServer = failureText(refusal);
    FormField *field = noServer.isEmpty() ? m_passwordField : m_urlField;
    field->setError(noServer.isEmpty() ? refusalText(refusal) : noServer);
    field->editor()->setFocus();
    // The next try replaces the wrong one.
    static_cast<QLineEdit *>(field->editor())->selectAll();
}

QString ConnectionForm::failureText(const Refusal &refusal) const
{
    const auto url = serverUrlFrom(m_url->text());
    const QString where = url ? url->authority() : m_url->text();
    if (refusal.code == code::requestTimedOut)
        return tr("%1 did not answer in time.").arg(where);
    if (refusal.code == code::serverUnreachable)
        return refusal.detail.isEmpty() ? tr("%1 cannot be reached.").arg(where)
                                        : tr("%1 cannot be reached: %2").arg(where, refusal.detail);
    // Every answer of a server of ours has a code of its own.
    if (refusal.code == code::answerUnreadable || refusal.code.startsWith("HTTP_"))
        return tr("What answers at %1 is not a Firstcome server.").arg(where);
    return {};
}

void ConnectionForm::focusFirst()
{
    for (QLineEdit *line : {m_url, m_login, m_password}) {
        if (line->text().isEmpty() || line == m_password)
            return line->setFocus();
    }
}

void ConnectionForm::retranslate()
{
    m_title->setText(tr("Connect to a server"));
    m_nameField->setTexts(tr("Name"));
    m_environmentField->setTexts(tr("Environment"));
    m_loginField->setTexts(tr("Login"));
    m_passwordField->setTexts(tr("Password"));
    m_remember->setText(tr("Remember it in the keychain of this computer"));
    setKeychain(m_remember->isEnabled());
    m_name->setPlaceholderText(tr("as you call it"));
    for (int i = 0; i < environmentCount; ++i)
        m_environment->setItemText(i, environmentName(Environment(i)));
    showUrlHelp();
}

void ConnectionForm::followUrl()
{
    m_urlField->clearError();
    showUrlHelp();
    const auto url = serverUrlFrom(m_url->text());
    if (!url || m_environmentChosen)
        return;
    // Another computer is not this one; which it is nobody said, so it is taken for the one that matters most.
    const bool here = m_environment->currentIndex() == int(Environment::ThisComputer);
    if (here != isThisComputer(*url))
        m_environment->setCurrentIndex(int(here ? Environment::Production : Environment::ThisComputer));
}

void ConnectionForm::showUrlHelp()
{
    const auto url = serverUrlFrom(m_url->text());
    m_urlField->setTexts(tr("Server"), url && isUnprotected(*url)
                                           ? tr("Not encrypted: the password can be read on the way.")
                                           : QString());
}

} // namespace firstcome
