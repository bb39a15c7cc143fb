// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/console/signed_in_console.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>
#include <QSplitter>
#include <QUuid>

namespace firstcome::test {

namespace {

constexpr int detailsWidth = 380;

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

void SignedInConsole::show(Page *page, QSize size)
{
    m_window = std::make_unique<QWidget>();
    m_detailsWanted = false;
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(page);
    splitter->setStretchFactor(0, 1);
    if (QWidget *details = page->details()) {
        splitter->addWidget(details);
        splitter->setSizes({size.width() - detailsWidth, detailsWidth});
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
    m_window->resize(size);
    m_window->show();
    page->refresh();
}

bool SignedInConsole::picture(const QString &name) const
{
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures");
    QDir().mkpath(folder);
    return m_window->grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

} // namespace firstcome::test
