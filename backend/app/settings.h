// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claim_settings.h"
#include "backend/consumers/faults.h"
#include "backend/members/member_ground.h"
#include "backend/platform/events/event_bus.h"
#include "backend/platform/events/kafka_client.h"
#include "backend/platform/http/server.h"
#include "backend/platform/mail/smtp_delivery.h"
#include "backend/platform/module/roles.h"
#include "backend/platform/redis/address.h"
#include "backend/platform/sql/connection.h"
#include "backend/settlements/settlement_settings.h"
#include "backend/system/live_hub.h"
#include "backend/upkeep/kept.h"
#include "shared/base/adjustable.h"
#include "shared/base/result.h"
#include <QMap>

namespace firstcome::app {

/// Whether load runs are allowed here.
enum class LoadUse : quint8 {
    Off,
    On,         ///< their members may be made, and buy nothing that is for everybody
    Everything, ///< and buy like everybody: for a shop that is no business
};

/// Everything that can be set. Sources, later ones win: built-in values, the file of --config (TOML), the environment
/// (FIRSTCOME_…), the command line. README.md of this folder lists them.
struct Settings
{
    QString dataFolder;
    Roles roles; ///< what this process does
    http::ServerSettings server;
    events::KafkaSettings kafka; ///< no brokers: the events' log is the database's
    events::RetryTimes eventRetries{std::chrono::minutes(1), std::chrono::minutes(5), std::chrono::minutes(30)};
    sql::DatabaseSettings database;      ///< SQLite's path follows from the data folder when none is set
    std::optional<redis::Address> redis; ///< over which several instances tell each other what changed
    QString keysFolder;                  ///< empty: in the data folder
    QString gatewayUrl;                  ///< empty: the simulator of this process
    QString carrierUrl;                  ///< empty: the simulator of this process
    QByteArray gatewaySecret;            ///< empty: made in the data folder
    Adjustable<std::chrono::seconds> gatewayCompare =
        std::chrono::seconds(30); ///< how often our book is compared with the gateway's
    QByteArray publicUrl;         ///< where shoppers reach us, without a slash at its end; empty: where we listen
    std::optional<mail::SmtpServer> smtp; ///< nothing: mails go to the spool folder
    QString mailFrom = QStringLiteral("Firstcome <no-reply@localhost>");
    settlements::SettlementSettings settlements;
    Adjustable<std::chrono::seconds> holdFor = std::chrono::seconds(600);
    Adjustable<std::chrono::hours> approvalFor = std::chrono::hours(24); ///< how long an act waits for a second person
    Adjustable<int> ordersPerMemberAndSecond = 10;
    Adjustable<bool> deliveriesByDay = true; ///< the daily job moves deliveries, beside what the carrier reports
    claims::ClaimSettings claims;
    members::MemberRates memberRates;
    upkeep::Kept kept;               ///< for how long what happened is remembered
    std::chrono::days mailsKept{30}; ///< in the spool folder
    std::chrono::milliseconds livePing = system::LiveHub::usualPing;
    qint64 diskReserve = 64 * 1024 * 1024; ///< bytes; with less free the disk counts as full
    members::MailDomains mailDomains = members::MailDomains::Reachable;
    consumers::Faults faults = consumers::Faults::Off; ///< what breaks something on purpose is allowed here
    std::optional<LoadUse> load;                       ///< nothing was said: off, and everything in a demo
    std::chrono::seconds clockOffset{0}; ///< how far this installation's clock is ahead; see clock_offset.h
    QByteArray logLevel = "info";
    QByteArray otlpUrl;    ///< of a collector of traces, without a slash at its end; empty: nobody is traced
    int tracePercent = 10; ///< of the traces that begin here

    LoadUse loadUse() const { return load.value_or(LoadUse::Off); }
};

/// A text in TOML, the environment's FIRSTCOME_ variables, and what the command line said (by the file's key names).
struct SettingsSources
{
    QString configPath;
    QMap<QString, QString> environment;
    QMap<QString, QString> commandLine;
};

/// The settings, or SETTING_WRONG naming the setting, its value and what it takes.
Result<Settings> readSettings(const SettingsSources &sources);

/// FIRSTCOME_… of this process.
QMap<QString, QString> environmentSettings();

/// A sentence about each of these names that looks like a setting's and is none: "FIRSTCOME_PROXY is not known here;
/// did you mean 'FIRSTCOME_PROXIES'?" Only told, since an orchestrator puts names of its own there (FIRSTCOME_PORT).
QStringList unknownSettings(const QStringList &environment);

/// $XDG_DATA_HOME/firstcome.
QString defaultDataFolder();

} // namespace firstcome::app
