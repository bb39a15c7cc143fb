// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/platform/docs/openapi_json.h"
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

/// "get /v1/orders/{}": what a segment is called is the document's own business.
QString named(const QByteArray &method, QString path)
{
    static const QRegularExpression segment(QStringLiteral("\\{\\w+\\}"));
    return QString::fromLatin1(method) + u' ' + path.replace(segment, QStringLiteral("{}"));
}

} // namespace

/// The whole server beside its document, in both directions.
class DocumentedRoutesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const work::Loop m_loop;
    std::unique_ptr<app::Backend> m_backend;
    QMap<QString, const http::Route *> m_served;
    QMap<QString, QJsonObject> m_documented;

private Q_SLOTS:
    void initTestCase()
    {
        app::SettingsSources sources;
        sources.commandLine = {{QStringLiteral("data"), m_folder.path()},
                               {QStringLiteral("listen"), QStringLiteral("127.0.0.1:0")}};
        const auto settings = app::readSettings(sources);
        QVERIFY(settings);
        m_backend = std::make_unique<app::Backend>(*settings);
        QVERIFY(m_backend->open());
        QVERIFY(m_backend->serve());
        for (const auto &route : m_backend->router().routes())
            m_served.insert(named(QByteArrayView(http::methodName(route->method)).toByteArray().toLower(),
                                  QString::fromLatin1(route->pattern)),
                            route.get());
        const QJsonObject paths = docs::openapi()[u"paths"].toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QJsonObject item = path->toObject();
            for (const char *method : {"get", "post", "put", "patch", "delete"}) {
                const QJsonObject operation = item[QLatin1StringView(method)].toObject();
                if (!operation.isEmpty() && !operation[u"x-websocket"].toBool())
                    m_documented.insert(named(method, path.key()), operation);
            }
        }
    }
    void cleanupTestCase() { m_backend->stop(); }

    void everyRouteIsInTheDocument()
    {
        QVERIFY(m_served.size() > 40);
        for (const QString &route : m_served.keys())
            QVERIFY2(m_documented.contains(route), qPrintable(route));
    }

    void everythingDocumentedIsServed()
    {
        for (const QString &operation : m_documented.keys())
            QVERIFY2(m_served.contains(operation), qPrintable(operation));
    }

    void whoMayCallIsWhatTheDocumentSays()
    {
        for (auto served = m_served.begin(); served != m_served.end(); ++served) {
            const QJsonObject needs = m_documented.value(served.key())[u"security"][0].toObject();
            const http::Policy &policy = (*served)->policy;
            const bool asMember = policy.kind == http::Policy::Kind::Member;
            const bool asOperator = policy.kind == http::Policy::Kind::Operator;
            QVERIFY2(needs.contains(QStringLiteral("member")) == asMember, qPrintable(served.key()));
            QVERIFY2(needs.contains(QStringLiteral("operator")) == asOperator, qPrintable(served.key()));
            const qsizetype rights =
                needs.value(asMember ? QStringLiteral("member") : QStringLiteral("operator")).toArray().size();
            QVERIFY2(rights == std::popcount(policy.rights), qPrintable(served.key()));
        }
    }

    void everyBodyIsDocumentedInItsType()
    {
        for (auto served = m_served.begin(); served != m_served.end(); ++served) {
            const QJsonObject operation = m_documented.value(served.key());
            if (!operation.contains(QStringLiteral("requestBody")) || (*served)->consumes.isEmpty())
                continue;
            QJsonValue body = operation[u"requestBody"];
            if (const QString reference = body[u"$ref"].toString(); !reference.isEmpty())
                body = docs::openapi()[u"components"][u"requestBodies"][reference.section(u'/', -1)];
            QVERIFY2(body[u"content"].toObject().contains(QString::fromLatin1((*served)->consumes)),
                     qPrintable(served.key()));
        }
    }
};

QTEST_GUILESS_MAIN(DocumentedRoutesTest)
#include "documented_routes_test.moc"
