// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/clock_offset.h"
#include "backend/app/settings.h"
#include "backend/platform/access/passwords.h"
#include "backend/platform/access/token_authenticator.h"
#include "backend/platform/changes/changes.h"
#include "backend/platform/crypto/keys.h"
#include "backend/platform/events/kafka_bus.h"
#include "backend/platform/http/request_counts.h"
#include "backend/platform/instances/membership.h"
#include "backend/platform/mail/smtp_mailer.h"
#include "backend/platform/mail/spool_mailer.h"
#include "backend/platform/outgoing/guarded_client.h"
#include "backend/platform/outgoing/http_client.h"
#include "backend/platform/redis/bus.h"
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/sql/breaker_guard.h"
#include "backend/platform/watch/disk_room.h"
#include "backend/platform/watch/health.h"
#include "backend/platform/watch/metrics.h"
#include "backend/system/run_checks.h"

namespace firstcome::app {

/// Where the keys are: in the data folder, unless the setting says otherwise.
crypto::KeyFolder keyFolderOf(const Settings &settings);

/// Everything the modules stand on, made once, in the order in which it is needed; destroyed in reverse.
/// Invariant: no business here.
struct Foundation
{
    explicit Foundation(Settings settings);

    Settings settings;
    Clock clock;
    crypto::KeyFolder keys;
    IdSource ids;
    resilience::BreakerBoard breakers;
    resilience::Dependency databaseDependency;
    /// The database itself: for who must reach it whatever its breaker says, so that an operator who forced that open
    /// can sign in and revert it.
    sql::Database database;
    sql::Database guardedDatabase; ///< for everybody else
    instances::Membership membership;
    events::Outbox outbox;
    Changes changes;
    access::Passwords passwords;
    access::Tokens memberTokens;
    access::Tokens operatorTokens;
    access::RevokedTokens revoked;
    access::TokenAuthenticator authenticator;
    mail::SpoolMailer spool;
    std::unique_ptr<resilience::Dependency> mailDependency; ///< where a server is set
    std::unique_ptr<mail::SmtpMailer> smtp;                 ///< the same
    watch::Metrics metrics;
    watch::Health health;
    watch::DiskRoom disk;
    std::unique_ptr<resilience::Dependency> redisDependency; ///< where one is set
    std::unique_ptr<redis::Bus> redis;                       ///< the same
    std::unique_ptr<resilience::Dependency> kafkaDependency; ///< where Kafka is set
    std::unique_ptr<events::EventBus> bus;
    outgoing::HttpClient httpClient;
    resilience::Dependency gatewayDependency;
    resilience::Dependency carrierDependency;
    outgoing::GuardedClient gatewayClient;
    outgoing::GuardedClient carrierClient;
    /// Where this process is reached by itself, once it listens: the base of the simulators' URLs.
    QByteArray ownUrl;
    /// What shoppers and sellers were answered, once it listens.
    std::function<http::RequestCounts()> requests;
    /// How many clients are connected, once it listens.
    std::function<qint64()> connections;
    /// What can be asked of this shop, once it is put together.
    std::function<system::EveryCheck()> checks;

    mail::Mailer &mailer();
    std::unique_ptr<events::EventBus> makeBus();
    std::unique_ptr<resilience::Dependency> depend(const QByteArray &name, const resilience::BreakerLimits &limits);
    /// Where people reach us: the base of the links in mails.
    QByteArray publicUrl() const;
    QByteArray gatewaySecret() const;
    QByteArray gatewayUrl() const;
    QByteArray carrierUrl() const;
};

} // namespace firstcome::app
