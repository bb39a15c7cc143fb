// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/console/signed_in_console.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>
#include <QSplitter>
#include <QTest>
#include <QUuid>

namespace firstcome::test {

namespace {

constexpr int detailsWidth = 380;
constexpr int settleFor = 250; // ms

} // namespace

SignedInConsole::SignedInConsole() : m_session(m_api, m_live), m_memory(UiMemory::volatileMemory()), m_login(QStringLiteral("operator"))
{
}

SignedInConsole::~SignedInConsole()
{
    m_window.reset();
}

void SignedInConsole::signInAs(const QString &login, const QString &permissions)
{
    m_login = login;
    m_password = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_backend.command({QStringLiteral("operator"), QStringLiteral("add"), login, QStringLiteral("--permissions"), permissions},
                      m_password.toUtf8() + '\n');
}

bool SignedInConsole::start(const QStringList &options)
{
    if (!m_backend.start(options)) {
        m_trouble = QString::fromUtf8(m_backend.output());
        return false;
    }
    QEventLoop loop;
    const QString password = m_password.isEmpty() ? m_backend.demoPassword() : m_password;
    m_session.signIn(m_backend.url(), m_login, password, [this, &loop](const Result<void> &done) {
        if (!done)
            m_trouble = QString::fromUtf8(done.error().code) + u' ' + done.error().detail;
        loop.quit();
    });
    loop.exec();
    m_caller = std::make_unique<Caller>(m_backend.url(), m_api.token());
    return m_trouble.isEmpty();
}

PageContext SignedInConsole::context()
{
    return {m_api, m_live, m_session, m_memory.at(QStringLiteral("page"))};
}

void SignedInConsole::show(Page *page)
{
    m_window = std::make_unique<QWidget>();
    m_detailsWanted = false;
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(page);
    splitter->setStretchFactor(0, 1);
    if (QWidget *details = page->details()) {
        splitter->addWidget(details);
        splitter->setSizes({pageSize.width() - detailsWidth, detailsWidth});
        details->hide();
        QObject::connect(page, &Page::detailsWanted, m_window.get(), [this, details](bool wanted) {
            m_detailsWanted = wanted;
            details->setVisible(wanted);
        });
    }
    auto *column = new QVBoxLayout(m_window.get());
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    QObject::connect(&m_live, &LiveClient::resyncNeeded, page, &Page::refresh);
    m_window->resize(pageSize);
    m_window->show();
    page->refresh();
}

void SignedInConsole::addLooks()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::newRow("light-en") << false << QStringLiteral("en");
    QTest::newRow("dark-en") << true << QStringLiteral("en");
    QTest::newRow("light-ko") << false << QStringLiteral("ko");
    QTest::newRow("dark-ko") << true << QStringLiteral("ko");
}

void SignedInConsole::setLook()
{
    QFETCH(bool, dark);
    QFETCH(QString, language);
    m_look = QString::fromLatin1(QTest::currentDataTag());
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(QStringLiteral(":/i18n/console_") + language))
        QCoreApplication::installTranslator(&m_translator);
}

void SignedInConsole::picture(const QString &name, QWidget *what) const
{
    // What was just asked for arrives and is drawn.
    QTest::qWait(settleFor);
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures");
    QDir().mkpath(folder);
    const QPixmap seen = (what ? what : m_window.get())->grab();
    QVERIFY(seen.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, m_look)));
}

} // namespace firstcome::test
