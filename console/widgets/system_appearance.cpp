// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace firstcome {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colourScheme = QStringLiteral("color-scheme");
constexpr uint preferDark = 1;
constexpr uint preferLight = 2;

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent), m_dark(QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5f)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QDBusMessage)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    question << appearance << colourScheme;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (reply.isValid())
            take(reply.value().variant());
        finished->deleteLater();
    });
}

void SystemAppearance::settingChanged(const QDBusMessage &setting)
{
    const QVariantList said = setting.arguments(); // name space, key, value
    if (said.size() == 3 && said[0] == appearance && said[1] == colourScheme)
        take(said[2]);
}

void SystemAppearance::take(const QVariant &scheme)
{
    // `Read` wraps its answer in a second variant, `SettingChanged` does not.
    const QVariant inner = scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme;
    const uint value = inner.toUInt();
    if (value != preferDark && value != preferLight)
        return;
    if (m_dark == (value == preferDark))
        return;
    m_dark = value == preferDark;
    Q_EMIT changed();
}

} // namespace firstcome
