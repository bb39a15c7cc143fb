// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/docs/openapi_json.h"
#include "shared/contract/topics.h"
#include "tests/support/shop.h"
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms
constexpr qint64 price = 1'000;

/// The document, and what it says of values.
class Document
{
public:
    bool read()
    {
        QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/resources/asyncapi.yaml"));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        m_root = docs::jsonOfYaml(file.readAll());
        return true;
    }

    QJsonObject channels() const { return m_root[u"channels"].toObject(); }
    /// By name, of all channels, each with its references followed.
    QJsonObject message(const QString &name) const { return m_root[u"components"][u"messages"][name].toObject(); }
    /// `{topic: {message names}}`.
    QMap<QString, QSet<QString>> told() const
    {
        QMap<QString, QSet<QString>> told;
        for (const QJsonValue &channel : channels()) {
            const QStringList names = channel[u"messages"].toObject().keys();
            told.insert(channel[u"address"].toString(), QSet<QString>(names.begin(), names.end()));
        }
        return told;
    }

    /// What is wrong with a value, or nothing. A field that is not described is wrong: it is to be described.
    QString wrong(const QJsonValue &schema, const QJsonValue &value) const
    {
        const QJsonObject rule = followed(schema);
        const QString type = rule[u"type"].toString();
        if (type == u"object")
            return wrongObject(rule, value);
        if (type == u"array")
            return wrongArray(rule, value);
        if (type == u"integer")
            return value.isDouble() ? QString() : QStringLiteral("no number");
        return wrongText(rule, value);
    }

private:
    QJsonObject followed(const QJsonValue &schema) const
    {
        const QString reference = schema[u"$ref"].toString();
        if (reference.isEmpty())
            return schema.toObject();
        QJsonValue at = m_root;
        for (const QString &part : reference.mid(2).split(u'/'))
            at = at[part];
        return at.toObject();
    }
    QString wrongObject(const QJsonObject &rule, const QJsonValue &value) const
    {
        if (!value.isObject())
            return QStringLiteral("no object");
        const QJsonObject object = value.toObject();
        for (const QJsonValue &name : rule[u"required"].toArray()) {
            if (!object.contains(name.toString()))
                return name.toString() + QStringLiteral(" is missing");
        }
        const QJsonObject properties = rule[u"properties"].toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!properties.contains(member.key()))
                return member.key() + QStringLiteral(" is not described");
            const QString inside = wrong(properties[member.key()], *member);
            if (!inside.isEmpty())
                return member.key() + QStringLiteral(": ") + inside;
        }
        return {};
    }
    QString wrongArray(const QJsonObject &rule, const QJsonValue &value) const
    {
        if (!value.isArray())
            return QStringLiteral("no array");
        for (const QJsonValue &item : value.toArray()) {
            const QString inside = wrong(rule[u"items"], item);
            if (!inside.isEmpty())
                return inside;
        }
        return {};
    }
    static QString wrongText(const QJsonObject &rule, const QJsonValue &value)
    {
        if (!value.isString())
            return QStringLiteral("no text");
        const QString text = value.toString();
        if (rule.contains(u"enum") && !rule[u"enum"].toArray().contains(value))
            return text + QStringLiteral(" is not among its values");
        if (!QRegularExpression(rule[u"pattern"].toString()).match(text).hasMatch())
            return text + QStringLiteral(" does not match");
        if (rule[u"format"].toString() == u"date-time" && !text.endsWith(u'Z'))
            return text + QStringLiteral(" is no time");
        return {};
    }

    QJsonObject m_root;
};

} // namespace

/// resources/asyncapi.yaml against the topics of a running shop: every message that is sent is described as it is, and
/// every one that is described is sent.
class AsyncApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_document.read());
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        m_member = m_shop->shopper(7);
        QVERIFY(m_shop->ready() && !m_member->token().isEmpty());
        m_onSale = m_shop->openSale({100, 0, 600, price});
    }

    void everyTopicIsThere()
    {
        QStringList topics = m_document.told().keys();
        QVERIFY(topics.removeOne(QStringLiteral("{topic}.dlq")));
        QStringList ours;
        for (const char *topic : topic::all)
            ours.append(QLatin1StringView(topic));
        std::sort(ours.begin(), ours.end());
        QCOMPARE(topics, ours);
    }

    void everyMessageStandsOnceOnOneTopic()
    {
        QSet<QString> seen;
        for (const auto &names : m_document.told()) {
            for (const QString &name : names) {
                QVERIFY2(!seen.contains(name), qPrintable(name));
                QVERIFY2(!m_document.message(name).isEmpty(), qPrintable(name));
                seen.insert(name);
            }
        }
    }

    void whatIsSentIsDescribedAndWhatIsDescribedIsSent()
    {
        const QStringList orders{givenBack(), rejected(), cancelledAfterPaying(), closedUnpaid(),
                                 refusedByTheCarrier()};
        QMap<QString, QSet<QString>> sent;
        for (const QString &order : orders) {
            for (const QJsonValue &event : events(order)) {
                const QString type = event[u"what"].toString();
                const QString topic = event[u"detail"][u"topic"].toString();
                sent[topic].insert(type);
                const QString wrong =
                    m_document.wrong(m_document.message(type)[u"payload"], event[u"detail"][u"payload"]);
                QVERIFY2(wrong.isEmpty(), qPrintable(type + QStringLiteral(": ") + wrong));
            }
        }
        QMap<QString, QSet<QString>> described = m_document.told();
        described.remove(QStringLiteral("{topic}.dlq"));
        described.removeIf([](auto topic) { return topic.value().isEmpty(); });
        // Sent where a gateway refuses, which this one does not: journeys.claims_test.
        described[QStringLiteral("firstcome.payments")].remove(QStringLiteral("RefundEnded"));
        QCOMPARE(sent, described);
    }

private:
    QString place(const char *method)
    {
        const QJsonObject line{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}};
        return m_member
            ->postOnce(
                QStringLiteral("/v1/orders"),
                {{QStringLiteral("lines"), QJsonArray{line}},
                 {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QLatin1StringView(method)}}}})
            .text("id");
    }
    QString paid()
    {
        const QString id = place("PG");
        QJsonObject body{{QStringLiteral("orderId"), id}, {QStringLiteral("amount"), price}};
        m_member->postOnce(QStringLiteral("/v1/payments"), body);
        const QString key = m_member->post(QStringLiteral("/simulator/windows"), body).text("paymentKey");
        body.insert(QStringLiteral("paymentKey"), key);
        m_member->postOnce(QStringLiteral("/v1/payments/confirm"), body);
        return id;
    }
    QJsonObject detail(const QString &id) { return m_shop->boss().get(QStringLiteral("/v1/ops/orders/") + id).json; }
    QString lineState(const QString &id) { return detail(id)[u"lines"][0][u"state"].toString(); }
    QString orderState(const QString &id) { return detail(id)[u"state"].toString(); }
    QJsonArray events(const QString &id)
    {
        QJsonArray events;
        const auto timeline = m_shop->boss().get(QStringLiteral("/v1/ops/orders/%1/timeline").arg(id));
        for (const QJsonValue &entry : timeline.json[u"entries"].toArray()) {
            if (entry[u"layer"].toString() == u"outbox")
                events.append(entry);
        }
        return events;
    }
    void cancel(const QString &id)
    {
        const auto answer = m_member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(id), {});
        QVERIFY2(answer.status == 200, answer.body.constData());
    }
    bool reaches(const QString &id, const char *state)
    {
        return QTest::qWaitFor([&] { return orderState(id) == QLatin1StringView(state); }, within);
    }
    bool hasReference(const QString &id) { return !detail(id)[u"deliveries"][0][u"reference"].toString().isEmpty(); }

    QString delivered()
    {
        const QString id = paid();
        if (!QTest::qWaitFor([&] { return hasReference(id); }, within))
            return {};
        const QString path = QStringLiteral("/simulator/carrier/shipments/%1/advance")
                                 .arg(detail(id)[u"deliveries"][0][u"reference"].toString());
        m_member->post(path, {});
        m_member->post(path, {});
        return reaches(id, "COMPLETED") ? id : QString();
    }
    /// Of a delivered order: a claim that is withdrawn, and one whose money goes back.
    QString givenBack()
    {
        const QString id = delivered();
        m_member->postOnce(QStringLiteral("/v1/claims/%1/withdraw").arg(claimed(id)), {});
        decide(claimed(id), "approve", {});
        const auto isBack = [&] { return detail(id)[u"claims"][0][u"state"].toString() == u"COMPLETED"; };
        return QTest::qWaitFor(isBack, within) ? id : QString();
    }
    QString rejected()
    {
        const QString id = delivered();
        decide(claimed(id), "reject", {{QStringLiteral("reason"), QStringLiteral("worn")}});
        return id;
    }
    QString claimed(const QString &id)
    {
        return m_member
            ->postOnce(QStringLiteral("/v1/claims"), {{QStringLiteral("orderId"), id},
                                                      {QStringLiteral("lineId"), detail(id)[u"lines"][0][u"lineId"]},
                                                      {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                                      {QStringLiteral("amount"), 300},
                                                      {QStringLiteral("reason"), QStringLiteral("scratched")}})
            .text("id");
    }
    void decide(const QString &claimId, const char *decision, const QJsonObject &body)
    {
        const QString path = QStringLiteral("/v1/ops/claims/%1/%2").arg(claimId, QLatin1StringView(decision));
        const auto answer =
            m_shop->boss().post(path, body, {{"If-Match", "*"}, {"Idempotency-Key", claimId.toLatin1()}});
        QVERIFY2(answer.status == 200, answer.body.constData());
    }
    QString cancelledAfterPaying()
    {
        const QString id = paid();
        if (!QTest::qWaitFor([&] { return lineState(id) == u"DELIVERY_REQUESTED"; }, within))
            return {};
        cancel(id);
        const auto isBack = [&] { return detail(id)[u"payment"][u"state"].toString() == u"CANCELED"; };
        return QTest::qWaitFor(isBack, within) ? id : QString();
    }
    QString closedUnpaid()
    {
        const QString id = place("PG");
        cancel(id);
        return id;
    }
    QString refusedByTheCarrier()
    {
        const QJsonObject carrier{{QStringLiteral("refuseRate"), 1}};
        m_shop->boss().put(QStringLiteral("/simulator/settings"), {{QStringLiteral("carrier"), carrier}});
        const QString id = paid();
        return reaches(id, "CANCELLED") ? id : QString();
    }

    Document m_document;
    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Caller> m_member;
    OnSale m_onSale;
};

QTEST_GUILESS_MAIN(AsyncApiTest)
#include "asyncapi_test.moc"
