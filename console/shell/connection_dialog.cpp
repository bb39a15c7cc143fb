// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/connection_dialog.h"

#include "console/page/operator_session.h"
#include "console/shell/connection_form.h"
#include "console/shell/keychain.h"
#include "console/shell/languages.h"
#include "console/shell/own_server_form.h"
#include "console/widgets/buttons.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QListWidget>
#include <QStackedWidget>

namespace firstcome {

namespace {

constexpr QSize dialogSize(760, 500);
constexpr int sideWidth = 232;
constexpr int iconSize = 32;

const ServerProfile newProfile{{}, QUrl(QStringLiteral("http://127.0.0.1:8080")), {}, Environment::ThisComputer};

} // namespace

ConnectionDialog::ConnectionDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent), m_session(parts.session), m_profiles(parts.profiles), m_languages(parts.languages),
      m_own(parts.own), m_list(new QListWidget), m_form(new ConnectionForm), m_ownForm(new OwnServerForm(parts.own)),
      m_stack(new QStackedWidget), m_language(new QComboBox), m_forget(pushButton(ButtonKind::Link)),
      m_waiting(textLabel(TextRole::Muted)), m_connect(pushButton(ButtonKind::Primary))
{
    resize(dialogSize);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_forget);
    buttons->addStretch();
    buttons->addWidget(m_waiting);
    buttons->addWidget(m_connect);
    auto *main = new QVBoxLayout;
    main->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    m_stack->addWidget(m_form);
    m_stack->addWidget(m_ownForm);
    main->addWidget(m_stack, 1);
    main->addLayout(buttons);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(makeSide());
    line->addLayout(main, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionDialog::chooseRow);
    // Also the one that is chosen already: a click on a server means this server.
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        chooseRow(m_list->currentRow());
        m_form->focusFirst();
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_form->focusFirst(); });
    connect(m_form, &ConnectionForm::returnPressed, this, &ConnectionDialog::connectNow);
    connect(m_ownForm, &OwnServerForm::returnPressed, this, &ConnectionDialog::connectNow);
    connect(m_connect, &QPushButton::clicked, this, [this] { m_busy ? reject() : connectNow(); });
    connect(m_forget, &QPushButton::clicked, this, &ConnectionDialog::forgetChosen);
    connect(m_language, &QComboBox::activated, this,
            [this](int index) { m_languages.choose(Languages::Language(index)); });
    fillList();
    retranslate();
    m_form->focusFirst();
}

QWidget *ConnectionDialog::makeSide()
{
    auto *icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::hair, 0, 0, 0);
    head->setSpacing(metrics::small);
    head->addWidget(icon);
    head->addWidget(textLabel(TextRole::Heading, QStringLiteral("Firstcome")), 1);
    m_list->setProperty("role", QStringLiteral("places"));
    m_list->setFrameShape(QFrame::NoFrame);
    for (int i = 0; i < 3; ++i)
        m_language->addItem({});
    m_language->setCurrentIndex(int(m_languages.chosen()));

    auto *side = new QFrame;
    side->setProperty("role", QStringLiteral("side"));
    side->setFixedWidth(sideWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(metrics::medium, metrics::huge, metrics::medium, metrics::large);
    column->setSpacing(metrics::large);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_language);
    return side;
}

void ConnectionDialog::select(const ServerProfile &profile)
{
    int row = newRow(); // where none of the saved ones has the name
    for (int i = 0; i < newRow(); ++i) {
        if (m_list->item(i)->text() == profile.name)
            row = i;
    }
    m_list->setCurrentRow(row);
    m_form->set(profile);
    m_form->focusFirst();
    askKeychain(profile);
}

void ConnectionDialog::askKeychain(const ServerProfile &profile)
{
    delete m_asked;
    m_asked = new QObject(this);
    keychain::read({profile.url, profile.login}, m_asked, [this](keychain::Found found, const QString &password) {
        m_form->setKeychain(found != keychain::Found::NoKeychain);
        if (found == keychain::Found::Password)
            m_form->offerPassword(password);
    });
}

void ConnectionDialog::remember(const ServerProfile &profile, const QString &password)
{
    if (m_form->remembers())
        keychain::keep({profile.url, profile.login}, password);
    else if (m_form->hasKeychain())
        keychain::forget({profile.url, profile.login});
}

void ConnectionDialog::reject()
{
    if (!m_busy)
        return QDialog::reject();
    m_session.giveUpSignIn();
    setBusy(false);
    m_form->focusFirst();
}

void ConnectionDialog::showRefusal(const Refusal &refusal)
{
    m_form->showRefusal(refusal);
}

void ConnectionDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ConnectionDialog::retranslate()
{
    setWindowTitle(tr("Connect – Firstcome"));
    m_form->retranslate();
    m_list->setAccessibleName(tr("Saved servers"));
    m_ownForm->retranslate();
    m_list->item(newRow())->setText(tr("New connection"));
    m_list->item(ownRow())->setText(tr("This computer"));
    m_forget->setText(tr("Forget this server"));
    showBusy();
    m_language->setItemText(int(Languages::Language::System), tr("Language of the system"));
    m_language->setItemText(int(Languages::Language::English), QStringLiteral("English"));
    m_language->setItemText(int(Languages::Language::Korean), QStringLiteral("한국어"));
    m_language->setAccessibleName(tr("Language"));
}

void ConnectionDialog::fillList()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const ServerProfile &profile : m_profiles.all()) {
        auto *item = new QListWidgetItem(profile.name, m_list);
        item->setToolTip(profile.url.toString());
        item->setIcon(QIcon(tintedIcon(QStringLiteral("tone-server"),
                                       {environmentColour(profile.environment), 16, devicePixelRatioF()})));
    }
    new QListWidgetItem(themedIcon(QStringLiteral("list-add")), {}, m_list);
    new QListWidgetItem(QIcon(tintedIcon(QStringLiteral("tone-server"),
                                         {environmentColour(Environment::ThisComputer), 16, devicePixelRatioF()})),
                        {}, m_list);
    m_list->setCurrentRow(0);
    chooseRow(0);
}

int ConnectionDialog::newRow() const
{
    return m_list->count() - 2;
}

int ConnectionDialog::ownRow() const
{
    return m_list->count() - 1;
}

bool ConnectionDialog::showsOwn() const
{
    return m_stack->currentWidget() == m_ownForm;
}

void ConnectionDialog::chooseRow(int row)
{
    m_stack->setCurrentIndex(row == ownRow() ? 1 : 0);
    showBusy();
    const QList<ServerProfile> profiles = m_profiles.all();
    const bool known = row >= 0 && row < profiles.size();
    m_form->set(known ? profiles[row] : newProfile);
    m_forget->setVisible(known);
    askKeychain(known ? profiles[row] : newProfile);
}

void ConnectionDialog::connectNow()
{
    if (m_busy)
        return;
    if (showsOwn())
        return startOwn();
    const auto profile = m_form->check();
    if (!profile)
        return;
    setBusy(true);
    m_session.signIn(profile->url, {profile->login, m_form->password()},
                     [this, profile, guard = QPointer<ConnectionDialog>(this)](const Result<void> &result) {
                         if (!guard)
                             return;
                         setBusy(false);
                         if (!result)
                             return m_form->showRefusal(result.error());
                         remember(*profile, m_form->password());
                         m_form->clearPassword();
                         m_profiles.keep(*profile);
                         accept(*profile);
                     });
}

void ConnectionDialog::startOwn()
{
    const auto wanted = m_ownForm->check();
    if (!wanted)
        return;
    setBusy(true);
    const QPointer<ConnectionDialog> guard(this);
    m_own.start(*wanted, [this, guard](const Result<OwnServer::Running> &running) {
        if (!guard || !m_busy)
            return;
        if (!running) {
            setBusy(false);
            return m_ownForm->showRefusal(running.error().detail);
        }
        m_session.signIn(running->url, running->credentials, [this, guard, at = *running](const Result<void> &result) {
            if (!guard)
                return;
            setBusy(false);
            if (!result)
                return m_ownForm->showRefusal(refusalText(result.error()));
            m_ownForm->clearPassword();
            // Not kept: its address is another one each time.
            accept(
                {environmentName(Environment::ThisComputer), at.url, at.credentials.login, Environment::ThisComputer});
        });
    });
}

void ConnectionDialog::accept(const ServerProfile &profile)
{
    m_profile = profile;
    QDialog::accept();
}

void ConnectionDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_stack->setEnabled(!busy);
    m_list->setEnabled(!busy);
    m_forget->setEnabled(!busy);
    showBusy();
}

void ConnectionDialog::showBusy()
{
    m_waiting->setText(!m_busy ? QString() : showsOwn() ? tr("Starting…") : tr("Connecting…"));
    m_connect->setText(m_busy ? tr("Cancel") : showsOwn() ? tr("Start and connect") : tr("Connect"));
}

void ConnectionDialog::forgetChosen()
{
    if (QListWidgetItem *item = m_list->currentItem()) {
        if (const auto profile = m_profiles.find(item->text()))
            keychain::forget({profile->url, profile->login});
        m_profiles.forget(item->text());
    }
    fillList();
    retranslate();
}

} // namespace firstcome
