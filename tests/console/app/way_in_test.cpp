// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_list_model.h"
#include "console/products/products_page.h"
#include "console/sales/sales_page.h"
#include "console/shell/connection_dialog.h"
#include "console/shell/connection_form.h"
#include "console/shell/sign_in_bar.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/table_view.h"
#include "tests/console/app/opened_console.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTemporaryDir>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int answerWithin = 60'000; // ms
const QString viewer = QStringLiteral("viewer");
const QString viewerPassword = QStringLiteral("only looks around");

ConnectionDialog *dialogInSight()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<ConnectionDialog *>(widget);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

/// How one comes in, what one may then do, and what happens when the session ends, as the whole console does it.
class WayInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // no keychain of whoever runs this
        const QStringList add{QStringLiteral("operator"), QStringLiteral("add"), viewer,
                              QStringLiteral("--permissions"), QStringLiteral("view")};
        QCOMPARE(m_backend.command(add, viewerPassword.toUtf8() + '\n'), 0);
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output());
    }

    /// Qt shows the dialog in a loop of its own, so a timer looks at it.
    void aWrongPasswordOfTheEnvironmentLeadsToTheDialog()
    {
        qputenv("FIRSTCOME_OPERATOR_PASSWORD", "wrong");
        ConsoleOptions options;
        options.url = m_backend.url();
        options.login = viewer;
        m_console = std::make_unique<OpenedConsole>(options, m_settings);
        QString said;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&said] {
            ConnectionDialog *dialog = dialogInSight();
            if (!dialog || !said.isEmpty())
                return;
            auto *password = named<QLineEdit>(dialog->findChild<ConnectionForm *>(), QStringLiteral("Password"));
            said = password->accessibleDescription();
            password->setText(viewerPassword);
            QTest::keyClick(password, Qt::Key_Return);
        });
        look.start(50);
        m_console->console().start();
        QVERIFY(m_console->waitUntilOpen());
        QVERIFY2(said.contains(QStringLiteral("Login or password is wrong.")), qPrintable(said));
    }

    void whoMayOnlyLookIsToldWhyOnHover()
    {
        m_console->action(QStringLiteral("page-sales"))->trigger();
        auto *sales = m_console->page<SalesPage>();
        QVERIFY(!sales->newAction()->isEnabled());
        QVERIFY(sales->newAction()->toolTip().contains(QStringLiteral("sale.run")));
        m_console->action(QStringLiteral("page-products"))->trigger();
        int refused = 0;
        for (const QAction *action : m_console->page<ProductsPage>()->actions()) {
            if (action->isEnabled())
                continue;
            refused += action->toolTip().contains(QStringLiteral("catalogue.edit"));
            QVERIFY2(action->toolTip() != action->text(), qPrintable(action->text()));
        }
        QVERIFY(refused >= 2);
        // A menu shows the reason too.
        int menus = 0;
        for (const QAction *top : m_console->window()->menuBar()->actions())
            menus += top->menu()->toolTipsVisible();
        QVERIFY(menus > 0);
    }

    void M12_aSessionThatEndedIsSaidOnceAndTakenUpAgain()
    {
        auto *page = m_console->page<ProductsPage>();
        WAIT_VERIFY(page->model()->rowCount() > 10, answerWithin);
        const int rows = page->model()->rowCount();
        Caller elsewhere(m_backend.url(), m_console->console().api().token());
        QCOMPARE(elsewhere.remove(QStringLiteral("/v1/ops/sessions/current")).status, 204);
        page->list()->table()->setFocus();
        page->refresh();
        auto *bar = m_console->window()->findChild<SignInBar *>();
        WAIT_VERIFY(bar->isVisible(), answerWithin);
        QVERIFY(!QApplication::activeModalWidget());
        QCOMPARE(page->model()->rowCount(), rows);
        auto *password = bar->findChild<QLineEdit *>();
        QVERIFY(password->hasFocus());
        // One cause, one message; what is asked for meanwhile waits for it.
        for (const char *other : {"orders", "overview", "sales", "stock", "products"}) {
            m_console->action(QStringLiteral("page-") + QLatin1StringView(other))->trigger();
            QTest::qWait(300);
            for (const ErrorBanner *banner : m_console->window()->findChildren<ErrorBanner *>())
                QVERIFY2(!banner->isShown(), other);
        }
        auto *button = bar->findChild<QPushButton *>();
        password->setText(QStringLiteral("wrong"));
        button->click();
        QVERIFY(password->text().isEmpty());
        WAIT_VERIFY(bar->findChild<QLabel *>()->text().contains(QStringLiteral("Login or password")), answerWithin);
        password->setText(viewerPassword);
        QTest::keyClick(password, Qt::Key_Return);
        WAIT_VERIFY(!bar->isVisible(), answerWithin);
        WAIT_COMPARE(m_console->console().live().status().phase, LiveStatus::Phase::Connected, answerWithin);
        WAIT_COMPARE(page->model()->phase(), PagedTable::Phase::Idle, answerWithin);
    }

    void aTokenTheServerNoLongerTakesIsRenewedWithoutAWord()
    {
        PageStage stage;
        QVERIFY2(stage.start(), stage.backend().output());
        const QByteArray first = stage.api().token();
        stage.api().setToken("what the server never gave");
        QSignalSpy changed(&stage.session(), &OperatorSession::changed);
        std::optional<bool> answered;
        stage.api().send(ApiRequest::get(QStringLiteral("/v1/ops/lag")), &stage.session(),
                         [&answered](const Result<ApiAnswer> &answer) { answered = answer.has_value(); });
        WAIT_VERIFY(answered.has_value(), answerWithin);
        QVERIFY(*answered);
        QCOMPARE(stage.session().state(), OperatorSession::State::SignedIn);
        QCOMPARE(changed.count(), 1);
        QVERIFY(stage.api().token() != first);
    }

    /// The second start, by the icon: nothing on the command line, nothing in the environment.
    void C3_theSecondStartAsksForThePasswordAlone()
    {
        m_console.reset();
        qunsetenv("FIRSTCOME_OPERATOR_PASSWORD");
        m_console = std::make_unique<OpenedConsole>(ConsoleOptions(), m_settings);
        QStringList filled;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&filled] {
            ConnectionDialog *dialog = dialogInSight();
            if (!dialog || !filled.isEmpty())
                return;
            filled = {named<QLineEdit>(dialog->findChild<ConnectionForm *>(), QStringLiteral("Server"))->text(),
                      named<QLineEdit>(dialog->findChild<ConnectionForm *>(), QStringLiteral("Login"))->text()};
            auto *focused = qobject_cast<QLineEdit *>(dialog->focusWidget());
            if (!focused || focused->echoMode() != QLineEdit::Password)
                return dialog->reject();
            focused->setText(viewerPassword);
            QTest::keyClick(focused, Qt::Key_Return);
        });
        look.start(50);
        m_console->console().start();
        QCOMPARE(filled, (QStringList{m_backend.url().toString(), viewer}));
        QVERIFY(m_console->waitUntilOpen());
    }

    void aProfileIsNamedOnTheCommandLine()
    {
        m_console.reset();
        qputenv("FIRSTCOME_OPERATOR_PASSWORD", viewerPassword.toUtf8());
        ConsoleOptions options;
        options.profile = m_backend.url().authority(); // named so by the first way in
        options.page = QStringLiteral("orders");
        m_console = std::make_unique<OpenedConsole>(options, m_settings);
        m_console->console().start();
        QVERIFY(m_console->waitUntilOpen());
        QCOMPARE(m_console->console().api().baseUrl(), m_backend.url());
        QCOMPARE(m_console->window()->deck()->currentId(), QStringLiteral("orders"));
    }

    void cleanupTestCase()
    {
        m_console.reset();
        QFile file(m_settings);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(viewerPassword.toUtf8()));
    }

private:
    QTemporaryDir m_folder;
    QString m_settings = m_folder.filePath(QStringLiteral("settings.ini"));
    RunningBackend m_backend;
    std::unique_ptr<OpenedConsole> m_console;
};

QTEST_MAIN(WayInTest)
#include "way_in_test.moc"
