// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/foundation.h"

#include "backend/platform/events/embedded_log.h"
#include <QFile>

namespace firstcome::app {

namespace {

constexpr auto simulatorPath = "/simulator";

} // namespace

crypto::KeyFolder keyFolderOf(const Settings &settings)
{
    return settings.keysFolder.isEmpty() ? crypto::KeyFolder(settings.dataFolder)
                                         : crypto::KeyFolder::at(settings.keysFolder);
}

Foundation::Foundation(Settings wanted)
    : settings(std::move(wanted)), clock(clockAhead(settings.clockOffset)), keys(keyFolderOf(settings)),
      databaseDependency({"database", sql::breakerLimits, clock, 4}, breakers), database(settings.database),
      guardedDatabase(database, sql::guardedBy(databaseDependency)), membership(database, ids),
      outbox([this] { return membership.number(); }),
      memberTokens(http::Audience::Member, keys.keys(QStringLiteral("member"))),
      operatorTokens(http::Audience::Operator, keys.keys(QStringLiteral("operator"))),
      authenticator({memberTokens, operatorTokens}, revoked),
      spool(settings.dataFolder, settings.mailFrom, clock, settings.mailsKept),
      disk(QFile::encodeName(settings.dataFolder), settings.diskReserve),
      gatewayDependency({"gateway", {}, clock, 1}, breakers), carrierDependency({"carrier", {}, clock, 2}, breakers),
      gatewayClient(httpClient, gatewayDependency, 1), carrierClient(httpClient, carrierDependency, 2)
{
    bus = makeBus();
    bus->retryAfter(settings.eventRetries);
    if (settings.redis) {
        redisDependency = depend("redis", redis::Bus::breakerLimits);
        redis = std::make_unique<redis::Bus>(*settings.redis, redis::Bus::Parts{*redisDependency, metrics, health});
    }
    if (settings.smtp) {
        mailDependency = depend("mail", mail::SmtpMailer::breakerLimits);
        smtp = std::make_unique<mail::SmtpMailer>(mail::SmtpSettings{*settings.smtp, settings.mailFrom},
                                                  mail::SmtpMailer::Parts{guardedDatabase, *mailDependency, clock});
    }
}

std::unique_ptr<resilience::Dependency> Foundation::depend(const QByteArray &name,
                                                           const resilience::BreakerLimits &limits)
{
    return std::make_unique<resilience::Dependency>(resilience::Dependency::Settings{name, limits, clock, qHash(name)},
                                                    breakers);
}

std::unique_ptr<events::EventBus> Foundation::makeBus()
{
    if (settings.kafka.brokers.isEmpty())
        return std::make_unique<events::EmbeddedLog>(guardedDatabase, outbox, clock);
    kafkaDependency = depend("kafka", events::KafkaBus::breakerLimits);
    health.addNotice("kafka", [this] { return kafkaDependency->snapshot().state == resilience::BreakerState::Closed; });
    return std::make_unique<events::KafkaBus>(
        settings.kafka, events::KafkaBus::Parts{guardedDatabase, outbox, clock, *kafkaDependency, metrics, [this] {
                                                    return events::Standing{membership.number(), membership.holds()};
                                                }});
}

mail::Mailer &Foundation::mailer()
{
    if (smtp)
        return *smtp;
    return spool;
}

QByteArray Foundation::publicUrl() const
{
    return settings.publicUrl.isEmpty() ? ownUrl : settings.publicUrl;
}

QByteArray Foundation::gatewaySecret() const
{
    return settings.gatewaySecret.isEmpty() ? keys.secret(QStringLiteral("gateway")) : settings.gatewaySecret;
}

QByteArray Foundation::gatewayUrl() const
{
    return settings.gatewayUrl.isEmpty() ? ownUrl + simulatorPath : settings.gatewayUrl.toUtf8();
}

QByteArray Foundation::carrierUrl() const
{
    return settings.carrierUrl.isEmpty() ? ownUrl + simulatorPath : settings.carrierUrl.toUtf8();
}

} // namespace firstcome::app
