// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/permissions.h"
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <functional>
#include <memory>

namespace firstcome {

class ApiClient;
class LiveClient;
struct ApiAnswer;

/// The operator who is signed in at one server, and what he may do. Renews the session before it ends, and when the
/// server refuses the token, without a word; only when that cannot be done, says so and waits for the password.
/// Requests that were refused meanwhile wait and go on then. Invariant: the password is used for one request and kept
/// nowhere; the tokens only in memory; one renewal at a time, since its token is good for one. Thread: GUI.
class OperatorSession : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { SignedOut, SignedIn, Expired };
    using Done = std::function<void(const Result<void> &)>;
    struct Credentials
    {
        QString login;
        QString password;
    };

    /// A renewal whose answer was lost is asked for again soon: the server gives the same answer for 10 s.
    static constexpr std::chrono::milliseconds renewalRetry{2'000};
    static constexpr std::chrono::milliseconds longestRetry{30'000};

    OperatorSession(ApiClient &api, LiveClient &live, QObject *parent = nullptr);

    /// Also the way back in after `Expired`. `done` is called once, unless the attempt is given up.
    void signIn(const QUrl &server, const Credentials &credentials, const Done &done);
    void giveUpSignIn();
    void signOut();

    State state() const { return m_state; }
    QString login() const { return m_login; }
    QUrl server() const;
    quint32 permissions() const { return m_permissions; }
    /// All of the given bits of firstcome::permission.
    bool may(quint32 permissions) const { return (m_permissions & permissions) == permissions; }

Q_SIGNALS:
    /// State or permissions changed.
    void changed();

private:
    void accept(const ApiAnswer &answer);
    void renew();
    void renewOrExpire();
    void takeRenewal(const Result<ApiAnswer> &answer);
    void expire();

    ApiClient &m_api;
    LiveClient &m_live;
    QTimer m_renewal;
    std::unique_ptr<QObject> m_attempt; ///< to sign in; its end is the end of the request
    QString m_login;
    QString m_refreshToken;
    quint32 m_permissions = 0;
    int m_lostRenewals = 0; ///< in a row
    bool m_renewing = false;
    State m_state = State::SignedOut;
};

} // namespace firstcome
