// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/platform/work/loop.h"
#include "tests/support/caller.h"
#include "tests/support/running_entry.h"
#include "tests/support/waits.h"
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <typeinfo>

using namespace firstcome;
using test::RunningEntry;

namespace {

/// Somebody behind the entry who answers everything with a name.
class Named
{
public:
    explicit Named(const QString &name)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, name] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, name] {
                // What was asked does not matter; a body that is left over is not read.
                if (socket->readAll().contains("\r\n\r\n")) {
                    const QByteArray body = name.toLatin1();
                    socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " +
                                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
                    socket->disconnectFromHost();
                }
            });
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }

private:
    QTcpServer m_server;
};

QString pathOf(const http::Route &route)
{
    static const QRegularExpression segment(QStringLiteral("\\{\\w+\\}"));
    return QString::fromLatin1(route.pattern).replace(segment, QStringLiteral("7"));
}

} // namespace

/// Who does what: names, modules, and the way in.
class RolesTest : public QObject
{
    Q_OBJECT

    const work::Loop m_loop;

    /// A shop of one process with these roles, whatever its engine would say of them.
    static app::Settings settingsOf(const QTemporaryDir &folder, const Roles &roles)
    {
        app::Settings settings;
        settings.dataFolder = folder.path();
        settings.database.path = folder.filePath(QStringLiteral("firstcome.db"));
        settings.server.address = QHostAddress(QHostAddress::LocalHost);
        settings.server.port = 0;
        settings.roles = roles;
        return settings;
    }

private Q_SLOTS:
    void aListSaysWhatAProcessDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("means"); ///< empty: it is refused
        const auto row = [](const char *text, const char *means) {
            QTest::addRow("'%s'", text) << QString::fromLatin1(text) << QString::fromLatin1(means);
        };
        row("all", "all");
        row("orders", "orders");
        row("payments:workers,orders", "orders,payments:workers");
        row("orders:routes,orders:workers", "orders");
        row("all:routes,all:workers", "all");
        row("all:routes,orders",
            "members:routes,catalog:routes,orders,payments:routes,deliveries:routes,claims:routes,settlements:routes,"
            "ops:routes");
        row("", "");
        row("carts", "");
        row("orders,", "");
        row("orders, payments", "");
        row("Orders", "");
        row("orders:", "");
        row("orders:route", "");
        row("orders:routes:workers", "");
    }
    void aListSaysWhatAProcessDoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, means);
        const auto roles = Roles::from(text);
        QCOMPARE(roles.has_value(), !means.isEmpty());
        if (!roles)
            return;
        QCOMPARE(roles->text(), means);
        QCOMPARE(Roles::from(roles->text())->text(), means);
        QCOMPARE(roles->areAll(), means == QStringLiteral("all"));
        QVERIFY(roles->serve(Role::Anywhere) && roles->work(Role::Anywhere));
    }

    void halvesAreApart()
    {
        const auto roles = Roles::from(QStringLiteral("orders:routes,payments:workers"));
        QVERIFY(roles);
        QVERIFY(roles->serve(Role::Orders) && !roles->work(Role::Orders));
        QVERIFY(!roles->serve(Role::Payments) && roles->work(Role::Payments));
        QVERIFY(!roles->serve(Role::Ops) && !roles->work(Role::Ops));
    }

    /// One that said nothing would be done wherever it is made.
    void everyModuleSaysItsRole()
    {
        const QTemporaryDir folder;
        app::Backend backend(app::Admission::toChange(settingsOf(folder, {})).value());
        QVERIFY(backend.modules().all.all().size() >= 19);
        for (const Module *module : backend.modules().all.all())
            QVERIFY2(module->role() != Role::Anywhere, typeid(*module).name());
    }

    /// Of a role that a process has not, no call is answered but with 404 and the role's name, whoever asks and
    /// however; its groups are known and have nobody at work here.
    void whatIsElsewhereIsNotDoneHere()
    {
        const QTemporaryDir folder;
        const auto roles = Roles::from(QStringLiteral("orders,payments:workers"));
        app::Backend backend(app::Admission::toChange(settingsOf(folder, *roles)).value());
        QVERIFY(backend.open());
        const auto port = backend.serve();
        QVERIFY(port);
        test::Caller anybody(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(*port)));
        const auto told = [&](const char *method, const char *path) {
            const test::Answer answer = anybody.send(method, QString::fromLatin1(path), {}, {});
            return QByteArray::number(answer.status) + ' ' + answer.code() + ' ' +
                   answer.text("detail").section(u'\'', 1, 1).toLatin1();
        };
        QCOMPARE(told("GET", "/v1/orders"), QByteArray("401 TOKEN_MISSING "));
        QCOMPARE(told("GET", "/v1/products"), QByteArray("404 NOT_FOUND catalog"));
        QCOMPARE(told("POST", "/v1/sessions"), QByteArray("404 NOT_FOUND members"));
        QCOMPARE(told("POST", "/v1/payments"), QByteArray("404 NOT_FOUND payments"));
        QCOMPARE(told("GET", "/v1/ops/orders"), QByteArray("404 NOT_FOUND ops"));
        QCOMPARE(told("GET", "/v1/live"), QByteArray("404 NOT_FOUND ops"));
        QCOMPARE(told("GET", "/v1/nowhere"), QByteArray("404 NOT_FOUND "));
        for (const char *always : {"/livez", "/version", "/metrics", "/openapi.json", "/docs"})
            QCOMPARE(anybody.get(QString::fromLatin1(always)).status, 200);
        const test::Answer ready = anybody.get(QStringLiteral("/readyz"));
        QCOMPARE(ready.text("roles"), QStringLiteral("orders,payments:workers"));
        QVERIFY(ready.json[QStringLiteral("notices")].toObject().contains(QStringLiteral("gateway")));
        QVERIFY(!ready.json[QStringLiteral("notices")].toObject().contains(QStringLiteral("carrier")));
        QMap<QByteArray, bool> elsewhere;
        for (const events::ApplyEvents *group : backend.foundation().bus->groups())
            elsewhere.insert(group->group(), group->isElsewhere());
        const QMap<QByteArray, bool> expected{
            {"claims", true}, {"deliveries", true}, {"orders", false}, {"payments", false}, {"settlements", true}};
        QCOMPARE(elsewhere, expected);
        backend.stop();
    }

    /// The shipped configuration sends every call to a process that answers it.
    void theEntrySendsEveryCallToItsRole()
    {
        if (!RunningEntry::isHere())
            QSKIP("HAProxy is not installed");
        const QTemporaryDir folder;
        std::map<QString, std::unique_ptr<Named>> behind;
        QMap<QString, RunningEntry::Pair> byRole;
        for (const QString &role : RunningEntry::roles()) {
            behind[role] = std::make_unique<Named>(role);
            byRole.insert(role, {behind[role]->url(), behind[role]->url()});
        }
        RunningEntry entry;
        QVERIFY2(entry.start(byRole, folder.path()), entry.output().constData());
        app::Backend backend(app::Admission::toChange(settingsOf(folder, {})).value());
        test::Caller somebody(entry.url(), "no.real.token");
        int asked = 0;
        for (Module *module : backend.modules().all.all()) {
            http::Router own;
            module->mountRoutes(own);
            for (const auto &route : own.routes()) {
                const QString role = nameOf(app::roleOf(*route, *module));
                const QByteArray method(http::methodName(route->method).data());
                const auto sentTo = [&] { return somebody.send(method, pathOf(*route), {}, {}).body; };
                WAIT_COMPARE(sentTo(), role.toLatin1(), 60'000);
                ++asked;
            }
        }
        QVERIFY(asked > 100);
    }
};

QTEST_GUILESS_MAIN(RolesTest)
#include "roles_test.moc"
