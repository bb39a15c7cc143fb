// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/app/served_backend.h"
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::ServedBackend;

/// What holds for the whole numbers in the queries of all operations of the document, whoever reads them.
class QueryNumbersTest : public QObject
{
    Q_OBJECT

    ServedBackend m_at;

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_at.open()); }
    void cleanupTestCase() { m_at.stop(); }

    void aWholeNumberIsWrittenPlainlyEverywhere_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("most"); // 0: the document does not say
        int found = 0;
        for (auto operation = m_at.documented.begin(); operation != m_at.documented.end(); ++operation) {
            const QJsonArray parameters = (*operation)[u"parameters"].toArray();
            for (const QJsonValue &one : parameters) {
                const QJsonObject parameter = ServedBackend::resolved(one);
                const QJsonObject schema = ServedBackend::resolved(parameter[u"schema"]);
                if (parameter[u"in"].toString() != QStringLiteral("query") ||
                    schema[u"type"].toString() != QStringLiteral("integer"))
                    continue;
                const QString name = parameter[u"name"].toString();
                QTest::addRow("%s %s", qPrintable(operation.key()), qPrintable(name))
                    << operation.key() << name << schema[u"maximum"].toInteger();
                ++found;
            }
        }
        QVERIFY(found > 20);
    }
    void aWholeNumberIsWrittenPlainlyEverywhere()
    {
        QFETCH(QString, operation);
        QFETCH(QString, name);
        QFETCH(qint64, most);
        QVERIFY(most > 0);
        const http::Route *route = m_at.served.value(operation);
        QVERIFY(route);
        const bool isOfASettlement = operation.contains(QStringLiteral("/settlements/{}"));
        if (isOfASettlement)
            return; // there is none, and that is said first
        const QHash<QString, QString> segments{
            {QStringLiteral("get /v1/ops/settings/{}/history"), QStringLiteral("hold-seconds")},
            {QStringLiteral("get /v1/ops/topics/{}/events"), QStringLiteral("firstcome.orders")}};
        const bool isOfAGroup = operation == QStringLiteral("get /v1/ops/lag/history");
        const QString beside = isOfAGroup ? QStringLiteral("group=orders&") : QString();
        const QByteArray tooMuch = QByteArray::number(quint64(most) + 1);
        for (const char *written : {"01", "%2B5", "%205", "5%20", "1.0", "1e1", "0x5", "-1", "18446744073709551617", "",
                                    tooMuch.constData()}) {
            const Answer answer = m_at.get(
                *route, m_at.tokenFor(route->policy),
                {segments.value(operation, QStringLiteral("1")), beside + name + u'=' + QLatin1StringView(written)});
            QVERIFY2(answer.status == 400 && answer.code() == "REQUEST_INVALID", answer.body.constData());
            QVERIFY2(answer.json[u"detail"].toString().contains(name), answer.body.constData());
        }
    }
};

QTEST_GUILESS_MAIN(QueryNumbersTest)
#include "query_numbers_test.moc"
