// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/docs/docs_routes.h"
#include "backend/platform/docs/openapi_json.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace firstcome;

namespace {

const QStringList methods{QStringLiteral("get"), QStringLiteral("post"), QStringLiteral("put"), QStringLiteral("patch"),
                          QStringLiteral("delete")};

struct Operation
{
    QString name; ///< "get /v1/products"
    QString path;
    QJsonObject object;
    QJsonArray parameters; ///< also the path's
};

QList<Operation> operationsOf(const QJsonObject &document)
{
    QList<Operation> operations;
    const QJsonObject paths = document[u"paths"].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject item = path->toObject();
        for (const QString &method : methods) {
            if (!item.contains(method))
                continue;
            const QJsonObject operation = item[method].toObject();
            QJsonArray parameters = item[u"parameters"].toArray();
            for (const QJsonValue &parameter : operation[u"parameters"].toArray())
                parameters.append(parameter);
            operations.append({method + u' ' + path.key(), path.key(), operation, parameters});
        }
    }
    return operations;
}

QJsonValue follow(const QJsonObject &document, const QString &reference)
{
    QJsonValue at = document;
    for (const QString &part : reference.mid(2).split(u'/'))
        at = at[part];
    return at;
}

void collectReferences(const QJsonValue &value, QStringList &references)
{
    for (const QJsonValue &item : value.toArray())
        collectReferences(item, references);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == u"$ref")
            references.append(member->toString());
        else
            collectReferences(*member, references);
    }
}

} // namespace

class OpenapiTest : public QObject
{
    Q_OBJECT

    QJsonObject m_document = docs::openapi();

private Q_SLOTS:
    void yamlBecomesTheJsonItMeans()
    {
        const QJsonObject json = docs::jsonOfYaml("a: 1\nb: \"1\"\nc: [true, null, 1.5, x y]\nd: {e: \"null\"}\nf: |\n"
                                                  "  two\n  lines\n");
        QCOMPARE(QJsonDocument(json).toJson(QJsonDocument::Compact),
                 QByteArray("{\"a\":1,\"b\":\"1\",\"c\":[true,null,1.5,\"x y\"],\"d\":{\"e\":\"null\"},"
                            "\"f\":\"two\\nlines\\n\"}"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, docs::jsonOfYaml("a: [1"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, docs::jsonOfYaml("a: 1\na: 2"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, docs::jsonOfYaml("- 1"));
    }

    void theDocumentIsOfItsVersion()
    {
        QCOMPARE(m_document[u"openapi"].toString(), QStringLiteral("3.1.0"));
        QVERIFY(operationsOf(m_document).size() > 50);
    }

    void everyReferenceLeadsSomewhere()
    {
        QStringList references;
        collectReferences(m_document, references);
        QVERIFY(references.size() > 100);
        for (const QString &reference : std::as_const(references))
            QVERIFY2(follow(m_document, reference).isObject(), qPrintable(reference));
    }

    void everyPartIsUsed()
    {
        QStringList references;
        collectReferences(m_document, references);
        const QJsonObject components = m_document[u"components"].toObject();
        for (const char *kind : {"parameters", "requestBodies", "responses", "schemas"}) {
            for (const QString &name : components[QLatin1StringView(kind)].toObject().keys())
                QVERIFY2(references.contains(QStringLiteral("#/components/%1/%2").arg(QLatin1StringView(kind), name)),
                         qPrintable(name));
        }
    }

    void everyOperationIsWhole()
    {
        QStringList ids;
        QStringList tags;
        for (const QJsonValue &tag : m_document[u"tags"].toArray())
            tags.append(tag[u"name"].toString());
        for (const Operation &operation : operationsOf(m_document)) {
            const QString id = operation.object[u"operationId"].toString();
            QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(operation.name));
            ids.append(id);
            QVERIFY2(!operation.object[u"summary"].toString().isEmpty(), qPrintable(operation.name));
            QVERIFY2(!operation.object[u"responses"].toObject().isEmpty(), qPrintable(operation.name));
            QVERIFY2(tags.contains(operation.object[u"tags"][0].toString()), qPrintable(operation.name));
        }
    }

    void everyPathParameterIsDescribed()
    {
        static const QRegularExpression segment(QStringLiteral("\\{(\\w+)\\}"));
        for (const Operation &operation : operationsOf(m_document)) {
            QStringList described;
            for (const QJsonValue &parameter : operation.parameters) {
                const QJsonValue known =
                    parameter[u"$ref"].isString() ? follow(m_document, parameter[u"$ref"].toString()) : parameter;
                if (known[u"in"].toString() == u"path")
                    described.append(known[u"name"].toString());
            }
            QStringList named;
            for (auto matches = segment.globalMatch(operation.path); matches.hasNext();)
                named.append(matches.next().captured(1));
            QVERIFY2(described == named, qPrintable(operation.name));
        }
    }

    void everyCodeIsOfTheTable()
    {
        for (const Operation &operation : operationsOf(m_document)) {
            for (const QJsonValue &name : operation.object[u"x-codes"].toArray()) {
                const Code *code = code::find(name.toString().toLatin1());
                QVERIFY2(code && code->status != 0, qPrintable(operation.name + u' ' + name.toString()));
            }
        }
    }

    void everyPermissionIsOne()
    {
        for (const Operation &operation : operationsOf(m_document)) {
            for (const QJsonValue &name : operation.object[u"security"][0][u"operator"].toArray())
                QVERIFY2(permissionsFrom({name.toString()}), qPrintable(operation.name));
        }
    }

    void documentAndPageAreServed()
    {
        http::Router router;
        docs::mountDocsRoutes(router);
        std::array<QByteArray, 4> parameters;
        const auto get = [&](QByteArrayView path) {
            const auto match = router.find(http::Method::Get, path, parameters);
            return std::get<http::Handler>(match.route->handler)(http::Request());
        };
        QCOMPARE(QJsonDocument::fromJson(get("/openapi.json").body).object(), m_document);
        const http::Response page = get("/docs");
        QVERIFY(page.contentType.startsWith("text/html"));
        QVERIFY(page.body.contains("fetch(\"/openapi.json\")"));
        QVERIFY(!page.body.contains("/*script*/") && !page.body.contains("/*style*/"));
        QVERIFY2(!page.body.contains("http://") && !page.body.contains("https://"),
                 "the page needs nothing from elsewhere");
        QVERIFY(page.headers.front().second.contains("default-src 'none'"));
    }
};

QTEST_GUILESS_MAIN(OpenapiTest)
#include "openapi_test.moc"
