// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/operator_session.h"

#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/client/live_client.h"
#include "shared/contract/error_codes.h"
#include <QJsonArray>

namespace firstcome {

namespace {

// Renewed when this share of its life has passed, so that a slow answer still comes in time.
constexpr double renewAfter = 0.8;

quint32 permissionsOf(const QJsonObject &answer)
{
    const QJsonArray names = answer.value(QLatin1StringView("permissions")).toArray();
    quint32 bits = 0;
    for (const QJsonValue &name : names) {
        // A newer server may know more permissions; those mean nothing here.
        if (const Result<quint32> bit = permissionsFrom({name.toString()}))
            bits |= *bit;
    }
    return bits;
}

} // namespace

OperatorSession::OperatorSession(ApiClient &api, LiveClient &live, QObject *parent)
    : QObject(parent), m_api(api), m_live(live)
{
    m_renewal.setSingleShot(true);
    connect(&m_renewal, &QTimer::timeout, this, &OperatorSession::renew);
    connect(&m_api, &ApiClient::tokenRefused, this, &OperatorSession::renewOrExpire);
    connect(&m_api, &ApiClient::answered, &m_live, &LiveClient::serverIsThere);
    connect(&m_live, &LiveClient::statusChanged, this, [this] {
        if (m_live.status().phase == LiveStatus::Phase::TokenEnded)
            renewOrExpire();
    });
}

QUrl OperatorSession::server() const
{
    return m_api.baseUrl();
}

void OperatorSession::signIn(const QUrl &server, const Credentials &credentials, const Done &done)
{
    m_renewal.stop();
    m_api.setToken({});
    if (m_api.baseUrl() != server)
        m_api.setBaseUrl(server);
    const QJsonObject body{{QStringLiteral("login"), credentials.login},
                           {QStringLiteral("password"), credentials.password}};
    m_attempt = std::make_unique<QObject>();
    m_api.send(ApiRequest::post(QStringLiteral("/v1/ops/sessions"), body).withoutToken(), m_attempt.get(),
               [this, login = credentials.login, done](const Result<ApiAnswer> &answer) {
                   if (!answer)
                       return done(tl::unexpected(answer.error()));
                   // Whoever says yes to everything is no server of ours.
                   if (!answer->json.contains(QLatin1StringView("accessToken")))
                       return done(refuse(code::answerUnreadable));
                   m_login = login;
                   accept(*answer);
                   m_live.open(m_api.baseUrl());
                   done({});
               });
}

void OperatorSession::giveUpSignIn()
{
    m_attempt.reset();
}

void OperatorSession::signOut()
{
    m_renewal.stop();
    m_live.close();
    m_state = State::SignedOut;
    m_permissions = 0;
    m_refreshToken.clear();
    m_api.setToken({});
    m_api.setWaitsForToken(false);
    Q_EMIT changed();
}

void OperatorSession::accept(const ApiAnswer &answer)
{
    const QByteArray token = answer.json.value(QLatin1StringView("accessToken")).toString().toUtf8();
    const std::chrono::seconds life{answer.json.value(QLatin1StringView("expiresIn")).toInteger()};
    m_live.setToken(token);
    m_refreshToken = answer.json.value(QLatin1StringView("refreshToken")).toString();
    if (answer.json.contains(QLatin1StringView("permissions")))
        m_permissions = permissionsOf(answer.json);
    if (!m_refreshToken.isEmpty() && life > std::chrono::seconds::zero())
        m_renewal.start(std::chrono::duration_cast<std::chrono::milliseconds>(life * renewAfter));
    m_lostRenewals = 0;
    m_state = State::SignedIn;
    m_api.setWaitsForToken(true);
    m_api.setToken(token);
    Q_EMIT changed();
}

void OperatorSession::renew()
{
    if (m_renewing)
        return;
    m_renewing = true;
    const QJsonObject body{{QStringLiteral("refreshToken"), m_refreshToken}};
    m_api.send(ApiRequest::post(QStringLiteral("/v1/ops/sessions/refresh"), body).withoutToken(), this,
               [this, asked = m_refreshToken](const Result<ApiAnswer> &answer) {
                   m_renewing = false;
                   // Signed out, or in again, meanwhile.
                   if (m_state == State::SignedIn && asked == m_refreshToken)
                       takeRenewal(answer);
               });
}

void OperatorSession::takeRenewal(const Result<ApiAnswer> &answer)
{
    if (!answer && worthRepeating(answer.error())) {
        m_renewal.start(std::min(renewalRetry * ++m_lostRenewals, longestRetry));
        return;
    }
    if (!answer || !answer->json.contains(QLatin1StringView("accessToken")))
        return expire();
    accept(*answer);
    const LiveStatus::Phase phase = m_live.status().phase;
    if (phase == LiveStatus::Phase::TokenEnded || phase == LiveStatus::Phase::NotAllowed)
        m_live.open(m_api.baseUrl());
}

void OperatorSession::renewOrExpire()
{
    if (m_state != State::SignedIn)
        return;
    if (m_refreshToken.isEmpty())
        expire();
    else
        renew();
}

void OperatorSession::expire()
{
    if (m_state != State::SignedIn)
        return;
    m_renewal.stop();
    m_refreshToken.clear();
    m_state = State::Expired;
    Q_EMIT changed();
}

} // namespace firstcome
