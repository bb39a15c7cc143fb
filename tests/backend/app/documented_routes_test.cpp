// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/app/served_backend.h"
#include <QSet>
#include <QTest>

using namespace firstcome;

/// The whole server beside its document, in both directions.
class DocumentedRoutesTest : public QObject
{
    Q_OBJECT

    test::ServedBackend m_at;

    static QJsonObject resolved(const QJsonValue &value) { return test::ServedBackend::resolved(value); }

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

    test::Answer call(const http::Route &route, const QByteArray &token)
    {
        const bool hasBody = route.method != http::Method::Get && route.method != http::Method::Delete;
        return m_at.call(route, token, hasBody ? QByteArray(R"({"nothing":1})") : QByteArray());
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
    void initTestCase() { QVERIFY(m_at.open()); }
    void cleanupTestCase() { m_at.stop(); }

    void everyRouteIsInTheDocument()
    {
        QVERIFY(m_at.served.size() > 40);
        for (const QString &route : m_at.served.keys())
            QVERIFY2(m_at.documented.contains(route), qPrintable(route));
    }

    void everythingDocumentedIsServed()
    {
        for (const QString &operation : m_at.documented.keys())
            QVERIFY2(m_at.served.contains(operation), qPrintable(operation));
    }

    void whoMayCallIsWhatTheDocumentSays()
    {
        for (auto served = m_at.served.begin(); served != m_at.served.end(); ++served) {
            const QJsonArray security = m_at.documented.value(served.key())[u"security"].toArray();
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
        for (auto served = m_at.served.begin(); served != m_at.served.end(); ++served) {
            const QByteArrayList &taken = (*served)->queries;
            QSet<QString> names;
            for (const QByteArray &name : taken)
                names.insert(QString::fromLatin1(name));
            QVERIFY2(names == documentedQueries(m_at.documented.value(served.key())), qPrintable(served.key()));
        }
    }

    /// Each operation is called as nobody, and as who may but with nothing sensible: whatever it answers is in the
    /// document, with its type.
    void everyAnswerIsInTheDocument()
    {
        QStringList strays;
        for (auto served = m_at.served.begin(); served != m_at.served.end(); ++served) {
            for (const QByteArray &token : {QByteArray(), m_at.tokenFor((*served)->policy)}) {
                const test::Answer answer = call(**served, token);
                const QString fault = undocumented(m_at.documented.value(served.key()), answer);
                if (!fault.isEmpty())
                    strays.append(served.key() + u' ' + fault);
            }
        }
        QVERIFY2(strays.isEmpty(), qPrintable(strays.join(u'\n')));
    }

    /// What answers nothing where all is well is known: nobody can refuse its type.
    void whatAnswersNothingIsKnown()
    {
        for (auto served = m_at.served.begin(); served != m_at.served.end(); ++served) {
            QStringList good = m_at.documented.value(served.key())[u"responses"].toObject().keys();
            good.removeIf([](const QString &status) { return !status.startsWith(u'2'); });
            QVERIFY2((good == QStringList{QStringLiteral("204")}) == (*served)->answersNothing,
                     qPrintable(served.key()));
        }
    }

    void everyBodyIsDocumentedInItsType()
    {
        for (auto served = m_at.served.begin(); served != m_at.served.end(); ++served) {
            const QJsonObject operation = m_at.documented.value(served.key());
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
