// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/platform/docs/openapi_json.h"
#include "tests/support/caller.h"
#include <QRegularExpression>
#include <QSet>
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
    int m_tokens = 0; ///< each call has one of its own: signing out ends it

    /// A parameter, body or answer that stands elsewhere in the document.
    static QJsonObject resolved(const QJsonValue &value)
    {
        const QString reference = value[u"$ref"].toString();
        if (reference.isEmpty())
            return value.toObject();
        const QStringList steps = reference.split(u'/').mid(1);
        QJsonValue found = docs::openapi();
        for (const QString &step : steps)
            found = found[step];
        return found.toObject();
    }

    static QSet<QString> documentedQueries(const QJsonObject &operation)
    {
        QSet<QString> names;
        for (const QJsonValue &parameter : operation[u"parameters"].toArray()) {
            const QJsonObject found = resolved(parameter);
            if (found[u"in"].toString() == QStringLiteral("query"))
                names.insert(found[u"name"].toString());
        }
        return names;
    }

    QByteArray tokenFor(const http::Policy &policy)
    {
        const bool asMember = policy.kind == http::Policy::Kind::Member;
        const Instant now = systemNow();
        const http::Principal who{asMember ? http::Audience::Member : http::Audience::Operator, 1, ~0U,
                                  QByteArray::number(++m_tokens), now + std::chrono::minutes(5)};
        app::Foundation &foundation = m_backend->foundation();
        return (asMember ? foundation.memberTokens : foundation.operatorTokens).issue(who, now);
    }

    test::Answer call(const http::Route &route, const QByteArray &token)
    {
        static const QRegularExpression segment(QStringLiteral("\\{\\w+\\}"));
        const QString path = QString::fromLatin1(route.pattern).replace(segment, QStringLiteral("1"));
        const bool hasBody = route.method != http::Method::Get && route.method != http::Method::Delete;
        test::Caller caller(QUrl(QString::fromLatin1(m_backend->foundation().ownUrl)), token);
        return caller.send(QByteArrayView(http::methodName(route.method)).toByteArray(), path,
                           hasBody ? QByteArray(R"({"nothing":1})") : QByteArray(),
                           {{"Content-Type", hasBody ? route.consumes : QByteArray()}, {"Idempotency-Key", "k"}});
    }

    /// What of the answer the operation does not foretell; empty when all of it is there.
    static QString undocumented(const QJsonObject &operation, const test::Answer &answer)
    {
        const QJsonObject answers = operation[u"responses"].toObject();
        const QString status = QString::number(answer.status);
        const bool isNamed = answers.contains(status);
        if (!isNamed && !answers.contains(QStringLiteral("default")))
            return status + QStringLiteral(" is not documented");
        const QJsonObject documented = resolved(answers[isNamed ? status : QStringLiteral("default")]);
        const QString type = QString::fromLatin1(answer.headers.value("content-type")).section(u';', 0, 0);
        const QJsonObject content = documented[u"content"].toObject();
        return type.isEmpty()
                   ? content.isEmpty() || answer.status >= 400 ? QString() : status + QStringLiteral(" has no body")
               : content.contains(type) ? QString()
                                        : status + QStringLiteral(" is ") + type;
    }

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
            const QJsonArray security = m_documented.value(served.key())[u"security"].toArray();
            const QJsonObject needs = security.at(0).toObject();
            const http::Policy &policy = (*served)->policy;
            const bool asMember = policy.kind == http::Policy::Kind::Member;
            const bool asOperator = policy.kind == http::Policy::Kind::Operator;
            QVERIFY2(needs.contains(QStringLiteral("member")) == asMember, qPrintable(served.key()));
            QVERIFY2(needs.contains(QStringLiteral("operator")) == asOperator, qPrintable(served.key()));
            // Open to everybody, and who shows a token is known: an empty requirement, then the token.
            const bool knowsWhoCalls = policy.kind == http::Policy::Kind::Open && policy.rights != 0;
            QVERIFY2((security.at(1)[u"member"].isArray() && needs.isEmpty()) == knowsWhoCalls,
                     qPrintable(served.key()));
            if (knowsWhoCalls)
                continue;
            const qsizetype rights =
                needs.value(asMember ? QStringLiteral("member") : QStringLiteral("operator")).toArray().size();
            QVERIFY2(rights == std::popcount(policy.rights), qPrintable(served.key()));
        }
    }

    void everyQueryNameIsDocumentedAndTaken()
    {
        for (auto served = m_served.begin(); served != m_served.end(); ++served) {
            const QByteArrayList &taken = (*served)->queries;
            QSet<QString> names;
            for (const QByteArray &name : taken)
                names.insert(QString::fromLatin1(name));
            QVERIFY2(names == documentedQueries(m_documented.value(served.key())), qPrintable(served.key()));
        }
    }

    /// Each operation is called as nobody, and as who may but with nothing sensible: whatever it answers is in the
    /// document, with its type.
    void everyAnswerIsInTheDocument()
    {
        QStringList strays;
        for (auto served = m_served.begin(); served != m_served.end(); ++served) {
            for (const QByteArray &token : {QByteArray(), tokenFor((*served)->policy)}) {
                const test::Answer answer = call(**served, token);
                const QString fault = undocumented(m_documented.value(served.key()), answer);
                if (!fault.isEmpty())
                    strays.append(served.key() + u' ' + fault);
            }
        }
        QVERIFY2(strays.isEmpty(), qPrintable(strays.join(u'\n')));
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
