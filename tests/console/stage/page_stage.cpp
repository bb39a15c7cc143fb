// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/stage/page_stage.h"

#include <QBoxLayout>
#include <QUuid>

namespace firstcome::test {

namespace {

constexpr int signInWithin = 60'000; // ms

} // namespace

bool PageStage::start(const QStringList &options)
{
    return m_backend.start(QStringList{QStringLiteral("--demo")} + options) && signIn(QStringLiteral("operator"));
}

bool PageStage::visit(const RunningBackend &backend)
{
    return signInAt(backend.url(), {QStringLiteral("operator"), backend.demoPassword()});
}

bool PageStage::signIn(const QString &login, const QString &password)
{
    return signInAt(m_backend.url(), {login, password.isEmpty() ? m_backend.demoPassword() : password});
}

bool PageStage::signInAt(const QUrl &server, const OperatorSession::Credentials &credentials)
{
    std::optional<Result<void>> answer;
    m_session.signIn(server, credentials, [&answer](const Result<void> &result) { answer = result; });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }, signInWithin) && answer->has_value() &&
           QTest::qWaitFor([this] { return m_live.status().phase == LiveStatus::Phase::Connected; }, signInWithin);
}

bool PageStage::startAs(const QString &login, const QString &permissions)
{
    const QString password = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QStringList add{QStringLiteral("operator"), QStringLiteral("add"), login, QStringLiteral("--permissions"),
                          permissions};
    return m_backend.command(add, password.toUtf8() + '\n') == 0 && m_backend.start({QStringLiteral("--demo")}) &&
           signIn(login, password);
}

void PageStage::present(Page *page)
{
    m_window = std::make_unique<QWidget>();
    auto *line = new QHBoxLayout(m_window.get());
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(page, 1);
    m_details = page->details();
    if (m_details) {
        line->addWidget(m_details);
        m_details->setFixedWidth(detailsWidth);
        m_details->hide();
    }
    QObject::connect(page, &Page::detailsWanted, m_window.get(), [this](bool wanted) { setDetailsShown(wanted); });
    QObject::connect(page, &Page::openRequested, m_window.get(), [this](const PageRef &ref) { m_wanted = ref; });
    QObject::connect(&m_live, &LiveClient::resyncNeeded, page, [page] { page->refresh(); });
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(page, &language);
    m_window->resize(pageSize);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    page->refresh();
}

void PageStage::setDetailsShown(bool shown)
{
    if (m_details)
        m_details->setVisible(shown);
}

void PageStage::takePictures(const QString &name, QWidget *what)
{
    m_photographer.take(name, what ? what : m_window.get());
}

} // namespace firstcome::test
