// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/demo.h"
#include "shared/contract/whole_number.h"
#include "tests/backend/app/served_backend.h"
#include <QTest>
#include <algorithm>

using namespace firstcome;
using test::Answer;
using test::ServedBackend;

namespace {

constexpr int deepest = 8;

/// Paths of the whole numbers that a value of this schema may hold, as the server names fields.
void collect(const QJsonValue &reference, const QString &path, QStringList &found, int depth = 0)
{
    if (depth > deepest)
        return;
    const QJsonObject schema = ServedBackend::resolved(reference);
    const QJsonValue type = schema[u"type"];
    if (type == QStringLiteral("integer") || type.toArray().contains(QStringLiteral("integer")))
        found.append(path);
    const QJsonObject properties = schema[u"properties"].toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property)
        collect(*property, path.isEmpty() ? property.key() : path + u'.' + property.key(), found, depth + 1);
    if (schema.contains(QStringLiteral("items")))
        collect(schema[u"items"], path + QStringLiteral("[0]"), found, depth + 1);
    for (const char *of : {"allOf", "oneOf", "anyOf"}) {
        for (const QJsonValue &one : schema[QLatin1StringView(of)].toArray())
            collect(one, path, found, depth + 1);
    }
    found.removeDuplicates();
}

/// A body with nothing but this field, and what must be beside it for it to be known there.
QByteArray bodyWith(const QString &path, const QByteArray &written)
{
    static const QHash<QString, QByteArray> bends{
        {QStringLiteral("afterMs"), "hang"}, {QStringLiteral("amount"), "amount"}, {QStringLiteral("status"), "error"}};
    const QString bent = path.section(QStringLiteral("bends[0]."), 1);
    if (bends.contains(bent))
        return R"({"bends":[{"call":"any","as":")" + bends[bent] + R"(",")" + bent.toUtf8() + "\":" + written + "}]}";
    QStringList steps = QString(path).replace(QStringLiteral("[0]"), QStringLiteral(".[]")).split(u'.');
    QByteArray text = written;
    while (!steps.isEmpty()) {
        const QString step = steps.takeLast();
        text = step == QStringLiteral("[]") ? '[' + text + ']' : "{\"" + step.toUtf8() + "\":" + text + '}';
    }
    return text;
}

/// Whether the answer says of that field that it is no whole number.
bool isRefused(const Answer &answer, const QString &path)
{
    for (const QJsonValue &error : answer.json[u"errors"].toArray()) {
        if (error[u"field"].toString() == path && error[u"message"].toString() == QLatin1StringView(aWholeNumber))
            return answer.status == 400 && answer.code() == "REQUEST_INVALID";
    }
    return false;
}

} // namespace

/// What holds for the JSON bodies of all operations of the document, whoever reads them.
class JsonBodiesTest : public QObject
{
    Q_OBJECT

    ServedBackend m_at;

    QHash<QString, QString> m_segments; ///< what a path's segment must be for the body to be read at all

    /// Of the first item of a list, as an operator reads it, for which `fits`.
    template <typename Fits>
    QString firstOf(const QString &list, const QString &field, Fits fits)
    {
        const http::Route *route = m_at.served.value(list);
        const QJsonArray items = m_at.call(*route, m_at.tokenFor(route->policy), {}).json[u"items"].toArray();
        const auto item = std::find_if(items.begin(), items.end(), fits);
        return item == items.end() ? QString() : (*item)[field].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_at.open({{QStringLiteral("faults"), QStringLiteral("on")},
                           {QStringLiteral("load"), QStringLiteral("everything")}}));
        QVERIFY(app::prepareDemo(m_at.backend()));
        const QString sale =
            firstOf(QStringLiteral("get /v1/ops/sales"), QStringLiteral("id"), [](const QJsonValue &) { return true; });
        const QString number = firstOf(QStringLiteral("get /v1/ops/settings"), QStringLiteral("name"),
                                       [](const QJsonValue &setting) { return setting[u"range"][u"min"].isDouble(); });
        QVERIFY(!sale.isEmpty() && !number.isEmpty());
        m_segments = {{QStringLiteral("patch /v1/ops/sales/{}"), sale},
                      {QStringLiteral("put /v1/ops/settings/{}"), number},
                      {QStringLiteral("put /v1/ops/faults/{}"), QStringLiteral("consumer:orders")},
                      {QStringLiteral("post /v1/ops/breakers/{}/force"), QStringLiteral("gateway")},
                      {QStringLiteral("post /v1/ops/breakers/{}/what-if"), QStringLiteral("gateway")}};
    }
    void cleanupTestCase() { m_at.stop(); }

    void aFieldGivenTwiceIsRefusedEverywhere()
    {
        int asked = 0;
        for (auto operation = m_at.documented.begin(); operation != m_at.documented.end(); ++operation) {
            const QJsonObject body = ServedBackend::resolved((*operation)[u"requestBody"]);
            const http::Route *route = m_at.served.value(operation.key());
            QVERIFY(route);
            if (!body[u"content"].toObject().contains(QStringLiteral("application/json")))
                continue;
            const Answer answer =
                m_at.call(*route, m_at.tokenFor(route->policy), R"({"lines":[{"quantity":1,"quantity":2}]})");
            const QByteArray said = operation.key().toUtf8() + ' ' + answer.body;
            QVERIFY2(answer.status == 400 && answer.code() == "REQUEST_INVALID", said.constData());
            QVERIFY2(answer.json[u"errors"][0][u"field"].toString() == QStringLiteral("lines[0].quantity"),
                     said.constData());
            ++asked;
        }
        QVERIFY(asked > 40);
    }

    /// Every whole number that an operation takes, written in ways that are no whole number everywhere.
    void aWholeNumberIsWrittenPlainlyEverywhere_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("path");
        for (auto operation = m_at.documented.begin(); operation != m_at.documented.end(); ++operation) {
            const QJsonObject body = ServedBackend::resolved((*operation)[u"requestBody"]);
            QStringList paths;
            collect(body[u"content"][u"application/json"][u"schema"], {}, paths);
            for (const QString &path : std::as_const(paths))
                QTest::addRow("%s %s", qPrintable(operation.key()), qPrintable(path)) << operation.key() << path;
        }
    }
    void aWholeNumberIsWrittenPlainlyEverywhere()
    {
        QFETCH(QString, operation);
        QFETCH(QString, path);
        if (operation.contains(QStringLiteral("/simulator/v1/")))
            return; // the gateway's own contract
        const http::Route *route = m_at.served.value(operation);
        QVERIFY(route);
        const auto answer = [&](const QByteArray &written) {
            return m_at.call(*route, m_at.tokenFor(route->policy), bodyWith(path, written),
                             m_segments.value(operation, QStringLiteral("1")));
        };
        const Answer plain = answer("1");
        QVERIFY2(!isRefused(plain, path), plain.body.constData());
        for (const char *written : {"1.0", "1e0", "1E+2", "\"1\"", "18446744073709551617", "-1e400"}) {
            const Answer other = answer(written);
            QVERIFY2(isRefused(other, path), other.body.constData());
        }
    }
};

QTEST_GUILESS_MAIN(JsonBodiesTest)
#include "json_bodies_test.moc"
