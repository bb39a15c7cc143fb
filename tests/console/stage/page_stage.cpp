// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/stage/page_stage.h"

#include <QBoxLayout>
#include <QDir>
#include <QUuid>

namespace firstcome::test {

namespace {

constexpr int signInWithin = 10'000; // ms
constexpr int settled = 400;         // ms: loading shapes are gone, charts are drawn

} // namespace

bool PageStage::start(const QStringList &options)
{
    return m_backend.start(QStringList{QStringLiteral("--demo")} + options) && signIn(QStringLiteral("operator"));
}

bool PageStage::signIn(const QString &login, const QString &password)
{
    std::optional<Result<void>> answer;
    m_session.signIn(m_backend.url(), login, password.isEmpty() ? m_backend.demoPassword() : password,
                     [&answer](const Result<void> &result) { answer = result; });
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

void PageStage::takePictures(const QString &name)
{
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures/");
    QDir().mkpath(folder);
    for (const auto &[mode, word] : {std::pair(Theme::Mode::Light, "light"), std::pair(Theme::Mode::Dark, "dark")}) {
        m_theme.setMode(mode);
        QTest::qWait(settled);
        QVERIFY(m_window->grab().save(folder + name + u'-' + QLatin1StringView(word) + QStringLiteral(".png")));
    }
    m_theme.setMode(Theme::Mode::Light);
}

void PageStage::addLooks()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::newRow("light-en") << false << QStringLiteral("en");
    QTest::newRow("dark-en") << true << QStringLiteral("en");
    QTest::newRow("light-ko") << false << QStringLiteral("ko");
    QTest::newRow("dark-ko") << true << QStringLiteral("ko");
}

void PageStage::setLook()
{
    QFETCH(bool, dark);
    QFETCH(QString, language);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    QCoreApplication::removeTranslator(&m_translator);
    QVERIFY(m_translator.load(QStringLiteral(FIRSTCOME_TRANSLATIONS "/console_%1.qm").arg(language)));
    QCoreApplication::installTranslator(&m_translator);
}

void PageStage::picture(const QString &name, QWidget *what)
{
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures/");
    QDir().mkpath(folder);
    QTest::qWait(settled);
    const QPixmap seen = (what ? what : m_window.get())->grab();
    QVERIFY(seen.save(folder + name + u'-' + QLatin1StringView(QTest::currentDataTag()) + QStringLiteral(".png")));
}

} // namespace firstcome::test
