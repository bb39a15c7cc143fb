// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/server_profile.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace firstcome {

namespace {

const QString listKey = QStringLiteral("list");
constexpr const char *environmentIds[environmentCount] = {"local", "test", "staging", "production"};

Environment environmentFrom(const QString &id)
{
    for (int i = 0; i < environmentCount; ++i) {
        if (id == QLatin1StringView(environmentIds[i]))
            return Environment(i);
    }
    // What is not known is treated as if it mattered most.
    return Environment::Production;
}

} // namespace

QString environmentName(Environment environment)
{
    static constexpr const char *names[environmentCount] = {
        QT_TRANSLATE_NOOP("environment", "This computer"), QT_TRANSLATE_NOOP("environment", "Test"),
        QT_TRANSLATE_NOOP("environment", "Staging"), QT_TRANSLATE_NOOP("environment", "Production")};
    return QCoreApplication::translate("environment", names[size_t(environment)]);
}

QColor environmentColour(Environment environment)
{
    // The same in both themes: white words on them have a contrast above 4.5.
    switch (environment) {
    case Environment::Production:
        return {0xc0, 0x1f, 0x2b};
    case Environment::Staging:
        return {0x7a, 0x3e, 0xb1};
    case Environment::Test:
        return {0x0b, 0x74, 0x80};
    case Environment::ThisComputer:
        break;
    }
    return {0x56, 0x60, 0x6e};
}

std::optional<QUrl> serverUrlFrom(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (!text.contains(QLatin1StringView("://"))) {
        const QUrl guess(QStringLiteral("http://") + text);
        text.prepend(isThisComputer(guess) ? QStringLiteral("http://") : QStringLiteral("https://"));
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool known = url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("https");
    if (!url.isValid() || !known || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    return url;
}

bool isThisComputer(const QUrl &url)
{
    return url.host() == QLatin1StringView("localhost") || QHostAddress(url.host()).isLoopback();
}

bool isUnprotected(const QUrl &url)
{
    return url.scheme() == QLatin1StringView("http") && !isThisComputer(url);
}

ServerProfile profileOf(const QUrl &url)
{
    return {url.authority(), url, {}, isThisComputer(url) ? Environment::ThisComputer : Environment::Production};
}

QList<ServerProfile> ProfileStore::all() const
{
    QList<ServerProfile> profiles;
    const QJsonArray kept = QJsonDocument::fromJson(m_memory.value(listKey).toString().toUtf8()).array();
    for (const QJsonValue &each : kept) {
        const QUrl url(each[QLatin1StringView("url")].toString());
        const QString name = each[QLatin1StringView("name")].toString();
        if (url.isValid() && !name.isEmpty())
            profiles.append({name, url, each[QLatin1StringView("login")].toString(),
                             environmentFrom(each[QLatin1StringView("environment")].toString())});
    }
    return profiles;
}

std::optional<ServerProfile> ProfileStore::find(const QString &name) const
{
    for (const ServerProfile &profile : all()) {
        if (profile.name == name)
            return profile;
    }
    return std::nullopt;
}

std::optional<ServerProfile> ProfileStore::findAt(const QUrl &url) const
{
    // "http://shop" and "http://shop/" are one server.
    const auto address = [](const QUrl &each) {
        QUrl plain = each.adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
        if (plain.path() == QLatin1StringView("/"))
            plain.setPath({});
        return plain;
    };
    for (const ServerProfile &profile : all()) {
        if (address(profile.url) == address(url))
            return profile;
    }
    return std::nullopt;
}

void ProfileStore::keep(const ServerProfile &profile)
{
    QList<ServerProfile> profiles = all();
    profiles.removeIf([&profile](const ServerProfile &each) { return each.name == profile.name; });
    profiles.prepend(profile);
    write(profiles);
}

void ProfileStore::forget(const QString &name)
{
    QList<ServerProfile> profiles = all();
    profiles.removeIf([&name](const ServerProfile &each) { return each.name == name; });
    write(profiles);
}

void ProfileStore::write(const QList<ServerProfile> &profiles)
{
    QJsonArray list;
    for (const ServerProfile &profile : profiles)
        list.append(QJsonObject{
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("url"), profile.url.toString()},
            {QStringLiteral("login"), profile.login},
            {QStringLiteral("environment"), QString::fromLatin1(environmentIds[size_t(profile.environment)])}});
    m_memory.set(listKey, QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

} // namespace firstcome
