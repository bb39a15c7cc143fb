// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/known_settings.h"

#include "backend/platform/mail/message.h"
#include "backend/platform/sql/server_settings.h"
#include "shared/base/plain_number.h"
#include <QRegularExpression>
#include <QUrl>

namespace firstcome::app {

namespace {

struct Range
{
    qint64 lowest = 0;
    qint64 highest = 0;
};

template <typename Field>
Setter wholeNumber(Field field, Range range)
{
    return [=](Settings &settings, const QString &text) {
        const auto value = plainNumber(text);
        if (!value || *value < range.lowest || *value > range.highest)
            return false;
        field(settings, *value);
        return true;
    };
}

template <typename Duration>
Setter duration(Duration http::Limits::*field, qint64 highest)
{
    return wholeNumber([field](Settings &s, qint64 v) { s.server.limits.*field = Duration(v); }, Range{1, highest});
}

Setter bytes(qsizetype http::Limits::*field, Range range)
{
    return wholeNumber([field](Settings &s, qint64 v) { s.server.limits.*field = qsizetype(v); }, range);
}

Setter text(QString Settings::*field)
{
    return [field](Settings &settings, const QString &value) {
        settings.*field = value;
        return true;
    };
}

bool setListen(Settings &settings, const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const auto port = plainNumber(QStringView(text).mid(colon + 1));
    const QHostAddress address(host == QStringLiteral("localhost") ? QStringLiteral("127.0.0.1") : host);
    if (colon < 0 || !port || *port > 65535 || address.isNull())
        return false;
    settings.server.address = address;
    settings.server.port = quint16(*port);
    return true;
}

bool setDatabase(Settings &settings, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != QStringLiteral("mysql") && url.scheme() != QStringLiteral("mariadb")) ||
        url.host().isEmpty() || url.path().size() < 2)
        return false;
    settings.database.dialect = sql::Dialect::MySql;
    settings.database.host = url.host();
    settings.database.port = url.port(3306);
    settings.database.user = url.userName(QUrl::FullyDecoded);
    settings.database.password = url.password(QUrl::FullyDecoded);
    settings.database.name = url.path().mid(1);
    return true;
}

bool setDatabaseWeak(Settings &settings, const QString &text)
{
    settings.database.acceptedWeak = text.split(u',', Qt::SkipEmptyParts);
    const auto &rules = sql::serverRules();
    return !settings.database.acceptedWeak.isEmpty() &&
           std::all_of(settings.database.acceptedWeak.begin(), settings.database.acceptedWeak.end(),
                       [&rules](const QString &name) {
                           return std::any_of(rules.begin(), rules.end(), [&name](const sql::ServerRule &rule) {
                               return name == QLatin1StringView(rule.name);
                           });
                       });
}

bool setRedis(Settings &settings, const QString &text)
{
    settings.redis = redis::addressFrom(text);
    return settings.redis.has_value();
}

bool setKafka(Settings &settings, const QString &text)
{
    static const QRegularExpression broker(QStringLiteral("^(\\[[0-9a-fA-F:]+\\]|[A-Za-z0-9._-]+):([0-9]{1,5})$"));
    settings.kafka.brokers = text.toLatin1();
    for (const QString &part : text.split(u',')) {
        const auto match = broker.match(part);
        const int port = match.captured(2).toInt();
        if (!match.hasMatch() || port < 1 || port > 65'535)
            return false;
    }
    return true;
}

/// Topics have names of at most 249 letters, digits, dots, dashes and underscores.
bool setKafkaPrefix(Settings &settings, const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9._-]{1,100}$"));
    settings.kafka.prefix = text.toLatin1();
    return name.match(text).hasMatch();
}

/// "60,300,1800": the pauses between an event's further tries.
bool setEventRetries(Settings &settings, const QString &text)
{
    constexpr int longest = 86'400;
    constexpr qsizetype most = 10;
    settings.eventRetries.clear();
    if (text == QStringLiteral("none"))
        return true;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const auto seconds = plainNumber(part);
        if (!seconds || *seconds < 1 || *seconds > longest)
            return false;
        settings.eventRetries.emplace_back(*seconds);
    }
    return parts.size() <= most;
}

bool setLogLevel(Settings &settings, const QString &text)
{
    settings.logLevel = text.toLatin1();
    return QList<QByteArray>{"debug", "info", "warning", "error"}.contains(settings.logLevel);
}

Setter addresses(http::AddressList http::ServerSettings::*field)
{
    return [field](Settings &settings, const QString &text) {
        const auto list = http::AddressList::from(text);
        settings.server.*field = list.value_or(http::AddressList());
        return list.has_value();
    };
}

bool isWebAddress(const QUrl &url)
{
    const bool isWeb = url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http");
    return url.isValid() && isWeb && !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment() &&
           url.userInfo().isEmpty();
}

/// Where we call.
Setter webAddress(QString Settings::*field)
{
    return [field](Settings &settings, const QString &value) {
        settings.*field = value;
        return isWebAddress(QUrl(value, QUrl::StrictMode));
    };
}

/// To which paths are added.
Setter base(QByteArray Settings::*field)
{
    return [field](Settings &settings, const QString &text) {
        const QUrl url(text, QUrl::StrictMode);
        if (!isWebAddress(url))
            return false;
        QByteArray encoded = url.toEncoded(QUrl::StripTrailingSlash);
        while (encoded.endsWith('/'))
            encoded.chop(1);
        settings.*field = encoded;
        return true;
    };
}

bool setMailFrom(Settings &settings, const QString &text)
{
    settings.mailFrom = text.trimmed();
    return mail::isMailbox(settings.mailFrom);
}

bool setSmtp(Settings &settings, const QString &text)
{
    settings.smtp = mail::smtpServerFrom(text);
    return settings.smtp.has_value();
}

/// Addresses such as somebody@localhost.
bool setLocalMail(Settings &settings, const QString &text)
{
    const bool on = text == QStringLiteral("on");
    settings.mailDomains = on ? members::MailDomains::Local : members::MailDomains::Reachable;
    return on || text == QStringLiteral("off");
}

bool setLoad(Settings &settings, const QString &text)
{
    static const QStringList uses{QStringLiteral("off"), QStringLiteral("on"), QStringLiteral("everything")};
    const qsizetype place = uses.indexOf(text);
    settings.load = LoadUse(std::max<qsizetype>(0, place));
    return place >= 0;
}

bool setFaults(Settings &settings, const QString &text)
{
    const bool on = text == QStringLiteral("on");
    settings.faults = on ? consumers::Faults::On : consumers::Faults::Off;
    return on || text == QStringLiteral("off");
}

bool setDeliveriesByDay(Settings &settings, const QString &text)
{
    settings.deliveriesByDay = text == QStringLiteral("on");
    return settings.deliveriesByDay || text == QStringLiteral("off");
}

bool setRoles(Settings &settings, const QString &text)
{
    const auto roles = Roles::from(text);
    settings.roles = roles.value_or(Roles());
    return roles.has_value();
}

/// Limits of the edge, and how much is kept.
std::vector<Known> limits()
{
    return {
        {"request-line-bytes", "256 to 65536", bytes(&http::Limits::requestLine, {256, 65'536})},
        {"head-bytes", "1024 to 1048576", bytes(&http::Limits::head, {1'024, 1'048'576})},
        {"head-fields", "8 to 1000",
         wholeNumber([](Settings &s, qint64 v) { s.server.limits.fields = int(v); }, Range{8, 1'000})},
        {"body-bytes", "1024 to 104857600", bytes(&http::Limits::body, {1'024, 104'857'600})},
        {"connections", "1 to 1000000",
         wholeNumber([](Settings &s, qint64 v) { s.server.limits.connections = int(v); }, Range{1, 1'000'000})},
        {"connections-per-address", "1 to 1000000",
         wholeNumber([](Settings &s, qint64 v) { s.server.limits.connectionsPerAddress = int(v); },
                     Range{1, 1'000'000})},
        {"head-milliseconds", "1 to 600000", duration(&http::Limits::headWithin, 600'000)},
        {"request-milliseconds", "1 to 600000", duration(&http::Limits::requestWithin, 600'000)},
        {"upload-stall-milliseconds", "1 to 600000", duration(&http::Limits::stalledUpload, 600'000)},
        {"idle-milliseconds", "1 to 3600000", duration(&http::Limits::idle, 3'600'000)},
        {"access-log-bytes", "4096 to 1099511627776",
         wholeNumber([](Settings &s, qint64 v) { s.server.accessLog.fileBytes = v; }, Range{4'096, 1'099'511'627'776})},
        {"access-log-files", "1 to 1000",
         wholeNumber([](Settings &s, qint64 v) { s.server.accessLog.files = int(v); }, Range{1, 1'000})},
        {"live-ping-milliseconds", "100 to 600000",
         wholeNumber([](Settings &s, qint64 v) { s.livePing = std::chrono::milliseconds(v); }, Range{100, 600'000})},
        {"disk-reserve-bytes", "0 to 1152921504606846976",
         wholeNumber([](Settings &s, qint64 v) { s.diskReserve = v; }, Range{0, 1'152'921'504'606'846'976})},
        {"stalled-write-milliseconds", "1 to 600000", duration(&http::Limits::stalledWrite, 600'000)},
        {"linger-milliseconds", "1 to 600000", duration(&http::Limits::linger, 600'000)},
        {"write-buffer-bytes", "65536 to 1073741824", bytes(&http::Limits::writeBuffer, {65'536, 1'073'741'824})},
        {"bodies-bytes", "1048576 to 17179869184",
         wholeNumber([](Settings &s, qint64 v) { s.server.limits.bodies = quint64(v); },
                     Range{1'048'576, 17'179'869'184})},
    };
}

Setter days(std::chrono::days upkeep::Kept::*field)
{
    return wholeNumber([field](Settings &s, qint64 v) { s.kept.*field = std::chrono::days(v); }, Range{1, 3'650});
}

/// For how long what would grow for ever is kept.
std::vector<Known> keeping()
{
    return {
        {"events-keep-days", "1 to 3650", days(&upkeep::Kept::events)},
        {"answers-keep-days", "1 to 3650", days(&upkeep::Kept::answers)},
        {"mails-keep-days", "1 to 3650",
         wholeNumber([](Settings &s, qint64 v) { s.mailsKept = std::chrono::days(v); }, Range{1, 3'650})},
    };
}

std::vector<Known> parts()
{
    return {
        {"data", "a folder", text(&Settings::dataFolder)},
        {"listen", "ADDRESS:PORT", setListen},
        {"lanes", "1 to 64", wholeNumber([](Settings &s, qint64 v) { s.server.lanes = int(v); }, Range{1, 64})},
        {"roles",
         "all, or some of members, catalog, orders, payments, deliveries, claims, settlements, ops separated by "
         "commas, "
         "each also NAME:routes or NAME:workers",
         setRoles},
        {"log-level", "debug, info, warning or error", setLogLevel},
        {"trusted", "addresses and networks, separated by commas", addresses(&http::ServerSettings::trusted)},
        {"proxies", "addresses and networks, separated by commas", addresses(&http::ServerSettings::proxies)},
        {"public-url", "http:// or https://, a host, and no query", base(&Settings::publicUrl)},
        {"otlp-url", "http:// or https://, a host, and no query", base(&Settings::otlpUrl)},
        {"trace-percent", "0 to 100",
         wholeNumber([](Settings &s, qint64 v) { s.tracePercent = int(v); }, Range{0, 100})},
        {"mail-from", "an address, or NAME <ADDRESS>", setMailFrom},
        {"smtp", "smtp://[USER:PASSWORD@]HOST:PORT, or smtps://", setSmtp},
        {"database", "mysql://USER:PASSWORD@HOST:PORT/NAME", setDatabase},
        {"database-weak", "names of the server's settings, separated by commas", setDatabaseWeak},
        {"statement-milliseconds", "0 (no limit) to 600000",
         wholeNumber([](Settings &s, qint64 v) { s.database.statementWithin = std::chrono::milliseconds(v); },
                     Range{0, 600'000})},
        {"redis", "redis://[:PASSWORD@]HOST:PORT/DB", setRedis},
        {"keys", "a folder", text(&Settings::keysFolder)},
        {"kafka", "HOST:PORT, several separated by commas", setKafka},
        {"kafka-prefix", "up to 100 letters, digits, dots, dashes, underscores", setKafkaPrefix},
        {"kafka-replication", "1 to 32",
         wholeNumber([](Settings &s, qint64 v) { s.kafka.replication = int(v); }, Range{1, 32})},
        {"event-retries", "up to 10 numbers of seconds (1 to 86400) separated by commas, or none", setEventRetries},
        {"readers", "1 to 32", wholeNumber([](Settings &s, qint64 v) { s.database.readers = int(v); }, Range{1, 32})},
        {"gateway-url", "a URL with http or https", webAddress(&Settings::gatewayUrl)},
        {"carrier-url", "a URL with http or https", webAddress(&Settings::carrierUrl)},
        {"gateway-secret", "a text",
         [](Settings &s, const QString &v) {
             s.gatewaySecret = v.toUtf8();
             return !v.isEmpty();
         }},
    };
}

std::vector<Known> trade()
{
    return {
        {"return-days", "0 to 365",
         wholeNumber([](Settings &s, qint64 v) { s.claims.returnDays = std::chrono::days(v); }, Range{0, 365})},
        {"approval-refund-tier", "0 to 1000000000000 (won)",
         wholeNumber([](Settings &s, qint64 v) { s.claims.refundTier = v; }, Range{0, 1'000'000'000'000})},
        {"gateway-compare", "1 to 86400 (seconds)",
         wholeNumber([](Settings &s, qint64 v) { s.gatewayCompare = std::chrono::seconds(v); }, Range{1, 86'400})},
        {"load", "off, on or everything", setLoad},
        {"faults", "on or off", setFaults},
        {"deliveries-by-day", "on or off", setDeliveriesByDay},
        {"hold-seconds", "2 to 86400",
         wholeNumber([](Settings &s, qint64 v) { s.holdFor = std::chrono::seconds(v); }, Range{2, 86'400})},
        {"approval-hours", "1 to 720",
         wholeNumber([](Settings &s, qint64 v) { s.approvalFor = std::chrono::hours(v); }, Range{1, 720})},
        {"approval-payout-tier", "0 to 1000000000000 (won)",
         wholeNumber([](Settings &s, qint64 v) { s.settlements.payoutTier = v; }, Range{0, 1'000'000'000'000})},
        {"settlement-fee", "0 to 10000 (basis points)",
         wholeNumber([](Settings &s, qint64 v) { s.settlements.feeBasisPoints = v; }, Range{0, 10'000})},
        {"orders-per-member-and-second", "0 (no limit) to 1000000",
         wholeNumber([](Settings &s, qint64 v) { s.ordersPerMemberAndSecond = int(v); }, Range{0, 1'000'000})},
        {"wrong-passwords-per-account", "1 to 1000000",
         wholeNumber([](Settings &s, qint64 v) { s.memberRates.passwords.wrongPerAccount = size_t(v); },
                     Range{1, 1'000'000})},
        {"wrong-passwords-per-address", "1 to 1000000",
         wholeNumber([](Settings &s, qint64 v) { s.memberRates.passwords.wrongPerAddress = size_t(v); },
                     Range{1, 1'000'000})},
        {"proof-mails-per-hour", "1 to 1000",
         wholeNumber([](Settings &s, qint64 v) { s.memberRates.proofMails = size_t(v); }, Range{1, 1'000})},
        {"local-mail", "on or off", setLocalMail},
    };
}

} // namespace

const std::vector<Known> &knownSettings()
{
    static const std::vector<Known> settings = [] {
        std::vector<Known> all = parts();
        for (const auto &more : {trade(), limits(), keeping()})
            all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return settings;
}

} // namespace firstcome::app
