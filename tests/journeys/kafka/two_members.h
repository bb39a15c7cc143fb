// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/bus/running_kafka.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/crowd.h"
#include "tests/support/engines.h"
#include "tests/support/free_port.h"
#include "tests/support/running_entry.h"
#include "tests/support/running_redis.h"
#include "tests/support/running_simulator.h"
#include "tests/support/shop.h"

namespace firstcome::test {

constexpr auto byTheDatabase = "by the database's log";
constexpr auto byKafka = "by Kafka, beside Redis";

/// Two instances of one shop on MariaDB, with a gateway and a carrier that both know; each comes back where it was.
class TwoMembers
{
public:
    /// What is not here on this machine; empty: nothing is missing.
    QString absence(const QString &way)
    {
        if (way == QLatin1StringView(byKafka) && !KafkaService::here())
            return KafkaService::absence();
        if (way == QLatin1StringView(byKafka) && !RunningRedis::isExpected())
            return QStringLiteral("no Redis here: FIRSTCOME_TEST_REDIS is not set");
        if (!ann.useEngine(QString::fromLatin1(Engine::mariaDb)))
            return FreshDatabase::absence(QString::fromLatin1(Engine::mariaDb));
        return {};
    }

    /// Why not; empty: it is open, with `buyers` members who have money.
    QString open(const QString &way, int buyers)
    {
        if (!simulator.start())
            return QString::fromUtf8(simulator.output());
        for (const char *company : {"FIRSTCOME_GATEWAY_URL", "FIRSTCOME_CARRIER_URL"})
            ann.setEnvironment(QString::fromLatin1(company), simulator.url().toString());
        ann.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_SECRET"),
                           QString::fromLatin1(RunningSimulator::secretKey()));
        ann.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        if (way == QLatin1StringView(byKafka)) {
            if (!redis.start() || !kafka.start())
                return QString::fromUtf8(kafka.output());
            ann.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), redis.url());
            ann.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(kafka.brokers()));
            if (ann.command({QStringLiteral("topics"), QStringLiteral("create")}) != 0)
                return QString::fromUtf8(ann.output());
        }
        const QString file = ann.dataFolder() + QStringLiteral("/tokens");
        if (ann.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                         QStringLiteral("--balance"), QStringLiteral("1000000000"), QStringLiteral("--tokens"),
                         file}) != 0)
            return QString::fromUtf8(ann.output());
        tokens = Crowd::tokensFrom(file);
        if (!startAnn())
            return QString::fromUtf8(ann.output());
        ben.join(ann);
        if (!startBen())
            return QString::fromUtf8(ben.output());
        shop = std::make_unique<Shop>(ann);
        onSale = shop->openSale({1'000'000, 0, 3'600, 1'000});
        return onSale.optionId.isEmpty() ? QString::fromUtf8(shop->lastAnswer().body) : QString();
    }

    bool startAnn() { return ann.start({QStringLiteral("--demo"), QStringLiteral("--listen"), atAnn}); }
    bool startBen() { return ben.start({QStringLiteral("--listen"), atBen}); }

    QJsonArray lines() const
    {
        return {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}};
    }

    void expect(const std::vector<Attempt> &attempts)
    {
        for (const Attempt &attempt : attempts) {
            if (attempt.status == 201)
                waiting.append({attempt.token, attempt.answer.value(u"id").toString()});
        }
    }

    /// How many of the expected ones are not on their way to their delivery yet; the others are not asked for again.
    qsizetype left()
    {
        waiting.removeIf([this](const std::pair<QByteArray, QString> &order) {
            const auto told = Caller(ann.url(), order.first).get(QStringLiteral("/v1/orders/") + order.second).json;
            const QString state = told[QStringLiteral("lines")][0][QStringLiteral("state")].toString();
            return state != QStringLiteral("RESERVED") && state != QStringLiteral("PAID");
        });
        return waiting.size();
    }

    /// How many are at work in the group that has the fewest.
    qsizetype fewestMembers()
    {
        const QJsonArray groups =
            shop->boss().get(QStringLiteral("/v1/ops/lag")).json[QStringLiteral("groups")].toArray();
        qsizetype fewest = groups.isEmpty() ? 0 : 1'000;
        for (const QJsonValue &group : groups)
            fewest = std::min(fewest, group[QStringLiteral("members")].toArray().size());
        return fewest;
    }

    const QString atAnn = QStringLiteral("127.0.0.1:%1").arg(freePort());
    const QString atBen = QStringLiteral("127.0.0.1:%1").arg(freePort());
    RunningSimulator simulator;
    RunningKafka kafka;
    RunningRedis redis;
    RunningBackend ann;
    RunningBackend ben;
    std::unique_ptr<Shop> shop;
    OnSale onSale;
    QList<QByteArray> tokens;
    QList<std::pair<QByteArray, QString>> waiting;
};

} // namespace firstcome::test
