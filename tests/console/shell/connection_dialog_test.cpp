// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/connection_dialog.h"

#include "console/page/operator_session.h"
#include "console/shell/connection_form.h"
#include "console/shell/languages.h"
#include "console/shell/own_server_form.h"
#include "console/widgets/theme.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int answerWithin = 60'000; // ms
constexpr int startWithin = 60'000;  // ms: a new shop is made

} // namespace

/// The way in, before a real backend: what is wrong is said in words at the field it is about, and no password stays.
class ConnectionDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PATH", qgetenv("FIRSTCOME_BIN") + ':' + qgetenv("PATH"));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // whoever runs this has a keychain of his own
        m_languages.choose(Languages::Language::English);
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output());
    }

    void init()
    {
        m_dialog =
            std::make_unique<ConnectionDialog>(ConnectionDialog::Parts{m_session, profiles(), m_languages, m_own});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    void H10_aServerIsStartedOnThisComputerAndEndedWithTheConsole()
    {
        showOwn();
        m_photographer.take(QStringLiteral("connection-own"), m_dialog.get());
        connectButton()->click();
        WAIT_VERIFY(!m_dialog->isVisible(), startWithin);
        QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
        QCOMPARE(m_dialog->profile().environment, Environment::ThisComputer);
        QVERIFY(m_own.isRunning());
        QCOMPARE(Caller(m_dialog->profile().url).get(QStringLiteral("/readyz")).status, 200);
        QVERIFY(profiles().all().isEmpty());
        m_own.end();
        QVERIFY(!m_own.isRunning());
        QCOMPARE(Caller(m_dialog->profile().url).get(QStringLiteral("/readyz")).status, 0);
    }

    void H10_itsFirstOperatorIsWhoComesFirst()
    {
        showOwn();
        m_dialog->ownForm()->own()->click();
        const QList<QLineEdit *> fields = m_dialog->ownForm()->findChildren<QLineEdit *>();
        fields[0]->setText(QStringLiteral("boss"));
        fields[1]->setText(QStringLiteral("short"));
        connectButton()->click();
        QVERIFY(m_dialog->isVisible() && !m_own.isRunning());
        fields[1]->setText(QStringLiteral("a long enough password"));
        connectButton()->click();
        WAIT_VERIFY(!m_dialog->isVisible(), startWithin);
        QCOMPARE(m_session.login(), QStringLiteral("boss"));
        QVERIFY(m_session.may(permission::every));
        QVERIFY(fields[1]->text().isEmpty());
        m_own.end();
        init();
        showOwn();
        m_dialog->ownForm()->own()->click();
        const QList<QLineEdit *> again = m_dialog->ownForm()->findChildren<QLineEdit *>();
        again[0]->setText(QStringLiteral("boss"));
        again[1]->setText(QStringLiteral("another password"));
        connectButton()->click();
        WAIT_VERIFY(ownSays(QStringLiteral("Login or password is wrong.")), startWithin);
        QVERIFY(m_dialog->isVisible());
        m_own.end();
    }

    void whatIsMissingIsSaidBeforeAnythingIsAsked_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::newRow("no address") << QStringLiteral("Server") << QStringLiteral("")
                                    << QStringLiteral("Type an address");
        QTest::newRow("not an address") << QStringLiteral("Server") << QStringLiteral("http://")
                                        << QStringLiteral("Type an address");
        QTest::newRow("another scheme") << QStringLiteral("Server") << QStringLiteral("ftp://127.0.0.1")
                                        << QStringLiteral("Type an address");
        QTest::newRow("a password in the address")
            << QStringLiteral("Server") << QStringLiteral("http://me:secret@127.0.0.1")
            << QStringLiteral("Type an address");
        QTest::newRow("no login") << QStringLiteral("Login") << QStringLiteral(" ")
                                  << QStringLiteral("Type your login");
        QTest::newRow("no password") << QStringLiteral("Password") << QStringLiteral("")
                                     << QStringLiteral("Type your password");
    }

    void whatIsMissingIsSaidBeforeAnythingIsAsked()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, said);
        fill({m_backend.url().toString(), QStringLiteral("operator"), QStringLiteral("something")});
        line(field)->setText(typed);
        connectButton()->click();
        QVERIFY2(errorAt(field).contains(said), qPrintable(errorAt(field)));
        QVERIFY(connectButton()->isEnabled());
    }

    void aWrongPasswordIsSaidAtItsField()
    {
        fill({m_backend.url().toString(), QStringLiteral("operator"), QStringLiteral("wrong password")});
        QTest::keyClick(line(QStringLiteral("Password")), Qt::Key_Return);
        WAIT_COMPARE(errorAt(QStringLiteral("Password")), QStringLiteral("Login or password is wrong."), answerWithin);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(profiles().all().isEmpty());
        // What is typed next takes its place.
        QVERIFY(line(QStringLiteral("Password"))->hasFocus());
        QCOMPARE(line(QStringLiteral("Password"))->selectedText().size(), QStringLiteral("wrong password").size());
        line(QStringLiteral("Password"))->setText(QStringLiteral("another"));
        QCOMPARE(line(QStringLiteral("Password"))->property("wrong").toBool(), false);
    }

    void aServerThatIsNotThereIsSaidAtTheAddress()
    {
        fill({QStringLiteral("http://127.0.0.1:1"), QStringLiteral("operator"), QStringLiteral("something")});
        connectButton()->click();
        WAIT_VERIFY(errorAt(QStringLiteral("Server")).startsWith(QStringLiteral("127.0.0.1:1 cannot be reached: ")),
                    answerWithin);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(connectButton()->text(), QStringLiteral("Connect"));
        QVERIFY(line(QStringLiteral("Server"))->hasFocus());
    }

    void M9_aServerOfAnotherKindIsSaidAtTheAddress_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("a page that is not there")
            << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno");
        QTest::newRow("yes to everything")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        QTest::newRow("a page") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<br>");
    }

    void M9_aServerOfAnotherKindIsSaidAtTheAddress()
    {
        QFETCH(QByteArray, answer);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        connect(&other, &QTcpServer::newConnection, &other, [&other, answer] {
            QTcpSocket *socket = other.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] { socket->write(answer); });
        });
        fill({QStringLiteral("http://127.0.0.1:%1").arg(other.serverPort()), QStringLiteral("operator"),
              QStringLiteral("something")});
        connectButton()->click();
        WAIT_VERIFY(errorAt(QStringLiteral("Server")).endsWith(QStringLiteral("is not a Firstcome server.")),
                    answerWithin);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(errorAt(QStringLiteral("Password")).isEmpty());
    }

    void M9_aServerThatSaysNothingIsGivenUpWithEsc()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        fill({QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()), QStringLiteral("operator"),
              QStringLiteral("something")});
        connectButton()->click();
        WAIT_VERIFY(silent.hasPendingConnections(), answerWithin);
        QCOMPARE(connectButton()->text(), QStringLiteral("Cancel"));
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QCOMPARE(connectButton()->text(), QStringLiteral("Connect"));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(line(QStringLiteral("Password"))->hasFocus());
        QTcpSocket *left = silent.nextPendingConnection();
        WAIT_COMPARE(left->state(), QAbstractSocket::UnconnectedState, answerWithin);
    }

    void M9_anotherComputerIsNotThisOne()
    {
        auto *environment = m_dialog->findChild<QComboBox *>(QStringLiteral("environment"));
        QVERIFY(environment);
        QCOMPARE(environment->currentText(), QStringLiteral("This computer"));
        line(QStringLiteral("Server"))->setText(QStringLiteral("shop.example.com"));
        QCOMPARE(environment->currentText(), QStringLiteral("Production"));
        line(QStringLiteral("Server"))->setText(QStringLiteral("127.0.0.1:8080"));
        QCOMPARE(environment->currentText(), QStringLiteral("This computer"));
    }

    void C3_theFirstStartHasAnAddress()
    {
        QVERIFY(profiles().all().isEmpty());
        QCOMPARE(line(QStringLiteral("Server"))->text(), QStringLiteral("http://127.0.0.1:8080"));
        QVERIFY(line(QStringLiteral("Login"))->hasFocus());
    }

    void anAddressWithoutItsSchemeWillDo()
    {
        fill({m_backend.url().authority(), QStringLiteral("operator"), m_backend.demoPassword()});
        line(QStringLiteral("Name"))->setText(QStringLiteral("The shop"));
        connectButton()->click();
        WAIT_COMPARE(m_dialog->result(), int(QDialog::Accepted), answerWithin);
        QCOMPARE(m_session.state(), OperatorSession::State::SignedIn);
        QCOMPARE(m_dialog->profile().name, QStringLiteral("The shop"));
        QCOMPARE(profiles().find(QStringLiteral("The shop"))->login, QStringLiteral("operator"));
        m_session.signOut();
    }

    void aKnownServerIsThereNextTimeButForItsPassword()
    {
        auto *list = m_dialog->findChild<QListWidget *>();
        QCOMPARE(list->item(0)->text(), QStringLiteral("The shop"));
        QCOMPARE(line(QStringLiteral("Server"))->text(), m_backend.url().toString());
        QCOMPARE(line(QStringLiteral("Login"))->text(), QStringLiteral("operator"));
        QVERIFY(line(QStringLiteral("Password"))->text().isEmpty());
        QCOMPARE(line(QStringLiteral("Password"))->echoMode(), QLineEdit::Password);
        QVERIFY(line(QStringLiteral("Password"))->hasFocus());
    }

    void C3_aClickOnTheServerThatIsChosenFillsTheForm()
    {
        auto *list = m_dialog->findChild<QListWidget *>();
        fill({});
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QCOMPARE(line(QStringLiteral("Server"))->text(), m_backend.url().toString());
        QCOMPARE(line(QStringLiteral("Login"))->text(), QStringLiteral("operator"));
        QVERIFY(line(QStringLiteral("Password"))->hasFocus());
    }

    void M9_aServerIsFoundByItsAddress()
    {
        QUrl slash = m_backend.url();
        slash.setPath(QStringLiteral("/"));
        QCOMPARE(profiles().findAt(slash)->name, QStringLiteral("The shop"));
        QVERIFY(!profiles().findAt(QUrl(QStringLiteral("http://127.0.0.1:1"))));
    }

    /// The test's session has no keychain.
    void withoutAKeychainThePasswordIsAskedEachTime()
    {
        auto *remember = m_dialog->findChild<QCheckBox *>();
        QVERIFY(remember);
        QTest::qWait(300);
        QVERIFY(!remember->isEnabled() && !remember->isChecked());
        QVERIFY(remember->toolTip().contains(QStringLiteral("no keychain")));
        QVERIFY(line(QStringLiteral("Password"))->text().isEmpty());
    }

    void noPasswordIsOnDisk()
    {
        m_settings->sync();
        QFile file(m_settings->fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("The shop"));
        QVERIFY(!kept.contains(m_backend.demoPassword().toUtf8()));
        QVERIFY(!kept.contains("wrong password"));
    }

    void theLanguageIsChangedOnTheWayIn()
    {
        connectButton()->setFocus();
        line(QStringLiteral("Password"))->clear();
        connectButton()->click();
        QVERIFY(!errorAt(QStringLiteral("Password")).isEmpty());
        m_languages.choose(Languages::Language::Korean);
        QCoreApplication::processEvents();
        QVERIFY(!line(QStringLiteral("Password")));
        QVERIFY(line(QStringLiteral("비밀번호")));
        QVERIFY2(!m_dialog->windowTitle().contains(QStringLiteral("Connect")), qPrintable(m_dialog->windowTitle()));
        m_languages.choose(Languages::Language::English);
        QCoreApplication::processEvents();
        QVERIFY(line(QStringLiteral("Password")));
    }

    void aServerIsForgotten()
    {
        for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Forget this server"))
                button->click();
        }
        QVERIFY(profiles().all().isEmpty());
        QCOMPARE(m_dialog->findChild<QListWidget *>()->count(), 2); // a new one, and this computer
    }

private:
    /// The last of the list.
    void showOwn()
    {
        auto *list = m_dialog->findChild<QListWidget *>();
        list->setCurrentRow(list->count() - 1);
        QVERIFY(m_dialog->ownForm()->isVisible());
        QCOMPARE(connectButton()->text(), QStringLiteral("Start and connect"));
    }

    bool ownSays(const QString &words) const
    {
        const QList<QLabel *> labels = m_dialog->ownForm()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const QLabel *each) { return each->isVisible() && each->text() == words; });
    }

    ProfileStore profiles() const { return ProfileStore(UiMemory(m_settings, QStringLiteral("profiles"))); }
    QLineEdit *line(const QString &name) const
    {
        return named<QLineEdit>(m_dialog->findChild<ConnectionForm *>(), name);
    }
    QString errorAt(const QString &name) const
    {
        const QLineEdit *field = line(name);
        return field->property("wrong").toBool() ? field->accessibleDescription() : QString();
    }

    QPushButton *connectButton() const
    {
        for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->property("kind").toString() == QStringLiteral("primary"))
                return button;
        }
        return nullptr;
    }

    struct Typed
    {
        QString url;
        QString login;
        QString password;
    };
    void fill(const Typed &typed)
    {
        line(QStringLiteral("Server"))->setText(typed.url);
        line(QStringLiteral("Login"))->setText(typed.login);
        line(QStringLiteral("Password"))->setText(typed.password);
    }

    QTemporaryDir m_folder;
    std::shared_ptr<QSettings> m_settings =
        std::make_shared<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    RunningBackend m_backend;
    Theme m_theme;
    Languages m_languages;
    ApiClient m_api;
    LiveClient m_live;
    OperatorSession m_session{m_api, m_live};
    QTemporaryDir m_data;
    OwnServer m_own{m_data.path() + QStringLiteral("/this-computer")};
    Photographer m_photographer{[this](const Look &look) {
        m_theme.setMode(look.theme);
        m_languages.choose(look.language);
    }};
    std::unique_ptr<ConnectionDialog> m_dialog;
};

QTEST_MAIN(ConnectionDialogTest)
#include "connection_dialog_test.moc"
