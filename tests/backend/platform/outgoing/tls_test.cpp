// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/http_client.h"
#include "tests/backend/platform/outgoing/scripted_server.h"
#include <QProcess>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome::outgoing;

/// A30: no way around verification; a custom authority only by explicit file.
class TlsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QSslConfiguration madeFor(const QString &host)
    {
        const QString key = m_folder.filePath(host + QStringLiteral(".key"));
        const QString certificate = m_folder.filePath(host + QStringLiteral(".pem"));
        QProcess::execute(QStringLiteral("openssl"),
                          {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                           QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"),
                           QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                           QStringLiteral("-subj"), QStringLiteral("/CN=") + host, QStringLiteral("-addext"),
                           QStringLiteral("subjectAltName=DNS:") + host, QStringLiteral("-keyout"), key,
                           QStringLiteral("-out"), certificate});
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        QFile keyFile(key);
        if (!keyFile.open(QIODevice::ReadOnly))
            qFatal("openssl made no key");
        tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
        tls.setLocalCertificate(QSslCertificate::fromPath(certificate).constFirst());
        return tls;
    }

    Answer ask(const ScriptedServer &server, const QString &trusted)
    {
        HttpClientSettings settings;
        if (!trusted.isEmpty())
            settings.certificateFile = m_folder.filePath(trusted + QStringLiteral(".pem")).toUtf8();
        HttpClient client(settings);
        Call call;
        call.method = "POST";
        call.url = server.url("/", "https");
        return client.send(call).get();
    }

private Q_SLOTS:
    void verifiesWhoAnswers()
    {
        const auto say = [](QTcpSocket &socket, const QByteArray &, int) { ScriptedServer::answer(socket, "hello"); };
        const QString host = QStringLiteral("localhost");
        const QString other = QStringLiteral("elsewhere.test");
        const QSslConfiguration right = madeFor(host);
        const QSslConfiguration wrong = madeFor(other);
        ScriptedServer rightHost(say, &right);
        ScriptedServer wrongHost(say, &wrong);
        QCOMPARE(std::get<Received>(ask(rightHost, host)).body, QByteArray("hello"));
        QVERIFY(std::holds_alternative<NotSent>(ask(rightHost, {})));
        QVERIFY(std::holds_alternative<NotSent>(ask(wrongHost, other)));
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
